"""Addresses of the public tracker."""

from __future__ import annotations

from typing import Any

urlpatterns: list[Any] = []
