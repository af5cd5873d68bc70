"""The log of the desk: one entry for every action, written in the action's own transaction."""

from __future__ import annotations

from typing import Any, TypeAlias

from whipcount.desk.ledger.models import AuditEntry, Case

__all__ = ["PROGRAM", "User", "record"]

PROGRAM = "whipcount"
"""The name in the log of what the program does by itself."""

User: TypeAlias = Any
"""One of Django's users, signed in or not; None for the program itself."""


def record(
    user: User,
    action: str,
    about: str,
    case: Case | None = None,
    before: Any = None,
    after: Any = None,
    note: str | None = None,
) -> AuditEntry:
    """Add an entry to the log.

    Parameters
    ----------
    user : who; None for the program itself
    action, about : a verb, and what it was done to, such as ``claim:12``
    before, after : JSON values of what was there and is there now
    note : the person's own words
    """
    known = user if user is not None and user.pk is not None else None
    return AuditEntry.objects.create(
        user=known,
        name=known.get_username() if known else PROGRAM,
        action=action,
        about=about,
        case=case,
        before=before,
        after=after,
        note=note or None,
        revision=case.revision if case else None,
    )
