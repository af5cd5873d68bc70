"""The embedded tables against what others published, and against what was built."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from whipcount.facts.divisions import roll_calls
from whipcount.facts.elections import CANDIDACIES_HEADER, parties
from whipcount.facts.general import election_votes, shares_in_britain
from whipcount.facts.house import conventions, published
from whipcount.facts.people import register
from whipcount.facts.polls import national_results
from whipcount.facts.tables import manifest, read_bytes, rows
from whipcount.tally.published import differences

__all__ = ["Check", "checks", "tables_as_built"]

VOTES_HEADER = ["on", "figure", "published", "source"]
LEFT_OUT = 4
"""The most names by which a list of votes may differ from the total announced."""
TO_SHARE = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of comparison.

    Attributes
    ----------
    name : what was compared
    compared : how many figures
    differences : those that are not equal, one sentence each
    """

    name: str
    compared: int
    differences: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"name": self.name, "compared": self.compared, "differences": list(self.differences)}


def checks() -> Iterator[Check]:
    """Yield every comparison, one kind after the other."""
    found: list[Callable[[], Check]] = [tables_as_built, _house, _votes, _shares, _divisions]
    return (check() for check in found)


def tables_as_built() -> Check:
    """Compare every table with the hash of the one that was built or kept by hand."""
    wrong = [
        f"{name} is not the table that was built: its SHA-256 is {actual[:12]}…, not {digest[:12]}…"
        for name, (_, digest) in sorted(manifest().items())
        if (actual := hashlib.sha256(read_bytes(name)).hexdigest()) != digest
    ]
    return Check("tables as built", len(manifest()), tuple(wrong))


def _house() -> Check:
    figures = published()
    wrong = differences(register(), conventions(), figures)
    return Check("party sizes and working majorities", len(figures), tuple(str(one) for one in wrong))


def _votes() -> Check:
    told = list(rows("manual/published_votes.csv", VOTES_HEADER))
    counted = _votes_cast({on for on, *_ in told})
    wrong = [
        f"{on} {figure}: published {value}, counted {counted[on, figure]} ({source})"
        for on, figure, value, source in told
        if counted[on, figure] != int(value)
    ]
    return Check("votes at general elections", len(told), tuple(wrong))


def _votes_cast(days: set[str]) -> Counter[tuple[str, str]]:
    slugs = {str(party.code): party.slug for party in parties().values()}
    counted: Counter[tuple[str, str]] = Counter()
    for on, _gss, party, votes, _mnis, _name in rows("tables/candidacies.csv", CANDIDACIES_HEADER):
        if on in days:
            counted[on, slugs[party]] += int(votes)
            counted[on, "valid"] += int(votes)
    return counted


def _shares() -> Check:
    """Compare the shares that stand between the polls with the votes counted seat by seat."""
    compared, wrong = 0, []
    for result in national_results():
        counted = shares_in_britain(election_votes(result.on))
        told = result.shares if counted else {}
        compared += len(told)
        for party, share in told.items():
            own = counted.get(party, Fraction(0))
            if abs(own - share) > TO_SHARE:
                wrong.append(f"{result.on} {party}: {float(share):.1%} among the polls, counted {float(own):.2%}")
    return Check("shares at general elections, to 0.1 point", compared, tuple(wrong))


def _divisions() -> Check:
    known = [d for d in roll_calls().divisions if d.official_ayes is not None and d.official_noes is not None]
    wrong = [
        f"{d.id}: announced {d.official_ayes} to {d.official_noes}, named {d.named_ayes} and {d.named_noes}"
        for d in known
        if abs(d.ayes - d.named_ayes) > LEFT_OUT or abs(d.noes - d.named_noes) > LEFT_OUT
    ]
    return Check(f"announced totals of divisions, to {LEFT_OUT} names", len(known), tuple(wrong))
