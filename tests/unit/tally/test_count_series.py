from datetime import date, timedelta

import pytest

from casebuilder import FIRST, book, case, event, letter, register, spell
from whipcount.errors import InputError
from whipcount.ledger.vocabulary import STANCES
from whipcount.tally.count import count
from whipcount.tally.count_series import count_series

EVENTS = (
    letter(0, "2022-01-10", "2022-02-04"),
    letter(1, "2022-01-12"),
    event("letter_withdrawn", 1, "2022-03-10"),
    event("loses_whip", 0, "2022-02-20", from_party="blue"),
)
SITTING = register(
    *(spell(n, "blue") for n in range(5)), spell(5, "blue", FIRST, date(2022, 2, 1)), spell(5, "red", date(2022, 2, 2))
)


@pytest.mark.parametrize("live", [False, True])
def test_the_series_is_the_count_of_every_day(live: bool) -> None:
    made = case(*EVENTS, size=None)
    start, end = date(2022, 1, 1), date(2022, 3, 31)
    series = count_series(made, book(), SITTING, start, end, live)
    assert [day.on for day in series.days] == [start + timedelta(days=n) for n in range(90)]
    for day in series.days:
        alone = count(made, book(), SITTING, day.on, day.on if live else None)
        assert (day.electorate, day.threshold) == (alone.electorate, alone.threshold)
        assert day.standing == {stance: alone.n(stance) for stance in alone.standing}


def test_the_default_span_is_that_of_the_events() -> None:
    series = count_series(case(*EVENTS), book(), None)
    assert (series.days[0].on, series.days[-1].on) == (date(2022, 1, 10), date(2022, 3, 10))


def test_the_series_turns_into_a_document_a_frame_and_a_table() -> None:
    series = count_series(case(*EVENTS), book(), None)
    assert series.to_dict()["days"][0]["letter_submitted"] == 1
    assert list(series.to_dict()["days"][0]) == ["on", "electorate", "threshold", *STANCES]
    assert series.to_frame().columns == ["on", "electorate", "threshold", *STANCES]
    assert series.to_frame().height == len(series.days)
    assert "<table>" in series._repr_html_()


def test_spans_that_cannot_be() -> None:
    with pytest.raises(InputError, match="before it starts"):
        count_series(case(*EVENTS), book(), None, date(2022, 2, 1), date(2022, 1, 1))
    with pytest.raises(InputError, match="no events"):
        count_series(case(), book(), None)
