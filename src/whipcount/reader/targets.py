"""At whom or what a claim is aimed: the leader, the party, the post, the seat, the House."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, pairwise

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.context import Context
from whipcount.reader.types import ClaimType as T
from whipcount.reader.types import Target
from whipcount.reader.words import DEPARTMENT, OFFICE, PARTY_NAMES
from whipcount.reader.words_of import Sentence, Word

__all__ = ["Aim", "aim"]

_STANCES = frozenset(
    [T.LETTER_SUBMITTED, T.LETTER_WITHDRAWN, T.CALLS_TO_RESIGN, T.CALLS_FOR_TIMETABLE, T.CRITICAL, T.SUPPORTS_LEADER]
)
_BALLOTS = frozenset([T.CONFIDENCE_BALLOT_CALLED, T.CONFIDENCE_BALLOT_RESULT])
_WHIPS = frozenset([T.LOSES_WHIP, T.RESIGNS_WHIP, T.WHIP_RESTORED])
_JOBS = frozenset([T.RESIGNS_OFFICE, T.DISMISSED, T.APPOINTED])
_SEATS = frozenset([T.STANDING_DOWN, T.RESIGNS_SEAT, T.BY_ELECTION, T.RECALL_PETITION])
_HOUSE = frozenset([T.SUSPENDED, T.SUSPENSION_VOTE, T.STANDARDS_REPORT])
_INDEPENDENT = re.compile(r"\bindependents?\b", re.I)
_NO_PARTY = frozenset(["independent", "speaker", "deputy-speaker"])


class Aim:
    """What a claim is aimed at.

    Attributes
    ----------
    target : None where nobody and nothing is named
    from_party, to_party : of a move, or the party whose whip it is
    office : as written
    corroborated_by : rows of the register that tell the same move
    on : day that the register gives the move, None if it knows none
    """

    __slots__ = ("corroborated_by", "from_party", "office", "on", "target", "to_party")

    def __init__(self, target: Target | None = None) -> None:
        self.target = target
        self.from_party: str | None = None
        self.to_party: str | None = None
        self.office: str | None = None
        self.corroborated_by: tuple[str, ...] = ()
        self.on: str | None = None


def aim(kind: T, ground: Ground, seen: Annotated, context: Context) -> Aim:
    """Return at what the claim of a scene is aimed.

    Parameters
    ----------
    kind : of the claim
    ground : the scene that shows it
    seen : the text around
    context : the register and the leaders
    """
    if kind is T.CHANGES_PARTY or kind in _WHIPS:
        return _party_aim(kind, ground, seen, context)
    if kind is T.TALKS_WITH_PARTY:
        return _talks(ground, seen)
    if kind in _JOBS or kind is T.LEADER_RESIGNS:
        return _job(kind, ground, seen)
    if kind in _BALLOTS:
        return Aim(_person(ground.scene.person, context))
    if kind in _STANCES:
        return Aim(_leader(ground, seen, context))
    if kind is T.NOMINATES:
        return Aim(_candidate(ground, seen, context))
    if kind in _SEATS:
        member = seen.roster.members.get(ground.scene.person)
        return Aim(Target("seat", None, member.seat) if member else None)
    return Aim(Target("house", "commons", "House of Commons") if kind in _HOUSE else None)


# --- people ---


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
    past = {
        row.person_id
        for row in context.leaders
        if row.party == ground.standing.party and day and row.end and row.end < day
    }
    own = ground.scene.person
    mentions = [word.mention for word in ground.scene.sentence.words if word.mention is not None]
    return next((one for m in mentions for one in m.ids if one in past and one != own), None)


def _candidate(ground: Ground, seen: Annotated, context: Context) -> Target | None:
    scene = ground.scene
    clauses = [hit.clause for hit in ground.fired if hit.type is T.NOMINATES]
    nearest = [word for clause in clauses for word in clause.objects] + [
        word for _, clause in scene.parts for word in (*clause.objects, *clause.around)
    ]
    others = [word for word in (*nearest, *scene.sentence.words) if word.ref and word.ref != scene.person]
    if not others:
        others = [
            word
            for sentence in reversed(scene.earlier)
            for word in sentence.words
            if word.ref and word.ref != scene.person
        ]
    return _person(others[0].ref, context) if others else None


# --- parties ---


def _named_parties(words: Iterable[Word]) -> list[str]:
    return [word.mention.ids[0] for word in words if word.mention is not None and word.mention.kind == "party"]


def _near(ground: Ground, seen: Annotated) -> Iterator[list[Word]]:
    """Yield the words of the clause, of the sentence, of the sentences around, nearest first."""
    for hit in ground.fired:
        yield hit.clause.words
    yield ground.scene.sentence.words
    number = ground.scene.number
    for step in (1, -1, 2, -2):
        if 0 <= number + step < len(seen.sentences):
            yield seen.sentences[number + step].words


def _party_aim(kind: T, ground: Ground, seen: Annotated, context: Context) -> Aim:
    own = ground.standing.party
    found = Aim()
    if kind is T.CHANGES_PARTY:
        found.to_party = _new_party(ground, seen, own)
        found.from_party = own
        if seen.roster.day is None:
            found.from_party, found.to_party = _move_told(ground, seen, context) or (None, found.to_party)
        _corroborate(found, ground.scene.person, seen, context)
        if found.to_party is None and _label_before(ground.scene.person, own, seen, context):
            found.to_party = own
        if found.to_party == own:
            found.from_party = _label_before(ground.scene.person, own, seen, context)
        found.target = _party(found.to_party)
        return found
    party = own if own not in _NO_PARTY else None
    party = party or next((p for words in _near(ground, seen) for p in _named_parties(words)), None)
    party = party or _label_before(ground.scene.person, own, seen, context)
    found.target = _party(party)
    found.from_party = None if kind is T.WHIP_RESTORED else party
    found.to_party = party if kind is T.WHIP_RESTORED else "independent"
    _corroborate(found, ground.scene.person, seen, context)
    return found


def _new_party(ground: Ground, seen: Annotated, own: str | None) -> str | None:
    for words in _near(ground, seen):
        others = [party for party in _named_parties(words) if party != own]
        if others:
            return others[-1]
        if _INDEPENDENT.search(" ".join(word.text for word in words)):
            return "independent"
    return None


def _move_told(ground: Ground, seen: Annotated, context: Context) -> tuple[str | None, str | None] | None:
    """Return the parties of the one move in the register that fits the parties named, when the day is unknown."""
    named = {party for words in islice(_near(ground, seen), 3) for party in _named_parties(words)}
    spells = context.register.spells_of(ground.scene.person)
    moves = {(a.party, b.party) for a, b in pairwise(spells) if a.party != b.party and {a.party, b.party} <= named}
    return moves.pop() if len(moves) == 1 else None


def _party(slug: str | None) -> Target | None:
    return Target("party", slug, PARTY_NAMES.get(slug, slug.replace("-", " ").title())) if slug else None


def _label_before(person: str, own: str | None, seen: Annotated, context: Context) -> str | None:
    day = seen.roster.day or date.max
    labels = [s.party for s in context.register.spells_of(person) if s.start <= day and s.party not in (own, None)]
    kept = [label for label in labels if label not in _NO_PARTY]
    return kept[-1] if kept else None


def _corroborate(found: Aim, person: str, seen: Annotated, context: Context) -> None:
    """Note the change of label in the register that the story tells, and its day."""
    spells = context.register.spells_of(person)
    day = seen.roster.day
    for before, after in pairwise(spells):
        if before.party == after.party or (day and after.start > day + timedelta(days=2)):
            continue
        fits_to = found.to_party in (after.party, None)
        fits_from = found.from_party in (before.party, None) or found.to_party == after.party
        if fits_to and fits_from:
            found.corroborated_by = (f"register:spell:{person}:{after.start.isoformat()}",)
            found.on = after.start.isoformat()


def _talks(ground: Ground, seen: Annotated) -> Aim:
    own = ground.standing.party
    near = [*(hit.clause.words for hit in ground.fired), ground.scene.sentence.words]
    near += [sentence.words for sentence in reversed(ground.scene.earlier)]
    party = next((p for words in near for p in _named_parties(words) if p != own), None)
    found = Aim(_party(party))
    found.from_party, found.to_party = own, party
    return found


# --- posts ---


def _job(kind: T, ground: Ground, seen: Annotated) -> Aim:
    person = ground.scene.person
    if kind is T.LEADER_RESIGNS:
        party = _party(ground.standing.party)
        found = Aim(Target("office", None, f"leader of the {party.name} Party") if party else None)
        found.office = found.target.name if found.target else None
        return found
    office = _office_in(kind, ground, seen)
    if kind is T.APPOINTED and (office is None or _VAGUE.match(office)) and _succeeds(ground, seen):
        office = _office_before(ground, seen) or office
    if office is None or _VAGUE.match(office):
        same_post = _THE_POST.search(seen.text[ground.scene.sentence.start : ground.scene.sentence.end])
        of = None if same_post else person
        office = _office_of(person, seen) or office or _office_before(ground, seen, of)
    if ground.standing.leads and (office is None or kind is T.RESIGNS_OFFICE):
        office = _led(ground) or office
    found = Aim(Target("office", None, office) if office else None)
    found.office = office
    return found


def _succeeds(ground: Ground, seen: Annotated) -> bool:
    """Tell whether the person takes another's place, so that the post is the one told before."""
    sentence = ground.scene.sentence
    return bool(_IN_PLACE.search(seen.text[sentence.start : sentence.end]))


