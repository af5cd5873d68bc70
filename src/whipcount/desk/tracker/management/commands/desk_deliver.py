"""Send the notices that wait, for a timer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from whipcount.desk.tracker.alerts.send import deliver


class Command(BaseCommand):
    """What a timer calls every few minutes, so that what failed is sent again."""

    help = "Send the notices that wait."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and tell how many."""
        self.stdout.write(f"{deliver()} sent.")
