"""Compile the register: people and spells from mySociety's memberships, painted with our corrections."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from whipcount.compile.names import names, number, text
from whipcount.compile.paint import Strip, paint
from whipcount.compile.tables import bound, csv_bytes, manual_rows, require

__all__ = ["build"]

MODERN = "1979-05-03"
PARTY_SLUGS = {
    "labourco-operative": "labour",
    "scottish-national-party": "snp",
    "social-democratic-and-labour-party": "sdlp",
    "traditional-unionist-voice": "tuv",
}
_AS_EVENTS = {"changed_party": "changes_party", "whip_removed": "loses_whip"}
PEOPLE_HEADER = ["person", "given", "family", "aliases", "mnis", "wikidata"]
PARLIAMENTS_HEADER = ["number", "elected_on", "dissolved_on", "seats", "known_until"]
SPELLS_HEADER = [
    "person", "seat", "gss", "party", "start", "end", "start_reason", "end_reason", "known_from", "known_to", "source",
]  # fmt: skip


def build(source: Path) -> dict[str, bytes]:
    """Return ``people.csv``, ``spells.csv`` and their counterparts before 3 May 1979.

    Parameters
    ----------
    source : folder with ``register/`` and ``maps/`` as published

    Raises
    ------
    SourceError : a file is missing or a total is out of bounds
    """
    strips = _strips(source)
    earlier = [strip for strip in strips if strip.end and strip.end < MODERN]
    modern = paint([strip for strip in strips if not strip.end or strip.end >= MODERN], manual_rows("corrections.csv"))
    bound("modern spells", len(modern), 7_000, 12_000)
    bound("earlier spells", len(earlier), 30_000, 45_000)
    recent = {strip.person for strip in modern}
    people = _people(source)
    used = recent | {strip.person for strip in earlier}
    codes = _codes(source)
    return {
        "people.csv": csv_bytes(PEOPLE_HEADER, [people[n] for n in sorted(recent)]),
        "people_earlier.csv": csv_bytes(PEOPLE_HEADER, [people[n] for n in sorted(used - recent)]),
        "spells.csv": csv_bytes(SPELLS_HEADER, _spell_rows(modern, codes)),
        "spells_earlier.csv": csv_bytes(SPELLS_HEADER, _spell_rows(earlier, codes)),
        "parliaments.csv": csv_bytes(PARLIAMENTS_HEADER, _parliaments(source, strips)),
    }


def _parliaments(source: Path, strips: list[Strip]) -> list[list[object]]:
    known_until = max(day for strip in strips for day in (strip.start, strip.end))
    with require(source / "elections" / "parliament_periods.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [row[:5] for row in csv.reader(lines)]
    found = []
    for which, elected, _assembled, _opened, dissolved in rows:
        if int(which) >= 48:
            first, last = _iso(elected), _iso(dissolved)
            of_it = [s for s in strips if s.start >= first and (not last or s.start <= last)]
            ended = max((s.end for s in of_it if s.end_reason == "dissolution"), default=last)
            found.append([which, first, ended, len({s.seat for s in of_it}), known_until])
    bound("Parliaments since 1979", len(found), 12, 30)
    return found


def _iso(day: str) -> str:
    return "-".join(reversed(day.strip().split("/"))) if day.strip() else ""


def _strips(source: Path) -> list[Strip]:
    frame = pl.read_parquet(require(source / "register" / "simple_memberships.parquet"))
    rows = frame.filter(pl.col.chamber == "commons").iter_rows(named=True)
    return [_strip(row) for row in rows]


def _strip(row: dict[str, Any]) -> Strip:
    return Strip(
        person=number(row["person_id"]),
        seat=text(row["constituency"]),
        party=PARTY_SLUGS.get(text(row["party"]), text(row["party"])),
        start=text(row["start_date"]),
        end="" if text(row["end_date"]) > "2100" else text(row["end_date"]),
        start_reason=_reason(row["start_reason"]),
        end_reason=_reason(row["end_reason"]),
    )


def _reason(value: str | None) -> str:
    said = text(value)
    return "general_election" if said.startswith("general_election") else _AS_EVENTS.get(said, said)


def _spell_rows(strips: Iterable[Strip], codes: dict[tuple[int, str], str]) -> list[list[object]]:
    ordered = sorted(strips, key=lambda strip: (strip.start, strip.person, strip.known_from, strip.party))
    return [
        [
            s.person, s.seat, codes.get((_era(s.start), seat_key(s.seat)), ""), s.party, s.start, s.end,
            s.start_reason, s.end_reason, s.known_from if s.known_from != s.start else "", s.known_to, s.source,
        ]
        for s in ordered
    ]  # fmt: skip


def _era(start: str) -> int:
    return 2024 if start >= "2024-05-31" else 2010 if start >= "2010-05-06" else 0


def seat_key(name: str) -> str:
    """Return a name's letters in order, so that punctuation and word order do not matter."""
    words = re.findall(r"[a-z]+", name.lower().replace("ô", "o").replace("&", "and"))
    return " ".join(sorted(words))


def _codes(source: Path) -> dict[tuple[int, str], str]:
    codes: dict[tuple[int, str], str] = {}
    for era in (2010, 2024):
        layout = json.loads(require(source / "maps" / f"{era}.hexjson").read_text(encoding="utf-8"))
        codes |= {(era, seat_key(hexagon["n"])): code for code, hexagon in layout["hexes"].items()}
    return codes


def _people(source: Path) -> dict[int, list[object]]:
    ids = _identifiers(source / "register")
    found = names(source, {person: int(mnis) for person, (mnis, _) in ids.items() if mnis})
    return {
        person: [person, name.given, name.family, "|".join(name.aliases), *ids.get(person, (None, None))]
        for person, name in found.items()
    }


def _identifiers(folder: Path) -> dict[int, tuple[str | None, str | None]]:
    frame = pl.read_parquet(require(folder / "person_identifiers.parquet"))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for person, identifier, scheme in frame.select("person_id", "identifier", "scheme").sort("identifier").iter_rows():
        found[number(person)].setdefault(scheme, identifier)
    return {n: (schemes.get("datadotparl_id"), schemes.get("wikidata")) for n, schemes in found.items()}
