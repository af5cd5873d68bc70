"""The names of the commands and what each is for, as the help groups them."""

from __future__ import annotations

__all__ = ["COMMANDS", "GROUPS"]

GROUPS = {
    "From a story": {
        "brief": "Read a story and print the brief: what happened, before and after.",
        "demo": "Print the brief of the embedded story and write it as a page.",
        "read": "Read stories and print who did what to whom, with the quote.",
    },
    "The House": {
        "house": "The House on a day: parties, vacancies, the working majority.",
        "member": "One member on a day: career, offices, elections, votes.",
        "polls": "National voting intention on a day since 1945, and the swing.",
        "precedents": "Earlier changes of party and lost whips, newest first.",
        "seat": "One seat on a day: member, result, swing to lose, demographics.",
        "votes": "Divisions: how members voted, who rebelled.",
    },
    "A leader in trouble": {
        "case": "List, show and check cases: a leader, a rulebook, a ledger of events.",
        "count": "Count letters, calls to go and support on a day, with every name.",
        "diff": "Explain name by name why two lists differ.",
        "forecast": "How close to the end, who goes next: frozen, scored forecasts.",
        "rules": "The rulebooks: who may trigger a contest and how many it takes.",
    },
    "A newsroom": {
        "desk": "Keep the desk: its users, cases and backups.",
        "publish": "Write the public tracker as static files for a CDN.",
        "serve": "Serve the desk, where stories are reviewed, and the public tracker.",
    },
    "The program": {
        "completion": "Print the script that completes commands in your shell.",
        "data": "Describe, check or build the embedded tables.",
    },
}

COMMANDS = {name: text for group in GROUPS.values() for name, text in group.items()}
