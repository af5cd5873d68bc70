"""The cells of PollBase become days, shares and results."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from whipcount.compile.poll_days import fieldwork, last_of_month, published
from whipcount.compile.polls import Row, build, poll_rows
from whipcount.compile.workbook import Cell, day_of
from whipcount.errors import SourceError

MAY = date(2019, 5, 1)
SERIAL = Fraction(43_586)
ELECTIONS = [
    "1945-07-05", "1950-02-23", "1951-10-25", "1955-05-26", "1959-10-08", "1964-10-15", "1966-03-31", "1970-06-18",
    "1974-02-28", "1974-10-10", "1979-05-03", "1983-06-09", "1987-06-11", "1992-04-09", "1997-05-01", "2001-06-07",
    "2005-05-05", "2010-05-06", "2015-05-07", "2017-06-08", "2019-12-12", "2024-07-04",
]  # fmt: skip


@pytest.fixture(scope="module")
def compiled(shared: Path) -> list[Row]:
    return list(poll_rows(shared))


def row_of(rows: list[Row], sheet: str, number: int) -> Row:
    (found,) = [row for row in rows if (row.sheet, row.number) == (sheet, number)]
    return found


@pytest.mark.parametrize(
    ("cell", "helper", "start", "end"),
    [
        ("3-5", None, "05-03", "05-05"),
        (Fraction(7), None, "05-07", "05-07"),
        ("15 ?", None, "05-15", "05-15"),
        ("28-3", None, "05-28", "06-03"),
        ("29-2", day_of(SERIAL) - date.resolution * 2, "04-29", "05-02"),
        ("?-7", None, None, "05-07"),
        ("-28", None, None, "05-28"),
        ("?-1", date(2019, 5, 30), None, "06-01"),
        ("5-?", None, "05-05", None),
        ("14-16?", None, "05-14", "05-16"),
        ("29/4-1/6", None, "04-29", "06-01"),
        ("3-31/8", None, None, None),
        ("c.6-9", None, "05-06", "05-09"),
        ("1-5 Sept", None, "05-01", "05-05"),
        ("2/5-4/44", None, "05-02", None),
        ("n/a", None, None, None),
        ("?", None, None, None),
        (None, None, None, None),
        (Fraction(32), None, None, None),
    ],
)
def test_fieldwork(cell: Cell, helper: date | None, start: str | None, end: str | None) -> None:
    serial = None if helper is None else Fraction((helper - date(1899, 12, 30)).days)
    first, last = fieldwork(cell, serial, MAY)
    if cell == "3-31/8":
        assert (first, last) == (date(2019, 8, 3), date(2019, 8, 31))
        return
    assert (first and f"{first:%m-%d}", last and f"{last:%m-%d}") == (start, end)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (Fraction(29), "2019-05-29"),
        (Fraction(2), "2019-06-02"),
        (Fraction(27), None),
        ("2?", "2019-06-02"),
        ("30/31", "2019-05-31"),
        ("14/6", "2019-06-14"),
        ("31/1", "2019-06-01"),
        ("1/2", "2019-06-02"),
        ("29/31", "2019-05-31"),
        (SERIAL, None),
        (SERIAL + 60, "2019-06-30"),
        ("soon", None),
        (None, None),
    ],
)
def test_published(cell: Cell, day: str | None) -> None:
    found = published(cell, date(2019, 5, 29), date(2019, 5, 29))
    assert (found and found.isoformat()) == day


def test_published_with_its_month_though_the_fieldwork_is_unknown() -> None:
    assert published("28/9", date(2023, 8, 1), None) == date(2023, 9, 28)


def test_the_last_day_of_a_month() -> None:
    assert [last_of_month(date(2024, month, 1)).day for month in (1, 2, 4, 12)] == [31, 29, 30, 31]


def test_every_general_election_has_its_day(compiled: list[Row]) -> None:
    assert [row.end.isoformat() for row in compiled if row.kind == "result" and row.end] == ELECTIONS


def test_every_parliament_has_polls_between_its_elections(compiled: list[Row]) -> None:
    first = date(1945, 7, 5)
    for row in compiled:
        if row.kind == "result":
            assert row.end
            first = row.end
        else:
            assert first <= row.latest, (row.sheet, row.number)


def test_single_rows(compiled: list[Row]) -> None:
    row = row_of(compiled, "01-05", 103)
    assert (row.pollster, row.start, row.end) == ("MORI", date(2003, 6, 26), date(2003, 6, 27))
    row = row_of(compiled, "24-", 315)
    assert (row.start, row.end, row.published) == (date(2025, 5, 30), date(2025, 6, 2), date(2025, 6, 4))
    row = row_of(compiled, "19-24", 1635)
    assert (row.kind, row.end, row.published) == ("mrp", date(2024, 2, 12), date(2024, 2, 14))
    assert row.shares == {"conservative": 2200, "labour": 4200, "liberal-democrat": 1100, "green": 700, "reform": 1000}
    row = row_of(compiled, "45-50", 4)
    assert (row.month, row.start, row.end, row.published) == (date(1946, 1, 1), None, None, None)
    assert row.cells()[8:11] == ["32", "52.5", "11"]


def test_exit_polls_and_ratings_are_left_out(compiled: list[Row]) -> None:
    there = {(row.sheet, row.number) for row in compiled}
    assert not there & {("74", 60), ("79-83", 225), ("79-83", 226), ("83-87", 321), ("10-15", 2096), ("19-24", 2)}
    assert ("79-83", 223) in there


def test_nobody_is_counted_before_he_is_asked(compiled: list[Row]) -> None:
    for row in compiled:
        days = [day for day in (row.start, row.end, row.published) if day]
        assert days == sorted(days), (row.sheet, row.number)


def _changed(shared: Path, target: Path, old: bytes, new: bytes) -> Path:
    """Copy the workbook with one text replaced in all of its parts."""
    name = "polls/pollbase.xlsx"
    (target / name).parent.mkdir()
    with zipfile.ZipFile(shared / name) as source, zipfile.ZipFile(target / name, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in source.namelist():
            copy.writestr(part, re.sub(old, new, source.read(part)))
    return target


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (rb"Leader:", b"Leaders", "sheet 38-45 has no column 'Leader:'"),
        (rb'name="79-83"', b'name="lost"', "21 rows, expected 22"),
    ],
)
def test_a_workbook_laid_out_otherwise(shared: Path, tmp_path: Path, old: bytes, new: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        build(_changed(shared, tmp_path, old, new))


def test_a_workbook_cut_short(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared / "polls", tmp_path / "polls")
    path = tmp_path / "polls" / "pollbase.xlsx"
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match=r"pollbase\.xlsx does not end as a workbook"):
        build(tmp_path)
