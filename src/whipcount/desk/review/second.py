"""The second person: what changes the count of a case of two persons waits until somebody else confirms it."""

from __future__ import annotations

from typing import Any

from whipcount.desk.ledger.audit import PROGRAM, User, record
from whipcount.desk.ledger.models import Case, Wish
from whipcount.desk.review.decide import Overtaken

__all__ = ["ask", "ask_to_import", "waiting"]


def waiting(case: Case, about: str) -> Wish | None:
    """Return what waits about an event, a folder or a case itself."""
    return Wish.objects.filter(case=case, about=about, state=Wish.State.WAITING).select_related("first_by").first()


def ask(case: Case, action: str, about: str, user: User, note: str | None, values: dict[str, Any]) -> Wish:
    """Keep what a person wants until another confirms it; inside ``locked``.

    Parameters
    ----------
    user : None for what nobody known has asked for; two persons must confirm it then

    Raises
    ------
    Overtaken : something about the same waits already
    """
    held = waiting(case, about)
    if held is not None:
        who = held.first_by.get_username() if held.first_by else PROGRAM
        raise Overtaken(
            f"{who} asked at {held.asked_at:%H:%M} UTC for another change of {about}, which waits to be confirmed; "
            "nothing of yours was stored. Confirm or decline that one first."
        )
    made = Wish.objects.create(
        case=case, action=action, about=about, values=values, note=(note or "").strip() or None, first_by=user
    )
    told = {"events": len(values["rows"])} if "rows" in values else values
    record(user, f"{action}_first", f"wish:{made.pk}", case, after={"about": about} | told, note=note)
    return made


def ask_to_import(case: Case, rows: list[dict[str, Any]], name: str) -> None:
    """Keep the further rows of a folder until two persons have confirmed them."""
    ask(case, Wish.Action.IMPORT, f"folder:{name}", None, None, {"rows": rows})
