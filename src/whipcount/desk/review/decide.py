"""What a person does with a claim: every action is checked against what others did meanwhile, and logged."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.clock import today
from whipcount.desk.ledger.models import AuditEntry, Case, Claim
from whipcount.desk.ledger.models import Event as Row
from whipcount.desk.ledger.remembered import remembered
from whipcount.desk.ledger.rows import event_of
from whipcount.desk.ledger.store import add_events, locked
from whipcount.desk.review.drafts import changed, event_from
from whipcount.errors import EvidenceError, InputError
from whipcount.ledger.types import Event, event_id
from whipcount.ledger.vocabulary import Status

__all__ = ["Overtaken", "accept", "ask", "denial_of", "dispute", "edit", "merge", "reject", "reopen", "today"]

_OPEN = (Claim.State.WAITING, Claim.State.SECOND)
_CLOSED = (Claim.State.REJECTED, Claim.State.UNDONE)
_DONE = {
    "accept": "accepted it",
    "accept_first": "accepted it and waits for a second person",
    "merge_first": "merged it and waits for a second person",
    "dispute_first": "marked it as disputed and waits for a second person",
    "merge": "merged it",
    "dispute": "marked it as disputed",
    "reject": "rejected it",
    "edit": "changed it",
    "ask": "asked for a second pair of eyes",
    "reopen": "took it up again",
    "undo": "took it back",
}


class Overtaken(EvidenceError):
    """Somebody else changed the claim while this person had it open; nothing of either is lost."""


def accept(claim: int, version: int, user: User, note: str | None = None) -> Claim:
    """Take a claim's draft into the ledger; in a case of two persons the first who decides only marks it.

    Raises
    ------
    Overtaken : the claim is no longer as the person saw it
    InputError : the draft cannot be an event
    EvidenceError : the first person cannot be the second too
    """
    with _held(claim, version, _OPEN) as (row, case):
        if _waits_for_second(row, case, user, note, {"action": "accept"}):
            return row
        event = _event(row, case)
        add_events(case, [event], user, row)
        return _settle(row, case, user, "accept", Claim.State.ACCEPTED, [event], note)


def merge(claim: int, version: int, user: User, into: str, note: str | None = None) -> Claim:
    """Add the claim as further evidence for an event on record: “the same letter, second source”.

    Raises
    ------
    Overtaken : the claim is no longer as the person saw it
    EvidenceError : there is no such event, or it is another kind of act
    """
    with _held(claim, version, _OPEN) as (row, case):
        held = Row.objects.filter(case=case, event_id=into).first()
        if held is None:
            raise EvidenceError(f"The event {into!r} is not on record in {case.slug}; choose one that is.")
        event = _as_further_evidence(_event(row, case), event_of(held), row)
        if _waits_for_second(row, case, user, note, {"action": "merge", "into": into}):
            return row
        add_events(case, [event], user, row)
        return _settle(row, case, user, "merge", Claim.State.MERGED, [event], note, {"into": into})


def dispute(claim: int, version: int, user: User, note: str) -> Claim:
    """Put the claim on record as disputed: the event and, with the person's reason, that it is not settled.

    Raises
    ------
    Overtaken : the claim is no longer as the person saw it
    InputError : no reason is given
    """
    if not note.strip():
        raise InputError("Say who disputes it and why; the reason is shown beside the name.")
    with _held(claim, version, _OPEN) as (row, case):
        if _waits_for_second(row, case, user, note, {"action": "dispute", "note": note.strip()}):
            return row
        event = _event(row, case)
        denial = denial_of(event, note)
        add_events(case, [event, denial], user, row)
        return _settle(row, case, user, "dispute", Claim.State.DISPUTED, [event, denial], note)


def reject(claim: int, version: int, user: User, note: str | None = None) -> Claim:
    """Leave a claim out of the ledger; it stays in the queue's record."""
    with _held(claim, version, _OPEN) as (row, case):
        return _settle(row, case, user, "reject", Claim.State.REJECTED, [], note)


def reopen(claim: int, version: int, user: User, note: str | None = None) -> Claim:
    """Put a claim that was rejected or taken back into the queue again."""
    with _held(claim, version, _CLOSED) as (row, case):
        row.first_by = row.first_wants = None
        return _settle(row, case, user, "reopen", Claim.State.WAITING, [], note)


