"""Every table in the package, cut in half: the command that uses it says so, and so does ``data check``."""

from __future__ import annotations

import functools
import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from door import run
from whipcount.errors import SourceError
from whipcount.facts import cases, checks, positions, rules, tables
from whipcount.facts.rules import BOOKS
from whipcount.facts.tables import DATA, manifest

DAY = ("--on", "2022-01-19")
COUNT, HOUSE, SEAT = ("count", "johnson-2022", *DAY), ("house", *DAY), ("seat", "Bury South", *DAY)
MEMBER, REBELS = ("member", "Christian Wakeford", *DAY), ("votes", "rebels", "--division", "commons:1124")
ENDS, LEAVES, CHECK = ("forecast", "survival", *DAY), ("forecast", "defection", *DAY), ("data", "check")
COMMANDS = {
    "cases/johnson-2022/case.toml": COUNT,
    "cases/johnson-2022/events.csv": COUNT,
    "cohorts/breakdowns.toml": (*COUNT, "--by", "leave"),
    "cohorts/cohorts.toml": SEAT,
    "manual/abstention.csv": HOUSE,
    "manual/arrangements.csv": HOUSE,
    "manual/contest_places.csv": ("forecast", "ballot", *DAY),
    "manual/election_calls.csv": ENDS,
    "manual/governments.csv": HOUSE,
    "manual/governments_before_1964.csv": ENDS,
    "manual/key_divisions.csv": MEMBER,
    "manual/leader_births.csv": ENDS,
    "manual/leader_intentions.csv": ENDS,
    "manual/leaders.csv": LEAVES,
    "manual/leadership_ballots.csv": ENDS,
    "manual/leaderships.csv": ENDS,
    "manual/presiding.csv": HOUSE,
    "manual/published.csv": CHECK,
    "manual/published_votes.csv": CHECK,
    "manual/topics.csv": ("votes", "list", "--topic", "brexit"),
    "manual/whips.csv": REBELS,
    "positions/2021-12-14.csv": MEMBER,
    "tables/candidacies.csv": SEAT,
    "tables/census_2011.csv": SEAT,
    "tables/constituencies.csv": SEAT,
    "tables/contests.csv": ("forecast", "letters", *DAY),
    "tables/divisions.csv": REBELS,
    "tables/divisions_2019.csv": LEAVES,
    "tables/moves_before_1997.csv": ("precedents", "--type", "changes_party"),
    "tables/notionals.csv": ("polls", *DAY, "--seats"),
    "tables/offices.csv": MEMBER,
    "tables/overlaps.csv": SEAT,
    "tables/parliaments.csv": HOUSE,
    "tables/parties.csv": SEAT,
    "tables/people.csv": HOUSE,
    "tables/polls.csv": ("polls", *DAY),
    "tables/ratings.csv": ENDS,
    "tables/results.csv": SEAT,
    "tables/spells.csv": HOUSE,
    "tables/voters.csv": REBELS,
    "tables/voters_2019.csv": LEAVES,
    "rules/books/uk-conservative.toml": COUNT,
}
ONLY_CHECKED = frozenset(
    {"tables/hexes.csv", "tables/people_earlier.csv", "tables/spells_earlier.csv"}
    | {f"manual/{name}.csv" for name in (
        "corrections", "division_totals", "johnson-2022", "moves_before_1997", "nicknames", "party_chairs",
        "peer_scores", "result_corrections", "source_hosts",
    )}
)  # fmt: skip
"""What only ``data build``, a server or a command with a file of the user's reads."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let everything be read from a copy of the embedded files."""
    package = tmp_path_factory.mktemp("package")
    shutil.copytree(DATA, package / "data", ignore=shutil.ignore_patterns("models"))
    (package / "data" / "models").symlink_to(DATA / "models")
    shutil.copytree(BOOKS, package / "rules" / "books")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "PACKAGE", package)
        patch.setattr(tables, "DATA", package / "data")
        patch.setattr(positions, "DATA", package / "data")
        patch.setattr(cases, "CASES", package / "data" / "cases")
        patch.setattr(rules, "BOOKS", package / "rules" / "books")
        yield package / "data"
    forget()


def forget() -> None:
    """Empty what was read once and kept."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("whipcount.facts"):
            one.cache_clear()


@pytest.fixture
def cut(copied: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Cut one file in half, at a line end or within a line; put it back afterwards."""
    name, at_line_end = request.param
    path = tables.place(name)
    whole = path.read_bytes()
    half = len(whole) // 2
    path.write_bytes(whole[: whole.rindex(b"\n", 0, half) + 1] if at_line_end else whole[:half])
    forget()
    yield name
    path.write_bytes(whole)


HALVES = [pytest.param((name, end), id=f"{name}-{end}") for name in COMMANDS for end in (True, False)]
REST = [pytest.param((name, True), id=name) for name in sorted(ONLY_CHECKED)]


@pytest.mark.parametrize("cut", HALVES, indirect=True)
def test_half_a_table_is_told_by_the_command_that_uses_it(capsys: pytest.CaptureFixture[str], cut: str) -> None:
    code, _, err = run(capsys, *COMMANDS[cut])
    assert (code, "Traceback" in err) == (2, False), err[-300:]
    assert (err.count("\n"), f"The embedded table {cut} " in err) == (1, True), err
    assert "install whipcount again" in err


@pytest.mark.parametrize("cut", [*HALVES, *REST], indirect=True)
def test_half_a_table_is_told_by_data_check(cut: str) -> None:
    (told,) = checks.tables_as_built().differences
    assert told.startswith(f"{cut} is not the table that was built")


def test_every_table_is_cut() -> None:
    other_days = {name for name in manifest() if name.startswith(("positions/", "rules/"))}
    assert set(manifest()) - other_days == (set(COMMANDS) | ONLY_CHECKED) - other_days
    shipped = [
        path
        for folder in ("tables", "manual", "positions", "cohorts", "cases")
        for path in (DATA / folder).rglob("*.*")
    ]
    named = {path.relative_to(DATA).as_posix() for path in shipped} | {f"rules/books/{p.name}" for p in BOOKS.glob("*")}
    assert set(manifest()) == named - {"tables/manifest.csv"}


@pytest.mark.parametrize("name", ["manifest.csv", "tables/manifest.csv"])
@pytest.mark.parametrize("at_line_end", [True, False])
def test_half_a_manifest_is_told(copied: Path, name: str, at_line_end: bool) -> None:
    listed = sorted(manifest())
    path = copied / name
    whole = path.read_bytes()
    end = whole.rindex(b"\n", 0, len(whole) // 2) + 1 if at_line_end else whole.rindex(b",", 0, len(whole) // 2)
    path.write_bytes(whole[:end])
    forget()
    with pytest.raises(SourceError, match=r"is in no manifest|is cut short or damaged at line"):
        list(map(tables.read_whole, listed))
    path.write_bytes(whole)
    forget()
