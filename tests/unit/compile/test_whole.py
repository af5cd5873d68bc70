"""A source file that was cut short stops the build with its name."""

import shutil
from pathlib import Path

import pytest

from whipcount.compile.all import build
from whipcount.compile.whole import check_whole
from whipcount.errors import SourceError


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"a,b\n1,2\n3", "has another number of cells at line 3"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"a,b\n1,\xff\n", "is not UTF-8 text"),
        ("a.hexjson", b'{"a": 1', "is not JSON at line 1"),
        ("a.parquet", b"PAR1abc", "does not end as a Parquet file"),
        ("a.xlsx", b"PK\x03\x04", "does not end as a workbook"),
        ("a.dat", b"a\tb\n1", "does not end with a line"),
    ],
)
def test_what_is_cut_short_is_said(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=f"^{name} {words}"):
        check_whole(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b'\xef\xbb\xbfa,b\n1,"2\n3"'), ("a.json", b"[]"), ("a.parquet", b"PAR1PAR1"), ("a.txt", b"a\n")],
)
def test_what_is_whole_passes(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    check_whole(tmp_path / name)


def test_rows_that_are_missing_are_the_sources_fault(shared: Path, tmp_path: Path) -> None:
    for name in ("offices", "register"):
        shutil.copytree(shared / name, tmp_path / name)
    people = tmp_path / "offices" / "person.csv"
    people.chmod(0o644)
    rows = people.read_text(encoding="utf-8").splitlines(keepends=True)
    people.write_text("".join(rows[: len(rows) // 2]), encoding="utf-8")
    with pytest.raises(SourceError, match="source files of offices do not fit together"):
        build(tmp_path, modules=("offices",))
