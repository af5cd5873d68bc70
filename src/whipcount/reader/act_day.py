"""On which day a claim's act was done: the words beside it, else the day of the news, else the register's day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.dates import first_day, last_day
from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.types import ClaimType, Quote, Status
from whipcount.reader.when import before, find_dates, find_days_beside, number_of
from whipcount.reader.words_of import Sentence, Word

__all__ = ["ATTITUDES", "day_of_act", "has_old_day", "is_old"]

_OLD = timedelta(days=90)
_NEWS = timedelta(days=7)
_HEAD = 4
_AFTER = re.compile(r"\b(?P<n>\w+) (?P<unit>day|week|month|year)s? after (?:he|she|they|his|her|being|\w+ing)\b", re.I)
_SIDE_CLAUSES = frozenset(["relcl", "acl", "advcl"])
_PUBLISHING = frozenset(["announce", "issue", "post", "publish", "release", "send", "write"])
ATTITUDES = frozenset(
    [
        ClaimType.CALLS_TO_RESIGN,
        ClaimType.CALLS_FOR_TIMETABLE,
        ClaimType.CRITICAL,
        ClaimType.SUPPORTS_LEADER,
        ClaimType.NOMINATES,
    ]
)
_TO_COME = frozenset(["will", "shall", "'ll", "\u2019ll"])
_RESHUFFLES = frozenset([ClaimType.APPOINTED, ClaimType.DISMISSED])


def is_old(on: str, published: date) -> bool:
    """Tell whether an act is background: done a week or more before the day of publication.

    Parameters
    ----------
    on : day of the act, may be partial
    published : day of publication
    """
    return published - last_day(on) >= _NEWS


def has_old_day(ground: Ground, seen: Annotated) -> bool:
    """Tell whether the main clause of a scene's sentence names a day a week or more before the news."""
    published = seen.published
    told = [one for one in _told(ground.scene.sentence, seen) if not one.beside]
    return published is not None and any(is_old(one.on, published) for one in told)


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that the words of a sentence settle; ``beside`` where they belong to a clause beside the main one."""

    start: int
    on: str
    beside: bool


def day_of_act(
    kind: ClaimType, status: Status, ground: Ground, quote: Quote, seen: Annotated, registered: str | None
) -> str | None:
    """Return the day of an act, partial where the words say no more; None where nothing settles it.

    Parameters
    ----------
    kind, status, quote : of the claim
    ground : the scene that shows it
    seen : the text around, with the day of publication
    registered : the day that the register gives the act, None if it knows none
    """
    if status in (Status.HYPOTHETICAL, Status.DENIED):
        return None
    published = seen.published
    told = _fitting(kind, status, ground, list(_told(ground.scene.sentence, seen)), published)
    if status is Status.PAST and published is not None:
        counted = _days_before_the_news(kind, ground, quote, seen, published)
        if counted:
            return counted
    if kind in ATTITUDES and status is Status.ASSERTED and published and _says_now(ground, told):
        return published.isoformat()
    inside = [one for one in told if quote.start <= one.start < quote.end]
    near = inside or (told if len(told) == 1 else [])
    near = _in_clause(kind, ground, near) or near
    if near:
        return registered if registered and _same_month_of_another_year(registered, near[0].on) else near[0].on
    if published is None or status is not Status.ASSERTED:
        return registered
    if kind is ClaimType.CONFIDENCE_BALLOT_CALLED:
        return published.isoformat()
    return _news_day(kind, ground, seen, published) or published.isoformat()


def _says_now(ground: Ground, told: Sequence[_Told]) -> bool:
    """Whether the person says, thinks or wants in the present, with no day told beside it."""
    scene = ground.scene
    verbs = [w.head for w in scene.sentence.words if w.ref == scene.person and w.dep == "nsubj"]
    if not verbs or verbs[0].tag not in {"VBZ", "VBP"}:
        return False
    return not any(_hangs_on(one.start, verbs[0], scene.sentence) for one in told)


def _hangs_on(place: int, verb: Word, sentence: Sentence) -> bool:
    word = next((word for word in sentence.words if place < word.end), None)
    above = next((one for one in word.above() if one.is_verb), None) if word is not None else None
    return above is verb


def _same_month_of_another_year(registered: str, told: str) -> bool:
    """Tell whether "last February" was read as the wrong February, by the day that the register gives the act."""
    return len(told) == 7 and registered[5:7] == told[5:7]


def _told(sentence: Sentence, seen: Annotated) -> Iterator[_Told]:
    """Yield the days that the words of a sentence settle, alone or by a day told before them."""
    text = seen.text[sentence.start : sentence.end]
    plain = [(when.start, when.on) for when in find_dates(text, seen.published) if when.on]
    beside = [(start, _shifted(start, shift, plain, sentence, seen)) for start, shift in find_days_beside(text)]
    for start, on in sorted([*plain, *((start, on) for start, on in beside if on)]):
        place = sentence.start + start
        word = next((word for word in sentence.words if place < word.end), None)
        if word is not None and not _is_to_come(word):
            yield _Told(place, on, any(one.is_verb and _hangs(one) for one in (word, *word.above())))


def _shifted(
    start: int, shift: int, plain: Sequence[tuple[int, str]], sentence: Sentence, seen: Annotated
) -> str | None:
    """Return the day so many days from the last one told, in the sentence or the three before, else from the news."""
    published = seen.published
    if published is None:
        return None
    number = next(n for n, one in enumerate(seen.sentences) if one is sentence)
    earlier = [
        when.on
        for other in seen.sentences[max(0, number - 3) : number]
        for when in find_dates(seen.text[other.start : other.end], published)
    ]
    told = [on for on in (*earlier, *(on for at, on in plain if at < start)) if on and len(on) == 10]
    return ((date.fromisoformat(told[-1]) if told else published) + timedelta(days=shift)).isoformat()


def _is_to_come(word: Word) -> bool:
    """Tell whether a day belongs to what will be done: "MPs will vote on Wednesday", "the next round is on Tuesday"."""
    verb = next((one for one in word.above() if one.is_verb), None)
    if verb is None:
        return False
    if verb.lemma == "be" and any(one.lemma == "next" for noun in verb.kids("nsubj") for one in noun.children):
        return True
    return any(one.lemma in _TO_COME for one in verb.kids("aux")) or (
        verb.tag == "VB" and verb.head.lemma == "be" and bool(verb.kids("aux"))
    )


def _hangs(verb: Word) -> bool:
    """Tell whether a verb tells something beside the main act; "in a letter sent on Sunday" tells of the same."""
    return verb.dep in _SIDE_CLAUSES and not (verb.dep == "acl" and verb.lemma in _PUBLISHING)


def _fitting(kind: ClaimType, status: Status, ground: Ground, told: list[_Told], published: date | None) -> list[_Told]:
    """Leave out the days that belong to another act: of another clause, to come, or long before the news."""
    fired = [hit.clause for hit in ground.fired if hit.type is kind]
    if fired:
        beside = any(_hangs(one) for one in (fired[0].trigger, *fired[0].trigger.above()) if one.is_verb)
        told = [one for one in told if one.beside == beside] or (told if beside else [])
    elif status is Status.ASSERTED or kind in ATTITUDES or ground.fired:
        told = [one for one in told if not one.beside]
    if published is None:
        return told
    told = [one for one in told if first_day(one.on) <= published or kind is ClaimType.CONFIDENCE_BALLOT_CALLED]
    return [
        one
        for one in told
        if status is Status.PAST or published - last_day(one.on) <= _OLD or _is_told_of(kind, ground, one)
    ]


def _is_told_of(kind: ClaimType, ground: Ground, one: _Told) -> bool:
    """Whether a day hangs on the very verb of the act, in the past: "defected to Labour two years ago"."""
    triggers = [hit.clause.trigger for hit in ground.fired if hit.type is kind]
    return any(verb.tag == "VBD" and _hangs_on(one.start, verb, ground.scene.sentence) for verb in triggers)


def _in_clause(kind: ClaimType, ground: Ground, told: list[_Told]) -> list[_Told]:
    """Keep the days told in the act's own clause, those after the act first."""
    for hit in ground.fired:
        if hit.type is kind and len(told) > 1:
            words, at = hit.clause.words, hit.clause.trigger.start
            own = [one for one in told if any(w.start <= one.start < w.end for w in words)]
            return sorted(own or told, key=lambda one: (one.start < at, abs(one.start - at)))
    return told


