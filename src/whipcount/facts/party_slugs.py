"""Which slugs stand for a party: those that sat, those that stood, and those that a story may name."""

from __future__ import annotations

import difflib
from functools import cache

from whipcount.facts.contests import earlier_moves
from whipcount.facts.elections import parties
from whipcount.facts.people import register
from whipcount.reader.words import PARTY_WORDS

__all__ = ["no_party", "party_slugs"]


@cache
def party_slugs() -> frozenset[str]:
    """Return every slug that the register, a result, an earlier move or a written name of a party has."""
    sat = {spell.party for spell in register().spells if spell.party}
    stood = {party.slug for party in parties().values()}
    moved = {slug for move in earlier_moves() for slug in (move.from_party, move.to_party)}
    return frozenset({*sat, *stood, *moved, *PARTY_WORDS.values()})


def no_party(slug: str) -> str | None:
    """Return why a slug stands for no party, with the likeliest that was meant; None if it stands for one.

    Examples
    --------
    >>> no_party("labour"), no_party("torys")
    (None, "is no party that ever sat or stood; did you mean 'conservative'?")
    """
    if slug in party_slugs():
        return None
    meant = _likeliest(slug.casefold().strip())
    advice = f"did you mean {meant!r}?" if meant else "write its slug, such as 'labour', 'snp' or 'independent'."
    return f"is no party that ever sat or stood; {advice}"


def _likeliest(word: str) -> str | None:
    """Return the slug of the nearest written name, else the nearest slug."""
    slugs = sorted({*PARTY_WORDS.values(), "independent"})
    words = PARTY_WORDS | {slug: slug for slug in slugs}
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.7) or difflib.get_close_matches(
        word, party_slugs(), n=1
    )
    return words.get(near[0], near[0]) if near else None
