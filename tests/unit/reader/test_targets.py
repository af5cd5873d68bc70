from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.aim import Aim
from whipcount.reader.annotate import Annotated, Ground, annotate
from whipcount.reader.targets import aim
from whipcount.reader.types import ClaimType, Quote, Status


def scene(text: str, name: str, day: date) -> tuple[Ground, Annotated]:
    seen = annotate(text, day, context())
    people = context().register.people
    return next(g for g in seen.grounds if people[g.scene.person].name == name and not g.scene.implicit), seen


def aimed(kind: str, text: str, name: str, day: date, status: Status = Status.ASSERTED) -> Aim:
    ground, seen = scene(text, name, day)
    sentence = ground.scene.sentence
    quote = Quote(text[sentence.start : sentence.end], sentence.start, sentence.end)
    return aim(ClaimType(kind), status, ground, quote, seen, context())


@pytest.mark.parametrize(
    ("text", "name", "kind", "office"),
    [
        ("Aaron Bell was sacked from the front bench and lost the whip.", "Aaron Bell", "dismissed", "front bench"),
        ("Aaron Bell, the health secretary, resigned, followed by Fay Jones.", "Fay Jones", "resigns_office", None),
        ("Matt Hancock goes to health, Jeremy Wright to culture.", "Jeremy Wright", "appointed", "culture"),
        ("Jeremy Wright goes, and Aaron Bell becomes Attorney General.", "Aaron Bell", "appointed", "Attorney General"),
    ],
)  # fmt: skip
def test_the_post_of_a_claim(text: str, name: str, kind: str, office: str | None) -> None:
    assert aimed(kind, text, name, date(2022, 1, 20)).office == office


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("Andrew Rosindell submitted a letter of no confidence in Boris Johnson.", "Boris Johnson"),
        ("Andrew Rosindell submitted a letter of no confidence in Kemi Badenoch.", "Kemi Badenoch"),
        ("Andrew Rosindell submitted a letter of no confidence.", "Kemi Badenoch"),
    ],
)
def test_a_letter_is_against_the_leader_whom_the_story_names(text: str, leader: str) -> None:
    target = aimed("letter_submitted", text, "Andrew Rosindell", date(2025, 3, 5)).target
    assert target is not None
    assert target.name == leader


@pytest.mark.parametrize(
    ("text", "name", "day", "to_party"),
    [
        ("Joan Ryan left Labour the night before, after Chuka Umunna.", "Joan Ryan", date(2019, 2, 21), "change-uk"),
        ("Alan Howarth, a Conservative, walked into the Labour Party.", "Alan Howarth", date(1995, 10, 9), "labour"),
        ("Shaun Woodward crossed the floor; the Tories fume.", "Shaun Woodward", date(1999, 12, 19), "labour"),
        ("Emma Nicholson left the Tories for the Lib Dems.", "Emma Nicholson", date(1995, 12, 30), "liberal-democrat"),
    ],
)  # fmt: skip
def test_the_party_joined(text: str, name: str, day: date, to_party: str) -> None:
    found = aimed("changes_party", text, name, day)
    assert found.to_party == to_party
    assert found.from_party != to_party


def test_the_party_whose_whip_was_lost_before_the_move() -> None:
    text = "Lee Anderson, from whom the whip was taken in February, has joined Reform UK."
    target = aimed("loses_whip", text, "Lee Anderson", date(2024, 3, 20), Status.PAST).target
    assert target is not None
    assert target.id == "conservative"


@pytest.mark.parametrize(
    ("text", "name", "day", "candidate"),
    [
        ("David Davis ruled himself out and will back Liam Fox.", "David Davis", date(2003, 10, 31), "Liam Fox"),
        ("Hilary Benn is for Keir Starmer; so is Ed Miliband.", "Ed Miliband", date(2020, 1, 9), "Keir Starmer"),
        ("Ian Blackford has endorsed Humza Yousaf.", "Ian Blackford", date(2023, 3, 1), "Humza Yousaf"),
    ],
)  # fmt: skip
def test_the_candidate_backed(text: str, name: str, day: date, candidate: str) -> None:
    target = aimed("nominates", text, name, day).target
    assert target is not None
    assert target.name == candidate


def test_a_leader_named_is_meant_where_the_party_is_unknown() -> None:
    text = "Geoffrey Howe could serve Mrs Thatcher no longer."
    target = aimed("critical", text, "Geoffrey Howe", date(1990, 11, 2)).target
    assert target is not None
    assert target.name == "Margaret Thatcher"
