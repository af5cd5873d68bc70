"""Make a user, or give one another role."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.ledger.users import new_password, put_user, users


class Command(BaseCommand):
    """One user."""

    help = "Make a user of the desk, or give one another role."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take name and role; the password comes on standard input."""
        parser.add_argument("name")
        parser.add_argument("--role", required=True)
        parser.add_argument("--password-stdin", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the user and tell the password if it is a new one of ours."""
        make_tables()
        name, role = options["name"], options["role"]
        is_known = name in {row["name"] for row in users()}
        given = sys.stdin.readline().rstrip("\r\n") if options["password_stdin"] else None
        made = None if given is not None or is_known else new_password()
        put_user(name, role, given if given is not None else made)
        if options["json"]:
            self.stdout.write(json.dumps({"name": name, "role": role, "is_new": not is_known, "password": made}))
            return
        self.stdout.write(f"{name} is {'now ' if is_known else ''}{role}.")
        if made:
            self.stdout.write(f"Password, shown this once: {made}")
