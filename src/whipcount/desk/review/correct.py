"""Corrections of what is on record: always a new event that names the old one.

In a case of two persons each returns None and waits until another person confirms it: only then ``first`` is given.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from whipcount.dates import last_day
from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.models import Case as Kept
from whipcount.desk.ledger.models import Claim, Wish
from whipcount.desk.ledger.models import Event as Row
from whipcount.desk.ledger.store import add_events, case_from_db, locked
from whipcount.desk.review.decide import Overtaken, denial_of, today
from whipcount.desk.review.drafts import changed, draft_of_event, event_from
from whipcount.desk.review.second import ask
from whipcount.errors import EvidenceError, InputError, NotFoundError
from whipcount.ledger.types import Case, Event, event_id
from whipcount.ledger.vocabulary import Status

__all__ = ["TAKEN_BACK", "correct", "dispute_event", "is_taken_back", "undo"]

TAKEN_BACK = "(the desk)"
"""The actor of the event that takes another back: nobody, so that it says nothing of any member."""


def is_taken_back(event: Event) -> bool:
    """Tell whether an event says only that another was taken back."""
    return event.actor == TAKEN_BACK and event.replaces is not None


def undo(slug: str, event: str, user: User, why: str, first: User = None) -> Event | None:
    """Take an event back, or bring back what the event itself had replaced; the old rows stay as they are.

    Parameters
    ----------
    first : who wanted it, where ``user`` confirms it

    Raises
    ------
    InputError : no reason is given
    NotFoundError : no such event
    Overtaken : somebody has replaced it already
    """
    _need(why, "Say why it is taken back; the reason is shown in the corrections log.")
    with locked(slug) as row:
        ledger = case_from_db(slug)
        old = _current(ledger, event)
        new = _restored(ledger, old, why) if old.replaces else _withdrawn(old, why)
        if _waits(row, Wish.Action.UNDO, event, user, why, first):
            return None
        add_events(row, [new], user)
        _reopen(slug, event)
        record(user, "undo", f"event:{event}", row, {"event": event}, {"event": new.id} | _by(first), why)
    return new


def correct(
    slug: str, event: str, user: User, changes: Mapping[str, str | None], why: str, first: User = None
) -> Event | None:
    """Replace an event by a corrected one.

    Parameters
    ----------
    first : who wanted it, where ``user`` confirms it

    Raises
    ------
    InputError : no reason, nothing changed, or the corrected event cannot be used
    NotFoundError : no such event
    Overtaken : somebody has replaced it already
    """
    _need(why, "Say what was wrong; the reason is shown on the event's public page and in the corrections log.")
    with locked(slug) as row:
        ledger = case_from_db(slug)
        old = _current(ledger, event)
        before = draft_of_event(old)
        draft = changed(before, changes)
        if draft == before:
            raise InputError("Nothing was changed, so there is nothing to correct.")
        wanted = {name: value for name, value in draft.items() if before[name] != value}
        _has_come(wanted.get("on"))
        draft["known"] = _not_before(old, draft["known"] if draft["known"] != before["known"] else None)
        new = dataclasses.replace(event_from(draft, ledger, today(), f"corrects {event}"), replaces=event)
        if _waits(row, Wish.Action.CORRECT, event, user, why, first, wanted):
            return None
        add_events(row, [new], user)
        told = {name: value for name, value in before.items() if draft[name] != value}
        after = {name: draft[name] for name in told} | {"event": new.id} | _by(first)
        record(user, "correct", f"event:{event}", row, told, after, why)
    return new


def _has_come(on: str | None) -> None:
    if on and on > today().isoformat():
        raise InputError(f"{on} has not come yet; give the day on which it happened.")


def dispute_event(slug: str, event: str, user: User, why: str, first: User = None) -> Event | None:
    """Say that an event on record is disputed.

    Parameters
    ----------
    first : who wanted it, where ``user`` confirms it

    Raises
    ------
    InputError : no reason is given
    NotFoundError : no such event
    """
    _need(why, "Say who disputes it and why; the reason is shown beside the name.")
    with locked(slug) as row:
        old = _current(case_from_db(slug), event)
        if old.status is Status.DENIED:
            raise EvidenceError("A denial cannot be disputed; take it back instead.")
        new = dataclasses.replace(denial_of(old, why), known=_not_before(old, None))
        if _waits(row, Wish.Action.DISPUTE, event, user, why, first):
            return None
        add_events(row, [new], user)
        record(user, "dispute", f"event:{event}", row, {"event": event}, {"event": new.id} | _by(first), why)
    return new


def _waits(
    row: Kept,
    action: str,
    event: str,
    user: User,
    why: str,
    first: User,
    values: Mapping[str, str | None] | None = None,
) -> bool:
    """Ask for a second person where one is needed and has not come yet; tell whether it must wait."""
    if first is not None or not row.two_person:
        return False
    ask(row, action, event, user, why, dict(values or {}))
    return True


def _by(first: User) -> dict[str, str]:
    """Return the name in the log of who wanted what another has confirmed."""
    return {"first": first.get_username()} if first is not None else {}


def _current(ledger: Case, event: str) -> Event:
    found = ledger.by_id.get(event)
    if found is None:
        raise NotFoundError(f"The case {ledger.id} has no event {event!r}.")
    by = next((one for one in ledger.events if one.replaces == event), None)
    if by is not None:
        raise Overtaken(f"{event} was already replaced by {by.id}; nothing of yours was stored. Look at that one.")
    return found


def _withdrawn(old: Event, why: str) -> Event:
    return dataclasses.replace(
        old,
        id=event_id("undo", old.id),
        known=_not_before(old, None),
        actor=TAKEN_BACK,
        actor_id=None,
        status=Status.DENIED,
        detail=f"taken back: {why.strip()}",
        source=dataclasses.replace(old.source, quote=None),
        replaces=old.id,
    )


def _restored(ledger: Case, old: Event, why: str) -> Event:
    """Return what stood before a correction or a withdrawal, as a new event that replaces it."""
    first = ledger.by_id[old.replaces or ""]
    return dataclasses.replace(
        first,
        id=event_id("restore", first.id, old.id),
        known=_not_before(old, None),
        detail=f"restored: {why.strip()}",
        replaces=old.id,
    )


def _not_before(old: Event, wanted: str | None) -> str:
    """Return the day on which a correction became known: today, or the person's own day, never before the old event."""
    day = wanted or today().isoformat()
    if last_day(day) < old.known_day:
        return old.known
    return day


def _need(why: str, sentence: str) -> None:
    if not why.strip():
        raise InputError(sentence)


def _reopen(slug: str, event: str) -> None:
    """Mark the claim that an event came from as taken back."""
    row = Row.objects.filter(case__slug=slug, event_id=event).select_related("claim").first()
    if row is not None and row.claim is not None:
        row.claim.state = Claim.State.UNDONE
        row.claim.version += 1
        row.claim.save()
