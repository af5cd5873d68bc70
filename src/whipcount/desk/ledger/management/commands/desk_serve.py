"""Make the database ready and answer on a port."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from whipcount.desk.beside import running
from whipcount.desk.ledger.ready import make_ready
from whipcount.desk.ledger.roles import Role
from whipcount.desk.port import check_free
from whipcount.desk.tracker.keeping.running import maker_running

_MOST = 4
_GRACE = 5
"""Seconds that workers may take to end before they are stopped for good."""


class Command(BaseCommand):
    """The desk and the tracker on one address."""

    help = "Make the database ready and serve the desk and the public tracker."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and the number of processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped."""
        host, port = options["host"], options["port"]
        check_free(host, port)
        cases = make_ready()
        self.stderr.write(_greeting(f"http://{_said(host)}:{port}", cases))
        connections.close_all()
        server = Granian(
            "whipcount.desk.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=options["workers"] or min(os.cpu_count() or 1, _MOST),
            respawn_failed_workers=True,
            log_enabled=False,
            websockets=False,
            backpressure=256,
            workers_kill_timeout=_GRACE,
            static_path_route=["/static"],
            static_path_mount=[settings.STATIC_FOLDER],
        )
        with maker_running(), running(["desk_read", "--beside-server"]):
            server.serve()


def _said(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0") else host


def _greeting(address: str, cases: list[str]) -> str:
    lines = [
        f"Public tracker: {address}/",
        f"Desk:           {address}/desk/",
        f"Cases:          {', '.join(cases) or 'none'}",
        "Alerts:         whipcount desk watch CASE --webhook URL or --email ADDRESS; sent from here",
    ]
    if not get_user_model().objects.filter(groups__name__in=[Role.EDITOR, Role.ADMIN]).exists():
        lines.append("Nobody can edit yet; make the first editor: whipcount desk user add NAME --role editor")
    return "\n".join([*lines, "Stop with Ctrl-C."])
