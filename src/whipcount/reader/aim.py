"""At what a claim is aimed."""

from __future__ import annotations

from whipcount.reader.types import Target

__all__ = ["Aim"]


class Aim:
    """What a claim is aimed at.

    Attributes
    ----------
    target : None where nobody and nothing is named
    from_party, to_party : of a move, or the party whose whip it is
    office : as written
    corroborated_by : rows of the register that tell the same move
    on : day that the register gives the move, None if it knows none
    """

    __slots__ = ("corroborated_by", "from_party", "office", "on", "target", "to_party")

    def __init__(self, target: Target | None = None) -> None:
        self.target = target
        self.from_party: str | None = None
        self.to_party: str | None = None
        self.office: str | None = None
        self.corroborated_by: tuple[str, ...] = ()
        self.on: str | None = None
