"""Find the people, parties and seats that a text names, for the day of the story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from whipcount.reader.context import Leader, Roster, Sitting
from whipcount.reader.context import plain as flatten
from whipcount.reader.given_names import is_woman
from whipcount.reader.words import LEADER_WORDS, PARTY_WORDS, party_pattern

__all__ = ["Mention", "find_mentions", "flatten"]

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Prof(?:essor)?|Rev|Rt Hon|Lt Col|Colonel|Brigadier)\.? "
_PEERAGE = re.compile(r"(?:Lord|Lady|Baroness|Viscount|Earl|Baron) (?:\w+ )?$")
_TITLED = re.compile(_TITLE + "$")
_WORD = re.compile(r"[A-ZÀ-Þ][\w'-]*(?:\.(?= [A-Z]))?")
_ELSEWHERE = re.compile(
    r"\W{0,3}(?:MSP|MEP|TD|MS|AM|MLA)\b|(?:,| \(| [\u2013\u2014-])\s?(?!who(?:m|se)\b|who (?!is |was ))(?:[\w'-]+ ){0,5}?"
    r"(?:councillor|peer|senator|congress\w+|msp|mep|mla|mayor|assembly member|ex-MP|"
    r"former (?:\w+ ){0,2}(?:MP|member of parliament)|former (?:\w+ )?mp for|candidate)\b"
)
_OTHER_NAME = re.compile(
    r"\b[A-Z][a-z]+(?:[- ](?:[A-Z]\.? )?(?:de |van |O'|Mc|Mac)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,2}\b"
)
_SEAT_ROLE = re.compile(r"(?:MP|member|Member)(?:s)?(?: of parliament)? for |(?:represents|represented|of|holds|held) ")
_NOT_NAMES = frozenset(
    [
        "the",
        "attorney",
        "solicitor",
        "paymaster",
        "general",
        "a",
        "an",
        "mr",
        "mrs",
        "ms",
        "sir",
        "dame",
        "lord",
        "lady",
        "dr",
        "but",
        "and",
        "he",
        "she",
        "they",
        "when",
        "while",
        "after",
        "before",
        "last",
        "next",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "commons",
        "westminster",
        "brexit",
        "north",
        "south",
        "east",
        "west",
        "great",
        "new",
        "house",
        "parliament",
        "government",
        "cabinet",
        "downing",
        "street",
        "number",
        "conservative",
        "labour",
        "liberal",
        "tory",
        "union",
        "european",
        "british",
        "english",
        "scottish",
        "welsh",
        "northern",
        "ireland",
        "scotland",
        "wales",
        "england",
        "committee",
        "secretary",
        "minister",
        "chancellor",
        "speaker",
        "leader",
        "whip",
        "mp",
        "mps",
        "chief",
        "prime",
        "foreign",
        "home",
        "deputy",
        "radio",
        "today",
        "sky",
        "news",
        "bbc",
        "times",
        "mail",
        "guardian",
        "sun",
        "telegraph",
        "mirror",
        "express",
        "party",
        "democrat",
        "democrats",
        "national",
        "reform",
        "green",
        "question",
        "time",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names somebody or something.

    Attributes
    ----------
    start, end : ``text[start:end]``
    kind : ``member former other party leader seat``
    ids : person ids that fit; one where it is settled; party slug for parties
    woman : whether pronouns for a woman fit, None where unknown
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...] = ()
    woman: bool | None = field(default=None, compare=False)


def find_mentions(text: str, roster: Roster) -> list[Mention]:
    """Return the mentions of a text in order, none inside another.

    Parameters
    ----------
    text : flattened
    roster : of the day of the story
    """
    found: list[Mention] = []
    full = list(_full_names(text, roster))
    _keep(found, full)
    _keep(found, _seats(text, roster))
    _keep(found, _leader_words(text, roster))
    _keep(found, _parties(text))
    _keep(found, _surnames(text, roster, found))
    _keep(found, _others(text))
    return sorted(found, key=lambda mention: mention.start)


def _keep(found: list[Mention], new: Iterable[Mention]) -> None:
    for mention in new:
        if not any(mention.start < held.end and held.start < mention.end for held in found):
            found.append(mention)


# --- full names ---


def _full_names(text: str, roster: Roster) -> Iterable[Mention]:
    index = roster.names.by_first_word
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        fits = [
            (name, person, kind)
            for name, person in index.get(word[0], ())
            if _names_at(text, word.start(), name) and (kind := roster.kind_of(person))
        ]
        if not fits:
            continue
        longest = max(len(name) for name, _, _ in fits)
        end = word.start() + longest
        yield _full_name(text, word.start(), end, roster, [row for row in fits if len(row[0]) == longest])


def _names_at(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    return text.startswith(name, start) and not text[end : end + 1].isalnum() and " " in name


def _full_name(text: str, start: int, end: int, roster: Roster, fits: list[tuple[str, str, str]]) -> Mention:
    members = tuple(dict.fromkeys(person for _, person, kind in fits if kind == "member"))
    woman = is_woman(text[start:end].split(" ", 1)[0])
    begin = _with_title(text, start)
    elsewhere = _ELSEWHERE.match(text, end, end + 60) and not any(roster.is_new(person) for person in members)
    if _PEERAGE.search(text[max(0, start - 12) : start]) or elsewhere:
        return Mention(begin, end, "other", (), woman)
    if members:
        return Mention(begin, end, "member", members, woman)
    return Mention(begin, end, "former", tuple(dict.fromkeys(person for _, person, _ in fits)), woman)


def _with_title(text: str, start: int) -> int:
    match = _TITLED.search(text, max(0, start - 14), start)
    return match.start() if match else start


# --- seats ---


_MP_WORD = re.compile(r"\b(?:MPs?|[Mm]ember)\b")
_FOR = re.compile(r"\b(?:the |The |a )?(?:[\w-]+ )?(?:MP|[Mm]ember) for (?:the )?(?=[A-Z])")
_NAME_RUN = re.compile(r"[A-Z][\w',&-]*(?: (?:and|of|upon|on|the|in|under|with|&|[A-Z][\w',&-]*))*")
_BETWEEN = re.compile(r"(?:'s)?(?: (?:[A-Z][\w-]+|backbench|backbencher)){0,2} $")


def _seats(text: str, roster: Roster) -> Iterable[Mention]:
    for match in _FOR.finditer(text):
        run = _NAME_RUN.match(text, match.end())
        name = _longest_seat(run[0].split(" "), roster) if run else None
        if name:
            yield _seat(text, match.start(), match.end() + len(name), roster.seats[name])
    for match in _MP_WORD.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        runs = list(_NAME_RUN.finditer(before))
        yield from _seat_before(before, runs[-1], match, roster) if runs else ()


def _longest_seat(words: list[str], roster: Roster) -> str | None:
    for size in range(min(len(words), 7), 0, -1):
        name = " ".join(words[:size]).rstrip(",")
        for form in (name, re.sub("'s$", "", name)):
            if form in roster.seats:
                return form
    return None


def _seat_before(before: str, run: re.Match[str], match: re.Match[str], roster: Roster) -> Iterable[Mention]:
    base = match.start() - len(before)
    words = run[0].split(" ")
    for first in range(len(words)):
        name = _longest_seat(words[first:], roster)
        start = run.start() + len(" ".join(words[:first])) + (1 if first else 0)
        if name and _BETWEEN.match(before, start + len(name)):
            article = re.search(r"\b[Tt]he $", before[:start])
            yield _seat(before, base + (article.start() if article else start), match.end(), roster.seats[name])
            return


def _seat(text: str, start: int, end: int, person: Sitting) -> Mention:
    return Mention(start, end, "seat", (person.person_id,), is_woman(person.name.split(" ")[0]))


# --- leaders, parties ---


def _leader_words(text: str, roster: Roster) -> Iterable[Mention]:
    for match in LEADER_WORDS.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if re.search(
            r"\b(?:deputy|former|ex|acting|would-be|next|future|shadow|Irish|French|Israeli)[ -](?:the )?$",
            before,
            re.I,
        ):
            continue
        after = text[match.end() : match.end() + 12]
        if re.match(r"(?:'s)? (?:questions|question time)|ship|s\b", after, re.I):
            continue
        leader = _leader_meant(match[0].lower(), roster)
        if leader and leader.person_id:
            yield Mention(
                match.start(), match.end(), "leader", (leader.person_id,), is_woman(leader.name.split(" ")[0])
            )


def _leader_meant(words: str, roster: Roster) -> Leader | None:
    if re.search(r"prime minister|\bpm\b|premier|10|downing", words):
        return roster.prime_minister
    for name, slug in PARTY_WORDS.items():
        if re.search(rf"\b{re.escape(name)}\b", words):
            return roster.leader_of(slug)
    if "opposition" in words:
        governing = roster.prime_minister.party if roster.prime_minister else None
        return roster.leader_of("labour" if governing == "conservative" else "conservative")
    return None


_PARTIES = party_pattern()
_PARTIES_ANY_CASE = re.compile(_PARTIES.pattern, re.I)


def _parties(text: str) -> Iterable[Mention]:
    for match in _PARTIES_ANY_CASE.finditer(text):
        start = match.start() + (4 if match[0].startswith("the ") else 0)
        if text[start].isupper():
            yield Mention(start, match.end(), "party", (PARTY_WORDS[match[0].lower()],))


# --- surnames, others ---


def _surnames(text: str, roster: Roster, found: list[Mention]) -> Iterable[Mention]:
    in_text: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(found, key=lambda mention: mention.start):
        if mention.kind in {"member", "former", "other"}:
            words = text[mention.start : mention.end].split(" ")
            for n in range(1, len(words)):
                in_text[" ".join(words[n:])].append(mention)
            if words[0] in {"Sir", "Dame"} and len(words) > 2:
                in_text[f"{words[0]} {words[1]}"].append(mention)
    leaders = {_family(leader.name): leader for leader in roster.leaders if leader.person_id}
    families = roster.families
    pattern = re.compile(rf"(?P<title>{_TITLE})?(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
    position = 0
    while match := pattern.search(text, position):
        position = match.end("name")
        one = _surname(text, match, in_text, leaders, families)
        if one is None and " " in match["name"]:
            position = match.start("name") + len(match["name"].split(" ")[0])
            short = re.compile(rf"(?P<title>{_TITLE})?(?P<name>[A-Z][\w'-]+)").match(text, match.start())
            one = _surname(text, short, in_text, leaders, families) if short else None
        if one:
            position = max(position, one.end)
            yield one


def _surname(
    text: str,
    match: re.Match[str],
    in_text: dict[str, list[Mention]],
    leaders: dict[str, Leader],
    families: dict[str, list[Sitting]],
) -> Mention | None:
    title, name = match["title"], re.sub(r"'s$|'$", "", match["name"])
    end = match.start("name") + len(name)
    if title and title.strip() in {"Sir", "Dame"} and f"{title.strip()} {name}" in in_text:
        told = in_text[f"{title.strip()} {name}"][-1]
        return Mention(match.start(), end, told.kind, told.ids, told.woman)
    if _PEERAGE.search(text[max(0, match.start() - 12) : match.start()]):
        return Mention(match.start(), end, "other")
    if not title and _part_of_longer(text, match.start("name"), end, name, in_text):
        return None
    if name in in_text:
        all_told = in_text[name]
        meant = _told_of(title, all_told)
        if len({mention.ids for mention in meant}) > 1 and all(mention.kind == "member" for mention in meant):
            ids = tuple(dict.fromkeys(person for mention in meant for person in mention.ids))
            return Mention(match.start(), end, "member", ids, None)
        last = next((told for told in reversed(meant) if told.end <= match.start()), meant[-1])
        return Mention(match.start(), end, last.kind, last.ids, last.woman)
    if name in leaders:
        leader = leaders[name]
        return Mention(match.start(), end, "member", (str(leader.person_id),), is_woman(leader.name.split(" ")[0]))
    if title and name in families:
        woman = title.strip() in {"Mrs", "Ms", "Miss", "Dame"} if title.strip() not in {"Dr"} else None
        fits = [p for p in families[name] if woman is None or is_woman(p.name.split(" ")[0]) in (woman, None)]
        return Mention(match.start(), end, "member", tuple(p.person_id for p in fits or families[name]), woman)
    return Mention(match.start(), end, "other") if title else None


def _told_of(title: str | None, told: list[Mention]) -> list[Mention]:
    """Return those of a surname whom a title fits: "Mr Davies" is no Mims Davies."""
    if title is None or title.strip() not in {"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame"}:
        return told
    woman = title.strip() in {"Mrs", "Ms", "Miss", "Dame"}
    return [mention for mention in told if mention.woman in (woman, None)] or told


def _part_of_longer(text: str, start: int, end: int, name: str, in_text: dict[str, list[Mention]]) -> bool:
    before = re.search(r"([A-Z][\w'-]+) $", text[max(0, start - 25) : start])
    after = re.match(r" ([A-Z][a-z]+)\b", text[end : end + 25])
    if (
        before
        and before[1].lower() not in _NOT_NAMES
        and text[max(0, start - 27) : start - len(before[0])].strip()[-1:] not in "."
    ):
        return True
    return bool(after and after[1].lower() not in _NOT_NAMES and name not in in_text)


def _family(name: str) -> str:
    return flatten(name).rsplit(" ", 1)[-1]


def _others(text: str) -> Iterable[Mention]:
    for match in _OTHER_NAME.finditer(text):
        words = match[0].replace("-", " ").split(" ")
        if not any(word.lower() in _NOT_NAMES for word in words):
            yield Mention(match.start(), match.end(), "other", (), is_woman(words[0]))
