from datetime import date

import pytest

from whipcount.divisions.topics import Topics, find_divisions
from whipcount.divisions.types import Division
from whipcount.errors import InputError

TOPICS = Topics({"health": ["nhs", "health"], "trade": ["trade bill"]}, {"c:3": "Owen Paterson: Leadsom amendment"})
ROWS = [
    Division(f"c:{n}", date(2022, 1, n), title, 0, 0, None, None, "")
    for n, title in enumerate(["Health Bill", "Trade  Bill", "Committee on Standards", "Healthy Start"], start=1)
]


@pytest.mark.parametrize(
    ("options", "places"),
    [
        ({}, (0, 1, 2, 3)),
        ({"topic": "Health"}, (0,)),
        ({"search": "paterson"}, (2,)),
        ({"search": "bill health"}, (0,)),
        ({"search": "trade"}, (1,)),
        ({"since": date(2022, 1, 2), "until": date(2022, 1, 3)}, (1, 2)),
    ],
)
def test_find(options: dict[str, object], places: tuple[int, ...]) -> None:
    assert find_divisions(ROWS, TOPICS, **options) == places  # type: ignore[arg-type]


def test_an_unknown_topic_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="known are health, trade"):
        find_divisions(ROWS, TOPICS, topic="war")
