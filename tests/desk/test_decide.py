"""Decisions about claims: what each adds, what it never overwrites, who is told when two come together."""

from collections.abc import Callable
from typing import Any

import pytest

from deskbuilder import STORY
from whipcount.desk.ledger.models import AuditEntry, Case, Claim
from whipcount.desk.ledger.store import case_from_db, open_from_db, revision
from whipcount.desk.review import decide
from whipcount.desk.review.correct import correct, dispute_event, is_taken_back, undo
from whipcount.desk.review.decide import Overtaken
from whipcount.desk.review.intake import LONGEST, take_story
from whipcount.errors import EvidenceError, InputError, NotFoundError
from whipcount.sources.documents.source import Source

Person = Callable[[str, str], Any]
DAY = "2022-05-20"
LETTER = """Bridgen has sent his letter

21 May 2022

Andrew Bridgen has submitted a letter of no confidence in Boris Johnson, he said on Saturday.
"""


def story(text: str = STORY, url: str | None = "https://b.example/2", case: str = "small") -> Any:
    return take_story(case, Source(text, "a story", None, DAY, "option", url), "paste")[0]


def the_claim(kind: str = "calls_to_resign", **changes: Any) -> Claim:
    row = next(row for row in story(**changes).claims.all() if row.draft["type"] == kind)
    assert row.state == Claim.State.WAITING
    return row


def n(stance: str = "calls_to_resign", on: str = DAY) -> int:
    return open_from_db("small").count(on).n(stance)


def test_a_story_waits_and_counts_nothing(small: Case) -> None:
    before, word = n(), revision("small")
    row = the_claim()
    assert row.draft["actor"] == "Nadine Dorries"
    assert row.draft["source_url"] == "https://b.example/2"
    assert (n(), revision("small")) == (before, word)


def test_the_same_story_comes_in_once(small: Case) -> None:
    assert story() == story()
    assert AuditEntry.objects.filter(action="bring").count() == 1


def test_too_long_a_story_is_refused(small: Case) -> None:
    with pytest.raises(InputError, match="the desk reads 200,000 at once"):
        story("She said so. " * (LONGEST // 10))


def test_a_link_that_is_no_address_is_dropped(small: Case) -> None:
    row = story(url="javascript:alert(1)")
    assert row.url is None
    assert all(claim.draft["source_url"] is None for claim in row.claims.all())


def test_accepting_adds_one_event_and_one_entry(small: Case, person: Person) -> None:
    before, word, row = n(), revision("small"), the_claim()
    done = decide.accept(row.pk, row.version, person("ann", "editor"), "seen on television")
    assert (done.state, n()) == (Claim.State.ACCEPTED, before + 1)
    assert revision("small") != word
    added = case_from_db("small").events[-1]
    assert (added.actor, added.source.quote) == ("Nadine Dorries", row.draft["quote"])
    entry = AuditEntry.objects.get(action="accept")
    assert (entry.name, entry.about, entry.note) == ("ann", f"claim:{row.pk}", "seen on television")
    assert entry.after == {"state": "accepted", "events": [added.id]}


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(small: Case, person: Person) -> None:
    row = the_claim()
    decide.accept(row.pk, row.version, person("ann", "editor"))
    held = case_from_db("small").events
    with pytest.raises(Overtaken, match=r"ann accepted it at \d\d:\d\d UTC, after you opened it; nothing of yours"):
        decide.reject(row.pk, row.version, person("bob", "editor"))
    assert case_from_db("small").events == held
    assert Claim.objects.get(pk=row.pk).state == Claim.State.ACCEPTED


def test_two_edits_of_one_version_do_not_overwrite_each_other(small: Case, person: Person) -> None:
    row = the_claim()
    decide.edit(row.pk, row.version, person("ann", "reporter"), {"grade": "claimed"})
    with pytest.raises(Overtaken, match="ann changed it"):
        decide.edit(row.pk, row.version, person("bob", "reporter"), {"grade": "anonymous"})
    assert Claim.objects.get(pk=row.pk).draft["grade"] == "claimed"


@pytest.mark.parametrize("grade", ["claimed", "anonymous"])
def test_weak_words_never_reach_the_headline(small: Case, person: Person, grade: str) -> None:
    row = the_claim()
    before = n()
    row = decide.edit(row.pk, row.version, person("ann", "editor"), {"grade": grade})
    decide.accept(row.pk, row.version, person("ann", "editor"))
    count = open_from_db("small").count(DAY)
    assert n() == before
    assert "Nadine Dorries" in {one.name for one in count.not_counted}


def test_a_new_name_is_looked_up_again(small: Case, person: Person) -> None:
    row = the_claim()
    row = decide.edit(row.pk, row.version, person("ann", "editor"), {"actor": "David Davis"})
    assert row.draft["actor_id"] is None
    decide.accept(row.pk, row.version, person("ann", "editor"))
    assert case_from_db("small").events[-1].actor_id == "twfy:10162"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"on": "20 May"}, "on '20 May' is not a date"),
        ({"type": "stamps_foot"}, "type 'stamps_foot' is unknown"),
        ({"known": "2999-01-01"}, "lies after today"),
        ({"actor": "Nobody Atall", "actor_id": ""}, "is nobody who sat on"),
        ({"source_url": "javascript:alert(1)"}, "is no address"),
        ({"known": ""}, "known is empty"),
    ],
)
def test_a_draft_that_cannot_be_an_event_is_not_kept(
    small: Case, person: Person, changes: dict[str, str], said: str
) -> None:
    row = the_claim()
    with pytest.raises(InputError, match=said):
        decide.edit(row.pk, row.version, person("ann", "editor"), changes)
    assert Claim.objects.get(pk=row.pk).draft == row.draft


