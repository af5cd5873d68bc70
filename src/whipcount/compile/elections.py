"""Compile results and candidacies of the general elections 2010–2024, the by-elections between, and two notionals."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from whipcount.compile.boundaries import current_codes
from whipcount.compile.psephology import (
    NO_PARTY,
    CandidacyRow,
    ContestRow,
    candidacies,
    contests,
    notional_2005,
    notional_2019,
)
from whipcount.compile.tables import bound, csv_bytes, manual_rows
from whipcount.errors import SourceError

__all__ = ["CANDIDACIES_HEADER", "NOTIONALS_HEADER", "PARTIES_HEADER", "RESULTS_HEADER", "build"]

RESULTS_HEADER = [
    "on", "kind", "gss", "electorate", "valid", "invalid", "majority", "first", "second", "gained_from",
]  # fmt: skip
CANDIDACIES_HEADER = ["on", "gss", "party", "votes", "mnis", "name"]
NOTIONALS_HEADER = ["on", "gss", "party", "votes"]
PARTIES_HEADER = ["code", "slug", "name", "abbreviation"]
SEATS = 650
INDEPENDENT = 8
# The register's slugs; every other party's slug is made from its name.
SLUGS = {
    NO_PARTY: "other", 1: "alliance", 4: "conservative", 7: "dup", INDEPENDENT: "independent", 15: "labour",
    17: "liberal-democrat", 22: "plaid-cymru", 29: "snp", 30: "sinn-fein", 31: "sdlp", 35: "ukip", 38: "uup",
    44: "green", 47: "speaker",
}  # fmt: skip
_SLUG_OF_NAME = {
    "reform-uk": "reform", "respect-party": "respect", "respect": "respect", "alba-party": "alba",
    "reclaim-party": "reclaim", "the-brexit-party": "brexit-party", "workers-party-of-britain": "workers-party",
    "the-independent-group-for-change": "change-uk", "traditional-unionist-voice": "tuv",
}  # fmt: skip
_GAIN = re.compile(r"(?P<winner>.+?) (?:hold|gain from (?P<loser>.+))", re.IGNORECASE)
Key = tuple[str, str]


def build(source: Path) -> dict[str, bytes]:
    """Return ``results.csv``, ``candidacies.csv``, ``notionals.csv`` and ``parties.csv``.

    Raises
    ------
    SourceError : a file is missing, a seat's votes do not add up, or a count is out of bounds
    """
    declared = sorted(map(_corrected_contest, contests(source)), key=lambda row: (row.on, row.gss))
    stood = sorted(map(_corrected_candidacy, candidacies(source)), key=_order)
    _check(declared, stood)
    notional, notional_results = _notionals(source)
    return {
        "results.csv": csv_bytes(RESULTS_HEADER, sorted([*_results(declared, stood), *notional_results], key=str)),
        "candidacies.csv": csv_bytes(CANDIDACIES_HEADER, [_candidacy(row) for row in stood]),
        "notionals.csv": csv_bytes(NOTIONALS_HEADER, [[r.on, r.gss, r.party, r.votes] for r in notional]),
        "parties.csv": csv_bytes(PARTIES_HEADER, _parties([*stood, *notional])),
    }


def _corrected_contest(row: ContestRow) -> ContestRow:
    majority = _correction(row.on, row.gss, "majority", "", row.majority)
    return dataclasses.replace(row, majority=majority or row.majority)


def _corrected_candidacy(row: CandidacyRow) -> CandidacyRow:
    votes = _correction(row.on, row.gss, "votes", row.name, row.votes)
    mnis = _correction(row.on, row.gss, "mnis", row.name, row.mnis)
    return dataclasses.replace(row, votes=row.votes if votes is None else votes, mnis=mnis)


def _correction(on: str, gss: str, field: str, name: str, published: int | None) -> int | None:
    """Return the corrected figure, or the published one; a row for another figure is left alone."""
    key = (on, gss, field, name, "" if published is None else str(published))
    corrected = _corrections().get(key)
    return published if corrected is None else int(corrected) if corrected else None


@cache
def _corrections() -> dict[tuple[str, ...], str]:
    columns = ("on", "gss", "field", "name", "published")
    return {tuple(row[c] for c in columns): row["corrected"] for row in manual_rows("result_corrections.csv")}


def _order(row: CandidacyRow) -> tuple[str, str, int, int, str]:
    return (row.on, row.gss, -row.votes, row.party, row.name)


def _candidacy(row: CandidacyRow) -> list[object]:
    return [row.on, row.gss, row.party, row.votes, row.mnis, row.name]


def _check(declared: Sequence[ContestRow], stood: Sequence[CandidacyRow]) -> None:
    general = Counter(row.on for row in declared if row.kind == "general")
    for day, n in general.items():
        bound(f"seats at the general election of {day}", n, SEATS, SEATS)
    bound("by-elections", sum(row.kind == "by" for row in declared), 60, 200)
    bound("candidacies", len(stood), 19_000, 30_000)
    votes = _votes(stood)
    wrong = [f"{row.name} {row.on}" for row in declared if not _adds_up(row, votes[row.on, row.gss])]
    if wrong:
        raise SourceError("Votes and majorities that do not add up: " + ", ".join(wrong) + ".")


def _votes(stood: Iterable[CandidacyRow]) -> dict[Key, list[CandidacyRow]]:
    groups: dict[Key, list[CandidacyRow]] = defaultdict(list)
    for row in stood:
        groups[row.on, row.gss].append(row)
    return groups


def _adds_up(row: ContestRow, stood: Sequence[CandidacyRow]) -> bool:
    return row.valid == sum(c.votes for c in stood) and row.majority == stood[0].votes - stood[1].votes


def _results(declared: Sequence[ContestRow], stood: Sequence[CandidacyRow]) -> Iterable[list[object]]:
    groups = _votes(stood)
    codes = {row.party_abbreviation: row.party for row in reversed(stood)} | {"Lab Coop": 15, "Ind": INDEPENDENT}
    for row in declared:
        first, second = groups[row.on, row.gss][:2]
        yield [
            row.on, row.kind, row.gss, row.electorate, row.valid, row.invalid, row.majority,
            first.party, second.party, _loser(row, codes),
        ]  # fmt: skip


def _loser(row: ContestRow, codes: dict[str, int]) -> int | str | None:
    match = _GAIN.fullmatch(row.result)
    if match is None:
        raise SourceError(f"{row.name} {row.on}: unknown outcome {row.result!r}.")
    loser = match["loser"]
    return None if loser is None else codes.get(loser, INDEPENDENT)


def _notionals(source: Path) -> tuple[list[CandidacyRow], list[list[object]]]:
    codes = current_codes(source)
    rows = [*notional_2005(source), *notional_2019(source)]
    moved = [(_moved(row, codes), electorate, valid) for row, electorate, valid in rows]
    size = {(row.on, row.gss): (electorate, valid) for row, electorate, valid in moved}
    parties = sorted((row for row, _, _ in moved), key=_order)
    bound("notional seats", len(size), 2 * SEATS, 2 * SEATS)
    return parties, [_notional_result(key, group, *size[key]) for key, group in _votes(parties).items()]


def _moved(row: CandidacyRow, codes: dict[str, str]) -> CandidacyRow:
    return dataclasses.replace(row, gss=codes.get(row.gss, row.gss)) if row.on > "2010" else row


def _notional_result(key: Key, group: Sequence[CandidacyRow], electorate: int, valid: int) -> list[object]:
    if abs(sum(row.votes for row in group) - valid) > 1 + len(group):
        raise SourceError(f"Notional votes of {key[1]} {key[0]} do not add up to {valid}.")
    named = [row for row in group if row.party != NO_PARTY] or list(group)
    first, second = named[:2]
    return [*_first_columns(key), electorate, valid, None, first.votes - second.votes, first.party, second.party, None]


def _first_columns(key: Key) -> list[object]:
    return [key[0], "notional", key[1]]


def _parties(rows: Iterable[CandidacyRow]) -> list[list[object]]:
    names: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in rows:
        names[row.party][row.party_name, row.party_abbreviation] += row.kind != "notional"
    return [
        _party(code, *max(found.items(), key=lambda item: (item[1], item[0]))[0])
        for code, found in sorted(names.items())
    ]


def _party(code: int, name: str, short: str) -> list[object]:
    made = "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("'", "").replace("’", "")))
    slug = SLUGS.get(code) or _SLUG_OF_NAME.get(made, made)
    return [code, slug, "Other" if code == NO_PARTY else name, "" if code == NO_PARTY else short]
