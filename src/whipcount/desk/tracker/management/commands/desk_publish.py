"""Write the public site as static files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.ready import make_ready
from whipcount.desk.tracker.publish.write import publish

_NO_BASE = "Without --base, feeds, cards and embeds carry no host; give the address that the folder will have."


class Command(BaseCommand):
    """The static site."""

    help = "Write the public site as static files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder, the address of the site, the cases."""
        parser.add_argument("folder")
        parser.add_argument("--base", default="")
        parser.add_argument("--case", action="append", default=[])
        parser.add_argument("--workers", type=int, default=0)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and tell what was done."""
        make_ready()
        done = publish(Path(options["folder"]), options["base"], options["case"], options["workers"] or None)
        if options["json"]:
            self.stdout.write(json.dumps(done.to_dict(), ensure_ascii=False))
            return
        if not options["base"]:
            self.stderr.write(_NO_BASE)
        self.stdout.write(
            f"{done.folder}: {done.files:,} files, {done.bytes / 1e6:.1f} MB; "
            f"{done.written:,} written, {done.removed:,} removed."
        )
