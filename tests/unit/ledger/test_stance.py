import pytest

from whipcount.errors import InputError
from whipcount.ledger.stance import stance_of
from whipcount.ledger.vocabulary import STANCES


def test_every_stance_has_its_name() -> None:
    assert tuple(stance_of(stance.value) for stance in STANCES) == STANCES


@pytest.mark.parametrize("name", ["dies", "letter", "", None, 3, [], {"a": 1}])
def test_another_name_is_told_with_those_that_exist(name: str) -> None:
    with pytest.raises(InputError, match=r"^No stance is called .*; there are letter_submitted, .* supports_leader\.$"):
        stance_of(name)
