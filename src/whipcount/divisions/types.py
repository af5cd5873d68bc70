"""A division, the votes in it, and the vocabulary of a vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from whipcount.errors import SourceError

__all__ = ["LETTERS", "SIDES", "Division", "Vote", "letter_of", "read_votes"]


class Vote(StrEnum):
    """What the record says about one person in one division."""

    AYE = "aye"  # voted aye
    NO = "no"  # voted no
    TELLER_AYE = "teller_aye"  # counted the ayes; on their side, in no total
    TELLER_NO = "teller_no"  # counted the noes; on their side, in no total
    PROXY_AYE = "proxy_aye"  # voted aye by the hand of another member; in the total
    PROXY_NO = "proxy_no"  # voted no by the hand of another member; in the total
    BOTH = "both"  # went through both lobbies: in both totals, on no side
    ABSTAIN = "abstain"  # recorded as present and on no side; the Commons record nobody so
    PAIRED_AYE = "paired_aye"  # paired or announced for the ayes, where a House prints it; in no total, on no side
    PAIRED_NO = "paired_no"  # paired or announced for the noes; in no total, on no side
    NO_VOTE = "no_vote"  # was a member, no vote recorded: absent, abstaining, paired or Speaker
    NOT_MEMBER = "not_member"  # had no seat that day


SIDES = {
    Vote.AYE: Vote.AYE,
    Vote.TELLER_AYE: Vote.AYE,
    Vote.PROXY_AYE: Vote.AYE,
    Vote.NO: Vote.NO,
    Vote.TELLER_NO: Vote.NO,
    Vote.PROXY_NO: Vote.NO,
}
LETTERS = {
    "A": Vote.AYE,
    "N": Vote.NO,
    "a": Vote.TELLER_AYE,
    "n": Vote.TELLER_NO,
    "P": Vote.PROXY_AYE,
    "Q": Vote.PROXY_NO,
    "B": Vote.BOTH,
    "-": Vote.ABSTAIN,
    "x": Vote.PAIRED_AYE,
    "y": Vote.PAIRED_NO,
    ".": Vote.NO_VOTE,
    "_": Vote.NOT_MEMBER,
}
_LETTER_OF = {vote: letter for letter, vote in LETTERS.items()}


def letter_of(vote: Vote) -> str:
    """Return the letter of a vote in a row of the matrix."""
    return _LETTER_OF[vote]


@dataclass(frozen=True, slots=True)
class Division:
    """One division.

    Attributes
    ----------
    id : ``chamber:source-id``, ``commons:1124``
    on : the day; after midnight it is still the sitting's day
    title : as the House published it
    named_ayes, named_noes : members listed, tellers left out; may differ by a few from the total announced
    official_ayes, official_noes : totals announced in the House, None where we have no source for them
    votes : one letter a voter, see ``read_votes``
    """

    id: str
    on: date
    title: str
    named_ayes: int
    named_noes: int
    official_ayes: int | None
    official_noes: int | None
    votes: str

    @property
    def ayes(self) -> int:
        """The official total if known, else the members listed."""
        return self.named_ayes if self.official_ayes is None else self.official_ayes

    @property
    def noes(self) -> int:
        """The official total if known, else the members listed."""
        return self.named_noes if self.official_noes is None else self.official_noes

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values, the single votes left out."""
        return {
            "id": self.id,
            "on": self.on.isoformat(),
            "title": self.title,
            "ayes": self.ayes,
            "noes": self.noes,
            "totals_from": "named" if self.official_ayes is None else "official",
            "named_ayes": self.named_ayes,
            "named_noes": self.named_noes,
        }


def read_votes(letters: str, voters: Sequence[str]) -> dict[str, Vote]:
    """Return voter -> vote for a row of the matrix.

    Parameters
    ----------
    letters : A aye, N no, a and n their tellers, P and Q their proxies, B both, - abstained, x and y paired,
        a dot for none or no member, _ for no member where the source says so
    voters : person ids in the order of the letters

    Raises
    ------
    SourceError : another letter, or another number of letters than voters

    Examples
    --------
    >>> read_votes("An.", ["p", "q", "r"])["q"].value
    'teller_no'
    """
    if len(letters) != len(voters) or not set(letters) <= set(LETTERS):
        raise SourceError(f"A row of {len(letters)} votes does not fit {len(voters)} voters; install whipcount again.")
    return {voter: LETTERS[letter] for voter, letter in zip(voters, letters, strict=True)}
