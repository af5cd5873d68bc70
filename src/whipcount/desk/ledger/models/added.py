"""Rows that are only ever added."""

from __future__ import annotations

from typing import Any

from django.db import models

from whipcount.errors import EvidenceError

__all__ = ["OnlyAdded"]


class OnlyAdded(models.Model):
    """A row that is never changed nor removed; a trigger in the database holds it too."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; refuse to change one that is there."""
        if self.pk is not None and not self._state.adding:
            raise EvidenceError(f"{self} is on record and is not changed; add a row that names it.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse."""
        raise EvidenceError(f"{self} is on record and is not removed; add a row that names it.")
