"""Whether an act is the news, background, only possible or denied: the model's answer, where the words allow it."""

from __future__ import annotations

import re

from whipcount.reader.act_day import ATTITUDES, has_old_day, is_old
from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.model.heads import Floats
from whipcount.reader.model.judge import STATUSES
from whipcount.reader.negation import has_denial, is_denied
from whipcount.reader.types import ClaimType, Status

__all__ = ["of_its_day", "status_of"]

_NOT_AGAIN = re.compile(
    r"\b(?:not|n['\u2019]t|never) (?:to )?(?:\w+ )?"
    r"(?:stand|contest|defend|seek|fight|run|be (?:a candidate|standing|seeking|contesting))",
    re.I,
)
_DENIED_GOING = re.compile(
    r"\b(?:den(?:y|ies|ied)|no (?:plans?|intention) (?:to|of)|not (?:retiring|standing down))\b", re.I
)
_STANDS_AGAIN = re.compile(
    r"\b(?:will|would|is|intend\w*|plan\w*|want\w*|hop\w+) (?:\w+ ){0,2}"
    r"(?:fight(?:ing)?|contest(?:ing)?|defend(?:ing)?|seek(?:ing)? re-election|stand(?:ing)?)\b(?! down| aside)",
    re.I,
)
_FOUND = re.compile(r"\b(?:recommend\w*|found|finds|ruled|rules|concluded|concludes|says|said)\b", re.I)
_AGREED = re.compile(
    r"\b(?:MPs|[Mm]embers|Commons|House)\b[^.;]{0,40}\b(?:agreed|agrees|approved|approves|voted|vote|backed|endorsed|accepted|decided)\b"
)


def status_of(kind: ClaimType, ground: Ground, odds: Floats, seen: Annotated) -> Status:
    """Return the likeliest status; a denial needs a word for it, and a plain one decides.

    Parameters
    ----------
    kind, ground : what is claimed and the scene that shows it
    odds : the model's, one for each of ``STATUSES``
    seen : the text around
    """
    if is_denied(kind, ground):
        return Status.DENIED
    sentence = ground.scene.sentence
    text = seen.text[sentence.start : sentence.end]
    first, second = sorted(STATUSES, key=lambda status: -odds[STATUSES.index(status)])[:2]
    if first is Status.DENIED and (not has_denial(text) or _is_no_denial(kind, text)):
        return second
    if first is Status.HYPOTHETICAL and _is_done(kind, text):
        return Status.ASSERTED
    if first is Status.PAST and kind in ATTITUDES and _is_said_now(ground, seen):
        return Status.ASSERTED
    if kind is ClaimType.STANDING_DOWN and _STANDS_AGAIN.search(text) and not has_denial(text):
        return Status.DENIED
    return first


def _is_no_denial(kind: ClaimType, text: str) -> bool:
    """Whether the *not* is part of the act: who will not stand again is standing down."""
    return kind is ClaimType.STANDING_DOWN and bool(_NOT_AGAIN.search(text)) and not _DENIED_GOING.search(text)


def _is_done(kind: ClaimType, text: str) -> bool:
    """Whether the words say that it has been done, though what it leads to is still to come."""
    if kind is ClaimType.STANDARDS_REPORT:
        return bool(_FOUND.search(text))
    return kind is ClaimType.SUSPENDED and bool(_AGREED.search(text))


def of_its_day(kind: ClaimType, status: Status, on: str | None, ground: Ground, seen: Annotated) -> Status:
    """Return the status that day and place of an act allow: the old is background, what a story opens with is not.

    Parameters
    ----------
    kind, ground : what is claimed and the scene that shows it
    status : before
    on : day of the act, may be partial, None where unknown
    seen : the text around; without a day of publication nothing changes
    """
    published = seen.published
    if published is None:
        return status
    old = on is not None and is_old(on, published)
    if status is Status.ASSERTED and old:
        return Status.PAST
    is_new = on == published.isoformat() or (_is_the_news(kind, ground, seen) and not old)
    return Status.ASSERTED if status is Status.PAST and is_new else status


def _is_said_now(ground: Ground, seen: Annotated) -> bool:
    """Whether somebody says it in the main clause, not "had said" nor "said in January"."""
    scene = ground.scene
    verbs = [word.head for word in scene.sentence.words if word.ref == scene.person and word.dep == "nsubj"]
    main = [verb for verb in verbs if verb is scene.sentence.root or verb.dep == "conj"]
    if not main or main[0].tag not in {"VBZ", "VBP", "VBD"} or main[0].kids("aux"):
        return False
    return not has_old_day(ground, seen)


def _is_the_news(kind: ClaimType, ground: Ground, seen: Annotated) -> bool:
    """Whether the act stands in the main clause of the first sentence that names anybody."""
    root = ground.scene.sentence.root
    main = {id(root), *map(id, root.kids("conj"))}
    opens = not any(word.ref for sentence in seen.sentences[: ground.scene.number] for word in sentence.words)
    return opens and any(hit.type is kind and id(hit.clause.trigger) in main for hit in ground.fired)
