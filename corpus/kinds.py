"""Types and statuses in the order of the model's outputs, and the groups that reports speak of."""

TYPES = (
    "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn calls_to_resign "
    "calls_for_timetable critical supports_leader nominates resigns_office dismissed appointed standing_down suspended "
    "standards_report suspension_vote recall_petition resigns_seat dies by_election talks_with_party "
    "confidence_ballot_called confidence_ballot_result leader_resigns"
).split()
STATUSES = "asserted past hypothetical denied".split()
GROUPS = {
    "moves": "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn".split(),
    "attitudes": "calls_to_resign calls_for_timetable critical supports_leader nominates".split(),
    "rest": TYPES[11:],
}
