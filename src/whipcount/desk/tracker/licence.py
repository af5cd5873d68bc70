"""Under which licence the tracker's figures are given away, and what credit they ask for."""

from __future__ import annotations

__all__ = ["ADDRESS", "CREDIT", "NAME", "TEXT"]

NAME = "CC BY 4.0"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = (
    "Events and counts: this desk, with whipcount. Members, seats and offices: mySociety (politician_data, CC BY 4.0), "
    "UK Parliament (Open Parliament Licence v3.0), Institute for Government (CC BY 4.0)."
)
TEXT = f"""These tables are given away under the Creative Commons Attribution 4.0 International licence ({NAME}).
{ADDRESS}

Credit: {CREDIT}

Quotes belong to those who wrote them; each row names its source.
"""
