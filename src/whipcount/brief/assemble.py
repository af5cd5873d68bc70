"""From a reading to the brief: gather, count, write the sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whipcount.brief.found import Found, find
from whipcount.brief.headline import figures, headline
from whipcount.brief.sections.chamber import chamber
from whipcount.brief.sections.forecast import forecast
from whipcount.brief.sections.happened import happened
from whipcount.brief.sections.left_out import left_out
from whipcount.brief.sections.letters import letters
from whipcount.brief.sections.member import members
from whipcount.brief.sections.precedents import precedents
from whipcount.brief.sections.rules import rules
from whipcount.brief.sections.seat import seats
from whipcount.brief.sections.sources import sources
from whipcount.brief.sections.standards import standards
from whipcount.brief.sections.watch import watch
from whipcount.brief.types import Brief, Section, Table
from whipcount.facts.people import register
from whipcount.reader.types import Reading
from whipcount.register.span import after_its_end
from whipcount.tally.house import FIRST_DAY

__all__ = ["assemble", "brief_of"]


def assemble(reading: Reading, url: str | None = None, case: str | None = None) -> Brief:
    """Return the brief of a story; nothing is stored.

    Parameters
    ----------
    reading : of the story
    url : where it stands, None if nowhere
    case : id or folder of the case to count; None to look for a shipped one that fits

    Raises
    ------
    NotFoundError : no such case
    InputError : the story is from before the register, or the case cannot be counted on its day
    """
    return brief_of(find(reading, url, case))


def brief_of(found: Found) -> Brief:
    """Return the brief of what was found."""
    document = found.reading.document
    return Brief(
        headline=headline(found),
        title=document.title,
        published=document.published,
        ref=document.ref,
        on=found.day.isoformat() if found.day else None,
        figures=figures(found),
        sections=tuple(tidied(section) for section in _sections(found)),
        notes=_notes(found),
    )


def _notes(found: Found) -> tuple[str, ...]:
    if found.day is None:
        return ()
    if found.day < FIRST_DAY:
        return (f"The register's party labels begin on {FIRST_DAY}; the House of an earlier day is not counted.",)
    late = after_its_end(register(), found.day)
    return (late,) if late else ()


def tidied(section: Section) -> Section:
    """Return a section without the columns in which no row says anything."""
    blocks = tuple(_without_empty(block) if isinstance(block, Table) else block for block in section.blocks)
    return replace(section, blocks=blocks)


def _without_empty(table: Table) -> Table:
    kept = [n for n, _name in enumerate(table.header) if any(row[n] for row in table.rows)]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return replace(table, header=tuple(table.header[n] for n in kept), rows=rows)


def _sections(found: Found) -> Iterator[Section]:
    yield happened(found)
    for section in (chamber(found), letters(found), forecast(found), precedents(found)):
        if section:
            yield section
    yield from members(found)
    yield from seats(found)
    for section in (standards(found), rules(found), watch(found), left_out(found)):
        if section:
            yield section
    yield sources(found)
