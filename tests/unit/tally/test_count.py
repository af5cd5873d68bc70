from datetime import date

import pytest

from casebuilder import FIRST, book, case, event, letter, register, spell
from whipcount.errors import CountError, NotFoundError
from whipcount.ledger.types import Ballot, Case
from whipcount.ledger.vocabulary import EventType
from whipcount.register.register import Register
from whipcount.rules.types import Rulebook
from whipcount.tally.count import Count, count
from whipcount.tally.eligibility import electorate_on, register_absences

ON = date(2022, 3, 1)


def counted(made: Case, on: str = "2022-03-01", known: str | None = None, sitting: Register | None = None,
            rules: Rulebook | None = None, exclusive: bool = False) -> Count:  # fmt: skip
    day = date.fromisoformat(known) if known else None
    return count(made, rules or book(), sitting, date.fromisoformat(on), day, exclusive)


def names(found: Count, stance: str) -> list[str]:
    return [row.name for row in found.standing[EventType(stance)]]


def test_numerator_and_denominator_stand_side_by_side() -> None:
    found = counted(case(letter(0, "2022-01-01"), letter(1, "2022-02-01")))
    assert (found.towards_threshold, found.threshold, found.electorate, found.holds) == (2, 3, 20, (14, 20))


def test_a_letter_is_also_a_call_unless_exclusive() -> None:
    made = case(letter(0, "2022-01-01"), event("calls_to_resign", 1, "2022-01-01"), event("critical", 0, "2022-01-01"))
    assert names(counted(made), "calls_to_resign") == ["Ada Byrne", "Ben Carr"]
    alone = counted(made, exclusive=True)
    assert names(alone, "calls_to_resign") == ["Ben Carr"]
    assert names(alone, "critical") == []


def test_a_member_counts_once_however_many_reports() -> None:
    made = case(letter(0, "2022-01-01"), letter(0, "2022-01-02"), event("calls_to_resign", 0, "2022-01-01"))
    found = counted(made)
    assert (found.n("letter_submitted"), found.n("calls_to_resign")) == (1, 1)
    assert len(found.standing[EventType.LETTER_SUBMITTED][0].events) == 2


def test_the_seat_that_was_vacated_stays_out_of_the_numerator_and_the_denominator() -> None:
    sitting = register(
        spell(0, "blue", FIRST, date(2022, 2, 18), end_reason="resigned"), *(spell(n, "blue") for n in range(1, 6))
    )
    found = counted(case(letter(0, "2022-01-01"), letter(1, "2022-01-01"), size=None), sitting=sitting)
    assert names(found, "letter_submitted") == ["Ben Carr"]
    assert [(row.name, row.reason) for row in found.not_counted] == [("Ada Byrne", "left the House on 2022-02-18")]
    assert found.electorate == 5


def test_two_spellings_are_one_person() -> None:
    made = case(letter(0, "2022-01-01"), letter(0, "2022-01-02", actor="as Ada Byrne"))
    assert counted(made).n("letter_submitted") == 1


def test_a_name_without_an_id_cannot_be_checked_against_the_register() -> None:
    made = case(letter(0, "2022-01-01", actor="(unnamed members)", actor_id=None), size=None)
    assert counted(made, sitting=register()).not_counted[0].reason == "not identified as one member"
    made = case(letter(0, "2022-01-01", actor="Somebody", actor_id=None))
    assert names(counted(made), "letter_submitted") == ["Somebody"]


def test_two_clocks() -> None:
    made = case(letter(0, "2022-01-10", "2022-02-04"))
    assert counted(made, "2022-01-20", "2022-01-20").n("letter_submitted") == 0
    assert counted(made, "2022-01-20").n("letter_submitted") == 1
    assert counted(made, "2022-01-20", "2022-01-20").known == date(2022, 1, 20)


def test_a_register_that_learns_later_keeps_the_old_count() -> None:
    noticed = date(2022, 6, 1)
    sitting = register(
        spell(0, "blue", FIRST, None, known_to=date(2022, 5, 31)),
        spell(0, "blue", FIRST, date(2022, 1, 31), known_from=noticed),
        spell(0, "independent", date(2022, 2, 1), None, start_reason="whip_removed", known_from=noticed),
        *(spell(n, "blue") for n in range(1, 6)),
    )
    made = case(letter(0, "2022-01-10"), size=None)
    before = counted(made, known="2022-03-01", sitting=sitting)
    assert (before.n("letter_submitted"), before.electorate) == (1, 6)
    after = counted(made, sitting=sitting)
    assert (after.n("letter_submitted"), after.electorate) == (0, 5)
    assert after.not_counted[0].reason == "lost the whip on 2022-02-01"


def test_a_scenario_moves_both_numbers() -> None:
    made = case(letter(0, "2022-01-10"), size=None)
    gone = event("changes_party", 0, "2022-02-01", from_party="blue", to_party="red")
    assert counted(made, sitting=register()).electorate == 6
    found = counted(made.with_events([gone]), sitting=register())
    assert (found.electorate, found.n("letter_submitted")) == (5, 0)
    assert found.not_counted[0].reason == "left the party on 2022-02-01"


def test_a_move_that_the_register_knows_too_is_not_taken_off_twice() -> None:
    left = (spell(0, "blue", FIRST, date(2022, 1, 31)), spell(0, "red", date(2022, 2, 1)))
    sitting = register(*left, *(spell(n, "blue") for n in range(1, 6)))
    gone = event("changes_party", 0, "2022-02-01", from_party="blue", to_party="red")
    assert electorate_on(case(gone, size=None), sitting, ON) == 5


