from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from whipcount.errors import SourceError
from whipcount.seats.cohorts import Cohort, member_cohorts, read_cohort, seat_cohorts
from whipcount.seats.types import Boundaries, ElectionKind, Result, Seat

ON = date(2022, 1, 19)
GE = date(2019, 12, 12)
SEAT = Seat("E1", Boundaries.OF_2010, "Bury South", "North West", "England", "borough", Fraction(54, 100), "estimated")
RESULT = Result(GE, ElectionKind.GENERAL, "E1", 100, 80, None, 4, "conservative", "labour", "labour")


def cohort(**seats: Any) -> Cohort:
    return read_cohort({"id": "c", "name": "n", "definition": "d", "source": "s", "seats": seats})


def has(rule: Cohort, on: date = ON, census: dict[str, Fraction | None] | None = None) -> bool:
    return bool(seat_cohorts([rule], SEAT, [RESULT], census, on))


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        ({"boundaries": "2010"}, True),
        ({"boundaries": "2024"}, False),
        ({"regions": ["North West", "Wales"]}, True),
        ({"regions": ["Wales"]}, False),
        ({"won": [{"on": GE, "kind": "general", "party": "conservative"}]}, True),
        ({"won": [{"on": GE, "kind": "notional", "party": "conservative"}]}, False),
        ({"gained": [{"on": GE, "winner": "conservative", "loser": "labour"}]}, True),
        ({"gained": [{"on": GE, "winner": "conservative", "loser": "snp"}]}, False),
        ({"leave_at_least": "0.54"}, True),
        ({"leave_below": "0.54"}, False),
        ({"leave_at_least": "0.5", "leave_below": "0.6"}, True),
        ({"majority_below": "0.05"}, False),
        ({"majority_below": "0.0501"}, True),
        ({"census_at_least": {"jewish": "0.1"}}, True),
        ({"census_at_least": {"jewish": "0.11"}}, False),
        ({"census_at_least": {"hindu": "0"}}, False),
    ],
)
def test_each_condition(rule: dict[str, Any], fits: bool) -> None:
    assert has(cohort(**rule), census={"jewish": Fraction(1, 10), "hindu": None}) is fits


def test_a_majority_is_not_told_before_the_election() -> None:
    assert not has(cohort(majority_below="0.9"), on=date(2019, 12, 11))


def test_an_unknown_leave_share_fits_no_rule_about_it() -> None:
    unknown = Seat("N1", Boundaries.OF_2010, "x", "y", "z", "county", None, None)
    assert seat_cohorts([cohort(leave_at_least="0")], unknown, [], None, ON) == ()


def test_cohorts_of_members() -> None:
    row = {"id": "i", "name": "n", "definition": "d", "source": "s", "elected_first": GE, "since": date(2019, 12, 13)}
    intake = read_cohort(row)
    assert member_cohorts([intake], GE, ON) == (intake,)
    assert member_cohorts([intake], GE, GE) == ()
    assert member_cohorts([intake], None, ON) == ()
    assert seat_cohorts([intake], SEAT, [RESULT], None, ON) == ()


@pytest.mark.parametrize("row", [{"id": "c"}, {"id": "c", "name": "n", "definition": "d", "source": "s", "typo": 1}])
def test_a_damaged_cohort_is_named(row: dict[str, Any]) -> None:
    with pytest.raises(SourceError, match="'c'"):
        read_cohort(row)
