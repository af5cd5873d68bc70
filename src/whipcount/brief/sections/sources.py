"""Sources: the story, the events of the case with their pages, and the tables."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.found import Found
from whipcount.brief.types import Block, Paragraph, Section, Table
from whipcount.brief.words import link, say_day, site, verbatim
from whipcount.facts.people import known_until
from whipcount.ledger.types import Event
from whipcount.tally.count import Count

__all__ = ["sources"]

_TABLES = (
    ("Members, parties, seats", "mySociety, politician_data (CC BY 4.0), with corrections from named pages"),
    ("Elections and candidates", "UK Parliament, psephology (Open Parliament Licence v3.0)"),
    ("Divisions of 2019 to 2024", "UK Parliament, Commons Votes (Open Parliament Licence v3.0)"),
    ("Government posts", "Institute for Government, Ministers Database; mySociety before 2010 (CC BY 4.0)"),
    ("Leave share of seats", "Chris Hanretty, estimates of the referendum of 2016 by constituency"),
    ("Census 2011", "Office for National Statistics through parlitools (Open Government Licence v3.0)"),
)


def sources(found: Found) -> Section:
    """Return where every figure comes from."""
    blocks: list[Block] = [Paragraph(_story(found))]
    if found.acts:
        blocks += _events(found)
        blocks.append(Table("Tables", ("facts", "publisher and licence"), _TABLES))
        blocks.append(Paragraph(f"The register ends on {say_day(known_until())}."))
    return Section("sources", "Sources", tuple(blocks))


def _story(found: Found) -> str:
    document = found.reading.document
    title = link(verbatim(document.title or document.ref or "no title"), found.url)
    origin = {"option": "as you gave it", "metadata": "from the file", "text": "from the text"}
    when = say_day(document.published) if document.published else "a day not known"
    told = f" ({origin.get(document.published_from or '', '')})" if document.published_from else ""
    return f"The story: {title}, published on {when}{told}, {len(document.text.split()):,} words, {document.id[:19]}."


def _events(found: Found) -> Iterator[Block]:
    if found.counted is None:
        return
    case = found.counted.opened.case
    told = {p.event.id: p.act.anchor for p in found.proposals if p.is_new}
    used = sorted((case.by_id[i] for i in _used(found)), key=lambda e: (e.on_day, e.known_day, e.id))
    rows = tuple(_row(event, told.get(event.id)) for event in used)
    header = ("event", "on", "known", "who", "what", "grade", "words", "source")
    if rows:
        caption = f"Events of the case {case.id} behind the counts"
        yield Table(caption, header, rows, folded=True, anchors=tuple(f"e-{event.id}" for event in used))


def _used(found: Found) -> set[str]:
    assert found.counted
    ids = {one for count in (found.counted.before, found.counted.after) for one in _of_count(count)}
    people = {act.person for act in found.people}
    case = found.counted.opened.case
    own = {event.id for event in case.events if event.actor_id in people}
    held = {one for proposal in found.proposals for one in proposal.held}
    return (ids | own | held) & set(case.by_id)


def _of_count(count: Count) -> set[str]:
    standing = {one for rows in count.standing.values() for row in rows for one in row.events}
    return standing | {one for row in (*count.not_counted, *count.disputed) for one in row.events}


def _row(event: Event, anchor: str | None) -> tuple[str, ...]:
    status = "" if event.status == "asserted" else f" ({event.status.value})"
    page = link(site(event.source.url), event.source.url) if event.source.url else ""
    source = link("this story", f"#{anchor}") if anchor else page or verbatim(event.detail or "")
    quote = f"“{verbatim(event.source.quote)}”" if event.source.quote else verbatim(event.detail or "")
    what = event.type.value.replace("_", " ") + status
    grade = event.source.grade.value.replace("_", " ")
    return event.id, event.on or "", event.known, event.actor, what, grade, quote, source
