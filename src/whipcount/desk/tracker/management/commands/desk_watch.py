"""Add, list and remove those who are told of changes."""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from whipcount.desk.ledger.models import Case
from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.ledger.store import row_of
from whipcount.desk.tracker.alerts.look import look
from whipcount.desk.tracker.alerts.send import check_address, check_reach
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
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and tell who watches the case now; a webhook's secret is told once."""
        make_tables()
        row, secrets_made = row_of(options["case"]), {}
        if options["action"] != "list":
            check_address(options["kind"] or "", options["address"])
        if options["action"] == "add":
            check_reach(options["kind"], options["address"])
            made = _added(row, options["kind"], options["address"], options["distance"])
            secrets_made[made.pk] = made.secret
        elif options["action"] == "remove":
            _removed(row, options["kind"], options["address"])
        watchers = [_told(one) | _secret(secrets_made.get(one.pk)) for one in Watcher.objects.filter(case=row)]
        if options["json"]:
            self.stdout.write(json.dumps({"case": row.slug, "watchers": watchers}, ensure_ascii=False))
            return
        for one in watchers:
            self.stdout.write(_said(one))
        if not watchers:
            self.stdout.write(f"Nobody is told of changes of {row.slug}; add a webhook or an e-mail address.")


def _added(row: Case, kind: str, address: str, distance: int | None) -> Watcher:
    secret = secrets.token_urlsafe(32) if kind == Watcher.Kind.WEBHOOK else ""
    made, _ = Watcher.objects.update_or_create(
        case=row, kind=kind, address=address, defaults={"distance": distance, "secret": secret}
    )
    look(row.slug)
    return made


def _removed(row: Case, kind: str, address: str) -> None:
    if not Watcher.objects.filter(case=row, kind=kind, address=address).delete()[0]:
        raise NotFoundError(f"No {kind} {address!r} of {row.slug}; list those that there are.")


def _told(one: Watcher) -> dict[str, Any]:
    waiting = one.notices.filter(sent_at=None).count()
    return {"kind": one.kind, "address": one.address, "distance": one.distance, "waiting": waiting}


def _secret(secret: str | None) -> dict[str, str]:
    return {"secret": secret} if secret else {}


def _said(one: dict[str, Any]) -> str:
    when = "of every change" if one["distance"] is None else f"within {one['distance']} of the number needed"
    waiting = f", {one['waiting']} notices wait" if one["waiting"] else ""
    secret = f"\nSecret that signs its notices, shown this once: {one['secret']}" if "secret" in one else ""
    return f"{one['kind']} {one['address']}: told {when}{waiting}.{secret}"
