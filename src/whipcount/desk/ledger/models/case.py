"""A case: one leader's standing in one party, and how the desk keeps it."""

from __future__ import annotations

from django.db import models

__all__ = ["Case"]


class Case(models.Model):
    """A case as the desk keeps it.

    Attributes
    ----------
    slug, title : as in ``case.toml``
    head : the whole text of ``case.toml``, as it was brought in
    revision : grows with every accepted action
    is_public : whether the public tracker shows it
    two_person : whether a second editor must confirm what one has accepted
    stale_after_hours : how long a check of the news holds; past it the pages warn
    checked_at, changed_at : when somebody last looked for news, and when the ledger last grew
    """

    slug = models.CharField(max_length=200, unique=True)
    title = models.TextField()
    head = models.TextField()
    revision = models.PositiveBigIntegerField(default=0)
    is_public = models.BooleanField(default=True)
    two_person = models.BooleanField(default=False)
    stale_after_hours = models.PositiveIntegerField(default=24)
    checked_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By name; what an admin may do."""

        ordering = ("slug",)
        default_permissions = ()
        permissions = (
            ("manage_case", "Change how a case is kept"),
            ("manage_people", "Make people known to the desk and give them roles"),
        )

    def __str__(self) -> str:
        return self.slug
