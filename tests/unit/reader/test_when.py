from datetime import date

import pytest

from whipcount.reader.when import day_of, find_dates

WEDNESDAY = date(2022, 1, 19)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("He quit today.", "2022-01-19"),
        ("She was sacked last night.", "2022-01-18"),
        ("He left on Monday.", "2022-01-17"),
        ("He left last Wednesday.", "2022-01-12"),
        ("on Wednesday he crossed the floor", "2022-01-19"),
        ("He will speak next Monday.", "2022-01-24"),
        ("She lost the whip in May 2019.", "2019-05"),
        ("She lost the whip last February.", "2021-02"),
        ("He had written in December.", "2021-12"),
        ("He had written this month.", "2022-01"),
        ("He resigned on 5 July 2016.", "2016-07-05"),
        ("He resigned on July 5, 2016.", "2016-07-05"),
        ("He resigned on 12 January.", "2022-01-12"),
        ("He resigned on 12 December.", "2021-12-12"),
        ("He joined two years ago.", "2020"),
        ("He joined three months ago.", "2021-10"),
        ("He joined four days ago.", "2022-01-15"),
        ("He was suspended in 2016.", "2016"),
        ("He was suspended last year.", "2021"),
        ("He was suspended last month.", "2021-12"),
    ],
)
def test_words_for_days(text: str, on: str) -> None:
    assert [when.on for when in find_dates(text, WEDNESDAY)] == [on]


@pytest.mark.parametrize("text", ["He may resign.", "She leads the Monday Club.", "Once more he may go."])
def test_other_words_settle_no_day(text: str) -> None:
    assert [when.on for when in find_dates(text, WEDNESDAY) if when.on] == []


def test_without_a_day_of_publication_only_full_dates_settle() -> None:
    assert [when.on for when in find_dates("He quit on Monday, not on 5 July 2016 or 5 July.", None)] == [
        None,
        "2016-07-05",
        None,
    ]


def test_places_are_places_in_the_text() -> None:
    text = "He quit on Monday."
    (when,) = find_dates(text, WEDNESDAY)
    assert text[when.start : when.end].strip() == "on Monday"


@pytest.mark.parametrize(
    ("published", "day"),
    [("2022-01-19", date(2022, 1, 19)), ("2022-02", None), ("2022", None), (None, None)],
)
def test_the_day_a_story_is_read_against(published: str | None, day: date | None) -> None:
    assert day_of(published) == day
