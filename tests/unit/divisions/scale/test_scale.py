"""Fits on Houses with known positions, against the slow reference, and on inputs that cannot be fitted."""

import numpy as np
import pytest
from gibbs import gibbs
from simulated import house, spatial, within

from whipcount import InputError
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.scale.scale import scale


@pytest.fixture(scope="module")
def drawn():
    rc, x = house()
    return rc, x, scale(rc)


def dimension(fit, d=1):
    return fit.positions.filter(fit.positions["dimension"] == d)


def test_the_plain_model_agrees_with_the_slow_reference():
    rc, x = spatial()
    mean, sd = gibbs(rc.votes)
    fit = dimension(scale(rc, model="plain", dimensions=1))
    assert abs(np.corrcoef(fit["mean"], mean)[0, 1]) >= 0.995
    assert abs(np.corrcoef(fit["mean"], x)[0, 1]) >= 0.95
    ratio = fit["sd"].to_numpy() / (sd / mean.std())
    assert 0.7 < np.median(ratio) < 1.5


def test_parties_are_placed_and_members_told_apart_within_them(drawn):
    rc, x, fit = drawn
    mean = dimension(fit)["mean"].to_numpy()
    assert (fit.report.government, fit.report.opposition) == ("government", "opposition")
    assert np.corrcoef(mean, x)[0, 1] > 0.95
    for party in (0, 1):
        assert np.corrcoef(mean[rc.party == party], x[rc.party == party])[0, 1] > 0.5
    assert np.corrcoef(within(mean, rc), within(x, rc))[0, 1] > 0.6


def test_an_interval_covers_the_truth_about_as_often_as_it_says(drawn):
    _, x, fit = drawn
    rows = dimension(fit)
    slope, start = np.polyfit(rows["mean"], x, 1)
    inside = np.abs(x - start - slope * rows["mean"].to_numpy()) <= 1.645 * slope * rows["sd"].to_numpy()
    assert 0.85 <= inside.mean() <= 1.0
    assert np.allclose(rows["high"] - rows["mean"], 1.6448536 * rows["sd"])


def test_hidden_votes_are_foretold_better_than_by_the_share_of_the_party():
    rc, _ = house(seed=3)
    rng = np.random.default_rng(0)
    hidden = (rng.random(rc.votes.shape) < 0.1) & (rc.votes != 9)
    seen = np.where(hidden, 9, rc.votes)
    p = scale(RollCall.from_matrix(seen, parties=rc.party)).probabilities
    ayes = np.array([(seen[rc.party == k] == 1).sum(axis=0) for k in range(3)]) + 0.5
    noes = np.array([(seen[rc.party == k] == 0).sum(axis=0) for k in range(3)]) + 0.5
    share = (ayes / (ayes + noes))[rc.party]
    assert loss(p[hidden], rc.votes[hidden]) < 0.95 * loss(share[hidden], rc.votes[hidden])
    assert abs(p[hidden].mean() - (rc.votes[hidden] == 1).mean()) < 0.01


def loss(p, votes):
    return float(-np.log(np.where(votes == 1, p, 1 - p)).mean())


def test_every_cell_has_a_probability(drawn):
    rc, _, fit = drawn
    p = fit.probabilities
    assert p.shape == rc.votes.shape
    assert p.dtype == np.float64
    assert ((p > 0) & (p < 1)).all()


def test_ayes_happen_as_often_as_expected(drawn):
    checks = drawn[2].checks()
    assert checks["votes"].sum() == drawn[0].n_votes
    assert abs(checks["expected"].sum() - checks["observed"].sum()) / drawn[0].n_votes < 0.005


def test_the_same_seed_gives_the_same_numbers_and_another_the_same_answer(drawn):
    rc, _, fit = drawn
    again, other = scale(rc), scale(rc, seed=7)
    assert np.array_equal(again.places.mean, fit.places.mean)
    assert np.corrcoef(other.places.mean[:, 0], fit.places.mean[:, 0])[0, 1] > 0.99


def test_calling_ayes_noes_changes_no_position(drawn):
    rc, _, fit = drawn
    turned = rc.votes.copy()
    turned[:, ::2] = np.where(turned[:, ::2] == 9, 9, 1 - turned[:, ::2])
    other = scale(RollCall.from_matrix(turned, parties=rc.party))
    # who wins, and so who governs, follows from the votes alone
    assert np.corrcoef(other.places.mean[:, 0], fit.places.mean[:, 0])[0, 1] > 0.99
    assert np.allclose(other.probabilities[:, ::2], 1 - fit.probabilities[:, ::2], atol=0.02)


def test_the_order_of_members_changes_nothing(drawn):
    rc, _, fit = drawn
    order = np.random.default_rng(1).permutation(rc.n_members)
    other = scale(RollCall.from_matrix(rc.votes[order], parties=rc.party[order]))
    assert np.allclose(other.places.mean[:, 0], fit.places.mean[order, 0], atol=0.02)


def test_labels_of_cells_give_what_labels_of_members_give(drawn):
    rc, _, fit = drawn
    cells = np.broadcast_to(rc.party[:, None], rc.votes.shape)
    other = scale(RollCall.from_matrix(rc.votes, parties=cells))
    assert np.allclose(other.places.mean, fit.places.mean)
    assert np.allclose(other.probabilities, fit.probabilities)


