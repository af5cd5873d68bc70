"""Logins that failed, so that guessing can be slowed down across every process of the server."""

from __future__ import annotations

from django.db import models

__all__ = ["LoginAttempt"]


class LoginAttempt(models.Model):
    """One failed login.

    Attributes
    ----------
    key : a digest of who tried from where; no name and no address is kept
    """

    key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Looked up by key and time."""

        default_permissions = ()
        indexes = (models.Index(fields=("key", "at"), name="attempts_of_a_key"),)

    def __str__(self) -> str:
        return f"attempt at {self.at}"
