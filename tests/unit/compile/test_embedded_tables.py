"""The tables in the package are those that the sources give, and a source that does not add up stops the build."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from whipcount.compile.boundaries import current_codes
from whipcount.compile.psephology import candidacies, contests
from whipcount.errors import SourceError
from whipcount.facts.tables import DATA

MODULES = (
    "people",
    "elections",
    "constituencies",
    "offices",
    "divisions",
    "divisions_2019",
    "maps",
    "polls",
    "ratings",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_same_bytes_every_time(shared: Path, name: str) -> None:
    for file, content in import_module(f"whipcount.compile.{name}").build(shared).items():
        assert (DATA / "tables" / file).read_bytes() == content, f"run 'whipcount data build': {file}"


def test_all_of_it_is_small() -> None:
    names = ("results", "candidacies", "notionals", "parties")
    assert sum((DATA / "tables" / f"{name}.csv").stat().st_size for name in names) < 3_000_000


def test_headers_are_put_to_files_without_one(shared: Path) -> None:
    (row,) = [r for r in contests(shared) if r.gss == "E14000612" and r.on == "2019-12-12"]
    assert (row.electorate, row.valid, row.majority, row.region) == (75_152, 50_274, 402, "North West")
    stood = [r for r in candidacies(shared) if r.gss == "E14000612" and r.on == "2019-12-12"]
    assert {r.party_abbreviation: r.votes for r in stood}["Con"] == 22_034


def test_byte_order_marks_and_second_names_of_columns_do_no_harm(shared: Path) -> None:
    by = [r for r in contests(shared) if r.kind == "by"]
    assert {r.on for r in by} >= {"2011-01-13", "2018-05-03", "2021-05-06", "2025-05-01"}
    assert all(r.gss[0] in "ENSW" for r in by)


def test_early_codes_of_scottish_seats(shared: Path) -> None:
    assert current_codes(shared)["S14000006"] == "S14000107"
    assert len(current_codes(shared)) == 5


def _copy(shared: Path, target: Path, change: tuple[str, str, str]) -> Path:
    shutil.copytree(shared / "elections", target / "elections")
    name, old, new = change
    path = target / "elections" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("parliament-58-general-election-candidacies.csv", ",22034,", ",22035,"), "Bury South 2019-12-12"),
        (("parliament-58-general-election-candidacies.csv", "Female,No,No,,130,", "Female,No,No,,131,"), "Bury South"),
        (("parliament-58-general-election-constituencies.csv", ",402,", ",403,"), "do not add up"),
        (("parliament-58-general-election-constituencies.csv", "Con gain from Lab", "Con took it"), "unknown outcome"),
    ],
)
def test_results_that_do_not_add_up(shared: Path, tmp_path: Path, change: tuple[str, str, str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        import_module("whipcount.compile.elections").build(_copy(shared, tmp_path, change))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for name in MODULES:
        with pytest.raises(SourceError, match="is missing"):
            import_module(f"whipcount.compile.{name}").build(tmp_path)


def test_an_unknown_code_of_a_vote(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared / "votes" / "commons-2019-24", tmp_path / "votes" / "commons-2019-24")
    (tmp_path / "register").mkdir()
    shutil.copy(shared / "register" / "person_identifiers.parquet", tmp_path / "register")
    path = tmp_path / "votes" / "commons-2019-24" / "votematrix-2019.dat"
    path.write_text(path.read_text(encoding="utf-8").replace("\t2\t", "\t7\t", 1), encoding="utf-8")
    with pytest.raises(SourceError, match="unknown codes 7"):
        import_module("whipcount.compile.divisions").build(tmp_path)
