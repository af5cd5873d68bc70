"""Let the database itself refuse to change or remove events and entries of the log."""

from django.db import migrations

TABLES = ("ledger_event", "ledger_auditentry")

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION whipcount_only_added() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION whipcount_only_added()
"""


def _statements(vendor):
    pattern = SQLITE if vendor == "sqlite" else POSTGRESQL
    return [pattern.format(table=table, verb=verb) for table in TABLES for verb in ("UPDATE", "DELETE")]


def put_up(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for statement in _statements(vendor):
        schema_editor.execute(statement)


def take_down(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON {table}"
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}" + on.format(table=table))


class Migration(migrations.Migration):
    """Triggers on both tables."""

    dependencies = (("ledger", "0001_start"),)
    operations = (migrations.RunPython(put_up, take_down),)
