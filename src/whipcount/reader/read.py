"""Read a document: from its text to claims, each with its quote, status, grade and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import numpy as np

from whipcount.reader.act_day import day_of_act
from whipcount.reader.annotate import Annotated, Ground, annotate
from whipcount.reader.context import Context
from whipcount.reader.echoes import echoes
from whipcount.reader.finds import (
    Find,
    done_by_them,
    is_attack_on_others,
    is_bare_guess,
    is_handed_letters,
    named_first,
    of_one_mind,
    to_the_doer,
    undone,
)
from whipcount.reader.grades import grade
from whipcount.reader.model.heads import Floats
from whipcount.reader.model.judge import Judge
from whipcount.reader.plain_words import MARGIN, told_plainly
from whipcount.reader.post_held import post_held
from whipcount.reader.quotes import quote_of
from whipcount.reader.reasons import find_reasons
from whipcount.reader.resigning import what_is_resigned
from whipcount.reader.scenes import is_passive
from whipcount.reader.sharing import share_in_lists
from whipcount.reader.sheet import sheets
from whipcount.reader.status import of_its_day, status_of
from whipcount.reader.targets import aim
from whipcount.reader.types import Actor, ActorKind, Claim, ClaimType, Document, Quote, Reading, Status, Target
from whipcount.reader.when import day_of

__all__ = ["claim_of", "in_order", "read"]

_NOBODY = frozenset([ClaimType.CONFIDENCE_BALLOT_CALLED, ClaimType.CONFIDENCE_BALLOT_RESULT])
_POSTS = frozenset([ClaimType.RESIGNS_OFFICE, ClaimType.DISMISSED, ClaimType.APPOINTED])
_REASONED = frozenset(
    [
        ClaimType.CHANGES_PARTY,
        ClaimType.RESIGNS_WHIP,
        ClaimType.LETTER_SUBMITTED,
        ClaimType.CALLS_TO_RESIGN,
        ClaimType.CRITICAL,
        ClaimType.RESIGNS_OFFICE,
    ]
)


def read(document: Document, context: Context, judge: Judge) -> Reading:
    """Return who did what to whom in a document.

    Parameters
    ----------
    document : text and day of publication; without a day everybody since 1979 may be meant and dates stay open
    context : the register and the leaders
    judge : the stance model
    """
    seen = annotate(document.text, day_of(document.published), context, document.published)
    claims = []
    for find in _finds(seen, judge):
        quote = quote_of(find.kind, find.ground, seen)
        sure = judge.confidence(find.margin)
        claims.append(
            claim_of(_kind(find, seen, context), find.status, find.ground, sure, quote, seen, document, context)
        )
    return Reading(document, in_order(claims))


def _kind(find: Find, seen: Annotated, context: Context) -> ClaimType:
    """Return the type; a leader who says that he will not go denies that he resigns an office."""
    if find.kind is ClaimType.LEADER_RESIGNS and find.status is Status.DENIED:
        return ClaimType.RESIGNS_OFFICE
    return what_is_resigned(find.kind, find.status, find.ground, seen, context)


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in the order of their quotes."""
    return tuple(sorted(claims, key=lambda claim: (claim.quote.start, claim.type)))


def _finds(seen: Annotated, judge: Judge) -> Iterator[Find]:
    """Yield for each person and type the scene that shows it best."""
    scored = [
        find
        for find in _scored(seen, judge)
        if not (is_attack_on_others(find, seen) or is_handed_letters(find, seen) or is_bare_guess(find))
    ]
    found = named_first(done_by_them(to_the_doer(scored, seen.grounds)))
    found += [find for find in _echoed(found, seen) if not is_handed_letters(find, seen)]

    def key(find: Find) -> tuple[str, str]:
        return find.ground.scene.person, find.kind.value

    best = [next(group) for _, group in groupby(sorted(found, key=lambda find: (*key(find), -find.margin)), key=key)]
    yield from of_one_mind(undone(best))


