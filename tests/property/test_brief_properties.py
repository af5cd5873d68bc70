"""Whatever a reader finds, the brief is whole: it does not fail, its links resolve, its sums agree."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefstories import JOHNSON
from whipcount.brief.assemble import brief_of
from whipcount.brief.found import find
from whipcount.brief.render.markdown import markdown
from whipcount.brief.render.page import page
from whipcount.facts.people import register
from whipcount.reader.types import Actor, ActorKind, Claim, ClaimType, Document, Grade, Quote, Reading, Status, Target

FIRST, LAST = date(1990, 1, 1), date(2027, 12, 31)
PARTIES = (None, "conservative", "labour", "independent", "reform", "nobody-party")
TARGETS = (None, JOHNSON, Target("party", "labour", "Labour"), Target("office", None, "Chancellor"))
LOOSE = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@st.composite
def partial(draw: st.DrawFn) -> str | None:
    day = draw(st.dates(FIRST, LAST)).isoformat()
    return draw(st.sampled_from((None, day, day, day[:7], day[:4])))


@st.composite
def actors(draw: st.DrawFn, day: date) -> Actor | None:
    """Return a member of the day before as the register has him, or somebody who cannot be counted."""
    spells = register().members_on(day - timedelta(days=1))
    kind = draw(st.sampled_from((ActorKind.MEMBER, ActorKind.MEMBER, ActorKind.MEMBER, *ActorKind)))
    if not spells or kind is not ActorKind.MEMBER:
        return draw(st.sampled_from((None, Actor(None, "Some One", "Some One", kind))))
    spell = draw(st.sampled_from(spells))
    name = register().people[spell.person_id].name
    return Actor(spell.person_id, name, name, kind, spell.party, spell.seat)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    day = draw(st.dates(FIRST, LAST))
    published = draw(st.sampled_from((day.isoformat(), day.isoformat(), day.isoformat()[:7], None)))
    text = "Somebody did something. " * 8
    claims = []
    for number in range(draw(st.integers(0, 5))):
        start = 24 * number
        quote = Quote(text[start : start + 23], start, start + 23)
        claims.append(
            Claim(
                type=draw(st.sampled_from(ClaimType)),
                status=draw(st.sampled_from((Status.ASSERTED, Status.ASSERTED, *Status))),
                grade=draw(st.sampled_from((Grade.REPORTED, Grade.ON_RECORD, *Grade))),
                confidence=0.9,
                actor=draw(actors(day)),
                quote=quote,
                target=draw(st.sampled_from(TARGETS)),
                from_party=draw(st.sampled_from(PARTIES)),
                to_party=draw(st.sampled_from(PARTIES)),
                office=draw(st.sampled_from((None, "Chancellor"))),
                on=draw(st.sampled_from((None, day.isoformat()))) or draw(partial()),
                known=published,
            )
        )
    return Reading(Document(text, "x", None, published, None), tuple(claims))


@LOOSE
@given(readings())
def test_any_reading_makes_a_brief_whose_links_resolve(reading: Reading) -> None:
    brief = brief_of(find(reading))
    html = page(brief)
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert brief.hash in markdown(brief)


@LOOSE
@given(readings())
def test_the_house_differs_by_the_moves_alone(reading: Reading) -> None:
    found = find(reading)
    if found.before is None or found.after is None:
        return
    expected = dict(found.before.parties)
    for move in found.moves:
        for label, step in ((move.before, -1), (move.after, 1)):
            if label is not None:
                expected[label] = expected.get(label, 0) + step
    assert {party: n for party, n in expected.items() if n} == dict(found.after.parties)
