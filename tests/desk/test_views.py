"""The editors' pages: who may see and do what, what a mistake shows, what hostile text cannot do."""

import contextlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

import deskbuilder
from deskbuilder import PASSWORD, ROLES, STORY
from whipcount.desk.ledger.models import AuditEntry, Case, Claim, Source, Story, Wish
from whipcount.desk.ledger.store import add_events, case_from_db, locked
from whipcount.desk.limits import LARGEST
from whipcount.desk.review import urls
from whipcount.desk.review.intake import take_story
from whipcount.ledger.types import Event
from whipcount.ledger.types import Source as Evidence
from whipcount.ledger.vocabulary import EventType, Grade, Status
from whipcount.sources.documents.source import Source as Text

SignedIn = Callable[[str], Any]
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture
def claim(small: Case) -> Claim:
    story, _ = take_story("small", Text(STORY, None, None, "2022-05-20", "option", "https://b.example/2"), "paste")
    return story.claims.filter(draft__type="calls_to_resign").get()


def places(claim: Claim) -> dict[str, tuple[str, str, str]]:
    """Name -> method, address, the lowest role that may."""
    case = f"/desk/cases/{claim.story.case.slug}"
    source = Source.objects.create(case=claim.story.case, name="A feed", url="http://127.0.0.1/feed")
    wishes = {
        action: Wish.objects.create(case=claim.story.case, action=action, about=f"{action}:e1", note="why")
        for action in ("undo", "keep")
    }
    return {
        "desk-queue": ("get", "/desk/", "reader"),
        "desk-people": ("get", "/desk/people/", "admin"),
        "desk-people post": ("post", "/desk/people/", "admin"),
        "desk-person": ("post", f"/desk/people/{deskbuilder.person('a-colleague', 'reader').pk}/", "admin"),
        "desk-case": ("get", f"{case}/", "reader"),
        "desk-log": ("get", f"{case}/log/", "reader"),
        "desk-events": ("get", f"{case}/events/", "reader"),
        "desk-event": ("get", f"{case}/events/e1/", "reader"),
        "desk-story": ("get", f"/desk/stories/{claim.story_id}/", "reader"),
        "desk-bring": ("get", f"{case}/bring/", "reporter"),
        "desk-bring post": ("post", f"{case}/bring/", "reporter"),
        "desk-checked": ("post", f"{case}/checked/", "reporter"),
        "desk-sources": ("get", f"{case}/sources/", "editor"),
        "desk-sources post": ("post", f"{case}/sources/", "editor"),
        "desk-look": ("post", f"{case}/sources/{source.pk}/look/", "editor"),
        "desk-keep": ("get", f"{case}/keep/", "admin"),
        "desk-keep post": ("post", f"{case}/keep/", "admin"),
        "desk-story-act again": ("post", f"/desk/stories/{claim.story_id}/again/", "reporter"),
        "desk-story-act leave": ("post", f"/desk/stories/{claim.story_id}/leave/", "reporter"),
        "desk-wish confirm": ("post", f"/desk/wishes/{wishes['undo'].pk}/confirm/", "editor"),
        "desk-wish decline": ("post", f"/desk/wishes/{wishes['undo'].pk}/decline/", "editor"),
        "desk-wish confirm keep": ("post", f"/desk/wishes/{wishes['keep'].pk}/confirm/", "admin"),
        "desk-wish decline keep": ("post", f"/desk/wishes/{wishes['keep'].pk}/decline/", "admin"),
        "desk-event-act undo": ("post", f"{case}/events/e1/undo/", "editor"),
        "desk-event-act correct": ("post", f"{case}/events/e1/correct/", "editor"),
        "desk-event-act dispute": ("post", f"{case}/events/e1/dispute/", "editor"),
        "desk-claim edit": ("post", f"/desk/claims/{claim.pk}/edit/", "reporter"),
        "desk-claim ask": ("post", f"/desk/claims/{claim.pk}/ask/", "reporter"),
        **{
            f"desk-claim {action}": ("post", f"/desk/claims/{claim.pk}/{action}/", "editor")
            for action in ("accept", "merge", "dispute", "reject", "reopen")
        },
    }


OPEN = {"desk-login", "desk-logout", "desk-password"}
"""Django's own views: the first two for everybody, the third for whoever has signed in."""


def test_no_address_is_forgotten_here(claim: Claim) -> None:
    assert {name.split()[0] for name in places(claim)} | OPEN == {one.name for one in urls.urlpatterns}


