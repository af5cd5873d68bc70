from datetime import date

import pytest

from whipcount.divisions.types import Division, Vote, read_votes
from whipcount.errors import SourceError


def test_every_letter_has_its_vote() -> None:
    votes = read_votes("ANanB.", list("pqrstu"))
    assert [votes[p] for p in "pqrstu"] == [
        Vote.AYE, Vote.NO, Vote.TELLER_AYE, Vote.TELLER_NO, Vote.BOTH, Vote.NO_VOTE,
    ]  # fmt: skip


@pytest.mark.parametrize("letters", ["A", "AXN", "AANN"])
def test_a_damaged_row_is_told(letters: str) -> None:
    with pytest.raises(SourceError, match="install whipcount again"):
        read_votes(letters, list("pqr"))


def test_totals_are_official_where_known() -> None:
    known = Division("commons:1", date(2022, 1, 1), "t", 249, 232, 250, 232, "")
    named = Division("commons:2", date(2022, 1, 1), "t", 249, 232, None, None, "")
    assert (known.ayes, known.to_dict()["totals_from"]) == (250, "official")
    assert (named.ayes, named.to_dict()["totals_from"]) == (249, "named")
