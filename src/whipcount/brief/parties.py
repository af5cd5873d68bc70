"""How parties are named and coloured on screen: names always beside the colour."""

from __future__ import annotations

from whipcount.register.parties import party_name, party_with_article

__all__ = ["colour", "party_name", "party_with_article", "seating", "short_name"]

_SHORT = {"conservative": "Con", "labour": "Lab", "liberal-democrat": "Lib Dem"}

_COLOURS = {
    "conservative": "#0a6ebd",
    "labour": "#d6263b",
    "liberal-democrat": "#f5a623",
    "snp": "#e8d44d",
    "plaid-cymru": "#2f7d4f",
    "green": "#6ab023",
    "dup": "#8a3b46",
    "uup": "#48a5ee",
    "sdlp": "#2aa82c",
    "sinn-fein": "#326760",
    "alliance": "#d8b13a",
    "tuv": "#0c3a6a",
    "ukip": "#70147a",
    "reform": "#12b6cf",
    "your-party": "#9b2c6b",
    "restore-britain": "#27408b",
    "change-uk": "#333f48",
    "alba": "#005eb8",
    "respect": "#46801c",
    "speaker": "#444444",
    "independent": "#9a9a9a",
}

_LEFT_TO_RIGHT = [
    "sinn-fein", "your-party", "respect", "workers-party", "green", "plaid-cymru", "snp", "alba", "sdlp", "labour",
    "change-uk", "alliance", "liberal-democrat", "independent", "unknown", "speaker", "uup", "conservative", "dup",
    "tuv", "ukip", "reclaim", "reform", "restore-britain", "ukup",
]  # fmt: skip


def short_name(slug: str) -> str:
    """Return a party's name where there is little room.

    Examples
    --------
    >>> short_name("conservative"), short_name("snp")
    ('Con', 'SNP')
    """
    return _SHORT.get(slug, party_name(slug))


def colour(slug: str) -> str:
    """Return a party's colour, grey where none is agreed."""
    return _COLOURS.get(slug, "#9a9a9a")


def seating(slug: str) -> int:
    """Return a party's place from left to right in a hemicycle; unlisted parties sit in the middle."""
    return _LEFT_TO_RIGHT.index(slug if slug in _LEFT_TO_RIGHT else "independent")
