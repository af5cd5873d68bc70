"""What one person wants done to the count, and another must confirm."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from whipcount.desk.ledger.models.case import Case

__all__ = ["Wish"]


class Wish(models.Model):
    """A change of the count that waits for a second person.

    Attributes
    ----------
    action : what is to be done
    about : the event that it is about, the folder that is brought in, or the case
    values : what the action needs: the changed columns, the rows of the folder, the settings
    note : the person's own words
    first_by : who wants it; None for what the program was told by nobody known, which two must confirm
    state : whether it waits, was done or was declined
    """

    class Action(models.TextChoices):
        """What changes a count by itself."""

        UNDO = "undo"  # takes an event back
        CORRECT = "correct"  # replaces an event
        DISPUTE = "dispute"  # marks an event as disputed
        IMPORT = "import"  # adds the rows of a folder
        KEEP = "keep"  # ends the rule of two persons

    class State(models.TextChoices):
        """Where a wish is."""

        WAITING = "waiting"  # nobody has decided
        DONE = "done"  # confirmed and carried out
        DECLINED = "declined"  # not carried out

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="wishes")
    action = models.CharField(max_length=10, choices=Action.choices)
    about = models.TextField()
    values = models.JSONField(default=dict)
    note = models.TextField(null=True)
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)

    class Meta:
        """The oldest first; one at a time about one thing."""

        ordering = ("id",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case", "about"), condition=models.Q(state="waiting"), name="one_wish_about_a_thing"
            ),
        )

    def __str__(self) -> str:
        return f"{self.action} of {self.about}"
