"""The ledger's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["LedgerConfig"]


class LedgerConfig(AppConfig):
    """The app of cases, events, stories and claims."""

    name = "whipcount.desk.ledger"
    label = "ledger"
    verbose_name = "Ledger"
