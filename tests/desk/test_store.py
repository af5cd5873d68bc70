"""Cases in the database: brought in and written out without loss, only added to, counted by the core."""

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from deskbuilder import small_case
from whipcount.desk.ledger import models
from whipcount.desk.ledger.store import (
    add_events,
    case_from_db,
    export_case,
    import_case,
    locked,
    open_from_db,
    revision,
    row_of,
)
from whipcount.errors import EvidenceError, InputError, NotFoundError
from whipcount.facts.cases import CASES, open_case
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

JOHNSON = CASES / "johnson-2022"
AWKWARD = (
    'e2,2022-01,2022-01-20,"Gary ""the tank"" Streeter",,standards_report,asserted,Boris Johnson,twfy:10999,,,,'
    '"two\nlines, and a comma",anonymous,,«é— ‮ 😀»,\n'
    "e3,,2022,Christian Wakeford,twfy:25874,critical,hypothetical,,,,,,,claimed,,,e2\n"
)


def event(name: str = "e9", **changes: Any) -> Event:
    values = {
        "on": "2022-02-01", "known": "2022-02-01", "actor": "David Davis", "actor_id": "twfy:10162",
        "type": EventType.CALLS_TO_RESIGN, "status": Status.ASSERTED, "source": Source(Grade.ON_RECORD),
        "target": "Boris Johnson", "target_id": "twfy:10999",
    } | changes  # fmt: skip
    return Event(id=name, **values)


def test_the_shipped_case_comes_out_byte_for_byte(tmp_path: Path) -> None:
    export_case("johnson-2022", tmp_path)
    for name in ("case.toml", "events.csv"):
        assert (tmp_path / name).read_bytes() == (JOHNSON / name).read_bytes()


def test_rows_with_awkward_cells_come_out_as_they_went_in(tmp_path: Path) -> None:
    folder = small_case(tmp_path, rows=AWKWARD.replace(",e2\n", ",\n"))
    import_case(folder)
    out = export_case("small", tmp_path / "out")
    assert (out / "events.csv").read_bytes() == (folder / "events.csv").read_bytes()
    assert (out / "case.toml").read_bytes() == (folder / "case.toml").read_bytes()


def test_an_id_that_we_found_ourselves_is_counted_and_not_written_out(small: models.Case, tmp_path: Path) -> None:
    assert case_from_db("small").events[0].actor_id == "twfy:24741"
    out = export_case("small", tmp_path / "out")
    assert ",Andrew Bridgen,,letter_submitted," in (out / "events.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("on", ["2019-12-13", "2022-01-19", "2022-06-06", "2022-07-07"])
def test_the_core_counts_the_same_from_the_database_as_from_the_folder(on: str) -> None:
    shipped = open_case("johnson-2022")
    assert open_from_db("johnson-2022").case == shipped.case
    assert open_from_db("johnson-2022").count(on).hash == shipped.count(on).hash


def test_bringing_a_case_in_twice_changes_nothing(small: models.Case, tmp_path: Path) -> None:
    before = revision("small")
    again = import_case(tmp_path / "small")
    assert (revision(again), again.events.count()) == (before, 1)


def test_further_rows_are_added_and_changed_rows_refused(small: models.Case, tmp_path: Path) -> None:
    rows = (tmp_path / "small" / "events.csv").read_text(encoding="utf-8")
    (tmp_path / "small" / "events.csv").write_text(rows + AWKWARD.replace(",e2\n", ",\n"), encoding="utf-8")
    assert import_case(tmp_path / "small").events.count() == 3
    (tmp_path / "small" / "events.csv").write_text(rows.replace("I have sent it", "I have not"), encoding="utf-8")
    with pytest.raises(EvidenceError, match="1 events of small differ from those on record, such as e1"):
        import_case(tmp_path / "small")


def test_rows_that_cannot_be_used_bring_nothing_in(tmp_path: Path) -> None:
    folder = small_case(tmp_path, "broken", "e1,2022-13,2022-01-13,Andrew Bridgen,,critical,,,,,,,,,,,\n")
    with pytest.raises(InputError, match="1 row of the case broken cannot be used"):
        import_case(folder)
    assert not models.Case.objects.filter(slug="broken").exists()


def test_an_unknown_case_is_named_with_those_that_there_are() -> None:
    with pytest.raises(NotFoundError, match="No case called 'nope' on this desk; there are: johnson-2022"):
        row_of("nope")


def test_every_accepted_event_changes_the_revision_and_the_count(small: models.Case) -> None:
    before = open_from_db("small").count("2022-03-01")
    word = revision("small")
    with locked("small") as row:
        add_events(row, [event()])
    assert revision("small") != word
    after = open_from_db("small").count("2022-03-01")
    assert after.n("calls_to_resign") == before.n("calls_to_resign") + 1


def test_what_fails_half_way_stores_nothing(small: models.Case) -> None:
    def fail() -> None:
        with locked("small") as row:
            add_events(row, [event()])
            raise RuntimeError

    word = revision("small")
    with pytest.raises(RuntimeError):
        fail()
    assert (revision("small"), row_of("small").events.count()) == (word, 1)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (event("e1"), "The event e1 is on record already"),
        (event(replaces="gone"), "The event gone that is to be corrected is not on record"),
    ],
)
def test_events_that_do_not_fit_are_refused(small: models.Case, bad: Event, said: str) -> None:
    with pytest.raises(EvidenceError, match=said), locked("small") as row:
        add_events(row, [bad])


def test_an_event_is_neither_changed_nor_removed_by_the_program(small: models.Case) -> None:
    row = small.events.get()
    row.actor = "Somebody else"
    with pytest.raises(EvidenceError, match="is not changed"):
        row.save()
    with pytest.raises(EvidenceError, match="is not removed"):
        row.delete()


@pytest.mark.parametrize("table", ["ledger_event", "ledger_auditentry"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_nor_by_anybody_at_the_database(small: models.Case, table: str, verb: str) -> None:
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


def test_names_that_look_like_sql_are_names(tmp_path: Path) -> None:
    name = "Robert'); DROP TABLE ledger_event;--"
    folder = small_case(tmp_path, rows=f'e5,,2022-01-20,"{name}",,standards_report,,,,,,,,,,,\n')
    import_case(folder)
    assert case_from_db("small").events[0].actor == name
