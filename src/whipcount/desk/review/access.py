"""Who may call a view: signed in, with a permission that the role gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

__all__ = ["may", "needs"]

_View = Callable[..., HttpResponse]


def may(user: Any, permission: str) -> bool:
    """Tell whether a user has one of the ledger's permissions."""
    return bool(user.has_perm(f"ledger.{permission}"))


def needs(permission: str) -> Callable[[_View], _View]:
    """Return a decorator: strangers are sent to the login, those without the permission get 403."""

    def decorate(view: _View) -> _View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return login_required(checked)

    return decorate
