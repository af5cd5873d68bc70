"""Send the notices that wait, for a timer."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.tracker.alerts.send import MOST_TRIES, deliver
from whipcount.desk.tracker.models import Notice


class Command(BaseCommand):
    """What a timer calls every few minutes, so that what failed is sent again."""

    help = "Send the notices that wait."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and tell how many went, how many wait for another try, and how many were given up."""
        make_tables()
        sent = deliver()
        left = Notice.objects.filter(sent_at=None)
        waiting, given_up = left.filter(tries__lt=MOST_TRIES).count(), left.filter(tries__gte=MOST_TRIES).count()
        if options["json"]:
            self.stdout.write(json.dumps({"sent": sent, "waiting": waiting, "given_up": given_up}))
        else:
            self.stdout.write(f"{sent} sent, {waiting} wait for another try, {given_up} given up.")
