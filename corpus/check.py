"""Check the passages: shape, slots, quotes. ``python corpus/check.py corpus/passages/w1.jsonl``."""

import json
import re
import sys

TYPES = set(
    "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn calls_to_resign "
    "calls_for_timetable critical supports_leader nominates resigns_office dismissed appointed standing_down "
    "suspended standards_report suspension_vote recall_petition resigns_seat dies by_election talks_with_party "
    "confidence_ballot_called confidence_ballot_result leader_resigns".split()
)
STATUSES = {"asserted", "past", "hypothetical", "denied"}
STYLES = set("broadsheet tabloid wire live_blog list letter tweet transcript regional opinion".split())


def faults(row: dict) -> list[str]:
    found = []
    text, people = row["text"], row["people"]
    if row["style"] not in STYLES:
        found.append(f"style {row['style']!r}")
    if not re.fullmatch(r"(199|20[0-2])\d-[01]\d-[0-3]\d", row["published"]):
        found.append(f"published {row['published']!r}")
    for slot, field in re.findall(r"\{(\w+)(?:\.(\w+))?\}", text):
        if slot not in people:
            found.append(f"slot {slot} not in people")
        if field not in ("", "last", "seat"):
            found.append(f"field {field}")
    for event in row["events"]:
        kind, actor, _target, status, quote = event[:5]
        if kind not in TYPES:
            found.append(f"type {kind}")
        if status not in STATUSES:
            found.append(f"status {status}")
        if actor is not None and actor not in people:
            found.append(f"actor {actor}")
        if quote not in text:
            found.append(f"quote not in text: {quote!r}")
    return found


def main(paths: list[str]) -> int:
    seen: set[str] = set()
    bad = rows = events = 0
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                rows += 1
                try:
                    row = json.loads(line)
                    found = faults(row)
                    events += len(row["events"])
                    if row["id"] in seen or row["text"] in seen:
                        found.append("seen before")
                    seen |= {row["id"], row["text"]}
                except (ValueError, KeyError, IndexError, TypeError) as error:
                    found = [repr(error)]
                for fault in found:
                    bad += 1
                    print(f"{path}:{number}: {fault}")
    print(f"{rows} passages, {events} events, {bad} faults")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
