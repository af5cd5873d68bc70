"""Bring a case folder into the desk."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.models import Wish
from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.ledger.store import import_case
from whipcount.desk.review.second import ask_to_import


class Command(BaseCommand):
    """One case folder."""

    help = "Bring a case folder, or a shipped case, into the desk."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("case")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring it in and tell how many events the case has, and how many wait for two persons to confirm them."""
        make_tables()
        row = import_case(options["case"], ask=ask_to_import)
        n = row.events.count()
        held = row.wishes.filter(action=Wish.Action.IMPORT, state=Wish.State.WAITING)
        waiting = sum(len(wish.values["rows"]) for wish in held)
        if options["json"]:
            told = {"case": row.slug, "n_events": n, "n_waiting": waiting, "revision": row.revision}
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(f"{row.slug}: {n} events on the desk.")
        if waiting:
            self.stdout.write(f"{waiting} further events wait until two persons confirm them at the desk.")