def _days_before_the_news(
    kind: ClaimType, ground: Ground, quote: Quote, seen: Annotated, published: date
) -> str | None:
    """Read "five days after he was sacked" for the sacking: so many days before the day of the news."""
    sentence = ground.scene.sentence
    text = seen.text[sentence.start : sentence.end]
    for match in _AFTER.finditer(text):
        n = number_of(match["n"])
        triggers = [hit.clause.trigger.start for hit in ground.fired if hit.type is kind] or [quote.end - 1]
        if n is not None and all(place > sentence.start + match.start() for place in triggers):
            news = _only_recent(list(_told(sentence, seen)), published) or published
            return before(news, n, match["unit"])
    return None


def _news_day(kind: ClaimType, ground: Ground, seen: Annotated, published: date) -> str | None:
    """Return the one day of the week before publication told in the head, of the person or of the whole reshuffle."""
    head = [
        sentence
        for sentence in seen.sentences[:_HEAD]
        if kind in _RESHUFFLES or _speaks_of(ground.scene.person, sentence)
    ]
    told = [one for sentence in head for one in _told(sentence, seen) if not one.beside]
    beside_an_act = any(hit.type not in ATTITUDES for hit in ground.fired)
    found = _only_recent(told, published) or (_eve(seen, published) if kind not in ATTITUDES or beside_an_act else None)
    return found.isoformat() if found else None


def _eve(seen: Annotated, published: date) -> date | None:
    """Return the day before publication where the story opens with it, as a morning paper's does."""
    opening = [one for sentence in seen.sentences[:1] for one in _told(sentence, seen)]
    eve = published - timedelta(days=1)
    return eve if _only_recent(opening, published) == eve else None


def _speaks_of(person: str, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of a person, or of nobody by name."""
    refs = {word.ref for word in sentence.words if word.ref}
    return person in refs or not refs


def _only_recent(told: Sequence[_Told], published: date) -> date | None:
    days = {date.fromisoformat(one.on) for one in told if len(one.on) == 10}
    recent = {day for day in days if 0 <= (published - day).days < 7}
    return recent.pop() if len(recent) == 1 else None
