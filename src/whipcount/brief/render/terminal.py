"""A brief in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whipcount.brief.render.inline import to_plain
from whipcount.brief.types import Block, Brief, Chart, Paragraph, Quote, Table

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]


def show(brief: Brief, console: Console) -> None:
    """Print the brief with headings, quotes and tables; long lists are cut and said to be."""
    from rich.panel import Panel

    console.print(Panel(f"[bold]{_plain(brief.headline)}[/bold]", subtitle=brief.hash[:19]))
    for note in brief.notes:
        console.print(_plain(note))
    if brief.figures:
        _table(brief.table, console)
    for section in brief.sections:
        console.print(f"\n[bold underline]{_plain(section.title)}[/bold underline]")
        for block in section.blocks:
            _print(block, console)


def _print(block: Block, console: Console) -> None:
    match block:
        case Paragraph(text):
            console.print(_plain(text))
        case Quote(text, cite, _):
            console.print(f"  [italic]“{_plain(' '.join(text.split()))}”[/italic]  [dim]{_plain(cite)}[/dim]")
        case Table(folded=True):
            console.print(
                f"[dim]{_plain(block.caption)}: {len(block.rows)} rows, on the page and in --format json.[/dim]"
            )
        case Table():
            _table(block, console)
        case Chart():
            pass


def _table(block: Table, console: Console, most: int = 16) -> None:
    from rich import box
    from rich.table import Table as RichTable

    table = RichTable(title=_plain(block.caption), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in block.header:
        table.add_column(_plain(name))
    for row in block.rows[:most]:
        table.add_row(*(_plain(cell) for cell in row))
    console.print(table)
    if len(block.rows) > most:
        console.print(f"[dim]… and {len(block.rows) - most} more; the page and --format json have all.[/dim]")


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(to_plain(text))
