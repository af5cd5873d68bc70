"""List the users of the desk."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.ledger.users import users


class Command(BaseCommand):
    """Every user with the role."""

    help = "List the users of the desk with their roles."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them."""
        make_tables()
        found = users()
        if options["json"]:
            self.stdout.write(json.dumps({"users": found}, ensure_ascii=False))
            return
        for row in found:
            self.stdout.write(f"{row['name']:<20} {row['role'] or 'no role'}{'' if row['is_active'] else ' (closed)'}")
        if not found:
            self.stdout.write("No users yet; make one: whipcount desk user add NAME --role editor")
