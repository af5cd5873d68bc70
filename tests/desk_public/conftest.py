"""The public tracker on the shipped case and on a small one, each test in a transaction that is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import deskbuilder

deskbuilder.set_up()

ROWS = (
    "e1,2022-01-12,2022-01-13,Andrew Bridgen,,letter_submitted,asserted,Boris Johnson,twfy:10999,,,,,on_record,"
    "https://a.example/1,I have sent it.,\n"
    "e2,2022-01-14,2022-01-14,Peter Aldous,,calls_to_resign,asserted,Boris Johnson,twfy:10999,,,,,reported,"
    "https://a.example/2,<script>alert(1)</script>,\n"
    "e3,2022-01-15,2022-01-15,Peter Aldous,,supports_leader,asserted,Boris Johnson,twfy:10999,,,,=1+1,reported,"
    "https://a.example/3,,\n"
    "e4,2022-01-12,2022-01-20,Andrew Bridgen,,letter_submitted,asserted,Boris Johnson,twfy:10999,,,,the day was wrong,"
    "on_record,https://a.example/4,I sent it on the 13th.,e1\n"
)


@pytest.fixture(autouse=True)
def _rolled_back(request: pytest.FixtureRequest) -> Iterator[None]:
    if "own_database" in request.keywords:
        yield
        return
    from django.db import transaction

    deskbuilder.make_ready()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def small(tmp_path: Path) -> Any:
    """A case with a letter whose date was corrected, and a call to go that support took back."""
    from whipcount.desk.ledger.store import import_case

    return import_case(deskbuilder.small_case(tmp_path, rows=ROWS))


@pytest.fixture
def rows() -> str:
    """The events of the small case."""
    return ROWS


@pytest.fixture
def client() -> Any:
    from django.test import Client

    return Client(raise_request_exception=True)
