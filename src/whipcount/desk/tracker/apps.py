"""The public tracker's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["TrackerConfig"]


class TrackerConfig(AppConfig):
    """The app of the public pages."""

    name = "whipcount.desk.tracker"
    label = "tracker"