def _led(ground: Ground) -> str | None:
    """Return what a leader leads: the country, else the party."""
    if ground.scene.person == ground.standing.prime_minister:
        return "prime minister"
    party = _party(ground.standing.party)
    return f"leader of the {party.name} Party" if party else None


def _office_in(kind: T, ground: Ground, seen: Annotated) -> str | None:
    """Return the post named nearest to the person: after the name, before it, in the clause, in the sentence."""
    sentence = ground.scene.sentence
    before, after = _around(ground, seen)
    if kind is T.APPOINTED:
        move = _GOES_TO.search(after) or _GOES_TO_LEFT_OUT.match(after)
        if move:
            return _office(move["to"]) or move["to"].strip()
    for text, last in ((after, False), (before, True)):
        office = _office(text, last=last)
        if office:
            return office
    for hit in ground.fired:
        if hit.type is kind:
            words = hit.clause.words
            office = _office(seen.text[min(w.start for w in words) : max(w.end for w in words)])
            if office:
                return office
    return _office(seen.text[sentence.start : sentence.end]) if _only_of(ground.scene.person, sentence) else None


def _around(ground: Ground, seen: Annotated) -> tuple[str, str]:
    """Return what stands between the person and the name or verb before, and the person and the name after."""
    sentence = ground.scene.sentence
    mine = [w for w in sentence.words if w.ref == ground.scene.person]
    if not mine:
        return "", ""
    named = [w for w in sentence.words if w.mention is not None and w.mention.kind != "party" and w not in mine]
    start, end = mine[0].start, mine[-1].end
    first = max((w.end for w in named if w.end <= start), default=sentence.start)
    last = min((w.start for w in named if w.start >= end), default=sentence.end)
    verb = max((w.end for w in sentence.words if w.is_verb and first <= w.start < start), default=first)
    return seen.text[verb:start], seen.text[end:last]


