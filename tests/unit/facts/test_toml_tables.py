import pytest

from whipcount.errors import SourceError
from whipcount.facts import tables


def test_an_embedded_file_is_read() -> None:
    assert {row["id"] for row in tables.read_toml("cohorts/breakdowns.toml")["breakdown"]} >= {"intake", "office"}


def test_a_missing_or_damaged_one_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match=r"The embedded table cohorts/none\.toml is missing"):
        tables.read_toml("cohorts/none.toml")
    monkeypatch.setattr(tables, "manifest", dict)
    monkeypatch.setattr(tables, "read_bytes", lambda _: b"= no table")
    with pytest.raises(SourceError, match=r"^cohorts\.toml cannot be read: "):
        tables.read_toml("cohorts/cohorts.toml")
