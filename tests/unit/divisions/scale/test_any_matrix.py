"""Whatever small matrix comes, the answer is finite numbers or a sentence."""

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from whipcount import InputError
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.scale.scale import scale


@st.composite
def matrices(draw):
    members, divisions = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    votes = draw(
        st.lists(
            st.lists(st.sampled_from([0, 1, 9]), min_size=divisions, max_size=divisions),
            min_size=members,
            max_size=members,
        )
    )
    label = st.sampled_from(["a", "b", None])
    by_member = st.lists(label, min_size=members, max_size=members)
    by_cell = st.lists(st.lists(label, min_size=divisions, max_size=divisions), min_size=members, max_size=members)
    return votes, draw(st.one_of(by_member, by_cell))


@given(matrices(), st.sampled_from(["party", "plain"]), st.integers(1, 4), st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_matrix_gives_numbers_or_a_sentence(given_, model, dimensions, in_sessions):
    votes, parties = given_
    rc = RollCall.from_matrix(votes, parties=parties)
    sessions = [str(j // 2) for j in range(rc.n_divisions)] if in_sessions else None
    try:
        fit = scale(rc, model=model, dimensions=dimensions, sessions=sessions)
    except InputError as error:
        event(error.message.split(";")[0])
        return
    members, divisions = fit.estimated
    p = fit.probabilities
    assert np.isfinite(p[np.ix_(members, divisions)]).all()
    told = fit.positions.drop_nulls()
    assert told.height <= rc.n_members * dimensions
    assert np.isfinite(told.select("mean", "sd", "low", "high").to_numpy()).all()
    assert (told["low"] <= told["high"]).all()
    assert fit.to_dict()["report"]["members"] == len(members)
