from datetime import date
from fractions import Fraction

import pytest

from whipcount.seats.types import Candidacy, ElectionKind, Party, Result


def result(majority: int = 402, valid: int = 50_274) -> Result:
    return Result(date(2019, 12, 12), ElectionKind.GENERAL, "E1", 75_152, valid, 103, majority, "blue", "red", "red")


def test_shares_are_exact() -> None:
    assert result().majority_share == Fraction(402, 50_274)
    assert result().swing_to_lose == Fraction(201, 50_274)
    assert result().turnout == Fraction(50_274, 75_152)


@pytest.mark.parametrize(("majority", "switch"), [(0, 1), (1, 1), (2, 2), (402, 202), (403, 202)])
def test_votes_to_switch(majority: int, switch: int) -> None:
    assert result(majority).votes_to_switch == switch


def test_json_has_rounded_shares_and_dates_as_text() -> None:
    told = result().to_dict()
    assert (told["on"], told["majority_share"], told["turnout_share"]) == ("2019-12-12", 0.008, 0.669)


def test_a_notional_candidacy_has_no_name() -> None:
    party = Party(4, "conservative", "Conservative", "Con")
    notional = Candidacy(date(2019, 12, 12), "E1", party, 10, None, None).to_dict(40)
    assert notional == {"party": "conservative", "party_name": "Conservative", "votes": 10, "share": 0.25}