def test_the_same_letter_from_a_second_source_is_merged(small: Case, person: Person) -> None:
    row = the_claim("letter_submitted", text=LETTER)
    before = n("letter_submitted")
    decide.merge(row.pk, row.version, person("ann", "editor"), "e1")
    count = open_from_db("small").count(DAY)
    (bridgen,) = [one for one in count.standing["letter_submitted"] if one.name == "Andrew Bridgen"]
    assert n("letter_submitted") == before
    assert len(bridgen.events) == 2
    assert bridgen.on == "2022-01-12"
    assert count.disputed == ()


def test_a_claim_is_merged_with_its_like_only(small: Case, person: Person) -> None:
    row = the_claim()
    with pytest.raises(EvidenceError, match="cannot be merged"):
        decide.merge(row.pk, row.version, person("ann", "editor"), "e1")
    with pytest.raises(EvidenceError, match="'gone' is not on record"):
        decide.merge(row.pk, row.version, person("ann", "editor"), "gone")
    assert len(case_from_db("small").events) == 1


def test_what_is_disputed_is_on_record_and_not_counted(small: Case, person: Person) -> None:
    row = the_claim()
    before = n()
    decide.dispute(row.pk, row.version, person("ann", "editor"), "her office says otherwise")
    count = open_from_db("small").count(DAY)
    assert n() == before
    assert [one.name for one in count.disputed] == ["Nadine Dorries"]
    with pytest.raises(InputError, match="Say who disputes it"):
        decide.dispute(the_claim(text=LETTER, kind="letter_submitted").pk, 1, person("ann", "editor"), " ")


def test_a_question_is_shown_and_anybody_may_still_decide(small: Case, person: Person) -> None:
    row = the_claim()
    row = decide.ask(row.pk, row.version, person("rep", "reporter"), "is it this Friday?")
    assert (row.asked_by.get_username(), row.asked_why) == ("rep", "is it this Friday?")
    assert decide.accept(row.pk, row.version, person("ann", "editor")).state == Claim.State.ACCEPTED


def test_a_case_of_two_persons_takes_nothing_from_one(small: Case, person: Person) -> None:
    Case.objects.filter(pk=small.pk).update(two_person=True)
    ann, bob, row, before = person("ann", "editor"), person("bob", "editor"), the_claim(), n()
    row = decide.accept(row.pk, row.version, ann)
    assert (row.state, n()) == (Claim.State.SECOND, before)
    with pytest.raises(EvidenceError, match="somebody else must confirm"):
        decide.accept(row.pk, row.version, ann)
    assert decide.accept(row.pk, row.version, bob).state == Claim.State.ACCEPTED
    assert n() == before + 1


def test_an_edit_voids_a_first_acceptance(small: Case, person: Person) -> None:
    Case.objects.filter(pk=small.pk).update(two_person=True)
    ann, row = person("ann", "editor"), the_claim()
    row = decide.accept(row.pk, row.version, ann)
    row = decide.edit(row.pk, row.version, person("bob", "editor"), {"grade": "on_record"})
    assert (row.state, row.first_by) == (Claim.State.WAITING, None)


def test_a_rejected_claim_can_be_taken_up_again(small: Case, person: Person) -> None:
    ann, row = person("ann", "editor"), the_claim()
    row = decide.reject(row.pk, row.version, ann, "old news")
    with pytest.raises(Overtaken):
        decide.accept(row.pk, row.version, ann)
    row = decide.reopen(row.pk, row.version, ann)
    assert decide.accept(row.pk, row.version, ann).state == Claim.State.ACCEPTED


