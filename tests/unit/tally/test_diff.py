from datetime import date

import pytest

from casebuilder import FIRST, book, case, event, letter, register, spell
from whipcount.errors import InputError
from whipcount.ledger.vocabulary import EventType
from whipcount.register.names import NameIndex
from whipcount.tally.count import count
from whipcount.tally.diff import Difference, diff
from whipcount.tally.tracker import Tracker, read_tracker, tracker_of_count

SITTING = register()
INDEX = NameIndex(SITTING)


def listed(text: str, label: str) -> Tracker:
    return read_tracker(text, label, INDEX)


def ours(
    *events: object, on: str = "2022-03-01", stance: str = "letter_submitted", sitting: object = SITTING
) -> Tracker:
    found = count(case(*events, size=None), book(), sitting, date.fromisoformat(on))  # type: ignore[arg-type]
    return tracker_of_count(found, [EventType(stance)], f"made-up@{on}")


def reasons(found: Difference, where: str) -> dict[str, tuple[str, str]]:
    lines = found.to_dict()[where]
    return {line["member"]["name"]: (line["kind"], line["reason"]) for line in lines}


def test_every_name_is_in_both_or_explained() -> None:
    found = diff(
        listed("name\nAda Byrne\nBen Carr\n", "a.csv"), listed("name\nBen Carr\nCleo Dunn\n", "b.csv"), SITTING
    )
    document = found.to_dict()
    assert (document["both"], len(document["only_a"]), len(document["only_b"])) == (1, 1, 1)
    assert document["a"]["people"] == document["both"] + len(document["only_a"])
    assert document["by_kind"] == {"unexplained": 2}


def test_a_duplicate_and_two_spellings_within_one_list() -> None:
    a = listed("name\nAda Byrne\nAda Byrne\nBen Carr\nas Ben Carr\n", "a.csv")
    found = diff(a, listed("name\nAda Byrne\nBen Carr\n", "b.csv"))
    assert reasons(found, "within_a") == {
        "Ada Byrne": ("duplicate", "listed 2 times"),
        "Ben Carr": ("spelling", "one person under two spellings: Ben Carr and as Ben Carr"),
    }
    assert (found.to_dict()["a"]["rows"], found.to_dict()["a"]["people"]) == (4, 2)


def test_a_misspelt_name_is_joined_with_the_right_one() -> None:
    found = diff(listed("name\nAda Byrn\n", "a.csv"), listed("name\nAda Byrne\n", "b.csv"))
    assert found.both == 1
    assert reasons(found, "differs")["Ada Byrne"][0] == "spelling"


def test_names_that_are_not_near_stay_apart() -> None:
    found = diff(listed("name\nZoe Unknown\n", "a.csv"), listed("name\nAda Byrne\n", "b.csv"))
    assert found.both == 0
    assert found.to_dict()["only_a"][0]["member"]["id"] is None


def test_scope_the_other_list_does_not_collect_it() -> None:
    a = listed("name,stance,party\nAda Byrne,calls_to_resign,blue\nBen Carr,letter_submitted,red\n", "a.csv")
    b = listed("name,stance,party\nCleo Dunn,letter_submitted,blue\n", "b.csv")
    found = reasons(diff(a, b), "only_a")
    assert found["Ada Byrne"] == ("scope", "calls_to_resign is not collected by b.csv")
    assert found["Ben Carr"] == ("scope", "sits for red; b.csv collects blue only")


def test_date_the_other_list_ends_before() -> None:
    a = listed("name,date\nAda Byrne,2022-05-01\n", "a.csv")
    b = listed("name,date\nBen Carr,2022-04-01\n", "b.csv")
    assert reasons(diff(a, b), "only_a")["Ada Byrne"] == ("date", "dated 2022-05-01; b.csv ends on 2022-04-01")


def test_eligibility_from_the_count_and_from_the_register() -> None:
    sitting = register(
        spell(0, "blue", FIRST, date(2022, 2, 18), end_reason="resigned"), *(spell(n, "blue") for n in range(1, 6))
    )
    a = listed("name\nAda Byrne\nBen Carr\n", "a.csv")
    known = diff(a, ours(letter(0, "2022-01-01"), letter(1, "2022-01-01"), sitting=sitting), sitting)
    assert reasons(known, "only_a") == {"Ada Byrne": ("eligibility", "letter_submitted: left the House on 2022-02-18")}
    silent = diff(a, ours(letter(1, "2022-01-01"), sitting=sitting), sitting)
    assert reasons(silent, "only_a") == {"Ada Byrne": ("eligibility", "left the House on 2022-02-18")}


