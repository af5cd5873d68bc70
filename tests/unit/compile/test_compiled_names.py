"""Members are called what they were called in the Commons."""

from pathlib import Path

import pytest

from whipcount.compile.names import names
from whipcount.facts.people import name_index, people

CALLED = {
    24837: "John Woodcock",  # now Lord Walney
    10160: "Quentin Davies",
    10420: "Michael Martin",
    10383: "John McDonnell",
    10251: "William Hague",
    24911: "Zac Goldsmith",
    25385: "Naz Shah",
    25435: "Ruth Smeeth",
    26683: "Sarah Pochin",  # the ballot paper has a middle name more
    10069: "Nick Brown",  # the ballot paper has the longer name
}


@pytest.mark.parametrize("person", CALLED)
def test_the_usual_name(person: int) -> None:
    assert people()[f"twfy:{person}"].name == CALLED[person]


def test_every_other_name_still_finds_the_member() -> None:
    for person in people().values():
        assert all(person.id in name_index().resolve(name) for name in (person.name, *person.aliases))


def test_titles_and_offices_are_no_names(shared: Path) -> None:
    found = names(shared, {})
    assert not [alias for name in found.values() for alias in name.aliases if alias.startswith("The ")]
