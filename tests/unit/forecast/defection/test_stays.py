from datetime import date

import pytest
from chamber import DAY, SECOND, material, moved, spell

from whipcount.forecast.defection.stays import NEVER, departures, has_party, stays

DIED = date(2006, 2, 1)


def test_a_change_of_label_inside_a_parliament_is_a_departure():
    found = departures(material(moved("twfy:9", "blue", date(2007, 6, 26), "red", 1)))
    assert [(one.person, one.party, one.into, date.fromordinal(one.on)) for one in found] == [
        ("twfy:9", "blue", "red", date(2007, 6, 26))
    ]


@pytest.mark.parametrize(
    "rows",
    [
        moved("twfy:9", "blue", date(2009, 6, 22), "speaker", 1),
        moved("twfy:9", "independent", date(2009, 6, 22), "blue", 1),
        moved("twfy:9", "independent-blue", date(2009, 6, 22), "red", 1),
        moved("twfy:9", "blue", date(2009, 6, 22), "blue", 1),
        [spell("twfy:9", "blue", SECOND, DIED, end_reason="died")],
        [
            spell("twfy:9", "blue", SECOND, date(2010, 4, 12), end_reason="dissolution"),
            spell("twfy:9", "red", date(2010, 5, 6), None),
        ],
        [
            spell("twfy:9", "blue", SECOND, DIED, end_reason="resigned"),
            spell("twfy:9", "blue", date(2006, 3, 9), None, start_reason="by_election"),
        ],
    ],
    ids=["chair", "restored", "no whip", "same label", "died", "election", "won back under the same label"],
)
def test_what_is_none(rows):
    assert departures(material(rows)) == ()


def test_a_seat_given_up_and_won_back_for_another_party_is_known_only_then():
    rows = [
        spell("twfy:9", "blue", SECOND, date(2006, 2, 1), end_reason="resigned"),
        spell("twfy:9", "purple", date(2006, 3, 9), None, start_reason="by_election"),
    ]
    (found,) = departures(material(rows))
    assert (date.fromordinal(found.on), date.fromordinal(found.known)) == (date(2006, 2, 2), date(2006, 3, 9))
    assert [len(stay.earlier) for stay in stays(material(rows))] == [0, 1]


def test_a_row_that_was_known_later_watches_from_then():
    late = date(2008, 3, 1)
    rows = moved("twfy:9", "independent", date(2008, 1, 10), "blue", 1, known_from=late)
    (stay,) = stays(material(rows))
    assert date.fromordinal(stay.first) == late
    assert stay.left == NEVER


def test_a_departure_that_was_public_later_is_known_from_then():
    late = date(2008, 3, 1)
    (found,) = departures(material(moved("twfy:9", "blue", date(2008, 1, 10), "red", 1, known_from=late)))
    assert (date.fromordinal(found.on), date.fromordinal(found.known)) == (date(2008, 1, 10), late)


def test_a_stay_ends_on_the_day_before_the_departure():
    (stay,) = stays(material(moved("twfy:9", "blue", date(2008, 1, 10), "independent", 1)))
    assert (date.fromordinal(stay.last), date.fromordinal(stay.left)) == (date(2008, 1, 10) - DAY, date(2008, 1, 10))


@pytest.mark.parametrize("label", [None, "speaker", "deputy-speaker", "independent", "independent-labour"])
def test_who_has_no_party_to_leave(label):
    assert not has_party(label)
