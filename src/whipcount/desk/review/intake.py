"""A story comes in: it is read, and every claim in it waits for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from whipcount.brief.acts import Act, acts_of
from whipcount.brief.events import Proposal, propose
from whipcount.brief.moves import moves_of
from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.models import Claim, Source, Story
from whipcount.desk.ledger.store import case_from_db, locked
from whipcount.desk.review.drafts import draft_of_act
from whipcount.desk.review.title import title_of
from whipcount.errors import InputError
from whipcount.facts.people import register
from whipcount.facts.reading import read_document
from whipcount.facts.story_day import check_published
from whipcount.ledger.types import Case
from whipcount.reader.types import Document, Reading
from whipcount.sources.documents.source import Source as Text

__all__ = ["AT_ONCE", "LONGEST", "claims_of", "document_of", "take_story"]

LONGEST = 200_000
"""Characters in the longest story that the desk reads."""
AT_ONCE = 20_000
"""Characters in the longest story that is read while somebody waits: about a second's work."""

_ELSEWHERE = "about another leader, or background of which the case knows more"


def take_story(
    slug: str, text: Text, came_by: str, user: User = None, source: Source | None = None, somebody_waits: bool = False
) -> tuple[Story, bool]:
    """Read a story into a case's queue; returns it, and whether it is new.

    Parameters
    ----------
    somebody_waits : a long story is only put down then, for the process that reads

    Raises
    ------
    InputError : too long, without any day, or from before the register
    NotFoundError : no such case
    """
    clean = text.text.replace("\x00", "")
    text = replace(text, text=clean, url=_address(text.url), ref=text.title or title_of(clean))
    document = _document(text)
    held = Story.objects.filter(case__slug=slug, document_id=document.id).first()
    if held is not None:
        return held, False
    case = case_from_db(slug)
    is_later = somebody_waits and len(clean) > AT_ONCE
    reading = None if is_later else read_document(document)
    state = Story.Reading.WAITING if is_later else Story.Reading.DONE
    values = _values(text, came_by, user, source) | {"reading": state}
    with locked(slug) as row:
        story, is_new = Story.objects.get_or_create(case=row, document_id=document.id, defaults=values)
        if is_new:
            if reading is not None:
                Claim.objects.bulk_create(claims_of(story, reading, case))
            record(user, "bring", f"story:{story.pk}", row, after={"title": story.title, "url": story.url})
    return story, is_new


def document_of(story: Story) -> Document:
    """Return what the reader reads of a story that was put down."""
    return Document(story.text, story.title, story.title, story.published, story.published_from)


def claims_of(story: Story, reading: Reading, case: Case) -> list[Claim]:
    """Return the claims that the reader found in a story, not yet stored."""
    acts = acts_of(reading)
    moves = moves_of(acts, register())
    found = []
    for act in sorted(acts, key=lambda act: act.claim.quote.start):
        willing = replace(act, refused=None)
        proposals = propose([willing], moves, reading.document, story.url, case)
        found.append(_claim(story, act, proposals[0] if proposals else None))
    return found


def _document(text: Text) -> Document:
    if len(text.text) > LONGEST:
        raise InputError(
            f"The story has {len(text.text):,} letters; the desk reads {LONGEST:,} at once. Give the part that matters."
        )
    check_published(text.published)
    return Document(text.text, text.ref, text.title, text.published, text.published_from)


def _address(url: str | None) -> str | None:
    """Return an address that a link may lead to; what a page says of itself may be anything."""
    return url if url and url.startswith(("http://", "https://")) else None


def _values(text: Text, came_by: str, user: User, source: Source | None) -> dict[str, Any]:
    return {
        "title": text.ref,
        "text": text.text,
        "url": text.url,
        "published": text.published,
        "published_from": text.published_from,
        "came_by": came_by,
        "received_by": user,
        "source": source,
    }


def _claim(story: Story, act: Act, proposal: Proposal | None) -> Claim:
    quote = act.claim.quote
    others = [[one.quote.start, one.quote.end] for one in act.claims[1:]]
    return Claim(
        story=story,
        claim_id=act.claim.id,
        found=act.claim.to_dict() | {"also": others},
        draft=draft_of_act(act, proposal, story.url, story.published),
        start=quote.start,
        end=quote.end,
        hint=act.refused or (None if proposal else _ELSEWHERE),
    )
