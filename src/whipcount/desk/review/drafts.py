"""Between a claim's draft, which people may mend, and an event that a ledger takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from whipcount.brief.acts import Act
from whipcount.brief.events import Proposal
from whipcount.csv_text import csv_text
from whipcount.dates import first_day
from whipcount.errors import InputError
from whipcount.facts.cases import identified
from whipcount.ledger.rows import COLUMNS, read_events
from whipcount.ledger.types import Case, Event, event_id

__all__ = ["FIELDS", "changed", "draft_of_act", "draft_of_event", "event_from"]

FIELDS = tuple(name for name in COLUMNS if name not in ("event_id", "replaces"))
"""What a person may mend in a draft."""

_SKETCH = "sketch"


def draft_of_event(event: Event) -> dict[str, str | None]:
    """Return an event's columns as a draft."""
    plain = {name: getattr(event, name, None) for name in FIELDS}
    return plain | {
        "type": event.type.value,
        "status": event.status.value,
        "grade": event.source.grade.value,
        "source_url": event.source.url,
        "quote": event.source.quote,
    }


def draft_of_act(act: Act, proposal: Proposal | None, url: str | None, published: str | None) -> dict[str, str | None]:
    """Return the draft of an act: the event that the brief would propose, or what the claim itself tells.

    Parameters
    ----------
    url, published : of the story
    """
    if proposal is not None:
        return draft_of_event(proposal.event)
    claim = act.claim
    return {
        "on": claim.on,
        "known": claim.known or published,
        "actor": act.name,
        "actor_id": act.person,
        "type": claim.type.value,
        "status": claim.status.value,
        "target": claim.target.name if claim.target else None,
        "target_id": claim.target.id if claim.target else None,
        "from_party": claim.from_party,
        "to_party": claim.to_party,
        "office": claim.office,
        "detail": None,
        "grade": claim.grade.value,
        "source_url": url,
        "quote": claim.quote.text,
    }


def changed(draft: Mapping[str, str | None], changes: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return a draft with a person's changes; a new name without a new id is looked up again."""
    new = dict(draft) | {name: (changes[name] or "").strip() or None for name in FIELDS if name in changes}
    if new["actor"] != draft.get("actor") and new["actor_id"] == draft.get("actor_id"):
        new["actor_id"] = None
    return new


def event_from(draft: Mapping[str, Any], case: Case, today: date, salt: str) -> Event:
    """Return the event of a draft, checked as a row of a case folder is.

    Parameters
    ----------
    case : names are resolved for its chamber
    today : nothing is known after it
    salt : makes the event's id one of its own, such as the story's id

    Raises
    ------
    InputError : with every problem of the draft
    """
    event = _read(draft)
    if first_day(event.known) > today:
        raise InputError(f"Known {event.known} lies after today, {today.isoformat()}; nothing is known before its day.")
    found = identified(case, event)
    if isinstance(found, str):
        raise InputError(f"The event cannot be taken: {found}")
    parts = (event.type, found.person, event.on, event.known, event.target_id or event.target, salt)
    return dataclasses.replace(found, id=event_id(*parts))


def _read(draft: Mapping[str, Any]) -> Event:
    values = {"event_id": _SKETCH, "replaces": ""} | {name: draft.get(name) or "" for name in FIELDS}
    events, problems = read_events(csv_text([COLUMNS, [values[name] for name in COLUMNS]]))
    if problems:
        raise InputError(f"The event cannot be taken: {problems[0].reason}", [one.reason for one in problems])
    if not events:
        raise InputError("The event is empty; say who did what, and when it became known.")
    return events[0][1]
