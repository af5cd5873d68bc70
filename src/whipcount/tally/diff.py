"""Why two counts differ, name by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whipcount.register.names import name_key
from whipcount.register.register import Register
from whipcount.tally.reasons import Kind, Why, why_missing
from whipcount.tally.result import frame, html_table
from whipcount.tally.tracker import Entry, Tracker

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Difference", "Line", "diff"]

_COLUMNS = ("where", "id", "name", "kind", "reason")


@dataclass(frozen=True, slots=True)
class Line:
    """One name that makes a difference.

    Attributes
    ----------
    where : ``only_a``, ``only_b``, ``differs`` (in both, under another stance) or ``within_a``, ``within_b``
        (twice in one list)
    id, name : of the person; ``id`` None where the name fits nobody or several people
    why : the kind of difference and a sentence
    """

    where: str
    id: str | None
    name: str
    why: Why

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        member = {"id": self.id, "name": self.name}
        return {"member": member, "kind": self.why.kind.value, "reason": self.why.reason}


@dataclass(frozen=True, slots=True)
class Difference:
    """Two lists side by side; every name that is not common to both has a line."""

    a: Tracker
    b: Tracker
    both: int
    lines: tuple[Line, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON document."""
        places = ("only_a", "only_b", "differs", "within_a", "within_b")
        lists = {where: [line.to_dict() for line in self.lines if line.where == where] for where in places}
        kinds = Counter(line.why.kind.value for line in self.lines)
        return {
            "a": _size(self.a),
            "b": _size(self.b),
            "both": self.both,
            **lists,
            "by_kind": dict(sorted(kinds.items())),
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a line."""
        return frame(self._rows(), _COLUMNS)

    def _repr_html_(self) -> str:
        return html_table(f"{self.a.label} against {self.b.label}", self._rows(), _COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "where": line.where,
                "id": line.id,
                "name": line.name,
                "kind": line.why.kind.value,
                "reason": line.why.reason,
            }
            for line in self.lines
        ]


def diff(a: Tracker, b: Tracker, register: Register | None = None) -> Difference:
    """Explain name by name why two lists differ.

    Parameters
    ----------
    a, b : published lists or counts of ours
    register : tells who had left the party or the House; None if it does not cover the chamber

    Returns
    -------
    people in A = in both + only in A, and the same for B
    """
    of_a, of_b = _by_person(a), _by_person(b)
    _join_spellings(of_a, of_b)
    common = of_a.keys() & of_b.keys()
    lines = [
        *_only("only_a", of_a, of_b, a, b, register),
        *_only("only_b", of_b, of_a, b, a, register),
        *(line for person in common for line in _differs(person, of_a[person], of_b[person], a, b)),
        *_within("within_a", of_a),
        *_within("within_b", of_b),
    ]
    return Difference(a, b, len(common), tuple(sorted(lines, key=lambda line: (line.where, line.name, line.why))))


def _size(tracker: Tracker) -> dict[str, Any]:
    people = len(_by_person(tracker))
    until = tracker.until.isoformat() if tracker.until else None
    return {"label": tracker.label, "rows": len(tracker.entries), "people": people, "until": until}


def _by_person(tracker: Tracker) -> dict[str, list[Entry]]:
    people: dict[str, list[Entry]] = defaultdict(list)
    for entry in tracker.entries:
        people[entry.person].append(entry)
    return dict(people)


def _join_spellings(of_a: dict[str, list[Entry]], of_b: dict[str, list[Entry]]) -> None:
    """Give a misspelt name of one list the person whom the other list spells right, if just one is near."""
    for here, there in ((of_a, of_b), (of_b, of_a)):
        for person in [one for one in here if not one.startswith("twfy:") and one not in there]:
            near = [one for one in there if one not in here and _is_near(person, there[one])]
            if len(near) == 1:
                here[near[0]] = here.pop(person)


def _is_near(letters: str, entries: Sequence[Entry]) -> bool:
    return any(_edits(letters, name_key(entry.name)) <= 2 for entry in entries)


def _edits(one: str, other: str) -> int:
    """Return the Levenshtein distance.

    Examples
    --------
    >>> _edits("wakeford", "wakefield")
    3
    """
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row = row, [i]
        for j, there in enumerate(other, start=1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != there)))
    return row[-1]


def _only(
    where: str,
    here: Mapping[str, Sequence[Entry]],
    there: Mapping[str, Sequence[Entry]],
    own: Tracker,
    other: Tracker,
    register: Register | None,
) -> Iterable[Line]:
    for person in here.keys() - there.keys():
        entry = here[person][0]
        yield Line(where, _id(person), entry.name, why_missing(entry, own, other, register))


def _differs(person: str, ours: Sequence[Entry], theirs: Sequence[Entry], a: Tracker, b: Tracker) -> Iterable[Line]:
    names = sorted({entry.name for entry in (*ours, *theirs)})
    name = next(entry.name for entry in (*ours, *theirs) if entry.person == person)
    if len({name_key(name) for name in names}) > 1:
        reason = f"the same person, written {' and '.join(names)}"
        yield Line("differs", _id(person), name, Why(Kind.SPELLING, reason))
    here, there = ({entry.stance for entry in rows if entry.stance} for rows in (ours, theirs))
    if here and there and not here & there:
        said = f"{_say(here)} in {a.label}, {_say(there)} in {b.label}"
        yield Line("differs", _id(person), name, Why(Kind.STANCE, said))


def _within(where: str, people: Mapping[str, Sequence[Entry]]) -> Iterable[Line]:
    for person, entries in people.items():
        names = sorted({entry.name for entry in entries})
        if len(names) > 1:
            reason = f"one person under two spellings: {' and '.join(names)}"
            yield Line(where, _id(person), names[0], Why(Kind.SPELLING, reason))
        elif len(entries) > len({entry.stance for entry in entries}):
            yield Line(where, _id(person), names[0], Why(Kind.DUPLICATE, f"listed {len(entries)} times"))


def _say(stances: Iterable[Any]) -> str:
    return " and ".join(sorted(stance.value for stance in stances))


def _id(person: str) -> str | None:
    return person if person.startswith("twfy:") else None
