"""Every test of the desk stands in a transaction that is rolled back, with a fresh client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import deskbuilder

deskbuilder.set_up()


@pytest.fixture(autouse=True)
def _rolled_back(request: pytest.FixtureRequest) -> Iterator[None]:
    if "own_database" in request.keywords:
        yield
        return
    from django.core.cache import cache
    from django.db import transaction

    deskbuilder.make_ready()
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def person() -> Callable[..., Any]:
    return deskbuilder.person


@pytest.fixture
def signed_in() -> Callable[[str], Any]:
    from django.test import Client

    def client(role: str) -> Any:
        made = Client(raise_request_exception=True)
        made.force_login(deskbuilder.person(f"the-{role}", role))
        return made

    return client


@pytest.fixture
def small(tmp_path: Path) -> Any:
    """A case with one letter, by Andrew Bridgen."""
    from whipcount.desk.ledger.store import import_case

    row = (
        "e1,2022-01-12,2022-01-13,Andrew Bridgen,,letter_submitted,asserted,Boris Johnson,twfy:10999,,,,,on_record,"
        "https://a.example/1,I have sent it.,\n"
    )
    return import_case(deskbuilder.small_case(tmp_path, rows=row))
