"""Who a word stands for: names, seats, leaders, pronouns, *the former minister*, and the *I* of a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from whipcount.reader.layout import Frame
from whipcount.reader.words_of import Sentence, Word

__all__ = ["Speech", "resolve_people"]

SPEECH_VERBS = frozenset(
    [
        "say",
        "tell",
        "add",
        "argue",
        "insist",
        "claim",
        "write",
        "tweet",
        "post",
        "declare",
        "announce",
        "admit",
        "state",
        "warn",
        "complain",
        "explain",
        "suggest",
        "believe",
        "think",
        "urge",
        "note",
        "observe",
        "remark",
        "comment",
        "respond",
        "reply",
        "concede",
        "confirm",
        "maintain",
        "stress",
        "protest",
        "lament",
        "conclude",
        "continue",
        "joke",
        "quip",
        "ask",
        "demand",
        "reveal",
        "acknowledge",
        "accept",
        "feel",
        "describe",
        "call",
        "repeat",
        "thunder",
        "fume",
        "blast",
        "rage",
        "brand",
        "dub",
        "vow",
        "pledge",
        "promise",
        "predict",
        "hint",
        "signal",
        "reckon",
        "hope",
        "make",
        "put",
        "speak",
        "message",
        "text",
        "describe",
        "condemn",
    ]
)
_TOLD = frozenset(["tell", "warn", "advise", "remind", "inform", "urge", "ask", "assure"])
_NOMINAL = re.compile(
    r"\b(?:mp|backbencher|minister|ex-minister|chancellor|secretary|rebel|defector|veteran|grandee|politician|member|whip|"
    r"chairman|chair|lawmaker|parliamentarian|barrister|lawyer|soldier|brexiteer|brexiter|remainer|eurosceptic|frontbencher|"
    r"newcomer|aide|pps|colleague|loyalist|moderniser|leftwinger|ex-chancellor|ex-whip|doctor|peer)$"
)
_HE, _SHE = frozenset(["he", "him", "his", "himself"]), frozenset(["she", "her", "hers", "herself"])
_REFLEXIVE = frozenset(["himself", "herself"])
_PRONOUNS = _HE | _SHE
_I, _YOU = frozenset(["i", "me", "my", "myself", "mine"]), frozenset(["you", "your", "yours", "yourself"])


@dataclass(slots=True, eq=False)
class Speech:
    """A quotation and who speaks it; ``speaker`` None while nobody is found."""

    start: int
    end: int
    speaker: str | None = None


@dataclass(slots=True)
class _Memory:
    """Whom a pronoun may mean, most prominent first."""

    subjects: list[tuple[str, bool | None]] = field(default_factory=list)
    seen: list[tuple[str, bool | None]] = field(default_factory=list)


def resolve_people(text: str, sentences: Sequence[Sentence], frames: Sequence[Frame]) -> list[Speech]:
    """Set ``ref`` on every word that stands for one person and return the quotations with their speakers.

    Parameters
    ----------
    text : flattened
    sentences : as parsed; their words are changed
    frames : letters, posts and transcripts, in which somebody speaks without quotation marks
    """
    speeches = _speeches(text)
    memory = _Memory()
    block = -1
    for sentence in sentences:
        if sentence.block != block:
            block = sentence.block
        _names(sentence)
        _third_persons(sentence, memory, speeches, frames)
        _speakers(sentence, speeches, memory)
        _remember(sentence, memory, speeches)
    _carry_speakers(text, speeches)
    for sentence in sentences:
        _first_persons(sentence, speeches, frames)
    return speeches


def _speeches(text: str) -> list[Speech]:
    return [Speech(m.start(), m.end()) for m in re.finditer(r'"[^"\n]{2,900}(?:"|(?=\n|$))', text)] + [
        Speech(m.start() + 1, m.end()) for m in re.finditer(r"(?<![\w])'[A-Z][^'\n]*(?:'[a-z][^'\n]*)*[.,?!]'", text)
    ]


def _names(sentence: Sentence) -> None:
    for word in sentence.words:
        mention = word.mention
        if mention is None or mention.kind == "party":
            continue
        if mention.kind in {"member", "leader", "seat"} and mention.ids:
            word.ref = "|".join(mention.ids)
        elif mention.kind in {"former", "other"}:
            word.other = True


def _third_persons(sentence: Sentence, memory: _Memory, speeches: Sequence[Speech], frames: Sequence[Frame]) -> None:
    for word in sentence.words:
        lower = word.text.lower()
        if word.ref or word.mention:
            continue
        if lower in _REFLEXIVE:
            doer = _subject_of(word)
            word.ref = doer.ref if doer is not None else None
        elif lower in _HE or lower in _SHE:
            word.ref = _antecedent(word, sentence, memory, lower in _SHE)
        elif word.tag in {"NN", "NNP"} and _NOMINAL.search(lower) and _is_definite(word) and _is_somebody(word):
            word.ref = _nominal(word, sentence, memory)


def _is_definite(word: Word) -> bool:
    beside = [kid for kid in word.kids("appos") if kid.mention is None or kid.mention.kind != "party"]
    return any(child.lemma in {"the", "this", "that"} for child in word.kids("det")) and not (
        beside or word.kids("prep", "relcl")
    )


def _is_somebody(word: Word) -> bool:
    """Whether *the whip* is a person, who speaks, and not what is lost or given back."""
    return word.lemma != "whip" or (word.dep == "nsubj" and word.head.lemma in SPEECH_VERBS)


def _antecedent(word: Word, sentence: Sentence, memory: _Memory, woman: bool) -> str | None:
    told = _told(word, woman)
    if told is not None:
        return told
    before = [
        w
        for w in sentence.words[: sentence.words.index(word)]
        if (w.ref or w.other) and (w.mention or w.lemma not in _PRONOUNS)
    ]
    possessive = word.dep == "poss"
    clause_subject = _subject_of(word)
    choices: list[Word] = []
    subjects = [w for w in before if w.dep in {"nsubj", "nsubjpass"}]
    if word.dep in {"nsubj", "nsubjpass"} or possessive:
        choices = [*reversed(subjects), *(w for w in before if w.dep in {"appos", "ROOT", "pobj", "dobj", "conj"})]
    else:
        choices = [w for w in reversed(before) if clause_subject is None or not _is_beside(w, clause_subject)]
    if not before and word.dep in {"nsubj", "nsubjpass"}:
        cataphor = [
            w
            for w in sentence.words
            if w.mention and w.ref and w.dep == "nsubj" and w.head.lemma in SPEECH_VERBS and w.i > word.i
        ]
        if cataphor and not memory.subjects:
            return cataphor[0].ref
    for choice in choices:
        gender = choice.mention.woman if choice.mention else None
        if gender in (woman, None):
            return choice.ref
    barred = (
        clause_subject.ref if clause_subject is not None and word.dep not in {"nsubj", "nsubjpass", "poss"} else None
    )
    later = _named_below(word)
    pool = (
        [*memory.subjects, *memory.seen]
        if word.dep in {"nsubj", "nsubjpass", "poss"}
        else [*memory.seen, *memory.subjects]
    )
    for ref, gender in pool:
        if gender in (woman, None) and ref != barred and ref not in later:
            return ref or None
    return None


def _is_beside(word: Word, subject: Word) -> bool:
    """Whether a word is the subject, stands for the same person or is named with him: "Ann and Bob nominated him"."""
    while word.dep == "conj" and not word.is_verb and word is not subject:
        word = word.head
    return word is subject or bool(word.ref and word.ref == subject.ref)


def _named_below(pronoun: Word) -> set[str]:
    """Return those whom *he* cannot mean: the people named in what he says or does."""
    if pronoun.dep not in {"nsubj", "nsubjpass"}:
        return set()
    found: set[str] = set()
    stack = [child for child in pronoun.head.children if child.i > pronoun.i and child.dep != "conj"]
    while stack:
        word = stack.pop()
        if word.ref and word.mention is not None:
            found.add(word.ref)
        stack += word.children
    return found


def _told(word: Word, woman: bool) -> str | None:
    """Return whom *he* means in *A told B that he should go*: B."""
    act = word.head
    if word.dep not in {"nsubj", "nsubjpass"} or not (act.dep == "ccomp" or act.kids("mark")):
        return None
    upper = next((verb for verb in act.above() if verb.is_verb), None)
    if upper is None or upper.lemma not in _TOLD:
        return None
    for heard in upper.kids("dobj", "dative", "obj"):
        if heard.ref and (heard.mention is None or heard.mention.woman in (woman, None)):
            return heard.ref
    return None


def _subject_of(word: Word) -> Word | None:
    for upper in word.above():
        if upper.is_verb:
            found = [child for child in upper.kids("nsubj", "nsubjpass") if child is not word]
            return found[0] if found else None
    return None


def _nominal(word: Word, sentence: Sentence, memory: _Memory) -> str | None:
    if word.dep in {"appos", "attr"}:
        return None
    beside = _beside(word, sentence)
    if beside is not None:
        return beside.ref
    before = [
        w
        for w in sentence.words[: sentence.words.index(word)]
        if w.mention and w.ref and w.dep in {"nsubj", "nsubjpass"}
    ]
    if before:
        return None
    return next((ref for ref, _ in memory.subjects[:1] if ref), None)


def _beside(word: Word, sentence: Sentence) -> Word | None:
    """Return the name that *the foreign secretary* stands beside: "James Cleverly, the foreign secretary, said"."""
    at = sentence.words.index(word) - 1
    while at > 1 and sentence.words[at].text != ",":
        if sentence.words[at].is_verb or sentence.words[at].mention is not None:
            return None
        at -= 1
    name = sentence.words[at - 1] if at > 0 else None
    return name if name is not None and name.mention is not None and (name.ref or name.other) else None


def _remember(sentence: Sentence, memory: _Memory, speeches: Sequence[Speech]) -> None:
    named = [w for w in sentence.words if w.ref or (w.other and w.mention)]
    outside = [w for w in named if not any(s.start <= w.start < s.end for s in speeches)] or named
    subjects = [w for w in outside if w.dep in {"nsubj", "nsubjpass"} or (w.dep == "appos" and w.head.dep == "nsubj")]
    roots = sorted(subjects, key=lambda w: (sum(1 for _ in w.above()), w.i))
    lead = roots or [w for w in outside if w.dep in {"ROOT", "pobj", "poss", "agent", "dobj"}]
    facts = [(w.ref or "", w.mention.woman if w.mention else _known(memory, w.ref)) for w in lead]
    if facts:
        memory.subjects = facts
    seen = [(w.ref or "", w.mention.woman if w.mention else _known(memory, w.ref)) for w in reversed(outside)]
    memory.seen = [*seen, *memory.seen][:12]


def _known(memory: _Memory, ref: str | None) -> bool | None:
    return next(
        (gender for held, gender in [*memory.subjects, *memory.seen] if held == ref and gender is not None), None
    )


# --- quotations ---


def _speakers(sentence: Sentence, speeches: Sequence[Speech], memory: _Memory) -> None:
    touching = [s for s in speeches if s.start < sentence.end and sentence.start < s.end and s.speaker is None]
    if not touching:
        return
    speaker = _speaking(sentence, touching)
    for speech in touching:
        speech.speaker = speaker or speech.speaker


def _speaking(sentence: Sentence, touching: Sequence[Speech]) -> str | None:
    outside = [w for w in sentence.words if not any(s.start <= w.start < s.end for s in touching)]
    for word in outside:
        if word.is_verb and word.lemma in SPEECH_VERBS:
            subjects = [w for w in word.kids("nsubj") if w in outside]
            for subject in subjects:
                ref = subject.ref or next((c.ref for c in subject.kids("appos", "compound") if c.ref), None)
                if ref or subject.other:
                    return ref or "?"
            if subjects and subjects[0].tag.startswith("N"):
                return "?"
    for index, word in enumerate(outside):
        if word.lemma == "according" and index + 2 < len(outside):
            return next((w.ref for w in outside[index : index + 5] if w.ref), "?")
    labels = [w for w in outside if w.ref and w.dep in {"nsubj", "ROOT", "nsubjpass"}]
    return labels[0].ref if labels else None


def _carry_speakers(text: str, speeches: list[Speech]) -> None:
    speeches.sort(key=lambda speech: speech.start)
    last: Speech | None = None
    for speech in speeches:
        if speech.speaker is None and last is not None and len(text[last.end : speech.start].strip()) < 3:
            speech.speaker = last.speaker
        last = speech if speech.speaker else last
    following: Speech | None = None
    for speech in reversed(speeches):
        if speech.speaker is None and following is not None and "\n" not in text[speech.end : following.start]:
            speech.speaker = following.speaker
        following = speech if speech.speaker else following


def _first_persons(sentence: Sentence, speeches: Sequence[Speech], frames: Sequence[Frame]) -> None:
    for word in sentence.words:
        lower = word.text.lower()
        if (lower not in _I and lower not in _YOU) or word.ref:
            continue
        frame = next((f for f in frames if f.start <= word.start < f.end), None)
        if frame is not None:
            word.ref = frame.speaker if lower in _I else frame.addressee
            continue
        speech = next((s for s in speeches if s.start <= word.start < s.end), None)
        if speech is not None and lower in _I and speech.speaker and speech.speaker != "?":
            word.ref = speech.speaker
