"""Django set up once for every test that needs it, on a database of its own that has the shipped case."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

ROLES = ("reader", "reporter", "editor", "admin")
PASSWORD = "twelve letters and more"
STORY = """Nadine Dorries says the prime minister should go

20 May 2022

Nadine Dorries, the culture secretary, called on Boris Johnson to resign on Friday.
"""


@cache
def set_up() -> Path:
    """Set Django up; DESK_TEST_DATABASE names another database than a fresh SQLite file. Returns its folder."""
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    held = {name: os.environ.get(name) for name in ("DATABASE_URL", "WHIPCOUNT_SECRET_KEY", "DJANGO_SETTINGS_MODULE")}
    os.environ["DATABASE_URL"] = os.environ.get("DESK_TEST_DATABASE") or f"sqlite:///{folder}/desk.sqlite3"
    os.environ["WHIPCOUNT_SECRET_KEY"] = "a secret of the tests"
    os.environ["DJANGO_SETTINGS_MODULE"] = "whipcount.desk.settings"
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
    for name, value in held.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    os.environ["DJANGO_SETTINGS_MODULE"] = "whipcount.desk.settings"
    return folder


@cache
def make_ready() -> None:
    """Make the tables and bring the shipped case in, once."""
    set_up()
    from whipcount.desk.ledger import ready

    ready.make_ready()


def person(name: str, role: str) -> Any:
    """Return a user of a role."""
    from django.contrib.auth import get_user_model

    from whipcount.desk.ledger.users import put_user

    put_user(name, role, PASSWORD)
    return get_user_model().objects.get(username=name)


def small_case(folder: Path, name: str = "small", rows: str = "") -> Path:
    """Write a case of the Conservatives of 2022 with few events; returns its folder."""
    path = folder / name
    path.mkdir(parents=True, exist_ok=True)
    (path / "case.toml").write_text(
        f'id = "{name}"\ntitle = "A small case"\nparty = "conservative"\nrulebook = "uk-conservative"\n'
        'span = ["2019-07-23", "2022-09-06"]\ncohorts = []\n\n[leader]\nid = "twfy:10999"\nname = "Boris Johnson"\n',
        encoding="utf-8",
    )
    (path / "events.csv").write_text(
        "event_id,on,known,actor,actor_id,type,status,target,target_id,from_party,to_party,office,detail,grade,"
        "source_url,quote,replaces\n" + rows,
        encoding="utf-8",
    )
    return path
