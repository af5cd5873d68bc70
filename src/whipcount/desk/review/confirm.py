"""A second person confirms what a first one wants, or declines it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.models import AuditEntry, Case, Wish
from whipcount.desk.ledger.store import add_rows, locked
from whipcount.desk.review.correct import correct, dispute_event, undo
from whipcount.desk.review.decide import Overtaken
from whipcount.errors import EvidenceError, InputError

__all__ = ["PERMISSIONS", "confirm", "decline"]

PERMISSIONS = {action: "manage_case" if action == Wish.Action.KEEP else "decide_claim" for action in Wish.Action.values}
"""Action -> the permission that who decides about it needs."""


def confirm(wish: int, user: User) -> Wish:
    """Carry out what another person wants; for what nobody known has asked for, the first of two only marks it.

    Raises
    ------
    Overtaken : it was decided already, or what it is about has changed
    EvidenceError : the first person cannot be the second too
    """
    with _held(wish) as (row, case):
        if row.first_by is None:
            row.first_by = user
            row.save(update_fields=["first_by"])
            record(user, f"{row.action}_first", f"wish:{row.pk}", case)
            return row
        if row.first_by_id == user.pk:
            raise EvidenceError("You wanted this first; in this case somebody else must confirm it.")
        _DO[row.action](row, case, user)
        return _close(row, Wish.State.DONE)


def decline(wish: int, user: User, why: str) -> Wish:
    """Leave it undone; the first person may do so too.

    Raises
    ------
    InputError : no reason is given
    Overtaken : it was decided already
    """
    if not why.strip():
        raise InputError("Say why it is not done; the reason stays in the log.")
    with _held(wish) as (row, case):
        record(user, "decline", f"wish:{row.pk}", case, {"action": row.action, "about": row.about}, note=why)
        return _close(row, Wish.State.DECLINED)


@contextmanager
def _held(wish: int) -> Iterator[tuple[Wish, Case]]:
    slug = Wish.objects.values_list("case__slug", flat=True).get(pk=wish)
    with locked(slug) as case:
        row = Wish.objects.select_for_update(of=("self",)).select_related("first_by").get(pk=wish)
        if row.state != Wish.State.WAITING:
            last = AuditEntry.objects.filter(case=case).first()
            by = f"; the last to do something in {case.slug} was {last.name}" if last else ""
            raise Overtaken(f"This was {row.state} already{by}. Nothing of yours was stored; look again.")
        yield row, case


def _close(row: Wish, state: str) -> Wish:
    row.state = state
    row.save(update_fields=["state"])
    return row


def _undo(row: Wish, case: Case, user: User) -> None:
    undo(case.slug, row.about, user, row.note or "", row.first_by)


def _correct(row: Wish, case: Case, user: User) -> None:
    correct(case.slug, row.about, user, row.values, row.note or "", row.first_by)


def _dispute(row: Wish, case: Case, user: User) -> None:
    dispute_event(case.slug, row.about, user, row.note or "", row.first_by)


def _import(row: Wish, case: Case, user: User) -> None:
    rows = row.values["rows"]
    add_rows(case, rows, user)
    after = {"events": len(rows), "first": row.first_by.get_username()}
    record(user, "import", f"case:{case.slug}", case, after=after, note=f"from {row.about.removeprefix('folder:')}")


def _keep(row: Wish, case: Case, user: User) -> None:
    before = {name: getattr(case, name) for name in row.values}
    for name, value in row.values.items():
        setattr(case, name, value)
    case.save(update_fields=list(row.values))
    record(user, "keep", f"case:{case.slug}", case, before, row.values | {"first": row.first_by.get_username()})


_DO: dict[str, Callable[[Wish, Case, User], None]] = {
    Wish.Action.UNDO: _undo,
    Wish.Action.CORRECT: _correct,
    Wish.Action.DISPUTE: _dispute,
    Wish.Action.IMPORT: _import,
    Wish.Action.KEEP: _keep,
}