@pytest.mark.parametrize("role", [None, "nobody", *ROLES])
def test_every_view_for_every_role(claim: Claim, signed_in: SignedIn, person: Any, role: str | None) -> None:
    client = Client()
    if role == "nobody":
        user = person("without-role", "reader")
        user.groups.clear()
        client.force_login(user)
    elif role:
        client = signed_in(role)
    for name, (method, address, lowest) in places(claim).items():
        response = getattr(client, method)(address)
        if role is None:
            assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/desk/login/"), name
        elif role == "nobody" or ROLES.index(role) < ROLES.index(lowest):
            assert response.status_code == 403, name
        else:
            assert response.status_code in (200, 302, 409, 422), (name, response.status_code)


def test_what_changes_something_is_never_a_get(claim: Claim, signed_in: SignedIn) -> None:
    client = signed_in("admin")
    for name, (method, address, _) in places(claim).items():
        if method == "post" and name.split()[0] not in ("desk-bring", "desk-sources", "desk-keep", "desk-people"):
            assert client.get(address).status_code == 405, name


def test_a_form_from_elsewhere_is_refused(claim: Claim, person: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("ann", "admin"))
    for name, (method, address, _) in places(claim).items():
        if method == "post":
            assert client.post(address, {"version": claim.version}).status_code == 403, name
    assert Claim.objects.get(pk=claim.pk).version == claim.version


def test_every_answer_has_its_headers(claim: Claim, signed_in: SignedIn) -> None:
    client = signed_in("admin")
    for _, (method, address, _) in places(claim).items():
        headers = getattr(client, method)(address).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
        assert headers["Cache-Control"] == "no-store"


def test_hostile_text_is_only_text(small: Case, signed_in: SignedIn) -> None:
    client = signed_in("admin")
    text = STORY.replace("the culture secretary", f"the culture secretary {HOSTILE}") + HOSTILE
    text += "It is the first time that a member of the cabinet has said so, and it will not be the last one. " * 4
    given = {"text": HOSTILE + text, "published": "2022-05-20", "url": "javascript:alert(3)"}
    assert client.post("/desk/cases/small/bring/", given, follow=True).status_code == 422
    given["url"] = "https://example.org/"
    page = client.post("/desk/cases/small/bring/", given, follow=True)
    assert page.status_code == 200
    row = Claim.objects.first()
    assert row is not None
    client.post(f"/desk/claims/{row.pk}/ask/", {"version": row.version, "note": HOSTILE})
    client.post(f"/desk/claims/{row.pk}/reject/", {"version": row.version + 1, "note": HOSTILE})
    for address in (f"/desk/stories/{row.story_id}/", "/desk/", "/desk/cases/small/", "/desk/cases/small/log/"):
        shown = client.get(address).content.decode()
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert 'href="javascript:' not in shown
        assert not re.search(r"<[^>]* (style|on[a-z]+)=", shown)


def test_a_hostile_event_on_record_gives_no_link(small: Case, signed_in: SignedIn) -> None:
    source = Evidence(Grade.REPORTED, "javascript:alert(1)")
    with locked("small") as row:
        add_events(row, [Event("x1", None, "2022-01-20", HOSTILE, None, EventType.CRITICAL, Status.ASSERTED, source)])
    shown = signed_in("reader").get("/desk/cases/small/events/x1/").content.decode()
    assert "javascript:alert(1)" in shown
    assert 'href="javascript:' not in shown
    assert "<script>alert" not in shown


def test_the_quote_is_marked_beside_its_claim(claim: Claim, signed_in: SignedIn) -> None:
    shown = signed_in("reader").get(f"/desk/stories/{claim.story_id}/").content.decode()
    assert re.search(rf'<mark data-claims="[^"]*\b{claim.pk}\b[^"]*"><a href="#claim-\d+">Nadine Dorries says', shown)
    assert "calls to resign: 1 → 2" in shown
    assert ">Accept</button>" not in shown


def test_an_editor_accepts_and_the_page_tells(claim: Claim, signed_in: SignedIn) -> None:
    client = signed_in("editor")
    done = client.post(f"/desk/claims/{claim.pk}/accept/", {"version": claim.version}, follow=True)
    assert done.redirect_chain == [(f"/desk/stories/{claim.story_id}/#claim-{claim.pk}", 302)]
    assert "Accepted." in done.content.decode()
    assert case_from_db("small").events[-1].actor == "Nadine Dorries"


