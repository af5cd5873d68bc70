"""Write a case of the desk as a folder."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.ledger.store import export_case, row_of


class Command(BaseCommand):
    """One case folder."""

    help = "Write a case of the desk as a folder with case.toml and events.csv."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the case and the folder."""
        parser.add_argument("case")
        parser.add_argument("folder")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and tell where."""
        make_tables()
        path = export_case(options["case"], options["folder"])
        n = row_of(options["case"]).events.count()
        if options["json"]:
            self.stdout.write(json.dumps({"case": options["case"], "folder": str(path), "n_events": n}))
        else:
            self.stdout.write(f"{n} events of {options['case']} written to {path}.")
