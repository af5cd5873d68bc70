"""The tracker's tables."""

from whipcount.desk.tracker.models.watcher import Notice, Watcher

__all__ = ["Notice", "Watcher"]
