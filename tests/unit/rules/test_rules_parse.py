import pytest

from whipcount.errors import InputError
from whipcount.rules.parse import parse_book

RULE = {"id": "r", "kind": "removal", "text": "t", "source": "s"}
BOOK = {"id": "b", "name": "B", "country": "xx", "rule": [RULE]}


def test_a_smallest_book() -> None:
    found = parse_book(BOOK, "b.toml").rules[0]
    assert (found.book, found.share, found.valid_from) == ("b", None, None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "coup"}, "coup"),
        ({"share": "3/2"}, "3/2"),
        ({"share": "a lot"}, "a lot"),
        ({"share": "1/0"}, "1/0"),
        ({"lead": "15"}, "lead '15'"),
        ({"valid_from": "2022-13"}, "2022-13"),
        ({"colour": "red"}, "colour"),
        ({"text": ""}, "text is missing"),
        ({"rounding": "floor"}, "floor"),
    ],
)
def test_every_fault_is_named(change: dict[str, str], words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_book(BOOK | {"rule": [RULE | change]}, "b.toml")
    assert any(words in fault for fault in caught.value.errors)


def test_faults_are_collected() -> None:
    with pytest.raises(InputError) as caught:
        parse_book({"rule": [RULE, RULE]}, "b.toml")
    assert caught.value.errors == [
        "b.toml: id is missing.",
        "b.toml: name is missing.",
        "b.toml: country is missing.",
        "b.toml: two rules are called r.",
    ]
