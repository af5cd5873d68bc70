"""Who did what at the desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from whipcount.desk.ledger.models.added import OnlyAdded
from whipcount.desk.ledger.models.case import Case

__all__ = ["AuditEntry"]


class AuditEntry(OnlyAdded):
    """One action.

    Attributes
    ----------
    case : None for what concerns no case
    user, name : who; the name stays when the user goes. None and ``whipcount`` for the program itself
    action : a verb, such as ``accept``
    about : what it was done to, such as ``claim:12`` or ``event:e9eacdeed15a3``
    before, after : what was there and what is there now; None where there is nothing
    note : the person's own words
    revision : of the case after the action
    """

    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="audit")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    action = models.CharField(max_length=40)
    about = models.CharField(max_length=250)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    note = models.TextField(null=True)
    revision = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering = ("-id",)
        default_permissions = ()
        indexes = (models.Index(fields=("case", "-id"), name="audit_of_a_case"),)

    def __str__(self) -> str:
        return f"entry {self.pk} of the log"