def test_stance_withdrawn_denied_or_another() -> None:
    a = listed(
        "name,stance\nAda Byrne,letter_submitted\nBen Carr,letter_submitted\nCleo Dunn,letter_submitted\n", "a.csv"
    )
    mine = ours(letter(0, "2022-01-01"), event("letter_withdrawn", 0, "2022-02-01"), event("critical", 1, "2022-01-01"))
    found = reasons(diff(a, mine, SITTING), "only_a")
    assert found["Ada Byrne"] == ("stance", "letter_submitted: withdrawn on 2022-02-01")
    assert found["Ben Carr"] == ("stance", "stands there as critical")
    assert found["Cleo Dunn"] == ("stance", "no letter_submitted by this member is in the ledger of made-up@2022-03-01")


def test_date_from_the_ledger_of_the_earlier_count() -> None:
    events = (letter(0, "2022-01-01"), letter(1, "2022-02-01", "2022-02-03"), letter(2, "2022-06-06", "2022-01-20"))
    found = diff(ours(*events, on="2022-06-06"), ours(*events, on="2022-01-31"), SITTING)
    assert reasons(found, "only_a") == {
        "Ben Carr": ("date", "letter_submitted on 2022-02-01, known on 2022-02-03"),
        "Cleo Dunn": ("date", "letter_submitted: does not count until 2022-06-06"),
    }


def test_a_list_without_stances_is_compared_with_what_the_count_counts() -> None:
    a = listed("name\nAda Byrne\nBen Carr\n", "a.csv")
    called = (event("supports_leader", 0, "2022-01-01"), event("calls_to_resign", 0, "2022-02-01"))
    mine = ours(*called, letter(1, "2022-01-01"), event("calls_to_resign", 0, "2022-06-06"))
    assert reasons(diff(a, mine, SITTING), "only_a") == {"Ada Byrne": ("stance", "stands there as calls_to_resign")}


def test_a_name_without_a_date_became_known_after_the_other_list_ends() -> None:
    b = listed("name,date\nBen Carr,2022-01-20\n", "b.csv")
    undated = event("letter_submitted", 0, None, known="2022-02-03")
    assert reasons(diff(ours(undated), b, SITTING), "only_a") == {
        "Ada Byrne": ("date", "known since 2022-02-03; b.csv ends on 2022-01-20")
    }


def test_a_table_that_csv_cannot_read_is_told_in_a_sentence() -> None:
    with pytest.raises(InputError, match=r"a\.csv line 1 is not part of a CSV table"):
        listed(f"name\n{'x' * 200_000}\n", "a.csv")


def test_the_same_person_under_another_stance() -> None:
    a = listed("name,stance\nAda Byrne,letter_submitted\n", "a.csv")
    b = listed("name,stance\nAda Byrne,calls_to_resign\n", "b.csv")
    assert reasons(diff(a, b), "differs") == {
        "Ada Byrne": ("stance", "letter_submitted in a.csv, calls_to_resign in b.csv")
    }


def test_a_list_that_cannot_be_read_is_told_in_full() -> None:
    with pytest.raises(InputError, match="no column 'name'"):
        listed("member\nAda Byrne\n", "a.csv")
    with pytest.raises(InputError) as caught:
        listed("name,stance,date\nAda Byrne,shouts,2022-13\n,critical,\n", "a.csv")
    assert [fault.split(":")[0] for fault in caught.value.errors] == ["a.csv line 2", "a.csv line 2", "a.csv line 3"]


def test_a_difference_turns_into_a_frame_and_a_table() -> None:
    found = diff(listed("name\nAda Byrne\n", "a.csv"), listed("name\nBen Carr\n", "b.csv"))
    assert found.to_frame().height == 2
    assert "Ada Byrne" in found._repr_html_()


def test_an_invented_name_is_said_to_be_nobodys() -> None:
    found = diff(listed("name\nZaphod Beeblebrox\nAda Byrne\n", "a.csv"), listed("name\nAda Byrne\n", "b.csv"), SITTING)
    kind, reason = reasons(found, "only_a")["Zaphod Beeblebrox"]
    assert (kind, "check the spelling" in reason) == ("unknown", True)
