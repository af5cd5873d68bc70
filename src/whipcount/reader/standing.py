"""Whom a member follows: party, leader, government."""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.reader.context import Roster

__all__ = ["Standing", "standing_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands on the day of a story.

    Attributes
    ----------
    party, leader, prime_minister : party slug and person ids; None where unknown
    governs : the person's party is the prime minister's
    leads : the person is the leader or the prime minister
    leaders : person ids of every party's leader
    """

    party: str | None
    leader: str | None
    prime_minister: str | None
    governs: bool
    leads: bool
    leaders: frozenset[str] = frozenset()


def standing_of(person: str, roster: Roster) -> Standing:
    """Return where a person stands on the day of the roster; of two who may be meant, where both stand."""
    parties = {member.party if (member := roster.members.get(one)) else None for one in person.split("|")}
    party = parties.pop() if len(parties) == 1 else None
    party = party or next((row.party for row in roster.leaders if row.person_id == person), None)
    leader = roster.leader_of(party)
    head = roster.prime_minister
    leading = (leader.person_id if leader else None, head.person_id if head else None)
    leaders = frozenset(row.person_id for row in roster.leaders if row.person_id)
    return Standing(party, *leading, bool(head and party and head.party == party), person in leading, leaders)
