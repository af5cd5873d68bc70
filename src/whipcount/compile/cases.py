"""Compile the shipped cases and the table of confidence contests: facts and addresses, nobody's sentences."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from whipcount.compile import case_people, moves
from whipcount.compile.tables import bound, csv_bytes, manual_rows, require
from whipcount.errors import SourceError
from whipcount.ledger.head import write_head
from whipcount.ledger.rows import write_events
from whipcount.ledger.types import Ballot, Case, Event, Source, event_id
from whipcount.ledger.vocabulary import EventType, Grade, Status
from whipcount.register.names import NameIndex

__all__ = ["build", "of_publisher"]

CASE = Case(
    id="johnson-2022",
    title="Boris Johnson and the 1922 Committee, 2019–2022",
    leader_id="twfy:10999",
    leader_name="Boris Johnson",
    party="conservative",
    rulebook="uk-conservative",
    start=date(2019, 7, 23),
    end=date(2022, 9, 6),
    cohorts=("red-wall",),
    ballots=(Ballot(date(2022, 6, 6), 211, 148),),
)
CONTESTS_HEADER = [
    "on", "country", "party", "leader", "kind", "for_leader", "against_leader", "abstained_or_spoilt", "electorate",
    "unit", "publicly_against_before", "outcome", "months_until_leader_left", "checked", "source_url",
]  # fmt: skip
_PARTIES = {"Conservative Party": "conservative", "Labour": "labour"}
_ON_RECORD = re.compile(
    r"^(?:Announced|Told|Confirmed|Statement|Resubmitted|Tweeted|Facebook|Public letter|Open letter|Telegraph)"
    r"|own column|own site|emailed constituents|Her own|tweeted|statement to constituents",
    re.IGNORECASE,
)
_WORDS = {
    EventType.LETTER_SUBMITTED: "letter to the chair of the 1922 Committee",
    EventType.LETTER_WITHDRAWN: "letter to the chair of the 1922 Committee withdrawn",
    EventType.CALLS_TO_RESIGN: "call on the leader to go",
    EventType.CALLS_FOR_TIMETABLE: "call for a timetable of departure",
    EventType.CRITICAL: "criticism of the leader",
    EventType.SUPPORTS_LEADER: "support for the leader",
    EventType.RESIGNS_OFFICE: "resignation from office",
    EventType.DISMISSED: "dismissal from office",
    EventType.APPOINTED: "appointment",
    EventType.SUSPENSION_VOTE: "vote on the amendment to put off the suspension",
    EventType.TALKS_WITH_PARTY: "talks with another party",
    EventType.BY_ELECTION: "by-election won",
    EventType.LOSES_WHIP: "whip withdrawn",
    EventType.WHIP_RESTORED: "whip restored",
    EventType.CHANGES_PARTY: "crossed the floor",
    EventType.RESIGNS_SEAT: "seat given up",
    EventType.STANDARDS_REPORT: "report of the Committee on Standards",
    EventType.CONFIDENCE_BALLOT_CALLED: "confidence ballot called: threshold of 54 letters reached",
    EventType.CONFIDENCE_BALLOT_RESULT: "confidence ballot: 211 for, 148 against",
    EventType.LEADER_RESIGNS: "resignation of the leader announced",
}
_VOTES = {
    "Rebelled": "voted against the amendment to put off the suspension, against the whip",
    "Abstained": "abstained on the amendment to put off the suspension",
    "Voted FOR": "voted for the amendment to put off the suspension",
    "Her amendment": "moved the amendment to put off the suspension",
}
_OFFICES = (EventType.RESIGNS_OFFICE, EventType.DISMISSED, EventType.APPOINTED, EventType.LEADER_RESIGNS)


def build(source: Path) -> dict[str, bytes]:
    """Return the case ``johnson-2022``, ``contests.csv`` and ``moves_before_1997.csv``.

    Parameters
    ----------
    source : folder with ``crises/`` and ``register/``

    Raises
    ------
    SourceError : a row count out of bounds, a name nobody fits, or a decision of ours about a row that has moved
    """
    events = _events(source)
    contests = list(_contests(source))
    bound("johnson-2022 events", len(events), 400, 420)
    bound("contests", len(contests), 65, 80)
    return {
        "cases/johnson-2022/case.toml": write_head(CASE).encode("utf-8"),
        "cases/johnson-2022/events.csv": write_events(events).encode("utf-8"),
        "contests.csv": csv_bytes(CONTESTS_HEADER, contests),
        **moves.build(source),
    }


def _events(source: Path) -> list[Event]:
    rows = _rows(source / "crises" / "johnson-2022.csv")
    decisions = _decisions(rows)
    names = case_people.name_index(source)
    events: dict[str, Event] = {}
    for line, row in enumerate(rows, start=2):
        decision = decisions.get(line, {})
        if decision.get("drop") != "yes":
            event = _event(row, decision, names)
            events[event.id] = event
    events |= {event.id: event for event in _added(names)}
    return sorted(events.values(), key=lambda e: (e.known, e.on or "", e.actor, e.type.value, e.id))


def _rows(path: Path) -> list[dict[str, str]]:
    with require(path).open(encoding="utf-8-sig", newline="") as lines:
        return [{key: cell.strip() for key, cell in row.items()} for row in csv.DictReader(lines)]


def _decisions(rows: list[dict[str, str]]) -> dict[int, dict[str, str]]:
    """Return our decisions by line, after checking that each still meets the row it was made for."""
    decisions = {int(row["line"]): row for row in manual_rows("johnson-2022.csv")}
    for line, decision in decisions.items():
        if line - 2 >= len(rows) or rows[line - 2]["actor"] != decision["actor"]:
            raise SourceError(f"johnson-2022.csv line {line} is no longer about {decision['actor']}; look at it again.")
    return decisions


def _event(row: Mapping[str, str], decision: Mapping[str, str], names: NameIndex) -> Event:
    kind = EventType(decision.get("type") or _type(row))
    status = Status(decision.get("status") or _status(row["detail"]))
    grade = Grade(decision.get("grade") or _grade(row["detail"]))
    on = {"": row["event_date"], "none": ""}.get(decision.get("on", ""), decision.get("on", "")) or None
    actor_id = _person(names, row["actor"], row["constituency"], on or row["known_date"])
    target, target_id = _target(kind, row["target"], names, row["known_date"])
    moved = _moved(kind, row)
    url = row["source_url"]
    return Event(
        event_id(CASE.id, on, row["known_date"], row["actor"], kind.value, status.value, row["target"], url),
        on,
        row["known_date"],
        row["actor"],
        actor_id,
        kind,
        status,
        Source(grade, of_publisher(url)),
        target,
        target_id,
        *moved,
        office=row["target"] if kind in _OFFICES else None,
        detail=_detail(kind, status, grade, row),
    )


def _type(row: Mapping[str, str]) -> str:
    dismissed = row["event_type"] == "resigns_office" and row["detail"].startswith("DISMISSED")
    return "dismissed" if dismissed else row["event_type"]


def _status(detail: str) -> str:
    if detail.startswith("INTENTION ONLY"):
        return "hypothetical"
    return "denied" if detail.startswith("DENIAL") else "asserted"


def _grade(detail: str) -> str:
    if "INFERRED" in detail:
        return "claimed"
    if "sources)" in detail:
        return "anonymous"
    return "on_record" if _ON_RECORD.search(detail) else "reported"


def _detail(kind: EventType, status: Status, grade: Grade, row: Mapping[str, str]) -> str:
    words = _WORDS[kind]
    if kind is EventType.SUSPENSION_VOTE:
        words = next(said for start, said in _VOTES.items() if row["detail"].startswith(start))
    if row["detail"].startswith("DECLARED VOTE"):
        words = f"vote in the ballot: {'against' if kind is EventType.CALLS_TO_RESIGN else 'for'} the leader"
    if row["detail"].startswith("RESUBMITTED"):
        words += " sent again"
    said = {Status.DENIED: "denied", Status.HYPOTHETICAL: "announced, not known to be done"}.get(status)
    word = said or ("inferred or listed, not confirmed" if grade is Grade.CLAIMED else "reported")
    return f"{words}, {word}: {_outlet(of_publisher(row['source_url']))}"


def of_publisher(url: str) -> str:
    """Return the address of a page at its publisher's own host, where ours is known for another name of it."""
    parts = urlsplit(url)
    return parts._replace(netloc=_publisher_hosts().get(parts.netloc, parts.netloc)).geturl()