def accepted(person: Person) -> tuple[Any, str]:
    ann, row = person("ann", "editor"), the_claim()
    decide.accept(row.pk, row.version, ann)
    return ann, case_from_db("small").events[-1].id


def test_an_undo_is_a_new_event_and_can_be_undone(small: Case, person: Person) -> None:
    before = n()
    ann, taken = accepted(person)
    held = case_from_db("small").events
    back = undo("small", taken, ann, "a slip")
    assert is_taken_back(back)
    assert n() == before
    assert case_from_db("small").events[: len(held)] == held
    count = open_from_db("small").count(DAY)
    assert "Nadine Dorries" not in {one.name for one in (*count.not_counted, *count.disputed)}
    again = undo("small", back.id, ann, "no slip after all")
    assert (n(), again.actor, again.replaces) == (before + 1, "Nadine Dorries", back.id)
    assert open_from_db("small").count(DAY, known=DAY).n("calls_to_resign") == before + 1


def test_the_case_of_an_undone_claim_can_be_exported_and_checked(small: Case, person: Person, tmp_path: Any) -> None:
    from whipcount.desk.ledger.store import export_case
    from whipcount.facts.cases import check_folder

    ann, taken = accepted(person)
    undo("small", taken, ann, "a slip")
    case, problems = check_folder(export_case("small", tmp_path / "out"))
    assert problems == []
    assert case.events == case_from_db("small").events


def test_a_claim_that_was_taken_back_can_be_accepted_again(small: Case, person: Person) -> None:
    before = n()
    ann, taken = accepted(person)
    undo("small", taken, ann, "a slip")
    row = Claim.objects.get(state=Claim.State.UNDONE)
    row = decide.reopen(row.pk, row.version, ann)
    decide.accept(row.pk, row.version, ann)
    assert n() == before + 1


def test_a_correction_names_the_old_event_and_the_old_day_still_reads_as_it_did(small: Case, person: Person) -> None:
    ann, taken = accepted(person)
    new = correct("small", taken, ann, {"type": "critical"}, "she did not ask him to go")
    assert (new.replaces, new.type) == (taken, "critical")
    assert n() == open_from_db("small").count("2022-05-19").n("calls_to_resign")
    as_known_then = open_from_db("small").count(DAY, known=DAY)
    assert "Nadine Dorries" in {one.name for one in as_known_then.standing["calls_to_resign"]}
    entry = AuditEntry.objects.get(action="correct")
    assert (entry.before, entry.after) == (
        {"type": "calls_to_resign", "known": DAY},
        {"type": "critical", "known": new.known, "event": new.id},
    )


def test_two_corrections_of_one_event_do_not_both_stand(small: Case, person: Person) -> None:
    ann, taken = accepted(person)
    correct("small", taken, ann, {"type": "critical"}, "she did not ask him to go")
    with pytest.raises(Overtaken, match="was already replaced by"):
        undo("small", taken, person("bob", "editor"), "a slip")


def test_a_correction_can_be_undone(small: Case, person: Person) -> None:
    ann, taken = accepted(person)
    before = n()
    new = correct("small", taken, ann, {"type": "critical"}, "she did not ask him to go")
    undo("small", new.id, ann, "she did")
    assert n() == before


def test_an_event_on_record_can_be_disputed_and_the_dispute_undone(small: Case, person: Person) -> None:
    ann, taken = accepted(person)
    before = n()
    denial = dispute_event("small", taken, ann, "her office denies it")
    assert n() == before - 1
    undo("small", denial.id, ann, "her office was wrong")
    assert n() == before


@pytest.mark.parametrize("why", ["", "  "])
def test_a_correction_without_a_reason_is_refused(small: Case, person: Person, why: str) -> None:
    ann = person("ann", "editor")
    for act in (undo, dispute_event):
        with pytest.raises(InputError, match="Say w"):
            act("small", "e1", ann, why)
    with pytest.raises(InputError, match="Say what was wrong"):
        correct("small", "e1", ann, {"grade": "claimed"}, why)


def test_a_correction_of_nothing_is_refused(small: Case, person: Person) -> None:
    with pytest.raises(InputError, match="Nothing was changed"):
        correct("small", "e1", person("ann", "editor"), {"grade": "on_record"}, "to be sure")
    with pytest.raises(NotFoundError, match="has no event 'gone'"):
        undo("small", "gone", person("ann", "editor"), "to be sure")


def test_a_correction_to_a_day_to_come_is_refused(small: Case, person: Person) -> None:
    with pytest.raises(InputError, match="2950-01-01 has not come yet"):
        correct("small", "e1", person("ann", "editor"), {"on": "2950-01-01"}, "a slip")
