"""Make a database fit for use: its tables, the roles, the shipped cases."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError

from whipcount.desk.ledger.models import Case
from whipcount.desk.ledger.roles import keep_roles
from whipcount.desk.ledger.store import import_case
from whipcount.errors import SourceError
from whipcount.facts.cases import case_names

__all__ = ["make_ready", "make_tables"]


def make_tables() -> None:
    """Bring the tables and roles up to date.

    Raises
    ------
    SourceError : the database does not answer
    """
    place = settings.DATABASES["default"]
    if place["ENGINE"].endswith("sqlite3"):
        Path(place["NAME"]).resolve().parent.mkdir(parents=True, exist_ok=True)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as fault:
        raise SourceError(f"The database cannot be used ({str(fault).strip()}); check --database.") from None
    keep_roles()


def make_ready() -> list[str]:
    """Bring tables, roles and, into a desk without any case, the shipped ones; returns what cases it has."""
    make_tables()
    if not Case.objects.exists():
        for name in case_names():
            import_case(name)
    return list(Case.objects.values_list("slug", flat=True))
