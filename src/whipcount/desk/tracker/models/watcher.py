"""Who wants to be told of changes, and what is waiting to be sent to them."""

from __future__ import annotations

from django.db import models

from whipcount.desk.ledger.models import Case

__all__ = ["Notice", "Watcher"]


class Watcher(models.Model):
    """Somebody who is told when a case changes.

    Attributes
    ----------
    case, kind, address : of what, how, and where to
    secret : signs what goes to a webhook; "" for e-mail
    distance : told when the count comes within so many of the number needed, or falls back; None for every change
    seen, seen_distance : what the last look found: a digest of the count, and how many were missing
    """

    class Kind(models.TextChoices):
        """The way."""

        WEBHOOK = "webhook"  # a POST of JSON to an address
        EMAIL = "email"  # a message

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="watchers")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    address = models.TextField()
    secret = models.CharField(max_length=100, default="")
    distance = models.PositiveIntegerField(null=True)
    seen = models.CharField(max_length=80, null=True)
    seen_distance = models.IntegerField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By case."""

        ordering = ("case", "id")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("case", "kind", "address"), name="one_watcher_of_an_address"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.address}"


class Notice(models.Model):
    """One message on its way; it stays until it has been taken.

    Attributes
    ----------
    body : what is told, JSON
    tries, next_at, fault : how often it was tried, when it is tried again, why it failed the last time
    sent_at : None while it waits
    """

    watcher = models.ForeignKey(Watcher, on_delete=models.CASCADE, related_name="notices")
    body = models.JSONField()
    tries = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    fault = models.TextField(null=True)
    sent_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The oldest first."""

        ordering = ("id",)
        default_permissions = ()
        indexes = (models.Index(fields=("sent_at", "next_at"), name="notices_waiting"),)

    def __str__(self) -> str:
        return f"notice {self.pk}"
