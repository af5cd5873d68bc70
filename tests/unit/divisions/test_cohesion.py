"""Rice, agreement index and unity on votes counted by hand."""

from datetime import date

import numpy as np
import pytest

from whipcount.divisions.cohesion import agreement_index, cohesion, rice, unity_divisions
from whipcount.divisions.counts import count_parties
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import Division
from whipcount.divisions.whole import whole

VOTES = ["AAAN" + "NNN.", "AANN" + "NNAA", "...." + "AAAA", "A..." + "NNNN", "AAAA" + "NNNN", "AAA-" + "NNNB"]


def calls(rows: list[str] = VOTES) -> RollCalls:
    divisions = [
        Division(f"c:{n}", date(2022, 1, n + 1), "t", row.count("A"), row.count("N"), None, None, row)
        for n, row in enumerate(rows)
    ]
    voters = [*[f"x{n}" for n in range(4)], *[f"y{n}" for n in range(4)]]
    return RollCalls(divisions, voters, lambda id: [(id[0], date(2000, 1, 1), None)], lambda id: [])


def test_rice() -> None:
    found = rice(whole(calls()).counts)
    assert found[0].tolist() == pytest.approx([0.5, 0, np.nan, 1, 1, 1], nan_ok=True)
    assert found[1].tolist() == pytest.approx([1, 0, 1, 1, 1, 1])


def test_agreement_index_counts_who_is_recorded_as_abstaining() -> None:
    counts = whole(calls()).counts
    abstained = np.array([[0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1]], np.int32)
    assert agreement_index(counts, abstained)[0].tolist() == pytest.approx(
        [0.625, 0.25, np.nan, 1, 1, 0.625], nan_ok=True
    )
    row = cohesion(whole(calls()), [5])[0]
    assert (row.rice, row.agreement) == (1.0, 0.625)


def test_unity_needs_opposed_majorities() -> None:
    opposed = unity_divisions(whole(calls()).counts, (0, 1))
    assert opposed.tolist() == [True, False, False, True, True, True]


def test_the_table_of_a_party() -> None:
    first, second = cohesion(whole(calls()), range(6))
    assert (first.party, first.divisions, first.unity_divisions) == ("y", 6, 4)
    assert (second.party, second.divisions, second.rice) == ("x", 4, pytest.approx((0.5 + 0 + 1 + 1) / 4))
    assert second.unity == pytest.approx((3 + 1 + 4 + 3) / (4 + 1 + 4 + 3))
    assert second.rice_interval is None, "four divisions are too few"
    assert first.rice_interval is not None
    assert first.rice_interval[0] < (first.rice or 0) <= first.rice_interval[1] <= 1


def test_one_member_has_no_index() -> None:
    only = cohesion(whole(calls(["A...NNNN", "N...NNNN"])), range(2))[1]
    assert (only.party, only.divisions, only.rice, only.unity) == ("x", 0, None, 1.0)


def test_rice_is_one_number_whatever_the_order() -> None:
    call = RollCall.from_matrix([[1, 0], [0, 1], [1, 1]], parties=["x", "x", "x"])
    turned = RollCall.from_matrix([[0, 1], [1, 0], [0, 0]], parties=["x", "x", "x"])
    assert (rice(count_parties(call)) == rice(count_parties(turned))).all()
