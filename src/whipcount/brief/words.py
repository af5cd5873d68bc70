"""The phrases of a brief: who did what, on whose word, on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from urllib.parse import urlsplit

from whipcount.brief.parties import party_name, party_with_article
from whipcount.dates import say
from whipcount.reader.types import Claim, ClaimType, Grade

__all__ = ["and_list", "did", "grade_words", "link", "linked", "number", "percent", "say_day", "site", "verbatim"]

_ADDRESS = re.compile(r"https?://[^\s;,)]*[^\s;,).:]")
_GRADES = {
    Grade.ON_RECORD: "on the record",
    Grade.GROUP_LETTER: "signed with others",
    Grade.REPORTED: "reported",
    Grade.CLAIMED: "claimed by others",
    Grade.ANONYMOUS: "anonymous source",
}

_DID = {
    ClaimType.CHANGES_PARTY: "leaves{from_} for {to}",
    ClaimType.LOSES_WHIP: "loses the{whose} whip",
    ClaimType.RESIGNS_WHIP: "gives up the{whose} whip",
    ClaimType.WHIP_RESTORED: "has the{whose} whip back",
    ClaimType.LETTER_SUBMITTED: "has sent a letter of no confidence in {leader}",
    ClaimType.LETTER_WITHDRAWN: "has taken back the letter of no confidence in {leader}",
    ClaimType.CALLS_TO_RESIGN: "calls on {leader} to go",
    ClaimType.CALLS_FOR_TIMETABLE: "asks {leader} for a timetable",
    ClaimType.CRITICAL: "criticises {leader}",
    ClaimType.SUPPORTS_LEADER: "supports {leader}",
    ClaimType.NOMINATES: "backs {target}",
    ClaimType.RESIGNS_OFFICE: "resigns{office}",
    ClaimType.DISMISSED: "is dismissed{office}",
    ClaimType.APPOINTED: "is appointed{office}",
    ClaimType.STANDING_DOWN: "will not stand at the next election",
    ClaimType.SUSPENDED: "is suspended from the House",
    ClaimType.STANDARDS_REPORT: "is the subject of a finding on standards",
    ClaimType.SUSPENSION_VOTE: "faces a vote of the House on a suspension",
    ClaimType.RECALL_PETITION: "faces a recall petition",
    ClaimType.RESIGNS_SEAT: "gives up the seat",
    ClaimType.DIES: "has died",
    ClaimType.BY_ELECTION: "wins the by-election",
    ClaimType.TALKS_WITH_PARTY: "is in talks with {to}",
    ClaimType.CONFIDENCE_BALLOT_CALLED: "faces a confidence ballot",
    ClaimType.CONFIDENCE_BALLOT_RESULT: "has the result of a confidence ballot",
    ClaimType.LEADER_RESIGNS: "resigns as leader",
}


def did(claim: Claim) -> str:
    """Return what a claim says that its actor did, as a phrase without the name.

    Examples
    --------
    >>> from whipcount.reader.types import Quote, Status
    >>> quote = Quote("x", 0, 1)
    >>> did(Claim(ClaimType.DIES, Status.ASSERTED, Grade.REPORTED, 0.9, None, quote))
    'has died'
    """
    target = claim.target.name if claim.target else None
    is_person = claim.target is not None and claim.target.kind == "person"
    to = party_with_article(claim.to_party) if claim.to_party else target or "another party"
    party = claim.from_party or claim.to_party
    return _DID[claim.type].format(
        from_=f" {party_with_article(claim.from_party)}" if claim.from_party else "",
        to="the independent benches" if claim.to_party == "independent" else to,
        whose=f" {_adjective(party)}" if party else "",
        leader=target if is_person else "the leader",
        target=target or "a candidate",
        office=f" as {claim.office}" if claim.office else "",
    )


def _adjective(party: str) -> str:
    name = party_name(party)
    return name[:-1] if party in {"conservative", "liberal-democrat", "green"} else name


def grade_words(claim: Claim) -> str:
    """Return on whose word a claim stands."""
    said = _GRADES[claim.grade]
    return f"{said}: {claim.attributed_to}" if claim.attributed_to else said


def say_day(day: date | str | None) -> str:
    """Return a day or a partial date in words; ``on a day not known`` where there is none."""
    if day is None:
        return "a day not known"
    return say(day.isoformat() if isinstance(day, date) else day)


def number(value: int) -> str:
    """Return a number as it is printed.

    Examples
    --------
    >>> number(14459), number(-43)
    ('14,459', '−43')
    """
    return f"{value:,}".replace("-", "−")


def percent(share: Fraction, places: int = 1) -> str:
    """Return a share as it is printed.

    Examples
    --------
    >>> percent(Fraction(402, 50000), 2)
    '0.80%'
    """
    return f"{float(share):.{places}%}"


def and_list(words: Sequence[str], most: int = 6) -> str:
    """Return words joined as in a sentence; what is over the limit is counted.

    Examples
    --------
    >>> and_list(["a", "b", "c"]), and_list(["a", "b", "c"], 2)
    ('a, b and c', 'a, b and 1 more')
    """
    shown = [*words[:most], f"{len(words) - most} more"] if len(words) > most else list(words)
    return shown[0] if len(shown) == 1 else " and ".join([", ".join(shown[:-1]), shown[-1]]) if shown else ""


def link(words: str, address: str | None) -> str:
    """Return words as a link, or alone where there is no address; both are made safe for prose.

    Examples
    --------
    >>> link("page", "https://example.org/a_(b)"), link("page", None)
    ('[page](https://example.org/a_%28b%29)', 'page')
    """
    shown = words.replace("[", "(").replace("]", ")").replace("\n", " ")
    if not address:
        return shown
    return f"[{shown}]({address.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"


def site(address: str) -> str:
    """Return the host of an address, for a short link.

    Examples
    --------
    >>> site("https://www.example.org/a/b")
    'example.org'
    """
    return urlsplit(address).netloc.removeprefix("www.").rstrip(".") or address


def linked(text: str) -> str:
    """Return foreign words with their web addresses as short links.

    Examples
    --------
    >>> linked("Seen: https://example.org/a; ours.")
    'Seen: [example.org](https://example.org/a); ours.'
    """
    return _ADDRESS.sub(lambda found: link(site(found[0]), found[0]), verbatim(text))


def verbatim(text: str) -> str:
    """Return foreign words so that nothing in them is taken for a link."""
    return " ".join(text.replace("](", "] (").split())
