"""Odd questions from the API's own description: no answer is a fault of ours, and none breaks the description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

import deskbuilder

deskbuilder.make_ready()
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

schemathesis.checks.load_all_checks()
_CHECKS = [schemathesis.checks.CHECKS.get_one(n) for n in ("not_a_server_error", "response_schema_conformance")]


@pytest.fixture(autouse=True)
def _connection_kept() -> Iterator[None]:
    """Keep the connection of the test's transaction open between requests, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=25, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_no_question_breaks_the_api(case: Any) -> None:
    answer = case.call()
    case.validate_response(answer, checks=_CHECKS)
