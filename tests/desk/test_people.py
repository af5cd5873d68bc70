"""People and roles: an admin alone makes people known, nobody raises himself, who has left is out at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from deskbuilder import PASSWORD, ROLES
from whipcount.desk.ledger.models import AuditEntry
from whipcount.desk.ledger.roles import role_of

SignedIn = Callable[[str], Any]
Person = Callable[[str, str], Any]


def test_an_admin_makes_somebody_known_who_can_sign_in(signed_in: SignedIn) -> None:
    told = signed_in("admin").post("/desk/people/", {"name": "rose", "role": "reporter"}).content.decode()
    found = re.search(r"shown this once: <code>([\w-]+)</code>", told)
    assert found is not None
    done = Client().post("/desk/login/", {"username": "rose", "password": found[1]})
    assert done.headers["Location"] == "/desk/"
    entry = AuditEntry.objects.get(about="user:rose")
    assert (entry.name, entry.action, entry.after) == ("the-admin", "give_role", "reporter")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "a b", "role": "reader"}, "cannot be used"),
        ({"name": "the-admin", "role": "reader"}, "the-admin is known already"),
        ({"name": "rose", "role": "emperor"}, "Select a valid choice"),
        ({"name": "", "role": "reader"}, "This field is required"),
    ],
)
def test_a_mistake_makes_nobody_known(signed_in: SignedIn, given: dict[str, str], said: str) -> None:
    client = signed_in("admin")
    before = get_user_model().objects.count()
    told = client.post("/desk/people/", given)
    assert told.status_code == 422
    assert said in told.content.decode()
    assert get_user_model().objects.count() == before


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_given_and_logged(signed_in: SignedIn, person: Person, role: str) -> None:
    ann = person("ann", "reader" if role != "reader" else "editor")
    signed_in("admin").post(f"/desk/people/{ann.pk}/", {"role": role, "is_active": "on"})
    assert role_of(get_user_model().objects.get(username="ann")) == role
    entry = AuditEntry.objects.filter(about="user:ann").first()
    assert entry is not None
    assert (entry.name, entry.after) == ("the-admin", {"role": role, "is_active": True})


def test_who_has_left_is_out_at_once(signed_in: SignedIn, person: Person) -> None:
    ann, client = person("ann", "editor"), Client()
    client.force_login(ann)
    assert client.get("/desk/").status_code == 200
    signed_in("admin").post(f"/desk/people/{ann.pk}/", {"role": "editor"})
    assert client.get("/desk/").status_code == 302
    assert client.post("/desk/login/", {"username": "ann", "password": PASSWORD}).status_code == 200


def test_without_a_role_nothing_is_seen(signed_in: SignedIn, person: Person) -> None:
    ann, client = person("ann", "editor"), Client()
    client.force_login(ann)
    signed_in("admin").post(f"/desk/people/{ann.pk}/", {"role": "", "is_active": "on"})
    assert client.get("/desk/").status_code == 403


@pytest.mark.parametrize("role", ["reader", "reporter", "editor"])
def test_nobody_raises_himself(signed_in: SignedIn, person: Person, role: str) -> None:
    client = signed_in(role)
    me = get_user_model().objects.get(username=f"the-{role}")
    assert client.post(f"/desk/people/{me.pk}/", {"role": "admin", "is_active": "on"}).status_code == 403
    assert role_of(me) == role
    assert "/desk/people/" not in client.get("/desk/").content.decode()


def test_an_admin_does_not_change_himself(signed_in: SignedIn) -> None:
    client = signed_in("admin")
    me = get_user_model().objects.get(username="the-admin")
    assert client.post(f"/desk/people/{me.pk}/", {"role": "reader"}).status_code == 409
    assert role_of(me) == "admin"


@pytest.mark.parametrize("role", ["emperor", "admin "])
def test_a_role_that_is_none_is_refused(signed_in: SignedIn, person: Person, role: str) -> None:
    ann = person("ann", "reader")
    assert signed_in("admin").post(f"/desk/people/{ann.pk}/", {"role": role, "is_active": "on"}).status_code == 422
    assert role_of(get_user_model().objects.get(username="ann")) == "reader"


def test_somebody_who_is_not_there_is_not_found(signed_in: SignedIn) -> None:
    assert signed_in("admin").post("/desk/people/999999/", {"role": "reader"}).status_code == 404
