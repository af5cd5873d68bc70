"""The review queue's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["ReviewConfig"]


class ReviewConfig(AppConfig):
    """The app of the editors' pages."""

    name = "whipcount.desk.review"
    label = "review"
