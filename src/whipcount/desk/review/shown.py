"""What the page of a story shows of each claim: the draft, warnings, and what the count would become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from whipcount.desk.ledger.models import Claim, Story
from whipcount.desk.ledger.store import open_from_db
from whipcount.desk.review.decide import today
from whipcount.desk.review.drafts import event_from
from whipcount.desk.review.effect import Effect, effect, span_day
from whipcount.desk.review.forms import DraftForm
from whipcount.desk.review.guards import Guard, duplicates, guards
from whipcount.desk.review.marks import Stretch, paragraphs
from whipcount.errors import InputError
from whipcount.facts.cases import OpenCase
from whipcount.ledger.types import Event

__all__ = ["Shown", "shown_claims", "shown_text"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One claim as a card.

    Attributes
    ----------
    claim, form : the row, and the form that mends its draft
    fault : why the draft cannot be taken as it is, None if it can
    guards, effect : warnings; what the count would become, None where it cannot be counted
    same : events on record that may be the same
    is_open : whether somebody can still decide
    """

    claim: Claim
    form: DraftForm
    fault: str | None
    guards: tuple[Guard, ...]
    effect: Effect | None
    same: tuple[Event, ...]
    is_open: bool


def shown_claims(story: Story, rows: Iterable[Claim], typed: dict[int, DraftForm] | None = None) -> list[Shown]:
    """Return the cards of claims of a story.

    Parameters
    ----------
    typed : claim -> a form that somebody has just filled in, shown again instead of the draft
    """
    opened = open_from_db(story.case.slug)
    return [_shown(row, opened, story, (typed or {}).get(row.pk)) for row in rows]


def shown_text(story: Story, claims: Iterable[Claim]) -> list[list[Stretch]]:
    """Return the story's paragraphs with every quote marked."""
    spans = [(row.pk, start, end) for row in claims for start, end in ((row.start, row.end), *row.found["also"])]
    return paragraphs(story.text, spans)


def _shown(row: Claim, opened: OpenCase, story: Story, typed: DraftForm | None) -> Shown:
    form = typed or DraftForm(initial=row.draft, prefix=f"c{row.pk}")
    is_open = row.state in (Claim.State.WAITING, Claim.State.SECOND)
    event, fault = _tried(row.draft, opened, story)
    if event is None or not is_open:
        return Shown(row, form, fault if is_open else None, (), None, (), is_open)
    day = span_day(opened, max(event.on_day, event.known_day))
    return Shown(
        row,
        form,
        None,
        tuple(guards(event, opened)),
        effect(opened, [event], day),
        tuple(duplicates(event, opened)),
        is_open,
    )


def _tried(draft: dict[str, Any], opened: OpenCase, story: Story) -> tuple[Event | None, str | None]:
    try:
        return event_from(draft, opened.case, today(), story.document_id), None
    except InputError as fault:
        return None, fault.message
