"""What happened: each act with the story's words, on whose word it stands, and what the ledger says already."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.acts import Act
from whipcount.brief.found import Found
from whipcount.brief.moves import Move
from whipcount.brief.types import Block, Paragraph, Quote, Section, Table
from whipcount.brief.words import did, grade_words, link, say_day
from whipcount.facts.contests import earlier_moves
from whipcount.reader.types import Claim, Status
from whipcount.tally.house import FIRST_DAY

__all__ = ["happened"]

_LOOKED_FOR = (
    "moves between parties, the whip lost or restored, letters of no confidence, what members say of the leader of "
    "their own party (not of another), nominations, jobs taken and left, seats given up, deaths, by-elections, "
    "suspensions, standards reports, recall petitions and confidence ballots"
)


def happened(found: Found) -> Section:
    """Return the acts that count, each with its quotes; what is not counted has its own section."""
    blocks = [block for act in found.news for block in _told(found, act)]
    if not blocks:
        words = f"{len(found.reading.document.text.split()):,} words were read. Looked for: {_LOOKED_FOR}."
        why = "" if not found.acts else " What the story does say, and why it is not counted, stands below."
        blocks = [Paragraph(f"Nothing that a count looks for was found in this story. {words}{why}")]
    return Section("happened", "What happened", (*blocks, *_background(found)))


def _told(found: Found, act: Act) -> Iterator[Block]:
    told = act.claim.on or next((move.on for move in found.moves if move.act.number == act.number), None)
    when = f" ({say_day(told)})" if told else ""
    note = _note(found, act)
    yield Paragraph(f"{act.name} {did(act.claim)}{when}.{note}")
    for number, claim in enumerate(act.claims):
        anchor = act.anchor if number == 0 else f"{act.anchor}-{number + 1}"
        yield Quote(claim.quote.text, _cite(claim), anchor)


def _note(found: Found, act: Act) -> str:
    notes = []
    move = next((move for move in found.moves if move.act.number == act.number), None)
    if move is not None:
        notes.append(_register_says(move))
    held = next((p.held for p in found.proposals if p.act.number == act.number), ())
    if held:
        notes.append(
            f"The case has it already ({', '.join(link(one, f'#e-{one}') for one in held)}); it is counted once."
        )
    if act.claim.status is Status.PAST:
        notes.append("It is from before the story.")
    return "".join(f" {note}" for note in notes)


def _register_says(move: Move) -> str:
    if move.on < FIRST_DAY:
        listed = next(
            (one for one in earlier_moves() if one.person == move.person and one.to_party == move.after), None
        )
        known = f" The list of earlier moves has it on {link(listed.on, listed.source)}." if listed else ""
        return f"The register has no party labels before {say_day(FIRST_DAY)}.{known}"
    if move.recorded_on is None:
        return "The register has no such move: what follows is a scenario."
    return f"The register has it on {say_day(move.recorded_on)}."


def _cite(claim: Claim) -> str:
    grounds = f"; grounds given: {', '.join(one.replace('_', ' ') for one in claim.reasons)}" if claim.reasons else ""
    said = grade_words(claim)
    return (
        f"{said[:1].upper()}{said[1:]}; characters {claim.quote.start}–{claim.quote.end} of "
        f"[the story](#sources); read with confidence {claim.confidence:.2f}{grounds}"
    )


def _background(found: Found) -> Iterator[Block]:
    """Yield the events that a case would take with ``--accept``."""
    rows = tuple(
        (
            link(p.event.id, f"#{p.act.anchor}"),
            p.event.on or "",
            p.event.actor,
            p.event.type.value.replace("_", " "),
            p.event.source.grade.value.replace("_", " "),
            "would be new" if p.is_new else "has it already",
        )
        for p in found.proposals
    )
    if rows and found.counted:
        header = ("event", "on", "who", "what", "grade", "the case")
        yield Table("Events proposed to the case; nothing is stored unless you accept them", header, rows, folded=True)