def ask(claim: int, version: int, user: User, why: str) -> Claim:
    """Ask for a second pair of eyes; anybody may still decide.

    Raises
    ------
    InputError : no question is asked
    """
    if not why.strip():
        raise InputError("Say what the second pair of eyes should look at.")
    with _held(claim, version, _OPEN) as (row, case):
        row.asked_by, row.asked_why = user, why.strip()
        return _settle(row, case, user, "ask", row.state, [], why)


def edit(claim: int, version: int, user: User, changes: Mapping[str, str | None], note: str | None = None) -> Claim:
    """Mend a draft before it is decided; a first acceptance of the old draft is void.

    Raises
    ------
    Overtaken : the claim is no longer as the person saw it
    InputError : the changed draft cannot be an event
    """
    with _held(claim, version, _OPEN) as (row, case):
        before = dict(row.draft)
        row.draft = changed(before, changes)
        _event(row, case)
        row.first_by = row.first_wants = None
        told = {name: value for name, value in before.items() if row.draft[name] != value}
        _count_up(row, Claim.State.WAITING)
        after = {name: row.draft[name] for name in told}
        record(user, "edit", f"claim:{row.pk}", case, told, after, note)
        return row


def denial_of(event: Event, why: str) -> Event:
    """Return the event by which the desk says that another one is disputed."""
    return dataclasses.replace(
        event,
        id=event_id("dispute", event.id, why),
        status=Status.DENIED,
        detail=f"disputed: {why.strip()}",
        source=dataclasses.replace(event.source, quote=None),
        replaces=None,
    )


@contextmanager
def _held(claim: int, version: int, states: tuple[str, ...]) -> Iterator[tuple[Claim, Case]]:
    """Hold a claim and its case for one action, if it is still as the person saw it."""
    slug = Claim.objects.values_list("story__case__slug", flat=True).get(pk=claim)
    with locked(slug) as case:
        row = Claim.objects.select_for_update(of=("self",)).select_related("story", "first_by").get(pk=claim)
        if row.version != version or row.state not in states:
            raise Overtaken(_told(row))
        yield row, case


def _told(row: Claim) -> str:
    last = AuditEntry.objects.filter(about=f"claim:{row.pk}").first()
    if last is None:
        return "This claim has changed since you opened it; nothing was stored. Look at it again."
    did = _DONE.get(last.action, last.action)
    return f"{last.name} {did} at {last.at:%H:%M} UTC, after you opened it; nothing of yours was stored. Look again."


def _waits_for_second(row: Claim, case: Case, user: User, note: str | None, wants: dict[str, str]) -> bool:
    """Mark a first decision where two persons are needed; tell whether another must still come.

    Two must want the same: who wants something else is the first anew.
    """
    if not case.two_person:
        return False
    if row.state == Claim.State.SECOND and row.first_wants in (wants, None):
        if row.first_by_id == user.pk:
            raise EvidenceError("You decided this first; in this case somebody else must confirm it.")
        return False
    _event(row, case)
    row.first_by, row.first_wants = user, wants
    _count_up(row, Claim.State.SECOND)
    record(user, f"{wants['action']}_first", f"claim:{row.pk}", case, after=wants, note=note)
    return True


def _event(row: Claim, case: Case) -> Event:
    """Return the draft as an event whose id is free: taken again after an undo it gets another."""
    ledger, day = remembered(case), today(case)
    salt = row.story.document_id
    event = event_from(row.draft, ledger, day, salt)
    return event if event.id not in ledger.by_id else event_from(row.draft, ledger, day, f"{salt}:{row.version}")


def _as_further_evidence(event: Event, held: Event, row: Claim) -> Event:
    if held.type is not event.type:
        raise EvidenceError(f"The event {held.id} is {held.type.value}, not {event.type.value}; they cannot be merged.")
    return dataclasses.replace(
        event,
        id=event_id("merge", held.id, row.story.document_id, row.claim_id, str(row.version)),
        on=held.on,
        actor=held.actor,
        actor_id=held.actor_id,
        target=held.target,
        target_id=held.target_id,
        status=held.status,
        detail=f"further evidence for {held.id}",
    )


def _settle(
    row: Claim,
    case: Case,
    user: User,
    action: str,
    state: str,
    events: list[Event],
    note: str | None,
    more: dict[str, str] | None = None,
) -> Claim:
    before = row.state
    _count_up(row, state)
    after = {"state": state, "events": [event.id for event in events]} | (more or {})
    record(user, action, f"claim:{row.pk}", case, {"state": before}, after, note)
    return row


def _count_up(row: Claim, state: str) -> None:
    row.state = state
    row.version += 1
    row.save()