@cache
def _publisher_hosts() -> dict[str, str]:
    return {row["host"]: row["publisher_host"] for row in manual_rows("source_hosts.csv")}


def _outlet(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _target(kind: EventType, text: str, names: NameIndex, known: str) -> tuple[str | None, str | None]:
    if kind in _OFFICES or kind is EventType.RESIGNS_SEAT:
        return None, None
    if text == CASE.leader_name:
        return text, CASE.leader_id
    if text in _PARTIES:
        return text, _PARTIES[text]
    if kind is EventType.BY_ELECTION:
        return text, None
    return text or None, _person(names, text, "", known) if text else None


def _moved(kind: EventType, row: Mapping[str, str]) -> tuple[str | None, str | None]:
    if kind is EventType.LOSES_WHIP:
        return CASE.party, "independent"
    if kind is EventType.CHANGES_PARTY:
        before, after = row["detail"].split("->")
        return before.lower(), after.lower()
    return None, None


def _person(names: NameIndex, name: str, seat: str, day: str) -> str | None:
    """Return the id of a member; None for committees, peers and unnamed members, which have no seat."""
    if name.startswith(("(", "Commons ", "Lord ")):
        return None
    found = names.resolve(name, date.fromisoformat((day + "-01")[:10]))
    fitting = [one for one in found if not seat or _held(names, one, seat)]
    if len(fitting) != 1:
        raise SourceError(f"johnson-2022.csv: {name!r} ({seat}) fits {len(fitting)} members of the register.")
    return fitting[0]


def _held(names: NameIndex, person: str, seat: str) -> bool:
    return any(_letters(spell.seat) == _letters(seat) for spell in names.register.spells_of(person))


def _letters(seat: str) -> list[str]:
    return sorted(re.findall(r"[a-z]+", seat.lower().replace("&", "and")))


def _added(names: NameIndex) -> Iterable[Event]:
    """Yield what the source tells in the margin of another row: the whip that was given back in May 2022."""
    name, known = "Anne Marie Morris", "2022-05-28"
    yield Event(
        event_id(CASE.id, "2022-05", known, name, "whip_restored"),
        "2022-05",
        known,
        name,
        _person(names, name, "Newton Abbot", known),
        EventType.WHIP_RESTORED,
        Status.PAST,
        Source(Grade.REPORTED, "https://en.wikipedia.org/wiki/Anne_Marie_Morris"),
        "Conservative Party",
        CASE.party,
        "independent",
        CASE.party,
        detail="whip restored in May 2022, reported: en.wikipedia.org",
    )


def _contests(source: Path) -> Iterable[list[object]]:
    folder = source / "crises"
    checked = {_key(row): row["checked_in_stored_text"] for row in _rows(folder / "contests_check.csv")}
    bound("checked contests", len(checked), 65, 80)
    for row in _rows(folder / "contests.csv"):
        votes = [row["for_leader"], row["against_leader"], row["abstain_or_spoilt"]]
        unit = "percent" if any("%" in cell for cell in votes) else "votes" if any(votes) else None
        yield [
            row["date"], row["country"], row["party"], row["leader"], row["kind"],
            *(cell.rstrip("%") for cell in votes),
            row["electorate"] if row["electorate"].isdigit() else None,
            unit,
            row["publicly_declared_against_before"],
            _outcome(row["outcome"]),
            row["months_until_leader_left"],
            checked.get(_key(row)),
            row["source_url"],
        ]  # fmt: skip


def _key(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["date"], row["leader"], row["kind"]


def _outcome(text: str) -> str | None:
    """Return what became of the leader in the contest as one word, None where the source's note is none of them."""
    for pattern, word in _OUTCOMES:
        if re.search(pattern, text):
            return word
    return None


_OUTCOMES = (
    (r"^won\b|passed but called|passed but resigned|^endorsed|^stayed", "survived"),
    (r"spill motion (?:defeated|failed)|^failed|motion tabled|^tied|threshold not reached", "survived"),
    (r"^lost on purpose", "lost_on_purpose"),
    (r"^lost but stayed", "lost_but_stayed"),
    (r"^lost|^vacated|^passed|spill (?:motion )?carried|spill carried|4 votes short", "removed"),
    (r"resign|go within a year|announc|stood aside|no ballot", "resigned_without_a_vote"),
    (r"backed him|not submitted|unopposed|no challenger", "survived"),
)
