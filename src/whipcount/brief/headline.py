"""The answer in one or two sentences, and the figures that it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.acts import weight
from whipcount.brief.counting import Counted
from whipcount.brief.found import Found
from whipcount.brief.parties import party_name
from whipcount.brief.sections.chamber import moved_parties, signed
from whipcount.brief.sections.seat import profiles
from whipcount.brief.types import Figure
from whipcount.brief.words import and_list, did, number, percent, say_day
from whipcount.facts.brief import party_rule
from whipcount.ledger.vocabulary import EventType
from whipcount.rules.arithmetic import threshold
from whipcount.tally.count import Count
from whipcount.tally.house import House

__all__ = ["figures", "headline"]

_COUNTED = {
    EventType.LETTER_SUBMITTED: ("letters", "Letters on the record", "letter", "letters"),
    EventType.NOMINATES: ("nominations", "Nominations on the record", "nomination", "nominations"),
    EventType.CALLS_TO_RESIGN: ("calls", "Calls to go", "call to go", "calls to go"),
}


def headline(found: Found) -> str:
    """Return the answer: what happened, what the House is now, what still counts."""
    if not found.news:
        return _nothing(found)
    parts = [_lead(found)]
    if found.day is None:
        return f"{parts[0]} The day is not known, so nothing is counted; give it with --published."
    if found.moves and found.before and found.after:
        parts.append(_house(found, found.before, found.after))
    elif found.after and found.after.working_majority is not None:
        parts.append(f"The House is unchanged: working majority {number(found.after.working_majority)}.")
    if found.counted and _is_told(found, found.counted):
        parts.append(_case(found, found.counted))
    return " ".join(part for part in parts if part)


def _nothing(found: Found) -> str:
    if not found.acts:
        return f"Nothing that counts was found in this story; no figure changes.{_undated(found)}"
    n = "1 claim" if len(found.acts) == 1 else f"{len(found.acts)} claims"
    return f"Nothing in this story counts: {n} read, none of them stated as done by a member.{_undated(found)}"


def _undated(found: Found) -> str:
    if found.reading.document.published is not None:
        return ""
    return (
        " Its day of publication is not known; give it with --published, so that the members of that day are looked "
        "for."
    )


def _lead(found: Found) -> str:
    top = [
        act for act in found.news if weight(act) == weight(found.news[0]) and did(act.claim) == did(found.news[0].claim)
    ]
    names = and_list(list(dict.fromkeys(act.name for act in top)), 4)
    said = f"{names} {did(top[0].claim)}." if len(top) == 1 else f"{names}: each {did(top[0].claim)}."
    unsure = found.moves and found.after and not found.is_recorded
    return f"A scenario, not in the register: {said}" if unsure else said


def _house(found: Found, before: House, after: House) -> str:
    sizes = [f"{party_name(party)} {after.parties.get(party, 0)}" for party in _sided(found, before, after)]
    if before.working_majority is None or after.working_majority is None:
        return f"{', '.join(sizes)}."
    change = after.working_majority - before.working_majority
    way = "" if not change else f", {'down' if change < 0 else 'up'} from {number(before.working_majority)}"
    return f"{', '.join([*sizes, f'working majority {number(after.working_majority)}'])}{way or ', unchanged'}."


def _sided(found: Found, before: House, after: House) -> list[str]:
    moved = moved_parties(before, after)
    first = [party for party in moved if party == found.party]
    return first or [party for party in moved if party != "independent"] or moved


def _is_told(found: Found, counted: Counted) -> bool:
    """Tell whether the case belongs in the headline: somebody stands there, or the story is about the leader."""
    leader = counted.after.case.leader_id
    about = any(act.claim.target and act.claim.target.id == leader for act in found.news)
    return about or bool(counted.after.towards_threshold) or bool(counted.before.towards_threshold)


def _case(found: Found, counted: Counted) -> str:
    now = counted.after
    names = _COUNTED.get(EventType(counted.stance)) if counted.stance else None
    if names is None or now.towards_threshold is None:
        n, leader = now.n(EventType.CALLS_TO_RESIGN), now.case.leader_name
        return f"{n} on the record want {leader} gone."
    fallen = _fallen(counted)
    safe = (
        f"; {now.case.leader_name} is safe from a ballot until {say_day(now.immune_until)}" if now.immune_until else ""
    )
    needed = "" if now.threshold is None else f" of the {now.threshold} needed"
    text = f"{now.towards_threshold}{needed} {names[3]} are on the record"
    if fallen:
        return f"The {names[2]} of {and_list(fallen)} no longer counts: {text}{safe}."
    change = now.towards_threshold - (counted.before.towards_threshold or 0)
    return f"{text}{f' ({signed(change)})' if change else ''}{safe}."


def _fallen(counted: Counted) -> list[str]:
    """Return who stood before the story and does not after it."""
    stance = EventType(counted.stance or "")
    standing = {row.id or row.name for row in counted.after.standing[stance]}
    held = {row.id or row.name: row.name for row in counted.before.standing[stance]}
    gone = {row.id or row.name: row.name for row in counted.after.not_counted if row.was is stance}
    fresh = {row.id or row.name for row in counted.before.not_counted if row.was is stance}
    lapsed = held | {key: name for key, name in gone.items() if key not in fresh}
    return [name for key, name in lapsed.items() if key not in standing and key in gone]


def figures(found: Found) -> tuple[Figure, ...]:
    """Return every number of the headline and the counts, each with how it comes about and where it opens."""
    if found.day is None or not found.news:
        return ()
    return (*_house_figures(found), *_case_figures(found), *_seat_figures(found))


def _house_figures(found: Found) -> Iterator[Figure]:
    if found.before is None or found.after is None:
        return
    before, after = found.before, found.after
    for party in moved_parties(before, after):
        sizes = before.parties.get(party, 0), after.parties.get(party, 0)
        names = and_list([m.name for m in found.moves if party in (m.before, m.after)])
        yield Figure(
            f"members_{party.replace('-', '_')}", party_name(party), *sizes,
            f"[Members](#house) on {say_day(found.day)}; {signed(sizes[1] - sizes[0])} by {names}.", ("#house",),
        )  # fmt: skip
    if after.majority:
        sides = f"{after.majority.government_votes} votes against {after.majority.other_votes}"
        sentence = f"[{sides}](#house), the chair and those who take no seats left out."
        yield Figure(
            "working_majority",
            "Working majority",
            before.working_majority,
            after.working_majority,
            sentence,
            ("#house",),
        )


def _case_figures(found: Found) -> Iterator[Figure]:
    if found.counted is None:
        yield from _rule_figures(found)
        return
    now, then = found.counted.after, found.counted.before
    stance = EventType(now.rule.counts) if now.rule.counts else None
    if stance in _COUNTED and now.towards_threshold is not None:
        name, label, _one, _many = _COUNTED[stance]
        sentence = f"[By name](#letters), under the rule {now.rule.id}; {_left(now, stance)}"
        yield Figure(name, label, then.towards_threshold, now.towards_threshold, sentence, _evidence(now, stance))
    if now.threshold is not None:
        sentence = f"[The rule](#rules) for an electorate of {now.electorate}."
        yield Figure("threshold", "Needed", then.threshold, now.threshold, sentence, ("#rules",))
    if stance is not EventType.CALLS_TO_RESIGN:
        calls = EventType.CALLS_TO_RESIGN
        sentence = f"[On the record](#letters) that {now.case.leader_name} should go, letter writers included."
        yield Figure(
            "calls_to_resign", "Want the leader gone", then.n(calls), now.n(calls), sentence, _evidence(now, calls)
        )


def _left(now: Count, stance: EventType) -> str:
    out = [row for row in now.not_counted if row.was is stance]
    return f"[{len(out)} left out](#not-counted)." if out else "none left out."


def _evidence(count: Count, stance: EventType) -> tuple[str, ...]:
    return tuple(f"#e-{row.events[0]}" for row in count.standing[stance])


def _rule_figures(found: Found) -> Iterator[Figure]:
    if found.party is None or found.day is None or found.before is None or found.after is None:
        return
    held = party_rule(found.party, found.day, found.role)
    sizes = found.before.parties.get(found.party), found.after.parties.get(found.party)
    if held is None or None in sizes:
        return
    needed = [threshold(held[1], size) for size in sizes if size is not None]
    if needed[1] is not None:
        sentence = f"[The rule](#rules) for {sizes[1]} members; no case is kept for that day."
        yield Figure("threshold", "Needed to open a contest", needed[0], needed[1], sentence, ("#rules",))


def _seat_figures(found: Found) -> Iterator[Figure]:
    for place, profile in enumerate(profiles(found)):
        if profile.latest:
            result, tail = profile.latest.result, "" if place == 0 else f"-{place + 1}"
            sentence = f"[{percent(result.majority_share)} of the votes](#seat{tail}) on {say_day(result.on)}."
            name = f"seat_majority{tail.replace('-', '_')}"
            yield Figure(name, f"Majority in {profile.seat.name}", None, result.majority, sentence, (f"#seat{tail}",))
