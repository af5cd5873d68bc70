"""What a party told its members to do: the direction, how it is known, and where that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = ["Direction", "LineFrom", "Whip"]


class Direction(StrEnum):
    """What the members of a party were to do."""

    AYE = "aye"  # vote aye
    NO = "no"  # vote no
    ABSTAIN = "abstain"  # vote on neither side
    FREE = "free"  # as they liked


class LineFrom(StrEnum):
    """How a direction is known."""

    PUBLISHED = "published"  # the party or its whips said so themselves
    REPORTED = "reported"  # a named outlet reported it
    INFERRED = "inferred"  # from how the ministers or nearly all of the members voted


@dataclass(frozen=True, slots=True)
class Whip:
    """A direction as a source gives it; a free vote is recorded like this and never guessed.

    Attributes
    ----------
    division : id
    party : slug
    direction : what was asked of its members
    line_from : ``reported`` or ``published``
    strength : words of the source such as ``three-line``; None if it gives none
    source : address of the page
    """

    division: str
    party: str
    direction: Direction
    line_from: LineFrom
    strength: str | None
    source: str

    @property
    def evidence(self) -> str:
        """One sentence: what was asked and how it is known."""
        asked = {
            Direction.AYE: "told to vote aye",
            Direction.NO: "told to vote no",
            Direction.ABSTAIN: "told to abstain",
            Direction.FREE: "given a free vote",
        }[self.direction]
        strength = f", {self.strength} whip" if self.strength else ""
        return f"Its members were {asked}{strength} ({self.line_from.value}: {self.source})."

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "direction": self.direction.value,
            "from": self.line_from.value,
            "strength": self.strength,
            "source": self.source,
        }