def test_many_claims_come_in_pages_and_an_action_leads_back_to_its_own(
    claim: Claim, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    Claim.objects.bulk_create(
        Claim(story=claim.story, claim_id=str(i), found=claim.found, draft=claim.draft, start=200 + i, end=201 + i)
        for i in range(60)
    )
    last = claim.story.claims.last()
    assert last is not None
    client, n = signed_in("editor"), claim.story.claims.count()
    shown = client.get(f"/desk/stories/{claim.story_id}/").content.decode()
    assert (shown.count("<article"), f"{n} of {n} claims wait" in shown) == (50, True)
    assert f'id="claim-{last.pk}"' in client.get(f"/desk/stories/{claim.story_id}/?page=2").content.decode()
    done = client.post(f"/desk/claims/{last.pk}/reject/", {"version": last.version})
    assert done.headers["Location"] == f"/desk/stories/{claim.story_id}/?page=2#claim-{last.pk}"
    again = client.post(f"/desk/claims/{last.pk}/reject/", {"version": last.version})
    assert again.status_code == 409
    assert f'id="claim-{last.pk}"' in again.content.decode()


def test_who_comes_second_sees_what_was_typed_again(claim: Claim, signed_in: SignedIn) -> None:
    signed_in("editor").post(f"/desk/claims/{claim.pk}/ask/", {"version": claim.version, "note": "sure?"})
    typed = {f"c{claim.pk}-detail": "words of mine", "version": claim.version}
    told = signed_in("reporter").post(f"/desk/claims/{claim.pk}/edit/", typed)
    assert told.status_code == 409
    assert "the-editor asked for a second pair of eyes" in told.content.decode()
    assert "words of mine" in told.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "²"])
def test_a_version_that_is_no_number_is_an_old_one(claim: Claim, signed_in: SignedIn, version: str) -> None:
    assert signed_in("editor").post(f"/desk/claims/{claim.pk}/accept/", {"version": version}).status_code == 409


@pytest.mark.parametrize(
    "address",
    ["/desk/claims/1/explode/", "/desk/stories/999999/", "/desk/cases/none/", "/desk/cases/small/events/none/"],
)
def test_what_is_not_there_is_not_found(claim: Claim, signed_in: SignedIn, address: str) -> None:
    client = signed_in("admin")
    method = client.post if "claims" in address else client.get
    assert method(address.replace("/1/", f"/{claim.pk}/")).status_code == 404


def test_a_file_comes_in(small: Case, signed_in: SignedIn) -> None:
    letter = b"From: a@b.example\r\nSubject: Dorries\r\nDate: Fri, 20 May 2022 10:00:00 +0100\r\n\r\n" + STORY.encode()
    file = SimpleUploadedFile("../../etc/story.eml", letter)
    done = signed_in("reporter").post("/desk/cases/small/bring/", {"upload": file}, follow=True)
    row = Story.objects.get()
    assert done.status_code == 200
    assert (row.title, row.published, row.came_by) == ("Dorries", "2022-05-20", "upload")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Give the story in one way"),
        ({"text": "a", "address": "https://a.example"}, "Give the story in one way"),
        ({"text": STORY, "published": "Friday"}, "is not a date"),
        ({"text": STORY, "published": "1940-01-01"}, "No members are known before 1979-05-03"),
        ({"address": "file:///etc/passwd"}, "cannot be fetched"),
        ({"text": STORY, "url": "www.a.example/1"}, "is no address; it must begin with https://"),
        ({"address": "http://127.0.0.1/"}, "is not a public address"),
        ({"text": "Der Minister hat heute gesagt und dann wieder nicht " * 9}, "does not seem to be English"),
    ],
)
def test_a_story_that_cannot_be_read_is_told_in_a_sentence(
    small: Case, signed_in: SignedIn, given: dict[str, str], said: str
) -> None:
    told = signed_in("reporter").post("/desk/cases/small/bring/", given)
    assert told.status_code in (422, 502)
    assert said in told.content.decode()
    assert not Story.objects.exists()


def test_an_empty_file_is_told_once(small: Case, signed_in: SignedIn) -> None:
    told = signed_in("reporter").post("/desk/cases/small/bring/", {"upload": SimpleUploadedFile("a.txt", b"")})
    text = told.content.decode()
    assert told.status_code == 422
    assert "The submitted file is empty." in text
    assert "Give the story in one way" not in text


def test_a_pasted_story_is_called_by_its_first_sentence(small: Case, signed_in: SignedIn) -> None:
    text = (
        "Nadine Dorries, the culture secretary, called on Boris Johnson to resign on 20 May 2022. "
        + "He has not. " * 20
    )
    signed_in("reporter").post("/desk/cases/small/bring/", {"text": text})
    title = "Nadine Dorries, the culture secretary, called on Boris Johnson to resign on 20 May 2022."
    assert Story.objects.get().title == title