def _echoed(found: list[Find], seen: Annotated) -> Iterator[Find]:
    """Yield what those did who are said to have done the same as somebody just before them."""
    for echo in echoes(seen):
        mine = echo.ground.scene
        if any(find.ground.scene.person == mine.person and find.ground.scene.number == mine.number for find in found):
            continue
        others = [find for find in found if find.ground.scene.person != mine.person and find.kind not in _NOBODY]
        for number in echo.like:
            like = [find for find in others if find.ground.scene.number == number]
            if like:
                best = max(like, key=lambda find: find.margin)
                status = Status.HYPOTHETICAL if echo.may else best.status
                yield Find(best.kind, echo.ground, best.margin / 2, status)
                break


def _scored(seen: Annotated, judge: Judge) -> Iterator[Find]:
    """Yield every type that passes its threshold in a scene."""
    held = sheets(seen)
    for sheet, (types, status) in zip(held, judge.scores(held), strict=True):
        margins = np.array([_margins(ground, types[n], judge) for n, ground in enumerate(sheet.grounds)])
        share_in_lists(margins, sheet.grounds, judge.types, seen)
        for n, k in zip(*np.nonzero(margins >= 0), strict=True):
            ground, kind = sheet.grounds[n], judge.types[k]
            yield Find(kind, ground, float(margins[n, k]), status_of(kind, ground, status[n, k], seen))


def _margins(ground: Ground, odds: Floats, judge: Judge) -> list[float]:
    """Return by how much a scene passes the threshold of each type."""
    fired = {hit.type for hit in ground.fired}
    plain = told_plainly(ground)
    passive, implied = is_passive(ground.scene), ground.scene.implicit
    margins = [
        judge.margin(kind, float(odds[k]), kind in fired, passive, implied) for k, kind in enumerate(judge.types)
    ]
    return [max(margin, MARGIN) if kind in plain else margin for kind, margin in zip(judge.types, margins, strict=True)]


def claim_of(
    kind: ClaimType,
    status: Status,
    ground: Ground,
    confidence: float,
    quote: Quote,
    seen: Annotated,
    document: Document,
    context: Context,
) -> Claim:
    """Return the claim of a scene with its actor, target, day, grade and grounds.

    Parameters
    ----------
    kind, status, quote : what is claimed, how, and the words that show it
    ground : the scene
    confidence : in (0, 1)
    seen, document, context : the text around, the story, the world
    """
    aimed = aim(kind, status, ground, quote, seen, context)
    on = day_of_act(kind, status, ground, quote, seen, aimed.on)
    if on is None and seen.published is None and status is Status.ASSERTED:
        on = document.published
    if seen.published:
        status = of_its_day(kind, status, on, ground, seen)
        if kind in _POSTS and not (ground.standing.leads and aimed.office):
            posts = context.posts.get(ground.scene.person, ())
            aimed.office = post_held(kind, status, aimed.office, posts, on, seen.published)
            aimed.target = Target("office", None, aimed.office) if aimed.office else None
    evidence, source = grade(kind, ground, quote, seen)
    return Claim(
        kind,
        status,
        evidence,
        confidence,
        None if kind in _NOBODY else _actor(ground, seen, context),
        quote,
        aimed.target,
        aimed.from_party,
        aimed.to_party,
        aimed.office,
        on,
        document.published,
        source,
        _reasons(kind, ground, seen),
        aimed.corroborated_by,
    )


def _actor(ground: Ground, seen: Annotated, context: Context) -> Actor:
    person = ground.scene.person
    words = [w for w in ground.scene.sentence.words if w.ref == person]
    named = next((w for w in words if w.mention is not None), words[0] if words else None)
    written = seen.text[named.start : named.end] if named else ""
    ids = person.split("|")
    if len(ids) > 1:
        return Actor(None, written, written, ActorKind.UNKNOWN, ambiguous=tuple(ids))
    name = context.register.people[person].name
    member = seen.roster.members.get(person)
    kind = ActorKind.MEMBER if member else ActorKind.FORMER_MEMBER
    return Actor(person, name, written or name, kind, member.party if member else None, member.seat if member else None)


def _reasons(kind: ClaimType, ground: Ground, seen: Annotated) -> tuple[str, ...]:
    if kind not in _REASONED:
        return ()
    scene = ground.scene
    mine = [g.scene.sentence for g in seen.grounds if g.scene.person == scene.person]
    near = [s for s in mine if abs(s.start - scene.sentence.start) < 600 and s.block - scene.sentence.block in (0, 1)]
    return find_reasons(" ".join(seen.text[s.start : s.end] for s in near))