def test_a_member_who_joins_after_the_register_ends_is_put_on() -> None:
    sitting = register(spell(0, "red"), *(spell(n, "blue") for n in range(1, 6)))
    joined = event("changes_party", 0, "2026-07-01", from_party="red", to_party="blue")
    made = case(joined, letter(0, "2026-07-02"), size=None)
    found = counted(made, "2026-07-03", sitting=sitting)
    assert (found.electorate, names(found, "letter_submitted")) == (6, ["Ada Byrne"])
    assert found.notes[0].startswith("The register ends on 2026-06-19")


def test_an_open_absence_ends_when_the_register_has_the_member_back() -> None:
    sitting = register(
        spell(0, "blue", FIRST, date(2022, 1, 11)),
        spell(0, "independent", date(2022, 1, 12), date(2022, 5, 11), start_reason="whip_removed"),
        spell(0, "blue", date(2022, 5, 12), start_reason="whip_restored"),
        *(spell(n, "blue") for n in range(1, 6)),
    )
    made = case(event("loses_whip", 0, "2022-01-12"), letter(0, "2022-05-28"), size=None)
    assert names(counted(made, "2022-06-01", sitting=sitting), "letter_submitted") == ["Ada Byrne"]


@pytest.mark.parametrize(
    ("spells", "reason"),
    [
        ([spell(0, "red")], "did not sit for the party (blue) then"),
        ([], "not a member of the House"),
        ([spell(0, "blue", FIRST, date(2022, 1, 1), end_reason="died")], "died on 2022-01-01"),
        (
            [spell(0, "blue", FIRST, date(2022, 1, 1)), spell(0, "red", date(2022, 1, 2))],
            "left the party on 2022-01-02",
        ),
    ],
)
def test_why_somebody_is_not_in_the_electorate(spells: list[object], reason: str) -> None:
    sitting = register(spell(1, "blue"), *spells)  # type: ignore[arg-type]
    last = register_absences(sitting, "twfy:0", "blue")[-1]
    assert (last.covers(ON), last.reason) == (True, reason)


def test_a_dissolution_is_no_absence() -> None:
    sitting = register(spell(0, "blue", FIRST, date(2024, 5, 30)), spell(0, "blue", date(2024, 7, 5)))
    assert [span.end for span in register_absences(sitting, "twfy:0", "blue")] == [date(2019, 12, 12)]


def test_nominations_count_for_the_candidate_who_has_most() -> None:
    made = case(
        event("nominates", 0, "2022-01-01", target="Ann"),
        event("nominates", 1, "2022-01-01", target="Ann"),
        event("nominates", 2, "2022-01-01", target="Bob"),
    )
    found = counted(made, rules=book("20/100", "nominates"))
    assert (found.n("nominates"), found.towards_threshold, found.threshold) == (3, 2, 4)
    assert found.to_dict()["standing"]["nominates"]["members"][0]["target"] == "Ann"


def test_a_won_ballot_makes_safe() -> None:
    made = case(letter(0, "2022-01-01"))
    won = Case(
        **{name: getattr(made, name) for name in made.__dataclass_fields__}
        | {"ballots": (Ballot(date(2022, 2, 1), 11, 9),)}
    )
    assert counted(won).immune_until == date(2023, 2, 1)
    assert counted(won, "2022-01-31").immune_until is None
    assert counted(won, known="2022-01-31").immune_until is None
    assert counted(won, "2023-02-02").immune_until is None


def test_a_day_outside_the_leadership_is_refused() -> None:
    made = case(letter(0, "2022-01-01"))
    led = Case(
        **{name: getattr(made, name) for name in made.__dataclass_fields__} | {"start": date(2022, 1, 1), "end": ON}
    )
    assert counted(led).electorate == 20
    with pytest.raises(CountError, match="Lea Der led from 2022-01-01 to 2022-03-01"):
        counted(led, "2022-03-02")


def test_a_rulebook_without_a_rule_is_refused() -> None:
    with pytest.raises(NotFoundError):
        counted(case(), rules=Rulebook("made-up", "Made up", "xx", "blue", ()))


def test_the_document_has_the_shape_of_the_contract() -> None:
    document = counted(
        case(letter(0, "2022-01-01", url="https://example.org"), letter(1, "2022-02-02", grade="claimed"))
    ).to_dict()
    assert list(document)[:4] == ["case", "on", "known", "leader"]
    assert {
        "rule",
        "electorate",
        "threshold",
        "holds_for_electorate",
        "standing",
        "not_counted",
        "disputed",
        "hash",
    } <= set(document)
    member = document["standing"]["letter_submitted"]["members"][0]
    assert {"id", "name", "on", "events", "quote", "source"} <= set(member)
    assert document["not_counted"][0] == {
        "member": {"id": "twfy:1", "name": "Ben Carr"},
        "was": "letter_submitted",
        "reason": "claimed by others, not confirmed by the member",
        "events": document["not_counted"][0]["events"],
    }
    assert document["rule"]["share"] == "15/100"


def test_the_hash_follows_the_figures() -> None:
    one, two = case(letter(0, "2022-01-01")), case(letter(0, "2022-01-01"), letter(1, "2022-01-01"))
    assert counted(one).hash == counted(one).hash != counted(two).hash
    assert counted(one).hash.startswith("sha256:")


def test_a_count_turns_into_a_frame_and_a_notebook_table() -> None:
    found = counted(case(letter(0, "2022-01-01"), letter(1, "2022-01-01", actor="<b>")))
    assert found.to_frame().shape == (4, 6)
    assert "&lt;b&gt;" in found._repr_html_()
    assert counted(case()).to_frame().shape == (0, 6)
