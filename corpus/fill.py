"""Fill the slots of the passages with members of the day, so that they can be read like any story."""

from __future__ import annotations

import hashlib
import json
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from whipcount.facts.leaders import leaders
from whipcount.facts.people import register
from whipcount.reader.given_names import is_woman

PASSAGES = Path(__file__).parent / "passages"
SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
WOMAN, MAN = re.compile(r"\b(?:she|her|hers|herself)\b", re.I), re.compile(r"\b(?:he|him|his|himself)\b", re.I)


@dataclass(frozen=True)
class Gold:
    """One event of the gold standard, with people as ids and places in the filled text."""

    type: str
    actor: str | None
    target: str | None
    status: str
    quote: str
    date: str | None
    optional: bool
    alt_types: tuple[str, ...]
    alt_status: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A filled passage."""

    id: str
    group: str
    published: str
    text: str
    events: tuple[Gold, ...]
    people: dict[str, str]


def passages(*names: str) -> list[Passage]:
    """Return the filled passages of the named files, or of all but the blind ones."""
    files = [PASSAGES / f"{name}.jsonl" for name in names] or sorted(PASSAGES.glob("w[1-5].jsonl"))
    rows = (
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    )
    return [filled for row in rows if (filled := fill(row))]


def fill(row: dict) -> Passage | None:
    """Return the passage with members in its slots, None where the day has too few."""
    seed = int.from_bytes(hashlib.sha256(row["id"].encode()).digest()[:8], "big")
    people = _people(row, random.Random(seed))
    if people is None:
        return None
    names = {slot: _person(ref, row["published"]) for slot, ref in people.items()}

    def write(text: str) -> str:
        return SLOT.sub(lambda m: names[m[1]][m[2] or "full"], text)

    events = tuple(_gold(event, people, write) for event in row["events"])
    return Passage(row["id"], row.get("group", row["id"]), row["published"], write(row["text"]), events, people)


def _gold(event: list, people: dict[str, str], write) -> Gold:
    kind, actor, target, status, quote, *extra = event
    more = extra[0] if extra and extra[0] else {}
    if target in people:
        target = people[target]
    elif target and target.endswith(".seat"):
        target = "seat"
    return Gold(
        kind,
        people[actor] if actor else None,
        target,
        status,
        write(quote),
        more.get("date"),
        bool(more.get("optional")),
        tuple(more.get("alt_types", ())),
        tuple(more.get("alt_status", ())),
    )


def _person(ref: str, published: str) -> dict[str, str]:
    person = register().people[ref]
    day = date.fromisoformat(published)
    spell = register().spell_on(ref, day - timedelta(days=1)) or register().spell_on(ref, day)
    seat = spell.seat if spell else register().spells_of(ref)[-1].seat
    return {"full": person.name, "last": person.family, "seat": seat}


def _people(row: dict, lot: random.Random) -> dict[str, str] | None:
    day = date.fromisoformat(row["published"]) - timedelta(days=1)
    chosen: dict[str, str] = {}
    for slot, who in row["people"].items():
        if who == "pm" or who.startswith("leader:"):
            found = _leader(who.split(":")[1] if ":" in who else None, day)
            if found is None or found not in register().people:
                return None
            chosen[slot] = found
    families = {register().people[ref].family for ref in chosen.values()}
    taken = {
        leader.person_id for leader in leaders() if leader.start <= day and (leader.end is None or day <= leader.end)
    }
    for slot, who in row["people"].items():
        if slot in chosen:
            continue
        party, _, sex = who.partition(":")
        pool = [
            p
            for p in _members(party, day)
            if p.family not in families and p.id not in taken and _fits(p, sex or _sex(row))
        ]
        if not pool:
            return None
        person = lot.choice(pool)
        families.add(person.family)
        chosen[slot] = person.id
    return {slot: chosen[slot] for slot in row["people"]}


def _sex(row: dict) -> str:
    others = [w for w in row["people"].values() if not w.startswith(("leader:", "pm"))]
    text = row["text"]
    woman, man = bool(WOMAN.search(text)), bool(MAN.search(text))
    if len(row["people"]) - len(others) and woman != man and len(others) > 1:
        return ""
    return "f" if woman and not man else "m" if man and not woman else ""


def _fits(person, sex: str) -> bool:
    return not sex or is_woman(person.given.split(" ")[0]) in {sex == "f", None}


_CACHE: dict[tuple[str, date], list] = {}


def _members(party: str, day: date) -> list:
    if (party, day) not in _CACHE:
        house, spells = register(), []
        for spell in house.members_on(day):
            label = spell.party or next((s.party for s in house.spells_of(spell.person_id) if s.party), None)
            if label == party:
                spells.append(house.people[spell.person_id])
        _CACHE[party, day] = spells
    return _CACHE[party, day]


def _leader(party: str | None, day: date) -> str | None:
    role = {"leader", "commons_leader"} if party else {"prime_minister"}
    rows = [
        row
        for row in leaders()
        if row.role in role and row.start <= day and (row.end is None or day <= row.end) and party in (None, row.party)
    ]
    rows.sort(key=lambda row: (row.role != "leader", row.person_id is None))
    return rows[0].person_id if rows else None
