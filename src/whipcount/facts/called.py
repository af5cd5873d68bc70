"""Whether a written name and a person's id, given side by side, agree."""

from __future__ import annotations

import re
from functools import cache

from whipcount.facts.people import name_index, register
from whipcount.register.names import is_called

__all__ = ["disagreement", "is_nobody"]

_PEER = re.compile(r"^(?:Lord|Baroness|Viscount|Earl) (.+?)(?: of .+)?$")


def is_nobody(person: str) -> bool:
    """Tell whether an id has the form of the register's and is none of its."""
    return person.startswith("twfy:") and person not in register().people


@cache
def disagreement(name_key: str, name: str, id_key: str, person: str) -> str | None:
    """Return why a name is none of the person's, None if it is or if the register does not know the id.

    Any name of the person's will do: full, earlier, short, the surname alone, with or without titles.

    Parameters
    ----------
    name_key, id_key : what the two are called where they stand
    name, person : what stands there

    Examples
    --------
    >>> disagreement("actor", "Sir Roger Gale", "actor_id", "twfy:10217")
    >>> disagreement("actor", "Ro Gale", "actor_id", "twfy:10217")
    "actor 'Ro Gale' is no known name of Roger Gale, whom actor_id 'twfy:10217' names; mend one of the two."
    """
    known = register().people.get(person)
    plain = _PEER.sub(r"\1", name)
    if known is None or is_called(known, plain):
        return None
    others = name_index().resolve(plain)
    if not others:
        return f"{name_key} {name!r} is no known name of {known.name}, whom {id_key} {person!r} names; {_ADVICE}"
    said = name_index().say(others)
    return f"{name_key} {name!r} is not {known.name}, whom {id_key} {person!r} names, but {said}; {_ADVICE}"


_ADVICE = "mend one of the two."
