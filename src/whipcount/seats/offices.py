"""Government posts by person and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

__all__ = ["Office", "OfficeKind", "office_title", "offices_on", "payroll_on"]


class OfficeKind(StrEnum):
    """What kind of post; all three vote with the government by convention."""

    MINISTER = "minister"  # ministers of every rank, law officers, Leaders of the Houses
    WHIP = "whip"  # government whips
    PPS = "pps"  # parliamentary private secretaries, unpaid; known to 2010 only


@dataclass(frozen=True, slots=True)
class Office:
    """One person in one post under one cabinet status.

    Attributes
    ----------
    person : person id, None for a peer or law officer whom the register does not know
    name : as the post's source writes it
    house : ``commons``, ``lords``, None for the few who sat in neither
    kind : minister, whip or pps
    title, organisation : the post; ``organisation`` None for the Prime Minister
    rank : PM, DPM, SoS, MoS, PUSS, Parl or PPS
    cabinet : ``full``, ``attends``, ``sometimes``; None outside it
    acting : for the time being
    start : first day
    end : the day on which it ended, so that it is not held at the end of that day; None while it lasts
    """

    person: str | None
    name: str
    house: str | None
    kind: OfficeKind
    title: str
    organisation: str | None
    rank: str
    cabinet: str | None
    acting: bool
    start: date
    end: date | None

    @property
    def is_payroll(self) -> bool:
        """Whether the post was held in the Commons."""
        return self.house == "commons"

    def held_on(self, on: date) -> bool:
        """Tell whether it is held at the end of the day."""
        return self.start <= on and (self.end is None or on < self.end)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "title": self.title,
            "organisation": self.organisation,
            "kind": self.kind.value,
            "rank": self.rank,
            "cabinet": self.cabinet,
            "acting": self.acting,
            "from": self.start.isoformat(),
            "to": self.end.isoformat() if self.end else None,
        }


def offices_on(offices: Iterable[Office], on: date) -> tuple[Office, ...]:
    """Return the posts held at the end of a day, the cabinet first."""
    order = {"full": 0, "attends": 1, "sometimes": 2, None: 3}
    held = (office for office in offices if office.held_on(on))
    return tuple(sorted(held, key=lambda office: (order[office.cabinet], office.start, office.title)))


def office_title(offices: Iterable[Office], on: date) -> str | None:
    """Return the first post of a day with its organisation, None if there is none."""
    held = offices_on(offices, on)
    return _said(held[0]) if held else None


def _said(office: Office) -> str:
    return f"{office.title}, {office.organisation}" if office.organisation else office.title


def payroll_on(offices: Mapping[str, Iterable[Office]], on: date, sits: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the ids of the members of the Commons who hold a government post at the end of a day.

    Parameters
    ----------
    offices : person id -> posts
    sits : tells whether a person is a member of the Commons on the day
    """
    on_payroll = (person for person, posts in offices.items() if any(p.is_payroll and p.held_on(on) for p in posts))
    return tuple(sorted(person for person in on_payroll if sits(person)))
