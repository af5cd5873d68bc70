"""Four roles, each with all that the one before may do."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from whipcount.errors import InputError, NotFoundError

__all__ = ["PERMISSIONS", "Role", "give_role", "keep_roles", "role_of"]


class Role(StrEnum):
    """What a person at the desk may do."""

    READER = "reader"  # sees the queue and the log
    REPORTER = "reporter"  # brings stories, mends proposals, asks for a second pair of eyes
    EDITOR = "editor"  # accepts, rejects, merges, corrects
    ADMIN = "admin"  # changes a case's rules, makes people known and gives them roles


PERMISSIONS = {
    Role.READER: ("view_queue",),
    Role.REPORTER: ("view_queue", "bring_story"),
    Role.EDITOR: ("view_queue", "bring_story", "decide_claim"),
    Role.ADMIN: ("view_queue", "bring_story", "decide_claim", "manage_case", "manage_people"),
}


def keep_roles() -> None:
    """Make the groups of the roles and give each its permissions; done after every migration."""
    create_permissions(apps.get_app_config("ledger"), verbosity=0)
    for role, names in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(Permission.objects.filter(content_type__app_label="ledger", codename__in=names))


def give_role(user: Any, role: str) -> None:
    """Put a user into one role and out of the others.

    Raises
    ------
    InputError : no such role
    """
    if role not in set(Role):
        raise InputError(f"{role!r} is no role; accepted are {', '.join(Role)}.")
    try:
        group = Group.objects.get(name=role)
    except Group.DoesNotExist:
        raise NotFoundError(
            f"The role {role} is not in the database; start the desk once, it makes its tables."
        ) from None
    user.groups.remove(*Group.objects.filter(name__in=list(Role)))
    user.groups.add(group)


def role_of(user: Any) -> str | None:
    """Return a user's role, the highest if there are several; None without one."""
    held = set(user.groups.values_list("name", flat=True))
    return next((role.value for role in reversed(Role) if role in held), None)
