"""Look at a case whenever its row has changed and the change is stored; send in a thread that keeps nobody waiting."""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from whipcount.desk.ledger.models import Case
from whipcount.desk.tracker.alerts.look import look
from whipcount.desk.tracker.alerts.send import send_waiting

__all__ = ["connect"]


def connect() -> None:
    """Begin to listen."""
    post_save.connect(_saved, sender=Case, dispatch_uid="tracker-alerts")


def _saved(sender: type[Case], instance: Case, raw: bool = False, **_: Any) -> None:
    if not raw and instance.watchers.exists():
        transaction.on_commit(partial(_look_and_send, instance.slug), robust=True)


def _look_and_send(slug: str) -> None:
    if look(slug):
        Thread(target=send_waiting, name="whipcount-notices", daemon=True).start()
