"""Topics of divisions by the words of their titles, and search in titles and topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from whipcount.divisions.types import Division
from whipcount.errors import InputError

__all__ = ["Topics", "find_divisions"]


class Topics:
    """Which words make which topic.

    Parameters
    ----------
    words : topic -> words or phrases, in lower case; whole words are compared
    labels : division id -> further words about it that its title does not hold

    Examples
    --------
    >>> topics = Topics({"health": ["nhs", "health"], "trade": ["trade"]}, {"commons:9": "NHS pay"})
    >>> topics.of("commons:1", "Health and Care Bill: Second Reading"), topics.of("commons:9", "Opposition Day")
    (('health',), ('health',))
    >>> topics.of("commons:2", "Healthy Start Scheme")
    ()
    """

    def __init__(self, words: Mapping[str, Sequence[str]], labels: Mapping[str, str]) -> None:
        self.names = tuple(sorted(words))
        self._labels = dict(labels)
        self._found = {
            topic: re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b") for topic, phrases in words.items()
        }

    def of(self, id: str, title: str) -> tuple[str, ...]:
        """Return the topics of a division, none if no word of its title is listed."""
        text = self.text(id, title)
        return tuple(topic for topic in self.names if self._found[topic].search(text))

    def text(self, id: str, title: str) -> str:
        """Return what is searched: the title and our label, in lower case."""
        return f"{title} {self._labels.get(id, '')}".lower()

    def check(self, topic: str) -> str:
        """Return a topic's name.

        Raises
        ------
        InputError : no such topic; all are told
        """
        name = topic.strip().lower()
        if name not in self.names:
            raise InputError(f"No topic {topic!r}; known are {', '.join(self.names)}.")
        return name


def find_divisions(
    divisions: Sequence[Division], topics: Topics, search: str = "", topic: str | None = None,
    since: date | None = None, until: date | None = None,
) -> tuple[int, ...]:  # fmt: skip
    """Return the places of the divisions that fit every condition.

    Parameters
    ----------
    search : words that the title, our label or the topics must all hold
    topic : name of a topic
    since, until : first and last day
    """
    name = topics.check(topic) if topic else None
    wanted = search.lower().split()
    return tuple(
        n
        for n, division in enumerate(divisions)
        if (since is None or division.on >= since)
        and (until is None or division.on <= until)
        and (name is None or name in topics.of(division.id, division.title))
        and (not wanted or _holds(topics, division, wanted))
    )


def _holds(topics: Topics, division: Division, wanted: Iterable[str]) -> bool:
    text = " ".join([topics.text(division.id, division.title), *topics.of(division.id, division.title)])
    return all(word in text for word in wanted)
