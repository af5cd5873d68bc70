import pytest

from whipcount.sources.documents.dateline import as_iso, published_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 January 2022", "2022-01-19"),
        ("Wednesday, 1st June 2022", "2022-06-01"),
        ("Jun 6, 2022", "2022-06-06"),
        ("2022-06-06T09:00", "2022-06-06"),
        ("31 February 2022", None),
        ("in the autumn", None),
    ],
)
def test_a_written_day(text: str, day: str | None) -> None:
    assert as_iso(text) == day


def test_only_a_line_of_its_own_dates_a_story() -> None:
    assert published_in("Floor crossed\nBy A Reporter\nWed 19 Jan 2022, 12.15 GMT\nHe left.") == "2022-01-19"
    assert published_in("Published: 19 January 2022 by A Reporter\nHe left.") == "2022-01-19"
    assert published_in("He left the party on 19 January 2022 after a long row about parties.") is None
    assert published_in("He left.\n\nUpdated 20 January 2022") == "2022-01-20"
