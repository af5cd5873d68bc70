"""An event of a ledger, as ``whipcount.ledger.types.Event`` has it, with who added it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from whipcount.desk.ledger.models.added import OnlyAdded
from whipcount.desk.ledger.models.case import Case

__all__ = ["Event"]


class Event(OnlyAdded):
    """One row of a case's ledger.

    Attributes
    ----------
    case, place : whose, and in which place
    event_id … replaces : the columns of ``events.csv``; None where there is nothing
    is_resolved : whether ``actor_id`` was found by us and stands not in the file
    claim : what it was accepted from, None where it was imported
    added_by, added_at : who, when; nobody for what was imported
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")  # a ledger outlives everything
    place = models.PositiveIntegerField()
    event_id = models.TextField()
    on = models.CharField(max_length=10, null=True)
    known = models.CharField(max_length=10)
    actor = models.TextField()
    actor_id = models.TextField(null=True)
    type = models.CharField(max_length=40)
    status = models.CharField(max_length=20)
    target = models.TextField(null=True)
    target_id = models.TextField(null=True)
    from_party = models.TextField(null=True)
    to_party = models.TextField(null=True)
    office = models.TextField(null=True)
    detail = models.TextField(null=True)
    grade = models.CharField(max_length=20)
    source_url = models.TextField(null=True)
    quote = models.TextField(null=True)
    replaces = models.TextField(null=True)
    is_resolved = models.BooleanField(default=False)
    claim = models.ForeignKey(
        "ledger.Claim", null=True, on_delete=models.PROTECT, related_name="events"
    )  # the evidence behind it stays
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order in which they were added."""

        ordering = ("case", "place")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("case", "event_id"), name="one_event_of_an_id"),
            models.UniqueConstraint(fields=("case", "place"), name="one_event_in_a_place"),
        )
        indexes = (models.Index(fields=("case", "actor_id"), name="events_of_a_person"),)

    def __str__(self) -> str:
        return f"event {self.event_id}"