def _office_of(person: str, seen: Annotated) -> str | None:
    """Return a sharp post named beside the person's name anywhere, or by which the text calls him."""
    for sentence in seen.sentences:
        for word in sentence.words:
            if word.ref == person:
                office = _office_beside(word, sentence, seen)
                if office:
                    return office
    return None


def _office_before(ground: Ground, seen: Annotated, of: str | None = None) -> str | None:
    """Return the post named last before the sentence; ``of`` a person: where nobody else is named beside it."""
    earlier = [sentence for sentence in reversed(ground.scene.earlier) if of is None or _only_of(of, sentence)]
    found = (_office(seen.text[sentence.start : sentence.end]) for sentence in earlier)
    return next((office for office in found if office), None)


def _only_of(person: str, sentence: Sentence) -> bool:
    return all(word.ref == person for word in sentence.words if word.ref or word.other)


def _office_beside(word: Word, sentence: Sentence, seen: Annotated) -> str | None:
    """Return the sharp post that a word for a person is ("the health secretary"), or that stands beside his name."""
    if word.mention is None:
        start = min((kid.start for kid in word.children if kid.start < word.start), default=word.start)
        return _office(seen.text[start : word.end], only_sharp=True)
    named = [w for w in sentence.words if w.mention is not None and w.ref != word.ref and w.mention.kind != "party"]
    verbs = [w for w in sentence.words if w.is_verb]
    first = max([sentence.start, word.start - 45, *(w.end for w in (*named, *verbs) if w.end <= word.start)])
    last = min([sentence.end, word.end + 60, *(w.start for w in named if w.start >= word.end)])
    return _office(seen.text[word.end : last], only_sharp=True) or _office(
        seen.text[first : word.start], only_sharp=True
    )


