"""The desk's clock: that of the machine, which may be set back, held to what is on record already.

What is added is never dated before what was added last: a page as known on an earlier day, which people have seen,
would change. While the machine's clock is behind, the desk goes on with the moment of its last entry and says so;
once the clock has caught up, nothing needs to be done.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from whipcount.desk.ledger.models import AuditEntry, Case

__all__ = ["behind", "moment_after", "note_if_behind", "sentence", "today"]

_TICK = timedelta(microseconds=1)
_UNNOTICED = timedelta(minutes=1)


def today(case: Case | None = None) -> date:
    """Return the day of what is added now, in universal time: never before the day of the last change.

    Parameters
    ----------
    case : a case as just read, whose last change counts; None for the last change of any
    """
    last = case.changed_at if case is not None else _last_change()
    return max(filter(None, (timezone.now(), last))).date()


def moment_after(before: datetime | None) -> datetime:
    """Return the moment of a change that comes after another one."""
    now = timezone.now()
    return now if before is None or now > before else before + _TICK


def behind() -> timedelta | None:
    """Return by how much the machine's clock is behind the last change of a case; None up to a minute."""
    last = _last_change()
    late = last - timezone.now() if last else timedelta()
    return late if late > _UNNOTICED else None


def sentence() -> str | None:
    """Return what is told to editors while the clock is behind, None while it is not."""
    late, last = behind(), _last_change()
    if late is None or last is None:
        return None
    return (
        f"The clock of the server says {timezone.now():%Y-%m-%d %H:%M} UTC, but the last change is of "
        f"{last:%Y-%m-%d %H:%M} UTC. Until the clock has passed that, what you add is dated {last:%Y-%m-%d}; "
        "somebody should set the clock."
    )


def note_if_behind(row: Case, before: datetime | None) -> None:
    """Put into the log of a case, once, that what is added is dated by its last change and not by the clock."""
    now = timezone.now()
    if before is None or before - now <= _UNNOTICED:
        return
    last = before.replace(microsecond=0).isoformat()
    told = AuditEntry.objects.filter(case=row, action="clock_behind").first()
    if told is None or told.after["last"] != last:
        AuditEntry.objects.create(
            case=row, name="whipcount", action="clock_behind", about=f"case:{row.slug}",
            after={"clock": now.isoformat(), "last": last}, note=sentence(), revision=row.revision,
        )  # fmt: skip


def _last_change() -> datetime | None:
    found: datetime | None = Case.objects.aggregate(last=Max("changed_at"))["last"]
    return found
