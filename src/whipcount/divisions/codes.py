"""The codes of a roll call as numbers."""

from __future__ import annotations

__all__ = ["AYE", "MISSING", "NO", "NO_PARTY"]

AYE, NO, MISSING = 1, 0, 9
"""Votes: aye, no, no vote recorded or not a member."""
NO_PARTY = -1
"""The party of a cell without a label: not a member that day, or unknown."""
