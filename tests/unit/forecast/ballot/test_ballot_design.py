"""Columns, logits and the usual payroll."""

from math import log

import pytest

from ballotbuilder import contest
from whipcount.forecast.ballot.design import EFFECTS, design, logit_of, noise_of, usual_payroll
from whipcount.forecast.ballot.row import Body


def test_government_and_a_second_vote_count_in_a_caucus_only() -> None:
    fields = {"in_government": True, "again": True}
    rows = [contest(0, 40, body=body, **fields) for body in Body]
    assert design(rows, 0.0).tolist() == [[1, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0]]
    assert len(EFFECTS) == 4


def test_the_payroll_is_measured_from_the_usual_and_unknown_ones_are_usual() -> None:
    known = contest(0, 40, in_government=True, payroll=30)
    rows = [known, contest(1, 40, in_government=True), contest(2, 40, payroll=30)]
    assert usual_payroll(rows) == pytest.approx(0.3)
    assert usual_payroll(rows[1:]) == 0.0
    assert design(rows, 0.25)[:, 3].tolist() == pytest.approx([0.05, 0, 0])


def test_log_odds_stand_nought_and_vary_less_with_more_votes() -> None:
    assert logit_of(contest(0, 0)) == log(0.5 / 100.5)
    assert noise_of(contest(0, 150, voters=300)) < noise_of(contest(0, 50))
    assert noise_of(contest(0, 50, voters=None)) == 0.0
    assert logit_of(contest(0, 50, voters=None)) == 0.0
    with pytest.raises(ValueError, match="no result"):
        logit_of(contest(0, None))
