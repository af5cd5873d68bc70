"""Add, list and remove those who are told of changes."""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.store import row_of
from whipcount.desk.tracker.alerts.look import look
from whipcount.desk.tracker.alerts.send import check_address
from whipcount.desk.tracker.models import Watcher
from whipcount.errors import NotFoundError


class Command(BaseCommand):
    """Webhooks and e-mail alerts of a case."""

    help = "Add, list and remove webhooks and e-mail alerts of a case."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done."""
        parser.add_argument("case")
        parser.add_argument("action", choices=["add", "list", "remove"])
        parser.add_argument("kind", nargs="?", choices=list(Watcher.Kind))
        parser.add_argument("address", nargs="?", default="")
        parser.add_argument("--distance", type=int, help="tell only when the count comes within so many, or falls back")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; prints one JSON document a watcher."""
        row, action = row_of(options["case"]), options["action"]
        if action == "list":
            for one in Watcher.objects.filter(case=row):
                self.stdout.write(json.dumps(_told(one)))
            return
        kind, address = options["kind"] or "", options["address"]
        if action == "remove":
            if not Watcher.objects.filter(case=row, kind=kind, address=address).delete()[0]:
                raise NotFoundError(f"No {kind or 'watcher'} {address!r} of {row.slug}; list those that there are.")
            return
        check_address(kind, address)
        secret = secrets.token_urlsafe(32) if kind == Watcher.Kind.WEBHOOK else ""
        made, _ = Watcher.objects.update_or_create(
            case=row, kind=kind, address=address, defaults={"distance": options["distance"], "secret": secret}
        )
        look(row.slug)
        self.stdout.write(json.dumps(_told(made) | ({"secret": secret} if secret else {})))


def _told(one: Watcher) -> dict[str, Any]:
    waiting = one.notices.filter(sent_at=None).count()
    return {"kind": one.kind, "address": one.address, "distance": one.distance, "waiting": waiting}
