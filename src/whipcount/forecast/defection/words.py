"""Features in words: what a driver is called, and its value as people say it."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, expm1

__all__ = ["NAMES", "told"]


def _yes(value: float) -> str:
    return "yes" if value > 0.5 else "no"


NAMES: dict[str, tuple[str, Callable[[float], str]]] = {
    "house_pace": ("departures in the House of late", lambda value: f"{exp(value):.1f} times the long run"),
    "party_pace": ("departures from the party of late", lambda value: f"{exp(value):.1f} times the House"),
    "own_moves": ("own changes of party, by years in the House", lambda value: f"{exp(value):.1f} times the party"),
    "moved_lately": ("left a party lately", lambda value: f"{100 * value:.0f}% of a move today"),
    "tenure": ("years in the House", lambda value: "30 or more" if value >= 3 else f"{10 * value:.0f}"),
    "new_member": ("new in this Parliament", _yes),
    "in_office": ("minister or whip", _yes),
    "lost_office": ("left office in the last year", _yes),
    "held_office": ("was a minister or whip", _yes),
    "governs": ("party in government", _yes),
    "party_size": ("members of the party", lambda value: f"{exp(2 * value + 5):.0f}"),
    "party_moves": ("left the party in the last four weeks", lambda value: f"{expm1(value):.0f}"),
    "poll_change": ("party's polls since the election", lambda value: f"{10 * value:+.1f} points"),
    "new_leader": ("party's leader new in the last year", _yes),
    "parliament_age": ("years since the election", lambda value: f"{2 * (value + 1):.1f}"),
    "fresh_parliament": ("first half year of a Parliament", _yes),
    "majority": ("majority", lambda value: f"{20 * (value + 1):.0f}% of the votes"),
    "seat_at_risk": ("seat lost by today's polls", lambda value: f"{100 * (value + 0.2):.0f}% towards lost"),
    "rebelled": ("votes against the line", lambda value: f"{exp(value):.1f} times the party's usual"),
}


def told(feature: str, value: float, is_known: bool = True) -> tuple[str, str]:
    """Return a feature's name and value for people.

    Examples
    --------
    >>> told("poll_change", -0.85)
    ("party's polls since the election", '-8.5 points')
    >>> told("majority", 0.0, is_known=False)
    ('majority', 'not known')
    """
    name, say = NAMES[feature]
    return name, say(value) if is_known else "not known"
