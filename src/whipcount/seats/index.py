"""Find a constituency by its name or code, whatever the spelling of the conjunctions."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from whipcount.errors import InputError, NotFoundError
from whipcount.seats.types import Boundaries, Seat

__all__ = ["SeatIndex", "seat_words"]

_DROPPED = frozenset({"and", "the", "of"})


def seat_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in order of the alphabet, so that commas, hyphens and word order do not matter.

    Examples
    --------
    >>> seat_words("Sheffield, Brightside & Hillsborough")
    ('brightside', 'hillsborough', 'sheffield')
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode("ascii")
    return tuple(sorted(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _DROPPED))


class SeatIndex:
    """Every seat by name and code.

    Parameters
    ----------
    seats : of both sets of boundaries
    """

    def __init__(self, seats: Iterable[Seat]) -> None:
        self._named: dict[Boundaries, dict[tuple[str, ...], Seat]] = defaultdict(dict)
        self._coded: dict[Boundaries, dict[str, Seat]] = defaultdict(dict)
        for seat in seats:
            self._named[seat.boundaries][seat_words(seat.name)] = seat
            self._coded[seat.boundaries][seat.gss] = seat

    def one(self, name: str, boundaries: Boundaries) -> Seat:
        """Return the seat that a name or code means.

        Parameters
        ----------
        name : code, full name, or words that only one seat's name has
        boundaries : the set in use on the day in question

        Raises
        ------
        NotFoundError : no seat fits; near names are given, or the years in which the seat exists
        InputError : several fit; all are named
        """
        named = self._named[boundaries]
        seat = self._coded[boundaries].get(name.strip().upper()) or named.get(seat_words(name))
        if seat is not None:
            return seat
        words = set(seat_words(name))
        having = [seat for key, seat in sorted(named.items()) if words and words <= set(key)]
        if len(having) == 1:
            return having[0]
        if having:
            listed = ", ".join(sorted(found.name for found in having)[:8])
            more = f" and {len(having) - 8} more" if len(having) > 8 else ""
            raise InputError(f"{name!r} may be {listed}{more}; write the full name or the code.")
        raise NotFoundError(self._nowhere(name, boundaries))

    def _nowhere(self, name: str, boundaries: Boundaries) -> str:
        for other in self._named:
            seat = self._coded[other].get(name.strip().upper()) or self._named[other].get(seat_words(name))
            if seat is not None:
                return f"{seat.name} ({seat.gss}) is a seat of the boundaries of {other}; {_ADVICE}"
        names = {seat.name.lower(): seat.name for seat in self._named[boundaries].values()}
        near = [names[key] for key in difflib.get_close_matches(name.lower(), names, n=3, cutoff=0.7)]
        advice = f"did you mean {' or '.join(near)}?" if near else "check the spelling or give another date."
        return f"No seat called {name!r} on the boundaries of {boundaries}; {advice}"


_ADVICE = "give a day between 2010-05-06 and 2024-07-03 for the set of 2010, a later day for that of 2024."
