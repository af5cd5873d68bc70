from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.act_day import day_of_act, is_old
from whipcount.reader.annotate import annotate
from whipcount.reader.types import ClaimType, Quote, Status

THURSDAY = date(2022, 1, 20)


def told(text: str, name: str, kind: str, status: str = "asserted", on: date = THURSDAY) -> str | None:
    seen = annotate(text, on, context())
    people = context().register.people
    ground = next(
        ground
        for ground in seen.grounds
        if people[ground.scene.person].name == name
        and any(word.mention is not None and word.ref == ground.scene.person for word in ground.scene.sentence.words)
    )
    sentence = ground.scene.sentence
    quote = Quote(text[sentence.start : sentence.end], sentence.start, sentence.end)
    return day_of_act(ClaimType(kind), Status(status), ground, quote, seen, None)


@pytest.mark.parametrize(
    ("text", "name", "kind", "status", "on"),
    [
        ("Christian Wakeford has joined Labour.", "Christian Wakeford", "changes_party", "asserted", "2022-01-20"),
        ("Christian Wakeford left on Wednesday.", "Christian Wakeford", "changes_party", "asserted", "2022-01-19"),
        (
            "Douglas Ross, who was criticised on Monday, has resigned as Scotland minister.",
            "Douglas Ross", "resigns_office", "asserted", "2022-01-20",
        ),
        (
            "Douglas Ross will not contest his seat at the election in 2024.",
            "Douglas Ross", "standing_down", "asserted", "2022-01-20",
        ),
        (
            "Andrew Bridgen was criticised yesterday. Aaron Bell said that Boris Johnson must resign.",
            "Aaron Bell", "calls_to_resign", "asserted", "2022-01-20",
        ),
        (
            "Christian Wakeford has joined Labour five days after he was suspended.",
            "Christian Wakeford", "loses_whip", "past", "2022-01-15",
        ),
        ("Douglas Ross may resign on Friday.", "Douglas Ross", "resigns_office", "hypothetical", None),
        ("Douglas Ross had resigned last summer.", "Douglas Ross", "resigns_office", "past", "2021"),
    ],
)  # fmt: skip
def test_the_day_of_an_act(text: str, name: str, kind: str, status: str, on: str | None) -> None:
    assert told(text, name, kind, status) == on


def test_a_reshuffle_has_one_day() -> None:
    text = "Boris Johnson reshuffled his cabinet on Wednesday. Rishi Sunak becomes foreign secretary."
    assert told(text, "Rishi Sunak", "appointed") == "2022-01-19"
    assert told(text, "Rishi Sunak", "critical") == "2022-01-20"


def test_the_day_told_nearest_after_the_act_is_its_day() -> None:
    text = (
        "Douglas Ross joined the Government in 1986, was sacked by a prime minister in 1989 and wrote a book in 1995."
    )
    assert told(text, "Douglas Ross", "dismissed", "past") == "1989"


def test_the_register_knows_which_february_was_meant() -> None:
    seen = annotate("Douglas Ross lost the whip last February.", date(2023, 5, 24), context())
    quote = Quote(seen.text, 0, len(seen.text))
    day = day_of_act(ClaimType.LOSES_WHIP, Status.PAST, seen.grounds[0], quote, seen, "2022-02-14")
    assert day == "2022-02-14"


@pytest.mark.parametrize(
    ("on", "old"), [("2022-01-13", True), ("2022-01-14", False), ("2022-01", False), ("2021-12", True)]
)
def test_what_was_done_a_week_ago_is_background(on: str, old: bool) -> None:
    assert is_old(on, THURSDAY) is old
