"""Change points: found where they are, seldom where they are not."""

from datetime import date, timedelta

import numpy as np

from whipcount.divisions.days import party_spells
from whipcount.divisions.loyalty import DayOfVotes, by_period, change_points

START = date(2020, 1, 1)


def days(rates: list[tuple[int, float]], seed: int = 0, votes: int = 4, party: str = "blue") -> list[DayOfVotes]:
    rng = np.random.default_rng(seed)
    shares = [share for n, share in rates for _ in range(n)]
    against = [int(rng.binomial(votes, share)) for share in shares]
    return [DayOfVotes(START + timedelta(days=3 * n), party, votes - k, k, 1) for n, k in enumerate(against)]


def test_a_change_is_found_near_its_day() -> None:
    found = change_points(days([(60, 0.0), (20, 0.3)]))
    assert len(found) == 1
    assert abs((found[0].on - (START + timedelta(days=180))).days) <= 9
    assert found[0].before.against == 0
    assert found[0].chance <= 0.01


def test_two_changes_are_in_order() -> None:
    found = change_points(days([(50, 0.0), (30, 0.5), (50, 0.0)]))
    assert [change.on for change in found] == sorted(change.on for change in found)
    assert len(found) == 2
    assert found[0].after == found[1].before


def test_a_steady_member_seldom_has_one() -> None:
    false = sum(bool(change_points(days([(80, 0.05)], seed))) for seed in range(100))
    assert false <= 12, "more than chance allows at 5%"


def test_one_day_of_many_rebellions_is_no_change_by_itself() -> None:
    rows = days([(60, 0.0)])
    rows[30] = DayOfVotes(rows[30].on, "blue", 0, 4, 0)
    assert change_points(rows) == ()


def test_little_or_nothing_to_look_at() -> None:
    assert change_points([]) == ()
    assert change_points(days([(3, 0.5)])) == ()
    assert change_points(days([(60, 0.0)])) == ()


def test_the_same_seed_gives_the_same_answer() -> None:
    rows = days([(40, 0.02), (40, 0.2)], seed=3)
    assert change_points(rows, 7) == change_points(rows, 7)


def test_quarters() -> None:
    rows = days([(60, 0.1)])
    quarters = by_period(rows)
    assert [q.first.month for q in quarters] == [1, 4]
    assert sum(q.against for q in quarters) == sum(day.against for day in rows)
    assert sum(q.missed for q in quarters) == 60
    assert len(by_period(rows, 1)) == 6


def test_a_quarter_without_a_line_has_no_share() -> None:
    quarter = by_period([DayOfVotes(START, "independent", 0, 0, 2)])[0]
    assert (quarter.share_against, quarter.low, quarter.to_dict()["interval"]) == (None, None, None)


def test_spells_are_looked_at_one_by_one() -> None:
    rows = [*days([(60, 0.0), (20, 0.4)]), *days([(5, 0.0)], party="red")]
    first, second = party_spells(rows)
    assert (first.party, first.next_party, len(first.changes)) == ("blue", "red", 1)
    assert first.days_of_warning == (rows[79].on - first.changes[0].on).days
    assert (second.next_party, second.days_of_warning) == (None, None)
