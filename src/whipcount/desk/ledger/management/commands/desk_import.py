"""Bring a case folder into the desk."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.ledger.store import import_case


class Command(BaseCommand):
    """One case folder."""

    help = "Bring a case folder, or a shipped case, into the desk."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("case")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring it in and tell how many events the case has."""
        make_tables()
        row = import_case(options["case"])
        n = row.events.count()
        if options["json"]:
            self.stdout.write(json.dumps({"case": row.slug, "n_events": n, "revision": row.revision}))
        else:
            self.stdout.write(f"{row.slug}: {n} events on the desk.")
