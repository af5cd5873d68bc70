"""The words of the ledger; an unknown one raises with the list of those accepted."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["COUNTED_GRADES", "STANCES", "EventType", "Grade", "Status"]


class EventType(StrEnum):
    """What happened."""

    CHANGES_PARTY = "changes_party"  # joins another party in the House
    LOSES_WHIP = "loses_whip"  # the party withdraws the whip
    RESIGNS_WHIP = "resigns_whip"  # the member gives the whip up
    WHIP_RESTORED = "whip_restored"  # the party gives the whip back
    LETTER_SUBMITTED = "letter_submitted"  # a letter of no confidence is in
    LETTER_WITHDRAWN = "letter_withdrawn"  # such a letter is taken back
    CALLS_TO_RESIGN = "calls_to_resign"  # says that the leader should go
    CALLS_FOR_TIMETABLE = "calls_for_timetable"  # asks the leader to say when
    CRITICAL = "critical"  # speaks against the leader, asks for nothing
    SUPPORTS_LEADER = "supports_leader"  # says that the leader should stay
    NOMINATES = "nominates"  # signs for a candidate
    RESIGNS_OFFICE = "resigns_office"  # leaves a job of his own will
    DISMISSED = "dismissed"  # is removed from a job
    APPOINTED = "appointed"  # is given a job
    STANDING_DOWN = "standing_down"  # will not fight the next election
    SUSPENDED = "suspended"  # from the House, not from the party
    STANDARDS_REPORT = "standards_report"  # a committee reports on a member
    SUSPENSION_VOTE = "suspension_vote"  # the House votes on a member's suspension
    RECALL_PETITION = "recall_petition"  # a petition opens or ends
    RESIGNS_SEAT = "resigns_seat"  # leaves the House
    DIES = "dies"  # in office
    BY_ELECTION = "by_election"  # a seat is filled
    TALKS_WITH_PARTY = "talks_with_party"  # is said to discuss a move
    CONFIDENCE_BALLOT_CALLED = "confidence_ballot_called"  # the threshold is reached
    CONFIDENCE_BALLOT_RESULT = "confidence_ballot_result"  # the numbers of a ballot
    LEADER_RESIGNS = "leader_resigns"  # announces the end


class Status(StrEnum):
    """How the source puts it."""

    ASSERTED = "asserted"  # as fact, now
    PAST = "past"  # as fact, as earlier background
    HYPOTHETICAL = "hypothetical"  # may, could, intends to, only if
    DENIED = "denied"  # it is not so


class Grade(StrEnum):
    """On whose word it stands."""

    ON_RECORD = "on_record"  # the member's own words
    GROUP_LETTER = "group_letter"  # a text that the member signed with others
    REPORTED = "reported"  # a named outlet states it
    CLAIMED = "claimed"  # somebody else says so of the member, who has not confirmed it
    ANONYMOUS = "anonymous"  # unnamed sources


COUNTED_GRADES = frozenset({Grade.ON_RECORD, Grade.GROUP_LETTER, Grade.REPORTED})

STANCES = (
    EventType.LETTER_SUBMITTED,
    EventType.NOMINATES,
    EventType.CALLS_TO_RESIGN,
    EventType.CALLS_FOR_TIMETABLE,
    EventType.CRITICAL,
    EventType.SUPPORTS_LEADER,
)
"""Stances that a member can hold, the one with most consequence first."""
