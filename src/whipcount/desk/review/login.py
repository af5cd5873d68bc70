"""Signing in with Django's own form, slowed down where somebody guesses."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from whipcount.desk.ledger.models import LoginAttempt
from whipcount.desk.throttle.client import client_of

__all__ = ["Login"]

_SPAN = timedelta(minutes=15)
_OF_ONE_NAME = 8
_FROM_ONE_PLACE = 40


class Login(LoginView):
    """The login page; too many failures from one place get 429 for a quarter of an hour."""

    template_name = "desk/login.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check the password, unless there were too many wrong ones lately."""
        if _is_too_often(request):
            response = self.render_to_response(self.get_context_data(form=self.get_form_class()(), is_slowed=True))
            response.status_code = 429
            response.headers["Retry-After"] = str(int(_SPAN.total_seconds()))
            return response
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Remember the failure."""
        LoginAttempt.objects.filter(at__lt=timezone.now() - _SPAN).delete()
        LoginAttempt.objects.bulk_create(LoginAttempt(key=key) for key, _ in _limits(self.request))
        return super().form_invalid(form)


def _is_too_often(request: HttpRequest) -> bool:
    since = timezone.now() - _SPAN
    return any(LoginAttempt.objects.filter(key=key, at__gte=since).count() >= most for key, most in _limits(request))


def _limits(request: HttpRequest) -> list[tuple[str, int]]:
    asked = request.META
    place = client_of(asked.get("REMOTE_ADDR", ""), asked.get("HTTP_X_FORWARDED_FOR", ""), settings.PROXIES)
    name = request.POST.get("username", "").casefold()
    return [(_digest("name", name, place), _OF_ONE_NAME), (_digest("place", place), _FROM_ONE_PLACE)]


def _digest(*parts: str) -> str:
    text = "\x00".join(parts)
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