def test_a_member_who_crosses_the_floor_is_foretold_with_the_party_of_the_day(drawn):
    rc, _, _ = drawn
    cells = np.repeat(np.array(rc.party_names)[rc.party][:, None], rc.n_divisions, axis=1)
    votes, half = rc.votes.copy(), rc.n_divisions // 2
    last = np.nonzero(rc.party == 1)[0][-1]
    votes[0, half:], cells[0, half:] = votes[last, half:], "opposition"
    fit = scale(RollCall.from_matrix(votes, parties=cells))
    lines = fit.estimates.lines
    apart = np.nonzero(np.abs(lines[0] - lines[1]) > 1.8)[0]
    sides = fit.probabilities[0, apart] > 0.5
    late = apart >= half
    assert (sides[~late] == (lines[0, apart] > 0)[~late]).mean() > 0.95
    assert (sides[late] == (lines[1, apart] > 0)[late]).mean() > 0.95


def test_dissent_is_high_for_who_rebels_on_either_side():
    rc, _ = house(seed=5)
    votes = rc.votes.copy()
    rng = np.random.default_rng(2)
    for member in (0, 1, 150, 151):
        turned = (rng.random(rc.n_divisions) < 0.3) & (votes[member] != 9)
        votes[member, turned] = 1 - votes[member, turned]
    dissent = dimension(scale(RollCall.from_matrix(votes, parties=rc.party)), 2)["mean"].to_numpy()
    assert set(np.argsort(dissent)[-4:]) == {0, 1, 150, 151}


def test_positions_move_with_the_sessions():
    rc, _ = house(seed=8, divisions=600)
    sessions = ["first"] * 300 + ["second"] * 300
    votes = rc.votes.copy()
    loyal = np.where(rc.votes[2:100] == 9, np.nan, rc.votes[2:100])
    other = 1 - (np.nanmean(loyal, axis=0) > 0.5)
    votes[0, 300:] = np.where(np.random.default_rng(0).random(300) < 0.4, other[300:], votes[0, 300:])
    fit = scale(RollCall.from_matrix(votes, parties=rc.party), sessions=sessions)
    moved = fit.by_session.filter((fit.by_session["member"] == "1") & (fit.by_session["dimension"] == 1))
    assert moved["session"].to_list() == ["first", "second"]
    assert moved["mean"][1] < moved["mean"][0] - 0.4
    still = fit.by_session.filter((fit.by_session["member"] == "10") & (fit.by_session["dimension"] == 1))
    assert abs(still["mean"][1] - still["mean"][0]) < 0.8


def test_members_who_share_no_division_are_said_and_not_estimated():
    rc, _ = house(members=90, divisions=60)
    votes = np.full((rc.n_members + 3, 62), 9, np.int8)
    votes[: rc.n_members, :60] = rc.votes
    votes[rc.n_members : rc.n_members + 2, 60:] = [[1, 0], [0, 1]]
    labels = [*np.array(rc.party_names)[rc.party], "third", "third", "third"]
    fit = scale(RollCall.from_matrix(votes, parties=labels))
    assert fit.report.apart == ("91", "92")
    assert fit.report.silent == ("93",)
    assert dimension(fit)["mean"].to_list()[-3:] == [None] * 3
    assert np.isnan(fit.probabilities[-3:]).all()
    assert not np.isnan(fit.probabilities[:-3, :60]).any()


def test_one_sided_divisions_are_counted():
    rc, _ = house(members=90, divisions=60)
    votes = np.concatenate([rc.votes, np.ones((90, 2), np.int8)], axis=1)
    fit = scale(RollCall.from_matrix(votes, parties=rc.party))
    assert fit.report.one_sided >= 2
    assert any("one side" in note for note in fit.report.notes)


def test_an_empty_party_does_no_harm():
    rc, _ = house(members=90, divisions=60)
    votes = np.concatenate([rc.votes, np.full((1, 60), 9, np.int8)])
    fit = scale(RollCall.from_matrix(votes, parties=[*rc.party.tolist(), "nobody"]))
    assert fit.report.silent == ("91",)


@pytest.mark.parametrize(
    ("votes", "parties", "options", "told"),
    [
        ([[1, 0, 1]], ["a"], {}, "Only one member's votes"),
        ([[9, 9], [9, 9]], ["a", "b"], {}, "No vote is recorded"),
        ([[1, 0], [1, 0]], ["a", "b"], {"model": "plain"}, "nothing parts members|In all"),
        ([[1, 0], [0, 1]], None, {}, "needs party labels"),
        ([[1, 0], [0, 1]], ["a", "a"], {}, "needs two parties"),
        ([[1, 0], [0, 1]], ["a", "b"], {"model": "nominate"}, "no model 'nominate'; known are party, plain"),
        ([[1, 0], [0, 1]], ["a", "b"], {"dimensions": 0}, "accepted are 1 to 10"),
        ([[1, 0], [0, 1]], ["a", "b"], {"sessions": ["x"]}, "1 session labels for 2 divisions"),
    ],
)
def test_what_cannot_be_fitted_is_told_in_a_sentence(votes, parties, options, told):
    with pytest.raises(InputError, match=told):
        scale(RollCall.from_matrix(votes, parties=parties), **options)
