"""Two persons: nothing changes the count of such a case on one person's word, whichever way it comes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from deskbuilder import STORY, small_case
from whipcount.desk.ledger.models import AuditEntry, Case, Claim, Wish
from whipcount.desk.ledger.store import case_from_db, export_case, import_case, revision
from whipcount.desk.review import decide
from whipcount.desk.review.confirm import confirm, decline
from whipcount.desk.review.correct import correct, dispute_event, undo
from whipcount.desk.review.decide import Overtaken
from whipcount.desk.review.intake import take_story
from whipcount.desk.review.second import ask_to_import
from whipcount.errors import EvidenceError, InputError
from whipcount.sources.documents.source import Source

Person = Callable[[str, str], Any]
FURTHER = "e2,2022-01-14,2022-01-14,Peter Aldous,,calls_to_resign,asserted,Boris Johnson,twfy:10999,,,,,reported,,,\n"


@pytest.fixture
def two(small: Case) -> Case:
    """The small case, kept by two persons."""
    Case.objects.filter(pk=small.pk).update(two_person=True)
    return Case.objects.get(pk=small.pk)


def claim() -> Claim:
    story, _ = take_story("small", Source(STORY, "a story", None, "2022-05-20", "option", None), "paste")
    return story.claims.filter(draft__type="calls_to_resign").get()


CHANGES: dict[str, Callable[[Any], Any]] = {
    "undo": lambda user: undo("small", "e1", user, "a slip"),
    "correct": lambda user: correct("small", "e1", user, {"type": "critical"}, "no letter"),
    "dispute": lambda user: dispute_event("small", "e1", user, "he denies it"),
}


@pytest.mark.parametrize("action", CHANGES)
def test_a_correction_waits_for_another_person(two: Case, person: Person, action: str) -> None:
    ann, bob, word = person("ann", "editor"), person("bob", "editor"), revision("small")
    assert CHANGES[action](ann) is None
    assert revision("small") == word
    wish = Wish.objects.get()
    with pytest.raises(EvidenceError, match="somebody else must confirm it"):
        confirm(wish.pk, ann)
    assert revision("small") == word
    assert confirm(wish.pk, bob).state == Wish.State.DONE
    assert len(case_from_db("small").events) == 2
    entry = AuditEntry.objects.get(action=action)
    assert (entry.name, entry.after["first"], entry.note) == ("bob", "ann", wish.note)
    assert AuditEntry.objects.get(action=f"{action}_first").name == "ann"
    with pytest.raises(Overtaken, match="This was done already"):
        confirm(wish.pk, bob)


def test_what_was_wanted_is_what_is_done(two: Case, person: Person) -> None:
    correct("small", "e1", person("ann", "editor"), {"actor": "David Davis", "grade": "claimed"}, "the wrong man")
    confirm(Wish.objects.get().pk, person("bob", "editor"))
    new = case_from_db("small").events[-1]
    assert (new.actor, new.actor_id, new.source.grade, new.replaces) == ("David Davis", "twfy:10162", "claimed", "e1")


def test_a_wrong_correction_is_told_to_the_first_person(two: Case, person: Person) -> None:
    with pytest.raises(InputError, match="is nobody who sat on"):
        correct("small", "e1", person("ann", "editor"), {"actor": "Nobody Atall"}, "the wrong man")
    assert not Wish.objects.exists()


def test_one_thing_waits_about_one_event(two: Case, person: Person) -> None:
    undo("small", "e1", person("ann", "editor"), "a slip")
    with pytest.raises(Overtaken, match=r"ann asked at .* Confirm or decline that one first"):
        dispute_event("small", "e1", person("bob", "editor"), "he denies it")


def test_what_is_declined_is_not_done_and_may_be_asked_again(two: Case, person: Person) -> None:
    ann, word = person("ann", "editor"), revision("small")
    undo("small", "e1", ann, "a slip")
    wish = Wish.objects.get()
    with pytest.raises(InputError, match="Say why"):
        decline(wish.pk, ann, " ")
    assert decline(wish.pk, ann, "no slip").state == Wish.State.DECLINED
    assert revision("small") == word
    with pytest.raises(Overtaken):
        confirm(wish.pk, person("bob", "editor"))
    undo("small", "e1", ann, "a slip after all")
    assert Wish.objects.filter(state=Wish.State.WAITING).count() == 1


def test_what_was_overtaken_meanwhile_is_not_done(two: Case, person: Person) -> None:
    ann, bob = person("ann", "editor"), person("bob", "editor")
    undo("small", "e1", ann, "a slip")
    Case.objects.update(two_person=False)
    correct("small", "e1", bob, {"type": "critical"}, "no letter")
    with pytest.raises(Overtaken, match="was already replaced by"):
        confirm(Wish.objects.get().pk, bob)
    assert Wish.objects.get().state == Wish.State.WAITING


@pytest.mark.parametrize("first", ["accept", "merge", "dispute"])
@pytest.mark.parametrize("second", ["accept", "merge", "dispute"])
def test_two_must_want_the_same_of_a_claim(two: Case, person: Person, first: str, second: str) -> None:
    text = (
        "Bridgen's letter\n\n21 May 2022\n\nAndrew Bridgen has submitted a letter of no confidence in Boris Johnson.\n"
    )
    story, _ = take_story("small", Source(text, "a story", None, "2022-05-21", "option", None), "paste")
    row = story.claims.filter(draft__type="letter_submitted").get()
    do: dict[str, Callable[[Claim, Any], Claim]] = {
        "accept": lambda row, user: decide.accept(row.pk, row.version, user),
        "merge": lambda row, user: decide.merge(row.pk, row.version, user, "e1"),
        "dispute": lambda row, user: decide.dispute(row.pk, row.version, user, "he denies it"),
    }
    ann, bob, word = person("ann", "editor"), person("bob", "editor"), revision("small")
    row = do[first](row, ann)
    assert (row.state, revision("small")) == (Claim.State.SECOND, word)
    row = do[second](row, bob)
    assert (row.state == Claim.State.SECOND) == (first != second)
    assert (revision("small") == word) == (first != second)
    if first != second:
        assert row.first_by == bob
        assert do[second](row, ann).state != Claim.State.SECOND


def test_an_edit_between_two_persons_needs_both_anew(two: Case, person: Person) -> None:
    ann, bob, word = person("ann", "editor"), person("bob", "editor"), revision("small")
    row = decide.accept(claim().pk, 1, ann)
    row = decide.edit(row.pk, row.version, bob, {"grade": "on_record"})
    row = decide.accept(row.pk, row.version, bob)
    assert (row.state, revision("small")) == (Claim.State.SECOND, word)
    assert decide.accept(row.pk, row.version, ann).state == Claim.State.ACCEPTED


def test_rejecting_changes_no_count(two: Case, person: Person) -> None:
    word, row = revision("small"), claim()
    row = decide.accept(row.pk, row.version, person("ann", "editor"))
    decide.reject(row.pk, row.version, person("bob", "editor"))
    assert revision("small") == word


def test_an_import_waits_for_two_persons(two: Case, person: Person, tmp_path: Path, capsys: Any) -> None:
    file, word = tmp_path / "small" / "events.csv", revision("small")
    file.write_text(file.read_text(encoding="utf-8") + FURTHER, encoding="utf-8")
    with pytest.raises(EvidenceError, match="a second person confirms"):
        import_case(tmp_path / "small")
    call_command("desk_import", str(tmp_path / "small"))
    assert capsys.readouterr().out.splitlines()[1].startswith("1 further events wait until two persons confirm")
    with pytest.raises(Overtaken):
        import_case(tmp_path / "small", ask=ask_to_import)
    wish = Wish.objects.get()
    confirm(wish.pk, person("ann", "editor"))
    with pytest.raises(EvidenceError):
        confirm(wish.pk, person("ann", "editor"))
    assert revision("small") == word
    confirm(wish.pk, person("bob", "editor"))
    assert [event.actor for event in case_from_db("small").events] == ["Andrew Bridgen", "Peter Aldous"]
    out = export_case("small", tmp_path / "out") / "events.csv"
    assert out.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_rows_that_came_meanwhile_are_not_added_twice(two: Case, person: Person, tmp_path: Path) -> None:
    folder = small_case(tmp_path / "new", "small", FURTHER)
    import_case(folder, ask=ask_to_import)
    Case.objects.update(two_person=False)
    import_case(folder)
    wish = confirm(Wish.objects.get().pk, person("ann", "editor"))
    with pytest.raises(EvidenceError, match="The event e2 is on record already"):
        confirm(wish.pk, person("bob", "editor"))


def test_one_admin_cannot_end_the_rule(two: Case, person: Person) -> None:
    clients = {name: Client() for name in ("ann", "bob", "ed")}
    for name, client in clients.items():
        client.force_login(person(name, "editor" if name == "ed" else "admin"))
    told = clients["ann"].post("/desk/cases/small/keep/", {"stale_after_hours": "6"}, follow=True).content.decode()
    row = Case.objects.get(slug="small")
    assert (row.two_person, row.is_public, row.stale_after_hours) == (True, False, 6)
    assert "waits until another admin confirms it" in told
    address = f"/desk/wishes/{Wish.objects.get().pk}/confirm/"
    assert clients["ed"].post(address).status_code == 403
    assert clients["ann"].post(address).status_code == 409
    assert clients["bob"].post(address).status_code == 302
    assert not Case.objects.get(slug="small").two_person


def test_the_pages_show_what_waits_and_let_another_confirm_it(two: Case, person: Person) -> None:
    ann, bob = Client(), Client()
    ann.force_login(person("ann", "editor"))
    bob.force_login(person("bob", "editor"))
    told = ann.post("/desk/cases/small/events/e1/undo/", {"note": "a slip"}, follow=True).content.decode()
    assert "waits until a second person confirms it" in told
    assert "/confirm/" not in told
    for address in ("/desk/", "/desk/cases/small/", "/desk/cases/small/events/e1/"):
        shown = bob.get(address).content.decode()
        assert "ann wants</b> taken back" in shown
        assert f"/desk/wishes/{Wish.objects.get().pk}/confirm/" in shown
    bob.post(f"/desk/wishes/{Wish.objects.get().pk}/confirm/")
    assert len(case_from_db("small").events) == 2
