"""People at the desk: made and given roles with Django's own users and passwords."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.roles import give_role, role_of
from whipcount.errors import EvidenceError, InputError

__all__ = ["change_user", "new_password", "put_user", "users"]


def new_password() -> str:
    """Return a random password of four groups, strong and readable over a telephone."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def put_user(name: str, role: str, password: str | None, by: User = None) -> bool:
    """Make a user, or change the role of one that there is, and the password if one is given.

    Parameters
    ----------
    by : who does it; None for the program itself

    Returns
    -------
    whether the user is new

    Raises
    ------
    InputError : a name or password that cannot be used
    """
    model = get_user_model()
    with transaction.atomic():
        user = model.objects.filter(username=name).first()
        is_new = user is None
        if user is None:
            user = _checked_name(model(username=name))
        if password is not None or is_new:
            user.set_password(_checked_password(password or "", user))
        user.save()
        before = role_of(user)
        give_role(user, role)
        record(by, "give_role", f"user:{name}", before=before, after=role)
    return is_new


def change_user(pk: int, role: str | None, is_active: bool, by: User) -> None:
    """Give a person another role, or close the door to one; who is signed in is signed out by the next request.

    Parameters
    ----------
    role : None takes every role away

    Raises
    ------
    InputError : no such role
    EvidenceError : it is the person's own role
    """
    with transaction.atomic():
        user = get_user_model().objects.select_for_update().get(pk=pk)
        if user.pk == by.pk:
            raise EvidenceError("Nobody changes his own role here; ask another admin, or use whipcount desk user add.")
        before = {"role": role_of(user), "is_active": user.is_active}
        user.is_active = is_active
        user.save(update_fields=["is_active"])
        if role is None:
            user.groups.clear()
        else:
            give_role(user, role)
        after = {"role": role, "is_active": is_active}
        if after != before:
            record(by, "give_role", f"user:{user.get_username()}", before=before, after=after)


def users() -> list[dict[str, Any]]:
    """Return every user with the role."""
    rows = get_user_model().objects.order_by("username").prefetch_related("groups")
    return [{"name": row.get_username(), "role": role_of(row), "is_active": row.is_active} for row in rows]


def _checked_name(user: Any) -> Any:
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as fault:
        raise InputError(f"The name {user.get_username()!r} cannot be used: {' '.join(fault.messages)}") from None
    return user


def _checked_password(password: str, user: Any) -> str:
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise InputError(f"The password cannot be used: {' '.join(fault.messages)}") from None
    return password
