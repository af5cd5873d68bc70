"""What the desk takes from its environment: the database, the folder, the secret, the hosts."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from whipcount.errors import InputError
from whipcount.facts.user_data import user_folder

__all__ = ["api_limit", "database", "desk_folder", "hosts", "proxies", "secret_key"]

_FILE = "desk.sqlite3"
_SECRET = "desk-secret"
_SQLITE = {
    "timeout": 30,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_API_LIMIT = 600
_MOST_API_LIMIT = 1_000_000
_MOST_PROXIES = 9


def database(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return Django's settings of the database that ``DATABASE_URL`` names; SQLite in the user's folder without it.

    Raises
    ------
    InputError : neither ``sqlite:///FILE`` nor ``postgresql://USER:PASSWORD@HOST/NAME``

    Examples
    --------
    >>> database({"DATABASE_URL": "sqlite:///desk.sqlite3"})["NAME"]
    'desk.sqlite3'
    >>> found = database({"DATABASE_URL": "postgresql://ann:s%40d@db.example:5433/desk"})
    >>> found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]
    ('ann', 's@d', 'db.example', '5433', 'desk')
    """
    url = environment.get("DATABASE_URL") or f"sqlite:///{user_folder(environment) / _FILE}"
    scheme, _, rest = url.partition(":")
    if scheme == "sqlite" and rest.startswith("///") and rest != "///":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(rest[3:]), "OPTIONS": dict(_SQLITE)}
    if scheme in ("postgres", "postgresql"):
        return _postgresql(url)
    raise InputError(
        f"The database {scheme}:… cannot be used; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
    )


def desk_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of the desk's own files: that of the SQLite file, else the user's."""
    found = database(environment)
    if found["ENGINE"].endswith("sqlite3"):
        return Path(found["NAME"]).resolve().parent
    return user_folder(environment)


def secret_key(environment: Mapping[str, str]) -> str:
    """Return ``WHIPCOUNT_SECRET_KEY``, or the key made once in the desk's folder, which its owner alone can read."""
    given = environment.get("WHIPCOUNT_SECRET_KEY")
    if given:
        return given
    path = desk_folder(environment) / _SECRET
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or _empty(path)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(64)
        file.write(key)
    return key


def hosts(environment: Mapping[str, str]) -> list[str]:
    """Return the names under which the desk answers: this machine's, and those in ``WHIPCOUNT_HOSTS``.

    Examples
    --------
    >>> hosts({"WHIPCOUNT_HOSTS": "desk.example, www.desk.example"})[3:]
    ['desk.example', 'www.desk.example']
    """
    named = (name.strip() for name in environment.get("WHIPCOUNT_HOSTS", "").split(","))
    return [*_LOCAL, *(name for name in named if name)]


def api_limit(environment: Mapping[str, str]) -> int:
    """Return how many questions a client may ask the API in a minute; 0 sets no limit.

    Raises
    ------
    InputError : ``WHIPCOUNT_API_LIMIT`` is no such number

    Examples
    --------
    >>> api_limit({}), api_limit({"WHIPCOUNT_API_LIMIT": "0"})
    (600, 0)
    """
    return _whole(environment, "WHIPCOUNT_API_LIMIT", _API_LIMIT, _MOST_API_LIMIT)


def proxies(environment: Mapping[str, str]) -> int:
    """Return how many proxies before the desk add the address that they see to ``X-Forwarded-For``.

    Raises
    ------
    InputError : ``WHIPCOUNT_PROXIES`` is no such number
    """
    return _whole(environment, "WHIPCOUNT_PROXIES", 0, _MOST_PROXIES)


def _whole(environment: Mapping[str, str], name: str, usual: int, most: int) -> int:
    given = environment.get(name, "").strip()
    if not given:
        return usual
    if not given.isascii() or not given.isdigit() or len(given) > len(str(most)) or int(given) > most:
        raise InputError(f"{name} is {given!r}; it takes a whole number from 0 to {most:,}.")
    return int(given)


def _postgresql(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise InputError(f"The address of the PostgreSQL database cannot be read ({fault}).") from None
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise InputError("The address of the PostgreSQL database names no database; end it with /NAME.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5} | options,
    }


def _empty(path: Path) -> str:
    """Raise: the key's file is there and empty, so somebody's first start was cut off."""
    raise InputError(f"{path} is empty; remove it, and a new key is made at the next start.")
