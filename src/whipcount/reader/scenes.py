"""One person in one sentence: the ground on which a claim is found or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whipcount.reader.clauses import Clause, clauses
from whipcount.reader.layout import Frame, ListScope
from whipcount.reader.lists import runs
from whipcount.reader.people import SPEECH_VERBS, Speech
from whipcount.reader.unnamed import is_anonymous, meant
from whipcount.reader.words_of import Sentence, Word

__all__ = ["Scene", "is_passive", "scenes"]

_NEAR = 3


@dataclass(slots=True, eq=False)
class Scene:
    """One person in one sentence.

    Attributes
    ----------
    person : person id
    number : of the sentence in the text
    parts : role and clause: ``s`` does it, ``o`` it is done to him, ``a`` stands elsewhere in the clause,
        ``v`` says it
    spoken : words of the sentence that the person says
    heading : words of the heading over a list whose item names the person
    implicit : the sentence names nobody who acts; the person is the one last spoken of, or is meant by its subject
    """

    person: str
    sentence: Sentence
    number: int
    parts: list[tuple[str, Clause]]
    spoken: list[Word] = field(default_factory=list)
    heading: list[Word] = field(default_factory=list)
    implicit: bool = False
    earlier: Sequence[Sentence] = ()


def scenes(
    text: str,
    sentences: Sequence[Sentence],
    speeches: Sequence[Speech],
    frames: Sequence[Frame],
    lists: Sequence[ListScope],
) -> list[Scene]:
    """Return a scene for every person in every sentence.

    Parameters
    ----------
    text : flattened
    sentences : with people resolved
    speeches, frames : who speaks where
    lists : headings and their items
    """
    found: list[Scene] = []
    last: str | None = None
    listed: list[tuple[int, list[str]]] = []
    for number, sentence in enumerate(sentences):
        acts = clauses(sentence)
        talkers = _talkers(sentence, speeches, frames)
        named = list(dict.fromkeys([w.ref for w in sentence.words if w.ref] + [t for t in talkers if t]))
        earlier = sentences[max(0, number - 3) : number]
        heading = _heading(sentence, sentences, lists)
        together = list(runs(text, sentence))
        for person in named:
            spoken = talkers.get(person, [])
            run = next((run for run in together if any(word.ref == person for word in run)), [])
            parts = _parts(person, acts, spoken, run)
            found.append(Scene(person, sentence, number, parts, spoken, heading, False, earlier))
        if not _acted(sentence):
            many = _is_of_many(sentence)
            spoken_of = [last] if last and not many and not _is_of_somebody_else(sentence) else []
            group = [person for at, ids in listed if many and number - at <= _NEAR for person in ids]
            for person in dict.fromkeys([*spoken_of, *(group or meant(number, sentences))]):
                if person not in named:
                    found.append(Scene(person, sentence, number, [("i", act) for act in acts], [], [], True, earlier))
        last = _lead(sentence, talkers) or last
        longest = max((list(dict.fromkeys(w.ref for w in run if w.ref)) for run in together), key=len, default=[])
        listed = [(number, longest)] if len(longest) > 1 else listed
    return found


def is_passive(scene: Scene) -> bool:
    """Tell whether the person neither does nor says anything in the sentence, though others may do it to him."""
    roles = {role for role, _ in scene.parts}
    return bool(roles) and roles <= {"o", "a"} and not scene.spoken and not scene.heading


def _talkers(sentence: Sentence, speeches: Sequence[Speech], frames: Sequence[Frame]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    spans: list[Speech | Frame] = [*speeches, *frames]
    for span in spans:
        speaker = span.speaker
        if not speaker or speaker == "?" or span.end <= sentence.start or sentence.end <= span.start:
            continue
        words = [word for word in sentence.words if span.start <= word.start < span.end]
        for word in words:
            word.speaker = speaker
        held = found.setdefault(speaker, [])
        held += [word for word in words if word not in held]
    return found


def _parts(
    person: str, acts: Sequence[Clause], spoken: Sequence[Word], run: Sequence[Word]
) -> list[tuple[str, Clause]]:
    """Return the person's part in each act; those named in one run have the same, save in what is told between them."""
    parts = []
    said = set(map(id, spoken))
    for act in acts:
        shared = bool(run) and not run[0].start < act.trigger.start < run[-1].end
        mates = {word.ref for word in run} if shared else {person}
        for role, words in (("s", act.subjects), ("o", act.objects), ("a", act.around)):
            if any(word.ref == person or (role != "a" and word.ref in mates) for word in words):
                parts.append((role, act))
                break
        if id(act.trigger) in said or _says(person, act, acts):
            parts.append(("v", act))
    return parts


def _says(person: str, act: Clause, acts: Sequence[Clause]) -> bool:
    """Whether the person is the subject of the nearest verb of speech above an act."""
    for upper in act.trigger.above():
        if upper.is_verb and upper.lemma in SPEECH_VERBS:
            return any(word.ref == person for other in acts if other.trigger is upper for word in other.subjects)
    return False


def _heading(sentence: Sentence, sentences: Sequence[Sentence], lists: Sequence[ListScope]) -> list[Word]:
    for scope in lists:
        if any(start <= sentence.start < end for start, end in scope.items):
            start, end = scope.heading
            return [word for other in sentences if start <= other.start < end for word in other.words]
    return []


def _acted(sentence: Sentence) -> bool:
    """Whether somebody named does something in the main clause."""
    subjects = sentence.root.kids("nsubj", "nsubjpass")
    return any(word.ref or word.other for word in subjects)


def _is_of_many(sentence: Sentence) -> bool:
    """Whether the subject is *they*: those last named together."""
    return any(subject.lemma == "they" for subject in sentence.root.kids("nsubj", "nsubjpass"))


def _is_of_somebody_else(sentence: Sentence) -> bool:
    """Whether the subject is a member not named: "another MP had crossed the floor"."""
    return any(is_anonymous(subject) for subject in sentence.root.kids("nsubj", "nsubjpass"))


def _lead(sentence: Sentence, talkers: dict[str, list[Word]]) -> str | None:
    subjects = [w for w in sentence.words if w.ref and w.dep in {"nsubj", "nsubjpass", "ROOT"}]
    subjects.sort(key=lambda w: (sum(1 for _ in w.above()), w.i))
    outside = [w for w in subjects if not any(w in spoken for spoken in talkers.values())]
    lead = (outside or subjects)[:1]
    if lead:
        return lead[0].ref
    return next((w.ref for w in sentence.words if w.ref), None) or next(iter(talkers), None)
