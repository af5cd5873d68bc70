"""Look at every feed once; meant for cron."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.models import Source
from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.review.watching import watch


class Command(BaseCommand):
    """Every feed of every case."""

    help = "Ask every feed for new stories and put them into the queue."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask one after the other; a broken one is told and the rest go on."""
        make_tables()
        found = [watch(source) for source in Source.objects.select_related("case")]
        if options["json"]:
            rows = [{"source": one.source, "new": one.new, "faults": list(one.faults)} for one in found]
            self.stdout.write(json.dumps({"sources": rows}, ensure_ascii=False))
            return
        for one in found:
            self.stdout.write(f"{one.source}: {one.new} new stories.")
            for fault in one.faults:
                self.stderr.write(f"  {fault}")
        if not found:
            self.stdout.write("No feed is watched; add one on the page of a case's feeds.")
