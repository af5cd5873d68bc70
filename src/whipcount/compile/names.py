"""The name that a member used in the Commons, and the others that people write.

The memberships carry each person's present name, so that a peer's title stands over what he did as a member. The
list of names says which was in use in the Commons; where it is the full legal name, the ballot paper of the last
general election has the shorter one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from whipcount.compile.psephology import candidacies
from whipcount.compile.tables import manual_rows, require

__all__ = ["Name", "names"]


class Name(NamedTuple):
    """A usual name in its two parts, and every other in use, sorted."""

    given: str
    family: str
    aliases: tuple[str, ...]


def names(source: Path, mnis: dict[int, int]) -> dict[int, Name]:
    """Return person number -> names of everybody who ever sat in the Commons.

    Parameters
    ----------
    source : folder with ``register/`` and ``elections/``
    mnis : person number -> member id of the UK Parliament
    """
    present = _present(source)
    listed = _listed(source)
    ballot = _on_the_ballot(source)
    others = _others(source, present)
    found = {}
    for person, now in present.items():
        given, family = listed.get(person, now)
        stood = ballot.get(mnis.get(person, 0), "")
        usual = _shorter(given, family, stood)
        written = {f"{given} {family}", stood, " ".join(now).strip(), *others[person]}
        found[person] = Name(usual, family, _aliases(f"{usual} {family}", written))
    return found


def _shorter(given: str, family: str, stood: str) -> str:
    """Return the given name on the ballot paper if it is shorter than the one listed."""
    short = stood.removesuffix(f" {family}")
    return short if stood != short and len(short) < len(given) else given


def _aliases(usual: str, written: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in written if name != usual and " " in name}))


def _present(source: Path) -> dict[int, tuple[str, str]]:
    frame = pl.read_parquet(require(source / "register" / "simple_memberships.parquet"))
    rows = frame.filter(pl.col.chamber == "commons").sort("start_date").iter_rows(named=True)
    return {number(row["person_id"]): (text(row["first_name"]), text(row["last_name"])) for row in rows}


def _listed(source: Path) -> dict[int, tuple[str, str]]:
    """Return the last of each person's main names that has a family name and no title."""
    last: dict[int, tuple[str, tuple[str, str]]] = {}
    for row in _list(source):
        given, family = text(row["given_name"]), text(row["family_name"])
        if row["note"] == "Main" and given and family:
            known = text(row["end_date"]) or "9999"
            person = number(row["person_id"])
            last[person] = max(last.get(person, ("", ("", ""))), (known, (given, family)))
    return {person: name for person, (_, name) in last.items()}


def _on_the_ballot(source: Path) -> dict[int, str]:
    stood = sorted((row for row in candidacies(source) if row.mnis), key=lambda row: row.on)
    return {row.mnis: row.name for row in stood if row.mnis}


def _others(source: Path, present: dict[int, tuple[str, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    families: dict[int, set[str]] = defaultdict(set)
    for person, (_, family) in present.items():
        families[person].add(_last(family))
    rows = _list(source)
    for row in rows:
        person, family = number(row["person_id"]), text(row["family_name"]) or text(row["surname"])
        if family:
            families[person].add(_last(family))
            found[person].append(f"{text(row['given_name'])} {family}".strip())
    for row in rows:
        person, whole = number(row["person_id"]), text(row["name"])
        if _last(whole) in families[person]:
            found[person].append(whole)
    for entry in manual_rows("nicknames.csv"):
        found[number(entry["person_id"].replace(":", "/"))].append(entry["name"])
    return found


def _list(source: Path) -> list[dict[str, Any]]:
    frame = pl.read_parquet(require(source / "register" / "person_alternative_names.parquet"))
    return list(frame.iter_rows(named=True))


def _last(name: str) -> str:
    return name.rsplit(" ", 1)[-1].casefold()


def text(value: str | None) -> str:
    """Return a cell without its ways to say that it is empty."""
    return "" if value is None or value == "NaN" else value.strip()


def number(identifier: str) -> int:
    """Return the number at the end of a person's identifier."""
    return int(identifier.rsplit("/", 1)[1])
