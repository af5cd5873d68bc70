"""What past contests teach about letters."""

import json

import pytest

from lettersbuilder import PAST, past
from whipcount.errors import InputError, ModelError
from whipcount.forecast.letters.fit import Fit, fit


def test_it_survives_json_and_refuses_another_version() -> None:
    found = fit(PAST, seed=2)
    assert Fit.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    for broken in ({}, found.to_dict() | {"last": "soon"}, found.to_dict() | {"reached": None}):
        with pytest.raises(ModelError, match="whipcount forecast fit letters"):
            Fit.from_dict(broken)


def test_the_usual_ratio_is_the_median_where_a_ballot_came() -> None:
    assert fit(PAST).ratio == 54 / 30
    assert fit([past(1, 3, None)]).ratio is None
    assert fit(PAST).reached == {"a-book": 3}


def test_no_contest_is_refused() -> None:
    with pytest.raises(InputError, match="none is known by then"):
        fit([])


def test_contests_with_fewer_in_public_lower_the_share() -> None:
    assert fit([past(1, 5, 48)]).public.mean < fit([past(1, 40, 48)]).public.mean
