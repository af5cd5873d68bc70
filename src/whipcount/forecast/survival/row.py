"""One leader on one day: what was known then, and, apart from it, what came."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

__all__ = ["Outcome", "Row", "data_hash", "known_rows"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came after the day; no feature is made of it.

    Attributes
    ----------
    gone_in : days until he announced that he would go, or went; None where he has not, or his party ended
    followed : days for which it is known what became of him
    polled_in : days until the next general election that was held, None where none is known
    beaten : whether his party did not lead the government that came of it; None for a third party, or where it is not
        known
    """

    gone_in: int | None
    followed: int
    polled_in: int | None
    beaten: bool | None = None

    def within(self, days: int) -> int | None:
        """Return 1 if he was gone within so many days, 0 if not, None if that is not known."""
        if self.gone_in is not None and self.gone_in <= days:
            return 1
        return 0 if self.followed >= days else None

    def seen(self, days: int) -> Outcome:
        """Return what of it was known so many days later."""
        gone = self.gone_in if self.gone_in is not None and self.gone_in <= days else None
        polled = self.polled_in if self.polled_in is not None and self.polled_in <= days else None
        return Outcome(gone, min(self.followed, days), polled, None if polled is None else self.beaten)


@dataclass(frozen=True, slots=True)
class Row:
    """One leader at the end of one day, as known on that day.

    Attributes
    ----------
    leader : ``Boris Johnson``; the fold of a back-test that leaves him out
    party : slug
    on : the day
    age : in years; None where it is unknown
    in_government : whether his party governs, alone or in a coalition
    is_third : whether it is the Liberal party or its successor, for which a lead over the other party means nothing
    lead : share of his party in the polls less that of its rival, 0-1; None for a third party
    rating : share that thinks well of him less share that thinks ill, -1 to 1; None where no poll near enough asked
    says_going : whether he has said in public that he will go, without a day or on a condition
    lost_week : the largest share of the ministers that the government was short of seven days later, in the last 7
        days; None where the posts are unknown or the party does not lead the government
    ballot_pending : whether a ballot on him was called and not held
    ballot_against : share that voted against him in a ballot of the last year, 0 without one
    want_out : share of the electorate that publicly wants him to go; None without a ledger
    called_in : days until a general election that is called, None if none is
    parliament : days since the last general election
    governing_lead : share of the party that leads the government in the polls less that of its rival, 0-1
    outcome : None for a day whose future is asked
    """

    leader: str
    party: str
    on: date
    age: float | None
    in_government: bool
    is_third: bool
    lead: float | None
    rating: float | None
    says_going: bool
    lost_week: float | None
    ballot_pending: bool
    ballot_against: float
    want_out: float | None
    called_in: int | None
    parliament: int
    governing_lead: float
    outcome: Outcome | None = None


def known_rows(rows: Sequence[Row], day: date) -> list[Row]:
    """Return the rows of days up to a day, each with what was known at its end of what had come.

    Of a leader who still led then it is not known when he goes, and nothing of those who came later.
    """
    return [
        dataclasses.replace(row, outcome=row.outcome and row.outcome.seen((day - row.on) // timedelta(days=1)))
        for row in rows
        if row.on <= day
    ]


def data_hash(row: Row, learned: Mapping[str, Any]) -> str:
    """Return the SHA-256 of all that was known on the day and of what was learned before it.

    Parameters
    ----------
    row : the leader on the day; its outcome is left out
    learned : the fit as JSON values
    """
    known = dataclasses.asdict(dataclasses.replace(row, outcome=None)) | {"learned": dict(learned)}
    return "sha256:" + hashlib.sha256(json.dumps(known, sort_keys=True, default=str).encode()).hexdigest()
