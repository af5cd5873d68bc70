"""The pages about the data say what is there."""

import csv
import re
from pathlib import Path

from whipcount.facts.tables import DATA

PAGE = (DATA / "PROVENANCE.md").read_text(encoding="utf-8")
QUALITY = (Path(__file__).resolve().parents[2] / "docs" / "data-quality.md").read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "manual" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_table_and_every_file_kept_by_hand_has_a_line() -> None:
    named = set(re.findall(r"`([\w.-]+\.(?:csv|toml))`", PAGE.replace("cohorts/", "")))
    there = {path.name for folder in ("tables", "manual", "cohorts") for path in (DATA / folder).iterdir()}
    assert named == there


def test_every_correction_names_its_page() -> None:
    for row in rows("corrections.csv"):
        assert row["source_from"].startswith("http") or row["cause_from"] == "label", row["name"]
        assert row["cause_to"] == "" or row["source_to"].startswith("http") or row["cause_to"] == "changes_party", row


def test_the_page_on_quality_counts_the_corrections() -> None:
    corrections = rows("corrections.csv")
    late = [row for row in corrections if re.search(r"days? late", row["note"])]
    kept = [row for row in corrections if "keeps the old party" in row["note"]]
    caused = [row for row in corrections if "the cause is ours" in row["note"]]
    missed = [row for row in corrections if "keeps independent" in row["note"]]
    assert f"has {len(corrections)} rows" in QUALITY
    lines = {
        "the day after": late,
        "surrendered whip": kept,
        "restored whip or a later": missed,
        "taken or given": caused,
    }
    for words, rows_of in lines.items():
        (line,) = [line for line in QUALITY.splitlines() if line.startswith("|") and words in line]
        assert line.split("|")[2].strip() == str(len(rows_of)), words


def test_all_the_data_are_under_twelve_million_bytes() -> None:
    files = (path for path in DATA.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert sum(path.stat().st_size for path in files if "models" not in path.parts) < 12_000_000