_IN_PLACE = re.compile(
    r"\b(?:in (?:his|her|their) place|replac\w+|succeed\w*|takes? over|took over|(?:takes?|took) (?:his|her|their) (?:place|job))\b"
)
_GOES_TO = re.compile(
    r"\b(?:goes|go|gone|going|moves|moved|move|sent|switches|switched|returns|returned|promoted|shifted|transferred)"
    r"(?: from [^,.;]*?)? (?:back )?to (?:the |be )?(?P<to>[^,.;:\u201d\"]+?)(?= and\b| as\b| in\b| after\b| on\b|[,.;:\u201d\"]|$)"
)
_WHIP_OF_PARTY = re.compile(
    r"\b(?:los[est]+|remov\w+|withdr\w+|suspend\w+|strip\w+|restor\w+|t[ao]ken?|took|had|has|have) (?:of |from )?(?:the |his |her |a )?"
    r"(?:\w+ ){0,2}whip\b|\bwhip (?:was |been |is )?(?:removed|withdrawn|suspended|taken|restored|returned)\b"
)
_THE_POST = re.compile(r"\b(?:the|that|his old|her old) (?:post|job|role|position)\b")
_GOES_TO_LEFT_OUT = re.compile(r" to (?:the )?(?P<to>[^,.;:]+?)(?= and\b|[,.;]|$)")
_FORMER = re.compile(r"(?:and |the |a )*(?:former|ex)[ -]", re.I)
_VAGUE = re.compile(
    r"^(?:(?:the |in the |of the |party )*(?:cabinet|shadow cabinet|front ?bench|frontbench|frontbencher|government|"
    r"ministers?|ministerial|secretary|leader|general|deputy|adviser|backbencher))$",
    re.I,
)


def _office(text: str, last: bool = False, only_sharp: bool = False) -> str | None:
    """Return the first or the last post that a text names, a sharp name before a vague one if that may be."""
    found = [m[0].strip(" -") for m in OFFICE.finditer(text)]
    found = [words for words in found if not _FORMER.match(words)] or found
    found = [words for words in found if not re.search(r"prime minister|chief whip's office", words, re.I)]
    if _WHIP_OF_PARTY.search(text):
        found = [words for words in found if not re.fullmatch(r"(?:the )?whip", words, re.I)]
    sharp = [words for words in found if not _VAGUE.match(words)]
    sharp = sharp or [m[0] for m in DEPARTMENT.finditer(text)] or ([] if only_sharp else found)
    if not sharp:
        return None
    return re.sub(r"^(?:(?:former|ex|and|the|in the|for the|of the|to the|on the) )+", "", sharp[-1 if last else 0])
