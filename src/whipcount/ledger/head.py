"""``case.toml``: leader, party, rulebook, span and cohorts of a case."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from whipcount.errors import InputError
from whipcount.ledger.types import Ballot, Case, Electorate

__all__ = ["check_head", "read_head", "write_head"]

_NEEDED = ("id", "party", "rulebook", "leader")
_KNOWN = {*_NEEDED, "title", "role", "span", "cohorts", "electorate", "ballot"}
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def read_head(text: str) -> Case:
    r"""Return a case without events.

    Parameters
    ----------
    text : of ``case.toml``

    Raises
    ------
    InputError : with every problem of the file

    Examples
    --------
    >>> read_head('id = "x"\nparty = "labour"\nrulebook = "uk-labour"\nleader = {name = "A B"}').leader_name
    'A B'
    """
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as fault:
        raise InputError(f"case.toml is not TOML: {fault}.") from None
    check_head(_faults(table))
    return _case(table)


def check_head(problems: Sequence[str]) -> None:
    """Let a head without problems pass.

    Raises
    ------
    InputError : with the one problem in its sentence, or with several below it
    """
    if len(problems) == 1:
        raise InputError(f"case.toml cannot be used: {problems[0]}")
    if problems:
        raise InputError(f"case.toml cannot be used; {len(problems)} things in it want mending.", list(problems))


def write_head(case: Case) -> str:
    """Return the text of ``case.toml``."""
    lines = [f"{key} = {_text(value)}" for key, value in _flat(case).items()]
    span = [day.isoformat() for day in (case.start, case.end) if day]
    lines += [f"span = {json.dumps(span)}"] if case.start else []
    lines += [f"role = {_text(case.role)}"] if case.role else []
    lines += [f"cohorts = {json.dumps(list(case.cohorts))}", "", "[leader]"]
    lines += [f"id = {_text(case.leader_id)}"] if case.leader_id else []
    lines += [f"name = {_text(case.leader_name)}"]
    for size in case.electorates:
        lines += ["", "[[electorate]]", f'from = "{size.start}"', f"size = {size.size}"]
    for ballot in case.ballots:
        lines += ["", "[[ballot]]", f'on = "{ballot.on}"']
        lines += [f"for = {ballot.votes_for}", f"against = {ballot.votes_against}"]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flat(case: Case) -> dict[str, str]:
    return {"id": case.id, "title": case.title, "party": case.party, "rulebook": case.rulebook}


def _faults(table: Mapping[str, Any]) -> list[str]:
    faults = [f"{key} is missing." for key in _NEEDED if not table.get(key)]
    faults += [f"{key} is unknown; known are {', '.join(sorted(_KNOWN))}." for key in sorted(set(table) - _KNOWN)]
    faults += [f"{key} must be a text." for key in ("id", "title", "party", "rulebook") if not _is_text(table, key)]
    if table.get("role") not in (None, "government", "opposition"):
        faults.append(f"role {table['role']!r} is not government or opposition.")
    if isinstance(table.get("id"), str) and not _ID.fullmatch(table["id"]):
        faults.append(f"id {table['id']!r} may hold small letters, digits and hyphens only.")
    return faults + _leader_faults(table) + _span_faults(table) + _list_faults(table)


def _is_text(table: Mapping[str, Any], key: str) -> bool:
    return isinstance(table.get(key, ""), str)


def _leader_faults(table: Mapping[str, Any]) -> list[str]:
    leader = table.get("leader")
    if leader is None or (isinstance(leader, dict) and _is_named(leader)):
        return []
    return ["leader must be a table with a name and, where known, an id."]


def _is_named(leader: Mapping[str, Any]) -> bool:
    return isinstance(leader.get("name"), str) and _is_text(leader, "id")


def _span_faults(table: Mapping[str, Any]) -> list[str]:
    span = table.get("span", [])
    if not isinstance(span, list) or len(span) > 2 or any(_day(one) is None for one in span):
        return [f"span {span!r} is not a list of one or two days, such as 2019-07-23."]
    if len(span) == 2 and str(span[1]) < str(span[0]):
        return [f"span ends on {span[1]}, before it starts on {span[0]}."]
    return []


def _list_faults(table: Mapping[str, Any]) -> list[str]:
    faults = []
    if not _all(table.get("cohorts", []), lambda one: isinstance(one, str)):
        faults.append("cohorts must be a list of texts.")
    if not _all(table.get("electorate", []), lambda one: _fits(one, "from", "size")):
        faults.append("electorate must be tables with a day `from` and a whole number `size`.")
    if not _all(table.get("ballot", []), lambda one: _fits(one, "on", "for", "against")):
        faults.append("ballot must be tables with a day `on` and whole numbers `for` and `against`.")
    return faults


def _all(items: Any, check: Any) -> bool:
    return isinstance(items, list) and all(check(item) for item in items)


def _fits(item: Any, day: str, *numbers: str) -> bool:
    return (
        isinstance(item, dict)
        and _day(item.get(day)) is not None
        and all(type(item.get(name)) is int and item[name] >= 0 for name in numbers)
    )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _case(table: Mapping[str, Any]) -> Case:
    leader = table["leader"]
    span = [_day(one) for one in table.get("span", [])] + [None, None]
    sizes = ((_day(one["from"]), one["size"]) for one in table.get("electorate", []))
    ballots = ((_day(one["on"]), one["for"], one["against"]) for one in table.get("ballot", []))
    return Case(
        id=table["id"],
        title=table.get("title", table["id"]),
        leader_id=leader.get("id"),
        leader_name=leader["name"],
        party=table["party"],
        rulebook=table["rulebook"],
        start=span[0],
        end=span[1],
        cohorts=tuple(table.get("cohorts", ())),
        electorates=tuple(Electorate(day, size) for day, size in sizes if day),
        role=table.get("role"),
        ballots=tuple(Ballot(day, won, lost) for day, won, lost in ballots if day),
    )
