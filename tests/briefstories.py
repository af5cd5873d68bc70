"""Readings made by hand, so that the brief is tested without the reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from whipcount.facts.people import name_index, register
from whipcount.facts.tables import DATA
from whipcount.reader.types import Actor, ActorKind, Claim, ClaimType, Document, Grade, Quote, Reading, Status, Target

STORY = DATA / "examples" / "floor-crossed.txt"
JOHNSON = Target("person", "twfy:10999", "Boris Johnson")


def actor(name: str, on: date, kind: ActorKind = ActorKind.MEMBER) -> Actor:
    """Return the member of that name as he sat on the day before."""
    person = name_index().one(name, on)
    before = date.fromordinal(on.toordinal() - 1)
    spell = register().spell_on(person, before) or register().spell_on(person, on)
    assert spell is not None
    return Actor(person, register().people[person].name, name, kind, spell.party, spell.seat)


def claim(text: str, words: str, kind: str, who: Actor | None, **rest: Any) -> Claim:
    """Return a claim whose quote is the first place of the words in the text."""
    start = text.index(words)
    quote = Quote(words, start, start + len(words))
    status, grade = Status(rest.pop("status", "asserted")), Grade(rest.pop("grade", "reported"))
    return Claim(ClaimType(kind), status, grade, rest.pop("confidence", 0.9), who, quote, **rest)


def story(text: str, published: str | None, *claims: Claim, title: str = "A story") -> Reading:
    """Return a reading of a text with these claims."""
    document = Document(text, "story.txt", title, published, "option" if published else None)
    return Reading(document, tuple(sorted(claims, key=lambda claim: claim.quote.start)))


def one(kind: str, name: str, published: str | None, day: str | None = None, **rest: Any) -> Reading:
    """Return a reading of one sentence with one claim."""
    words = f"{name} did it"
    who = actor(name, date.fromisoformat(day or published or "2022-01-19"))
    return story(
        f"{words}, a source of nobody's said.", published, claim(words, words, kind, who, known=published, **rest)
    )


def floor_crossed() -> Reading:
    """Return the shipped example as a careful reader reads it."""
    text, day, on = STORY.read_text(encoding="utf-8"), date(2022, 1, 19), "2022-01-19"
    known = {"known": on}
    wakeford, labour = actor("Christian Wakeford", day), Target("party", "labour", "Labour")
    return story(
        text,
        on,
        claim(
            text, "Christian Wakeford has left the Conservative Party and joined Labour", "changes_party", wakeford,
            from_party="conservative", to_party="labour", target=labour, on=on, reasons=("standards",), **known,
        ),
        claim(
            text, "neither he nor the party he led was fit to give the country the government it deserved", "critical",
            wakeford, target=JOHNSON, on=on, grade="on_record", **known,
        ),
        claim(
            text, "He had already handed a letter of no confidence in Mr Johnson to Sir Graham Brady",
            "letter_submitted", wakeford, target=JOHNSON, on="2022-01", status="past", **known,
        ),
        claim(
            text, "Andrew Bridgen, the member for North West Leicestershire, said last week that he had submitted his",
            "letter_submitted", actor("Andrew Bridgen", day), target=JOHNSON, **known,
        ),
        claim(
            text, "David Davis, the former Brexit secretary, told Mr Johnson from the benches behind him that he "
            "should go",
            "calls_to_resign", actor("David Davis", day), target=JOHNSON, on=on,
            grade="on_record", **known,
        ),
        claim(
            text, "Jacob Rees-Mogg, the leader of the Commons, said the prime minister had his full support",
            "supports_leader", actor("Jacob Rees-Mogg", day), target=JOHNSON, on=on, **known,
        ),
        claim(
            text, "Nadine Dorries said the plot was the work of people who had never backed him", "supports_leader",
            actor("Nadine Dorries", day), target=JOHNSON, on=on, **known,
        ),
        title="Bury South MP crosses the floor minutes before Prime Minister's Questions",
    )  # fmt: skip
