"""Vote events of the Popolo specification, as parliaments' scrapers publish them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from whipcount.divisions.readers.labels import slug
from whipcount.divisions.record import Heading, Record, RecordBuilder
from whipcount.divisions.types import Vote
from whipcount.errors import InputError

__all__ = ["read_popolo"]

OPTIONS = {
    "yes": Vote.AYE, "aye": Vote.AYE, "no": Vote.NO, "abstain": Vote.ABSTAIN, "absent": Vote.NO_VOTE,
    "not voting": Vote.NO_VOTE, "paired": Vote.NO_VOTE, "both": Vote.BOTH, "tellaye": Vote.TELLER_AYE,
    "tellno": Vote.TELLER_NO,
}  # fmt: skip
AYES, NOES = ("yes", "aye"), ("no",)


def read_popolo(text: str, chamber: str = "popolo") -> Record:
    """Read vote events: those of a document's ``vote_events`` and those inside its ``motions``.

    Parameters
    ----------
    text : JSON: an object with ``vote_events`` or ``motions``, or a list of vote events
    chamber : first part of the ids of the divisions

    Raises
    ------
    InputError : no JSON, no vote event, a vote without voter or with an unknown option; all are told with their place
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InputError(f"This is no JSON: {error}.") from None
    if not isinstance(document, Mapping | list):
        raise InputError("Popolo is an object with vote_events or motions, or a list of vote events.")
    root: Mapping[str, Any] = document if isinstance(document, Mapping) else {"vote_events": document}
    builder = RecordBuilder(chamber)
    names = {key: _names(root.get(key)) for key in ("persons", "people", "organizations")}
    known = {**names["persons"], **names["people"]}
    motions = {str(row.get("id")): row for row in _rows(root.get("motions"))}
    for number, (event, motion) in enumerate(_events(root, motions), start=1):
        _event(builder, event, motion, known, names["organizations"], f"Vote event {number}")
    return builder.record()


def _rows(found: Any) -> list[Mapping[str, Any]]:
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _names(found: Any) -> dict[str, str]:
    return {str(row.get("id")): str(row.get("name")) for row in _rows(found) if row.get("name")}


def _events(
    root: Mapping[str, Any], motions: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for event in _rows(root.get("vote_events")):
        own = event.get("motion")
        yield event, own if isinstance(own, Mapping) else motions.get(str(event.get("motion_id")), {})
    for motion in motions.values():
        for event in _rows(motion.get("vote_events")):
            yield event, motion


def _event(
    builder: RecordBuilder, event: Mapping[str, Any], motion: Mapping[str, Any],
    people: Mapping[str, str], groups: Mapping[str, str], where: str,
) -> None:  # fmt: skip
    title = event.get("title") or motion.get("title") or motion.get("text") or motion.get("name") or "without a title"
    day = str(event.get("start_date") or event.get("date") or motion.get("date") or "")[:10]
    id = str(event.get("identifier") or event.get("id") or "")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        builder.fault(f"{where}: {day!r} is no day (YYYY-MM-DD).")
        return
    if not id:
        builder.fault(f"{where} has no id.")
        return
    counts = {str(row.get("option")).lower(): row.get("value") for row in _rows(event.get("counts"))}
    heading = Heading(
        f"{builder.chamber}:{re.sub(r'[^A-Za-z0-9._-]+', '-', id)}", on, " ".join(str(title).split()),
        _total(counts, AYES), _total(counts, NOES),
    )  # fmt: skip
    is_new = builder.division(heading, where)
    before = dict(builder.votes[heading.id])
    for place, row in enumerate(_rows(event.get("votes")), start=1):
        _vote(builder, heading.id, row, people, groups, f"{where}, vote {place}")
    if not is_new and before != builder.votes[heading.id]:
        builder.fault(f"{where}: division {heading.id} comes twice with different votes.")


def _total(counts: Mapping[str, Any], options: Iterable[str]) -> int | None:
    found = [counts[option] for option in options if isinstance(counts.get(option), int)]
    return sum(found) if found else None


def _vote(
    builder: RecordBuilder, division: str, row: Mapping[str, Any],
    people: Mapping[str, str], groups: Mapping[str, str], where: str,
) -> None:  # fmt: skip
    option = str(row.get("option")).lower()
    own = row.get("voter")
    voter: Mapping[str, Any] = own if isinstance(own, Mapping) else {}
    id = row.get("voter_id") or voter.get("id") or row.get("voter_name") or voter.get("name")
    if option not in OPTIONS or not id:
        wrong = f"unknown option {row.get('option')!r}" if option not in OPTIONS else "no voter"
        builder.fault(f"{where}: {wrong}.")
        return
    builder.voter(str(id), str(voter.get("name") or row.get("voter_name") or people.get(str(id)) or id))
    group = row.get("group")
    label = group.get("name") if isinstance(group, Mapping) else group
    label = label or groups.get(str(row.get("group_id")), str(row.get("group_id") or row.get("party") or ""))
    builder.vote(division, str(id), OPTIONS[option], slug(label), where)
