"""Which post somebody gets, leaves or loses."""

from __future__ import annotations

import re

from whipcount.reader.aim import Aim
from whipcount.reader.aim_party import party_target
from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.types import ClaimType as T
from whipcount.reader.types import Target
from whipcount.reader.words import DEPARTMENT, OFFICE
from whipcount.reader.words_of import Sentence, Word

__all__ = ["is_department", "is_open", "post_aim"]


def post_aim(kind: T, ground: Ground, seen: Annotated) -> Aim:
    """Return the post that somebody gets, leaves or loses, as written.

    Parameters
    ----------
    kind : of the claim
    ground : the scene that shows it
    seen : the text around
    """
    person = ground.scene.person
    if kind is T.LEADER_RESIGNS:
        party = party_target(ground.standing.party)
        found = Aim(Target("office", None, f"leader of the {party.name} Party") if party else None)
        found.office = found.target.name if found.target else None
        return found
    office = _office_in(kind, ground, seen)
    if kind is T.APPOINTED and is_open(office) and _succeeds(ground, seen):
        office = _office_before(ground, seen) or office
    if is_open(office):
        same_post = _THE_POST.search(seen.text[ground.scene.sentence.start : ground.scene.sentence.end])
        of = None if same_post else person
        office = _office_of(person, seen) or office or _office_before(ground, seen, of)
    if ground.standing.leads and (office is None or kind is T.RESIGNS_OFFICE):
        office = _led(ground) or office
    found = Aim(Target("office", None, office) if office else None)
    found.office = office
    return found


def is_open(office: str | None) -> bool:
    """Whether words leave open which post is meant: none, "the government"."""
    return office is None or bool(_VAGUE.match(office))


def is_department(office: str) -> bool:
    """Whether words name a department and no post in it: "health", "the Treasury"."""
    return not OFFICE.search(office) or bool(DEPARTMENT.fullmatch(office))


def _succeeds(ground: Ground, seen: Annotated) -> bool:
    """Tell whether the person takes another's place, so that the post is the one told before."""
    sentence = ground.scene.sentence
    return bool(_IN_PLACE.search(seen.text[sentence.start : sentence.end]))


def _led(ground: Ground) -> str | None:
    """Return what a leader leads: the country, else the party."""
    if ground.scene.person == ground.standing.prime_minister:
        return "prime minister"
    party = party_target(ground.standing.party)
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
    r"\b(?:in (?:his|her|their) place|replac\w+|succeed\w*|takes? over|took over|"
    r"(?:takes?|took) (?:his|her|their) (?:place|job))\b"
)
_GOES_TO = re.compile(
    r"\b(?:goes|go|gone|going|moves|moved|move|sent|switches|switched|returns|returned|promoted|shifted|transferred)"
    r"(?: from [^,.;]*?)? (?:back )?to (?:the |be )?(?P<to>[^,.;:\u201d\"]+?)"
    r"(?= and\b| as\b| in\b| after\b| on\b|[,.;:\u201d\"]|$)"
)
_WHIP_OF_PARTY = re.compile(
    r"\b(?:los[est]+|g[ai]ves? up|resign\w*|remov\w+|withdr\w+|suspend\w+|strip\w+|restor\w+|t[ao]ken?|took|had|has|"
    r"have) (?:of |from )?(?:the |his |her |a )?(?:\w+ ){0,2}whip\b|"
    r"\bwhip (?:was |been |is )?(?:removed|withdrawn|suspended|taken|restored|returned)\b"
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
    found = [words for words in found if not re.search(r"(?<!deputy )prime minister|chief whip's office", words, re.I)]
    if _WHIP_OF_PARTY.search(text):
        found = [words for words in found if not re.fullmatch(r"(?:the )?whip", words, re.I)]
    sharp = [words for words in found if not _VAGUE.match(words)]
    sharp = sharp or [m[0] for m in DEPARTMENT.finditer(text)] or ([] if only_sharp else found)
    if not sharp:
        return None
    return re.sub(r"^(?:(?:former|ex|and|the|in the|for the|of the|to the|on the) )+", "", sharp[-1 if last else 0])
