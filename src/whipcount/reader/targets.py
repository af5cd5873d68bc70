"""At whom or what a claim is aimed: the leader, the party, the post, the seat, the House."""

from __future__ import annotations

from whipcount.reader.aim import Aim
from whipcount.reader.aim_party import party_aim, talks_aim
from whipcount.reader.aim_post import post_aim
from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.context import Context
from whipcount.reader.lists import named_together
from whipcount.reader.types import ClaimType as T
from whipcount.reader.types import Quote, Status, Target
from whipcount.reader.words_of import Word

__all__ = ["Aim", "aim"]

_STANCES = frozenset(
    [T.LETTER_SUBMITTED, T.LETTER_WITHDRAWN, T.CALLS_TO_RESIGN, T.CALLS_FOR_TIMETABLE, T.CRITICAL, T.SUPPORTS_LEADER]
)
_BALLOTS = frozenset([T.CONFIDENCE_BALLOT_CALLED, T.CONFIDENCE_BALLOT_RESULT])
_WHIPS = frozenset([T.LOSES_WHIP, T.RESIGNS_WHIP, T.WHIP_RESTORED])
_JOBS = frozenset([T.RESIGNS_OFFICE, T.DISMISSED, T.APPOINTED])
_SEATS = frozenset([T.STANDING_DOWN, T.RESIGNS_SEAT, T.BY_ELECTION, T.RECALL_PETITION])
_HOUSE = frozenset([T.SUSPENDED, T.SUSPENSION_VOTE, T.STANDARDS_REPORT])


def aim(kind: T, status: Status, ground: Ground, quote: Quote, seen: Annotated, context: Context) -> Aim:
    """Return at what the claim of a scene is aimed.

    Parameters
    ----------
    kind, status : of the claim
    ground, quote : the scene that shows it and the words that do
    seen : the text around
    context : the register and the leaders
    """
    if kind is T.CHANGES_PARTY or kind in _WHIPS:
        return party_aim(kind, status, ground, seen, context)
    if kind is T.TALKS_WITH_PARTY:
        return talks_aim(ground, seen)
    if kind in _JOBS or kind is T.LEADER_RESIGNS:
        return post_aim(kind, ground, seen)
    if kind in _BALLOTS:
        return Aim(_person(ground.scene.person, context))
    if kind in _STANCES:
        return Aim(_leader(ground, seen, context))
    if kind is T.NOMINATES:
        return Aim(_candidate(ground, quote, seen, context))
    if kind in _SEATS:
        member = seen.roster.members.get(ground.scene.person)
        return Aim(Target("seat", None, member.seat) if member else None)
    return Aim(Target("house", "commons", "House of Commons") if kind in _HOUSE else None)


def _person(ref: str | None, context: Context) -> Target | None:
    person = context.register.people.get(ref or "")
    return Target("person", person.id, person.name) if person else None


def _leader(ground: Ground, seen: Annotated, context: Context) -> Target | None:
    standing = ground.standing
    named = {word.ref for word in ground.scene.sentence.words}
    if standing.leads:
        return None
    if standing.prime_minister in named and standing.leader not in named and standing.party == "liberal-democrat":
        return _person(standing.prime_minister, context)
    earlier = _led_before(ground, seen, context) if standing.leader not in named else None
    return _person(earlier or standing.leader or _leader_named(ground, seen), context)


def _leader_named(ground: Ground, seen: Annotated) -> str | None:
    """Return the leader named nearest to a member whose party is unknown: in the sentence, before it, after it."""
    leaders = ground.standing.leaders
    sentences = [ground.scene.sentence, *reversed(ground.scene.earlier), *seen.sentences[ground.scene.number + 1 :]]
    return next((word.ref for sentence in sentences for word in sentence.words if word.ref in leaders), None)


def _led_before(ground: Ground, seen: Annotated, context: Context) -> str | None:
    """Return the one named in the sentence who led the party before: in 2025, no confidence in Boris Johnson."""
    day = seen.roster.day
    own = ground.scene.person
    parties = {spell.party for spell in context.register.spells_of(own)} | {ground.standing.party}
    past = {row.person_id for row in context.leaders if row.party in parties and day and row.end and row.end < day}
    mentions = [word.mention for word in ground.scene.sentence.words if word.mention is not None]
    return next((one for m in mentions for one in m.ids if one in past and one != own), None)


def _candidate(ground: Ground, quote: Quote, seen: Annotated, context: Context) -> Target | None:
    """Return the one who is backed: named in the quote, in the sentence or before it, and backing nobody himself."""
    scene = ground.scene
    for role, clause in scene.parts:
        unknown = [word for word in clause.objects if word.other and not word.ref]
        if role == "s" and unknown and not any(word.ref for word in clause.objects):
            return Target("person", None, seen.text[unknown[0].start : unknown[0].end])
    listed = {one for run in named_together(seen.text, scene.sentence) if scene.person in run for one in run}
    quoted = [word for word in scene.sentence.words if quote.start <= word.start < quote.end]
    earlier = [word for sentence in reversed(scene.earlier) for word in sentence.words]
    words = [*quoted, *scene.sentence.words, *earlier]
    backed = [w for w in words if w.ref and w.ref != scene.person and w.ref not in listed and not _is_subject(w)]
    others = [w for w in words if w.ref and w.ref != scene.person]
    return _person((backed or others)[0].ref, context) if others else None


def _is_subject(word: Word) -> bool:
    """Whether a word is who does something, alone or beside another."""
    while word.dep == "conj" and not word.is_verb:
        word = word.head
    return word.dep == "nsubj"