def test_a_request_that_is_too_large_is_not_read(small: Case, signed_in: SignedIn) -> None:
    told = signed_in("reporter").post("/desk/cases/small/bring/", {"text": "a" * (LARGEST + 1)})
    assert told.status_code == 413


def test_settings_are_logged(small: Case, signed_in: SignedIn) -> None:
    client = signed_in("admin")
    client.post("/desk/cases/small/keep/", {"two_person": "on", "stale_after_hours": "6"})
    row = Case.objects.get(slug="small")
    assert (row.two_person, row.is_public, row.stale_after_hours) == (True, False, 6)
    assert AuditEntry.objects.get(action="keep").after == {
        "two_person": True, "is_public": False, "stale_after_hours": 6,
    }  # fmt: skip


def test_looking_through_the_news_is_noted(small: Case, signed_in: SignedIn) -> None:
    signed_in("reporter").post("/desk/cases/small/checked/")
    assert Case.objects.get(slug="small").checked_at is not None


def test_signing_in_and_out(person: Any) -> None:
    person("ann", "editor")
    client = Client()
    done = client.post("/desk/login/", {"username": "ann", "password": PASSWORD, "next": "https://evil.example/"})
    assert done.headers["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert client.post("/desk/logout/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_guessing_is_slowed_down_for_the_guesser_alone(person: Any) -> None:
    person("ann", "editor")
    client, wrong = Client(), {"username": "ann", "password": "wrong"}
    assert [client.post("/desk/login/", wrong).status_code for _ in range(9)] == [200] * 8 + [429]
    right = {"username": "ann", "password": PASSWORD}
    told = client.post("/desk/login/", right)
    assert (told.status_code, told.headers["Retry-After"]) == (429, "900")
    assert Client(REMOTE_ADDR="10.1.1.1").post("/desk/login/", right).status_code == 302


def test_behind_a_proxy_the_guesser_alone_is_slowed_down_and_no_header_of_his_own_helps_him(
    person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.PROXIES", 1)
    person("ann", "editor")
    wrong, right = {"username": "ann", "password": "wrong"}, {"username": "ann", "password": PASSWORD}
    guesses = [Client(HTTP_X_FORWARDED_FOR=f"192.0.2.{n}, 198.51.100.7") for n in range(9)]
    assert [guess.post("/desk/login/", wrong).status_code for guess in guesses] == [200] * 8 + [429]
    assert Client(HTTP_X_FORWARDED_FOR="198.51.100.8").post("/desk/login/", right).status_code == 302


def test_guessing_many_names_is_slowed_down_too(person: Any) -> None:
    client = Client()
    seen = [client.post("/desk/login/", {"username": f"user{i}", "password": "x"}).status_code for i in range(41)]
    assert seen == [200] * 40 + [429]


def test_cookies_keep_to_themselves(person: Any) -> None:
    person("ann", "editor")
    done = Client().post("/desk/login/", {"username": "ann", "password": PASSWORD})
    assert done.cookies["sessionid"]["httponly"]
    assert done.cookies["sessionid"]["samesite"] == "Lax"


def test_the_desk_is_well(small: Case) -> None:
    told = {"ok": True, "database": "here", "clock": "right"}
    assert told.items() <= Client().get("/healthz").json().items()


def test_a_path_out_of_the_static_folder_is_not_found() -> None:
    for path in ("../settings.py", "%2e%2e/settings.py", "..%2fsettings.py", "/etc/passwd"):
        assert Client().get(f"/static/{path}").status_code in (400, 404)
    with contextlib.closing(Client().get("/static/desk/desk.css")) as found:
        assert found.status_code == 200


@pytest.mark.parametrize("word", ["database or disk is full", "connection refused", "database is locked"])
def test_a_database_that_is_away_is_told_and_stores_nothing(
    claim: Claim, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    client = signed_in("editor")

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError(word)

    with monkeypatch.context() as patch:
        patch.setattr("whipcount.desk.review.decide.add_events", away)
        told = client.post(f"/desk/claims/{claim.pk}/accept/", {"version": claim.version})
    assert (told.status_code, told.headers["Retry-After"]) == (503, "5")
    assert Claim.objects.get(pk=claim.pk).version == claim.version
    again = client.post(f"/desk/claims/{claim.pk}/accept/", {"version": claim.version})
    assert again.status_code == 302
