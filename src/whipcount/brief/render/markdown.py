"""A brief as Markdown for e-mail, notes and chat."""

from __future__ import annotations

from whipcount.brief.render.inline import outward
from whipcount.brief.types import Block, Brief, Chart, Paragraph, Quote, Section, Table

__all__ = ["markdown"]

_MOST = 20


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown; charts are left out, their numbers stand in the text."""
    head = [f"# {brief.headline}", _story(brief), *brief.notes, *([_table(brief.table)] if brief.figures else [])]
    return "\n\n".join([*head, *(_section(section) for section in brief.sections), f"`{brief.hash}`"]) + "\n"


def _story(brief: Brief) -> str:
    return f"*{brief.title or brief.ref or 'Story'}, {brief.published or 'date unknown'}*"


def _section(section: Section) -> str:
    blocks = [text for block in section.blocks if (text := _block(block))]
    return "\n\n".join([f"## {section.title}", *blocks])


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return outward(text)
        case Quote(text, cite, _):
            return "> " + " ".join(text.split()) + f"\n>\n> — {outward(cite)}"
        case Table(folded=True) if len(block.rows) > _MOST:
            return f"*{block.caption}: {len(block.rows)} rows, on the page and in the JSON.*"
        case Table():
            return _table(block)
        case Chart():
            return ""


def _table(table: Table) -> str:
    rows = [table.header, tuple("---" for _ in table.header), *table.rows]
    return f"**{table.caption}**\n\n" + "\n".join("| " + " | ".join(_cell(c) for c in row) + " |" for row in rows)


def _cell(text: str) -> str:
    return outward(text).replace("|", "\\|").replace("\n", " ")
