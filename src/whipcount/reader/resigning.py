"""What somebody resigns who only "resigns": the seat that the register says he left, else the post that he holds."""

from __future__ import annotations

import re
from datetime import timedelta

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.context import Context
from whipcount.reader.types import ClaimType, Status

__all__ = ["what_is_resigned"]

_WEEK = timedelta(days=7)
_SEAT = re.compile(
    r"\b(?:seats?|by-?elections?|as (?:an |the |its |a )?(?:\w+ )?MP|Parliament|Commons|constituency|voters)\b"
)
_POST = re.compile(
    r"\b(?:secretary|minister\w*|government|cabinet|post|job|role|chair\w*|whip|spokes\w+|aide|front ?bench|office|"
    r"envoy|leader\w*|deputy|treasurer)\b",
    re.I,
)


def what_is_resigned(kind: ClaimType, status: Status, ground: Ground, seen: Annotated, context: Context) -> ClaimType:
    """Return the type, an office or the seat, that the words leave open and the register settles.

    Parameters
    ----------
    kind, status : of the claim
    ground : the scene that shows it
    seen : the text around; without a day of publication nothing changes
    context : who sat and who held a post
    """
    day = seen.published
    if day is None or kind not in (ClaimType.RESIGNS_OFFICE, ClaimType.RESIGNS_SEAT):
        return kind
    person, sentence = ground.scene.person, ground.scene.sentence
    text = seen.text[sentence.start : sentence.end]
    if kind is ClaimType.RESIGNS_OFFICE and status is not Status.DENIED and not _POST.search(text):
        left = (s.end for s in context.register.spells_of(person) if s.end and s.end_reason == "resigned")
        return ClaimType.RESIGNS_SEAT if any(abs(end - day) <= _WEEK for end in left) else kind
    if kind is ClaimType.RESIGNS_SEAT and status is Status.DENIED and not _SEAT.search(text):
        held = any(post.start <= day and (post.end is None or day < post.end) for post in context.posts.get(person, ()))
        return ClaimType.RESIGNS_OFFICE if held else kind
    return kind
