"""What a case folder says that the register or the rulebook denies, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.facts.called import disagreement, is_nobody
from whipcount.facts.party_slugs import no_party
from whipcount.facts.people import name_index
from whipcount.ledger.types import Case, Event
from whipcount.rules.types import Rulebook

__all__ = ["event_fault", "head_faults"]


def head_faults(case: Case, book: Rulebook, is_covered: bool) -> list[str]:
    """Return what is wrong with the party and the leader of a case.

    Parameters
    ----------
    book : the rulebook of the case
    is_covered : whether the register has the members of its chamber
    """
    return [fault for fault in (_party_fault(case, book, is_covered), _leader_fault(case, is_covered)) if fault]


def event_fault(event: Event) -> str | None:
    """Return why an event of a chamber in the register cannot be meant, None if it can."""
    return next(_event_faults(event), None)


def _party_fault(case: Case, book: Rulebook, is_covered: bool) -> str | None:
    if book.party is not None and book.party != case.party:
        return (
            f"party {case.party!r} is not the party of the rulebook {book.id}; "
            f'write "{book.party}" or name another rulebook.'
        )
    fault = no_party(case.party) if is_covered else None
    return f"party {case.party!r} {fault}" if fault else None


def _leader_fault(case: Case, is_covered: bool) -> str | None:
    if case.leader_id is None or not is_covered:
        return None
    if not is_nobody(case.leader_id):
        return disagreement("leader.name", case.leader_name, "leader.id", case.leader_id)
    meant = name_index().resolve(case.leader_name)
    advice = f"{name_index().say(meant)} is." if len(meant) == 1 else "mend it or leave it out."
    return f"leader.id {case.leader_id!r} is nobody in the register; {advice}"


def _event_faults(event: Event) -> Iterator[str]:
    if event.actor_id is not None:
        if is_nobody(event.actor_id):
            yield f"actor_id {event.actor_id!r} is nobody in the register."
        if fault := disagreement("actor", event.actor.removeprefix("as "), "actor_id", event.actor_id):
            yield fault
    if event.target_id is not None:
        yield from _target_faults(event.target, event.target_id)
    for key, slug in (("from_party", event.from_party), ("to_party", event.to_party)):
        if slug is not None and (fault := no_party(slug)):
            yield f"{key} {slug!r} {fault}"


def _target_faults(target: str | None, person: str) -> Iterator[str]:
    if is_nobody(person):
        yield f"target_id {person!r} is nobody in the register; mend it or leave it empty."
    elif target is not None:
        fault = disagreement("target", target, "target_id", person)
        if fault and name_index().resolve(target):
            yield fault
