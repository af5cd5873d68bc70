"""Draws of whole elections: fixed by the seed, wider where more was measured, never in seats that cannot move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from statistics import pstdev

import numpy as np
import pytest

from whipcount.facts.general import election_votes, shares_in_britain
from whipcount.facts.poll_report import poll_report
from whipcount.facts.seat_scatter import election_pairs, regions
from whipcount.seats.poll_errors import PollErrors, poll_errors
from whipcount.seats.poll_record import Record
from whipcount.seats.seat_draws import board, draw_seats, span
from whipcount.seats.seat_errors import Scatter, measure, mobile_parties
from whipcount.seats.swing import Swing, project, totals

VOTES = election_votes(date(2017, 6, 8))
REPORT = poll_report(date(2019, 12, 11), date(2019, 12, 11))
SHARES = REPORT.average.shares
BEFORE = shares_in_britain(VOTES)
PARTIES = mobile_parties(VOTES, SHARES)
NONE = PollErrors(np.zeros((0, len(PARTIES))), 0)


def measured(swing: Swing) -> Scatter:
    return measure(election_pairs()[:2], PARTIES, SHARES, regions(), swing)


def still(scatter: Scatter) -> Scatter:
    """Return the scatter with every figure nought."""
    rows = {nation: found * 0 for nation, found in scatter.regions.items()}
    return replace(scatter, lean=0.0, regions=rows, seats={n: found * 0 for n, found in scatter.seats.items()})


@pytest.mark.parametrize("swing", Swing)
def test_without_errors_every_draw_is_the_projection(swing: Swing) -> None:
    on = board(VOTES, PARTIES, BEFORE, SHARES, swing)
    central = totals(project(VOTES, BEFORE, SHARES, swing))
    for drawn in draw_seats(on, still(measured(swing)), NONE, regions(), 1, draws=3):
        assert {party: n for party, n in drawn.items() if n} == central


@pytest.mark.parametrize("swing", Swing)
def test_every_draw_fills_the_house_and_leaves_northern_ireland(swing: Swing) -> None:
    on = board(VOTES, PARTIES, BEFORE, SHARES, swing)
    errors = poll_errors(REPORT.record, PARTIES, SHARES)
    for drawn in draw_seats(on, measured(swing), errors, regions(), 1, draws=50):
        assert sum(drawn.values()) == 650
        assert (drawn["dup"], drawn["sinn-fein"], drawn["speaker"]) == (10, 7, 1)


def test_the_seed_fixes_the_draws() -> None:
    on, errors = board(VOTES, PARTIES, BEFORE, SHARES, Swing.UNIFORM), poll_errors(REPORT.record, PARTIES, SHARES)
    one, again, other = (draw_seats(on, measured(Swing.UNIFORM), errors, regions(), s, draws=20) for s in (1, 1, 2))
    assert one == again
    assert one != other


def test_each_source_of_error_widens_the_spans() -> None:
    on, errors = board(VOTES, PARTIES, BEFORE, SHARES, Swing.UNIFORM), poll_errors(REPORT.record, PARTIES, SHARES)
    full = measured(Swing.UNIFORM)
    quiet = still(full)
    sources = [
        (quiet, errors), (replace(quiet, lean=full.lean), NONE), (replace(quiet, regions=full.regions), NONE),
        (replace(quiet, seats=full.seats), NONE),
    ]  # fmt: skip
    for scatter, polls in sources:
        drawn = draw_seats(on, scatter, polls, regions(), 1, draws=100)
        assert pstdev(one["labour"] for one in drawn) > 1


def test_poll_errors_mix_to_the_squares_and_products_of_the_eves() -> None:
    found = poll_errors(REPORT.record, PARTIES, SHARES)
    products = found.rows.T @ found.rows
    eves = [eve.errors for eve in REPORT.record.eves]
    con, lab, green = (PARTIES.index(party) for party in ("conservative", "labour", "green"))
    product = sum(float(e["conservative"] * e["labour"]) for e in eves) / len(eves)
    assert products[con, lab] == pytest.approx(product)
    for k, party in ((con, "conservative"), (lab, "labour"), (green, "green")):
        assert products[k, k] == pytest.approx((REPORT.record.typical(party) or 0) ** 2)
    assert not products[PARTIES.index("snp")].any()
    assert found.eves == len(eves)


def test_without_eves_no_error_is_known() -> None:
    assert not poll_errors(Record(()), PARTIES, SHARES).rows.any()


def test_a_span_leaves_the_same_number_out_on_either_side() -> None:
    assert span(range(100), Fraction(9, 10)) == (5, 94)
    assert span([3], Fraction(1, 2)) == (3, 3)
