"""What a brief is made of, before anyone decides how it looks."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whipcount.frames import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Block", "Brief", "Chart", "Figure", "Paragraph", "Quote", "Section", "Table"]

_FIGURE = ("name", "label", "before", "after", "sentence")


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number.

    Attributes
    ----------
    name : stable key, such as ``working_majority``
    label : in words
    before, after : the value before and after the story; None where it is not known
    sentence : how it comes about
    evidence : anchors or addresses that it opens into
    """

    name: str
    label: str
    before: int | None
    after: int | None
    sentence: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose; ``[words](address)`` is a link."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The story's own words and where they stand in it."""

    text: str
    cite: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; cells may hold links like a paragraph.

    Attributes
    ----------
    caption, header, rows : what it shows
    folded : long and of second interest: shut on the page, named only in other outputs
    anchors : one for each row that others link to, empty texts where nothing does; or none at all
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as SVG, with its caption; its numbers stand in the text or a table beside it."""

    svg: str
    caption: str


Block = Paragraph | Quote | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the reader's, answered."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer to a story.

    Attributes
    ----------
    headline : the answer in one or two sentences
    title, published, ref : of the story; None where unknown
    on : the day that the counts are about, ISO; None where the story's day is not known
    figures : every number of the headline and the counts
    sections : in reading order
    notes : what to know before reading on, such as that the register ends before the day
    """

    headline: str
    title: str | None
    published: str | None
    ref: str | None
    on: str | None
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """The figures as rows, for outputs without boxes."""
        rows = tuple((one.label, _said(one.after), _said(one.before), one.sentence) for one in self.figures)
        return Table("Figures", ("", "now", "before", "how"), rows)

    @property
    def hash(self) -> str:
        """Name of these figures: equal on the page, in Markdown and in JSON."""
        told = json.dumps(
            [self.on, self.headline, [dataclasses.astuple(figure) for figure in self.figures]],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        return "sha256:" + hashlib.sha256(told.encode("utf-8")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """Return the brief as one JSON document; charts are left to the page."""
        return {
            "headline": self.headline,
            "story": {"title": self.title, "published": self.published, "ref": self.ref},
            "on": self.on,
            "hash": self.hash,
            "notes": list(self.notes),
            "figures": [dataclasses.asdict(figure) for figure in self.figures],
            "sections": [_section(section) for section in self.sections],
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a figure."""
        return frame([dataclasses.asdict(figure) for figure in self.figures], _FIGURE)

    def _repr_html_(self) -> str:
        return html_table(self.headline, [dataclasses.asdict(figure) for figure in self.figures], _FIGURE)


def _said(value: int | None) -> str:
    return "" if value is None else f"{value:,}".replace("-", "−")


def _section(section: Section) -> dict[str, Any]:
    blocks = [
        {"kind": type(block).__name__.lower(), **dataclasses.asdict(block)}
        for block in section.blocks
        if not isinstance(block, Chart)
    ]
    return {"id": section.id, "title": section.title, "blocks": blocks}
