"""Read a backup into an empty desk."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.backup import restore
from whipcount.desk.ledger.ready import make_tables


class Command(BaseCommand):
    """One file."""

    help = "Read a backup into an empty desk."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and tell what the file holds."""
        make_tables()
        kept = restore(Path(options["file"]))
        if options["json"]:
            self.stdout.write(json.dumps(dataclasses.asdict(kept) | {"file": options["file"]}))
            return
        held = f"{kept.cases} cases, {kept.events} events, {kept.entries} entries of the log"
        self.stdout.write(f"{held} restored from {options['file']}.")
