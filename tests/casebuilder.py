"""Small made-up cases: three letters for a threshold of nobody real."""

from __future__ import annotations

from datetime import date
from typing import Any

from whipcount.ledger.types import Case, Electorate, Event, Source, event_id
from whipcount.ledger.vocabulary import EventType, Grade, Status
from whipcount.register.register import Register
from whipcount.register.types import Parliament, Person, Spell
from whipcount.rules.types import Rule, Rulebook, RuleKind

NAMES = ["Ada Byrne", "Ben Carr", "Cleo Dunn", "Dev Ellis", "Eve Frost", "Finn Gray"]
PEOPLE = {f"twfy:{n}": Person(f"twfy:{n}", name, *name.split()) for n, name in enumerate(NAMES)}
FIRST = date(2019, 12, 13)
KNOWN_UNTIL = date(2026, 6, 19)


def letter(person: int, on: str | None, known: str | None = None, **fields: Any) -> Event:
    return event("letter_submitted", person, on, known, **fields)


def event(kind: str, person: int, on: str | None, known: str | None = None, **fields: Any) -> Event:
    status = Status(fields.pop("status", "asserted"))
    source = Source(Grade(fields.pop("grade", "reported")), fields.pop("url", None))
    known = known or on or "2022-01-01"
    identity = fields.pop("id", event_id(kind, str(person), on, known, status, source.grade, fields.get("target")))
    actor = fields.pop("actor", NAMES[person])
    actor_id = fields.pop("actor_id", f"twfy:{person}")
    return Event(identity, on, known, actor, actor_id, EventType(kind), status, source, **fields)


def case(*events: Event, size: int | None = 20, party: str = "blue") -> Case:
    sizes = (Electorate(date(2019, 1, 1), size),) if size is not None else ()
    return Case("made-up", "Made up", "twfy:99", "Lea Der", party, "made-up", events=events, electorates=sizes)


def book(share: str = "15/100", counts: str = "letter_submitted") -> Rulebook:
    from fractions import Fraction

    rule = Rule(
        "r1", "made-up", RuleKind.REMOVAL, None, None, "A rule.", "a source", counts=counts, share=Fraction(share),
        of="blue members", immunity_months=12,
    )  # fmt: skip
    return Rulebook("made-up", "Made up", "xx", "blue", (rule,))


def spell(n: int, party: str | None, start: date = FIRST, end: date | None = None, **fields: Any) -> Spell:
    reason, ended = fields.pop("start_reason", "general_election"), fields.pop("end_reason", None)
    known_from, known_to = fields.pop("known_from", start), fields.pop("known_to", None)
    return Spell(f"twfy:{n}", f"Seat {n}", None, party, start, end, reason, ended, known_from, known_to)


def register(*spells: Spell) -> Register:
    rows = spells or tuple(spell(n, "blue") for n in range(len(NAMES)))
    parliaments = [Parliament(58, date(2019, 12, 12), date(2024, 5, 30), 6), Parliament(59, date(2024, 7, 4), None, 6)]
    return Register(rows, PEOPLE, parliaments, KNOWN_UNTIL)
