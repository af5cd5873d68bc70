"""The Public Whip's matrix, whole and damaged."""

import pytest

from divisionfiles import HEAD, NAMES, matrix
from whipcount.divisions.readers.public_whip import read_public_whip
from whipcount.errors import InputError


def faults(*rows: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_public_whip(matrix(*rows))
    return caught.value.errors


def test_codes_names_and_parties() -> None:
    record = read_public_whip(matrix("7\t2022-01-10\t1\tBill\t2\t4\t-9", "8\t2022-01-11\t2\tOther\t1\t5\t3"), NAMES)
    assert [(d.id, d.on.isoformat(), d.title, d.votes) for d in record.divisions] == [
        ("commons:7", "2022-01-10", "Bill", "AN."),
        ("commons:8", "2022-01-11", "Other", "anB"),
    ]
    assert [(v.id, v.name) for v in record.voters] == [
        ("mnis:8", "A May"),
        ("mnis:9", "B Redwood"),
        ("mnis:10", "mnis:10"),
    ]
    call = record.roll_calls().arrays
    assert call[0].tolist() == [[1, 1], [0, 0], [9, 9]]
    assert (call[2], call[1][:, 0].tolist()) == (("conservative", "labour"), [0, 1, -1])


def test_a_title_may_hold_tabs() -> None:
    assert read_public_whip(matrix("7\t2022-01-10\t1\tA\tlong\t title\t2\t4\t2")).divisions[0].title == "A long title"


def test_every_fault_is_told_with_its_row() -> None:
    told = faults("7\t2022-01-10\t1\tBill\t2\t4\t8", "8\t2022-01-10\t1\tBill\t2", "x\t2022-99-10\t1\tBill\t2\t4\t2")
    assert [fault.split(" ")[1].rstrip(",:") for fault in told] == ["2", "3", "4"]
    assert "'8'" in told[0]


@pytest.mark.parametrize("text", ["", "a,b,c\n1,2,3\n", "rowid\tdate\tvoteno\tBill\n"])
def test_no_matrix(text: str) -> None:
    with pytest.raises(InputError, match="Row 1 is no header"):
        read_public_whip(text)


def test_no_division() -> None:
    with pytest.raises(InputError, match="no division"):
        read_public_whip(HEAD + "\n")


def test_a_division_twice_is_counted_once_and_said() -> None:
    row = "7\t2022-01-10\t1\tBill\t2\t4\t-9"
    record = read_public_whip(matrix(row, row))
    assert (len(record.divisions), len(record.notes)) == (1, 1)
    assert "Row 3: division commons:7 comes twice" in record.notes[0]


def test_a_division_twice_with_different_votes_is_refused() -> None:
    told = faults("7\t2022-01-10\t1\tBill\t2\t4\t-9", "7\t2022-01-10\t1\tBill\t2\t2\t-9")
    assert told == ["Row 3, mnis:9: division commons:7 comes twice with different votes."]


def test_both_lobbies_are_said() -> None:
    record = read_public_whip(matrix("7\t2022-01-10\t1\tBill\t2\t3\t-9"))
    assert record.divisions[0].votes == "AB."
    assert record.notes == ("Row 2: mnis:9 in commons:7 went through both lobbies: in both totals, on no side.",)


def test_one_member_all_absent() -> None:
    record = read_public_whip("rowid\tdate\tvoteno\tBill\tmpid8\n7\t2022-01-10\t1\tBill\t-9\n")
    assert (record.divisions[0].votes, record.divisions[0].ayes) == (".", 0)
