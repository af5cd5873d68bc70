"""The public tracker's place in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["TrackerConfig"]


class TrackerConfig(AppConfig):
    """The app of the public pages."""

    name = "whipcount.desk.tracker"
    label = "tracker"

    def ready(self) -> None:
        """Listen to changes of cases."""
        import_module("whipcount.desk.tracker.alerts.hook").connect()  # its tables are known only now
