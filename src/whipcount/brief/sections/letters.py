"""Letters, nominations or calls against the threshold: how many stand, who they are, how it came about."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.charts.steps import Step, step_chart
from whipcount.brief.counting import Counted
from whipcount.brief.found import Found
from whipcount.brief.types import Block, Chart, Paragraph, Section, Table
from whipcount.brief.words import link, say_day, site, verbatim
from whipcount.facts.brief import leader_name, party_rule
from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import EventType
from whipcount.rules.arithmetic import holds_for_electorate, threshold
from whipcount.tally.standing import Standing

__all__ = ["STANCE_WORDS", "letters"]

STANCE_WORDS = {
    EventType.LETTER_SUBMITTED: "Letters of no confidence",
    EventType.NOMINATES: "Nominations",
    EventType.CALLS_TO_RESIGN: "Calls to go",
    EventType.CALLS_FOR_TIMETABLE: "Calls for a timetable",
    EventType.CRITICAL: "Critics",
    EventType.SUPPORTS_LEADER: "Support",
}


def letters(found: Found) -> Section | None:
    """Return the case on the day, or the rule that holds where no case fits."""
    if found.counted:
        return _of_case(found, found.counted)
    return _of_rule(found)


def _of_case(found: Found, counted: Counted) -> Section:
    blocks = [*_sums(counted), *_chart(found, counted)]
    for stance, rows in counted.after.standing.items():
        if rows:
            blocks.append(_names(counted, stance, rows))
    title = STANCE_WORDS[EventType(counted.stance)] if counted.stance else "Where members stand"
    return Section(
        "letters",
        f"{title} in {counted.after.case.leader_name}" if counted.stance == "letter_submitted" else title,
        tuple(blocks),
    )


def _sums(counted: Counted) -> Iterator[Block]:
    now, then = counted.after, counted.before
    text = f"Counted in the case “{now.case.title}” with what was public on {say_day(now.on)}."
    if now.towards_threshold is not None:
        was = f" (was {then.towards_threshold})" if then.towards_threshold != now.towards_threshold else ""
        needed = "" if now.threshold is None else f" of {now.threshold} needed"
        text += f" On the record: {now.towards_threshold}{was}{needed}."
    if now.electorate is not None and now.threshold is not None:
        size = f" (was {then.electorate})" if then.electorate != now.electorate else ""
        held = f" It is the same for {now.holds[0]} to {now.holds[1]} members." if now.holds else ""
        text += f" The electorate is {now.electorate}{size}.{held}"
    yield Paragraph(text)
    if now.rule.counts == EventType.LETTER_SUBMITTED:
        yield Paragraph("Only letters that members or named reports have made public are counted: it is a lower bound.")
    if counted.since.towards_threshold != now.towards_threshold:
        later = f"With all that became public later, {counted.since.towards_threshold} stood on that day."
        yield Paragraph(f"{later} The figures here are those of the day.")
    if now.notes:
        yield Paragraph(" ".join(now.notes))
    if not counted.opened.case.events:
        yield Paragraph("The case has no events up to that day.")


def _chart(found: Found, counted: Counted) -> Iterator[Block]:
    if counted.stance is None or len(counted.days) < 2:
        return
    stance = EventType(counted.stance)
    steps = [Step(day.on, day.standing[stance], day.threshold) for day in counted.days]
    svg = step_chart(steps, "on record", "needed", found.day)
    first = say_day(steps[0].on)
    yield Chart(svg, f"{STANCE_WORDS[stance]} on the record by day since {first}, each day as it was known then.")


def _names(counted: Counted, stance: EventType, rows: tuple[Standing, ...]) -> Table:
    before = {row.id or row.name for row in counted.before.standing[stance]}
    cells = tuple(_name(row, counted, (row.id or row.name) not in before) for row in rows)
    counts = counted.stance == stance
    return Table(STANCE_WORDS[stance], ("member", "since", "words or source", ""), cells, folded=not counts)


def _name(row: Standing, counted: Counted, is_new: bool) -> tuple[str, ...]:
    target = f" for {row.target}" if row.target else ""
    said = f"“{_short(row.quote)}” " if row.quote else ""
    source = link(site(row.source), row.source) if row.source else ""
    name = link(row.name, f"#e-{row.events[0]}")
    return (
        f"{name}{target}",
        row.on or f"known {row.since}",
        f"{said}{source}" or _detail(counted, row),
        "new" if is_new else "",
    )


def _detail(counted: Counted, row: Standing) -> str:
    event: Event | None = counted.opened.case.by_id.get(row.events[-1])
    return verbatim(event.detail) if event and event.detail else ""


def _short(text: str, most: int = 120) -> str:
    words = verbatim(text)
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _of_rule(found: Found) -> Section | None:
    if found.party is None or found.day is None or found.after is None or not found.news:
        return None
    held = party_rule(found.party, found.day, found.role)
    size = found.after.parties.get(found.party)
    if held is None or size is None:
        return None
    book, rule = held
    needed, span = threshold(rule, size), holds_for_electorate(rule, size)
    leader = leader_name(found.party, found.day)
    whose = f" against {leader}" if leader else ""
    text = f"No case is kept of the standing of {leader or 'the leader'} on that day, so nobody is counted here."
    if needed is not None:
        same = f"; the same for {span[0]} to {span[1]}" if span else ""
        text += f" {needed} of {size} would open a contest{whose}{same}."
    text += f" {rule.text} ({link('source', rule.source if rule.source.startswith('http') else None)})"
    return Section("letters", f"What it takes{whose} in {book.name}", (Paragraph(text),))
