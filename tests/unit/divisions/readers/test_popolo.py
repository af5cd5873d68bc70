"""Popolo vote events."""

import json

import pytest

from divisionfiles import EVENT
from whipcount.divisions.readers.popolo import read_popolo
from whipcount.errors import InputError


def test_a_vote_event() -> None:
    document = {
        "vote_events": [EVENT],
        "persons": [{"id": "p1", "name": "One"}],
        "organizations": [{"id": "g1", "name": "Liberal Democrats"}],
    }
    record = read_popolo(json.dumps(document), "assembly")
    first = record.divisions[0]
    assert (first.id, first.on.isoformat(), first.title) == ("assembly:vote-1", "2021-02-03", "That it be so")
    assert (first.official_ayes, first.official_noes) == (2, 1)
    votes = dict(zip([voter.name for voter in record.voters], first.votes, strict=True))
    assert votes == {"One": "A", "Two": "N", "Three": "-", "p4": "."}
    parties = {voter.name: [span[0] for span in voter.parties] for voter in record.voters}
    assert parties == {"One": ["liberal-democrat"], "Two": ["green"], "Three": ["labour"], "p4": []}


def test_events_inside_motions_and_lists() -> None:
    inside = {key: value for key, value in EVENT.items() if key != "motion"}
    motions = {"motions": [{"id": "m", "text": "A motion", "vote_events": [inside]}]}
    assert read_popolo(json.dumps(motions)).divisions[0].title == "A motion"
    assert len(read_popolo(json.dumps([EVENT])).divisions) == 1
    by_id = {"vote_events": [{**inside, "motion_id": "m"}], "motions": [{"id": "m", "text": "By id"}]}
    assert read_popolo(json.dumps(by_id)).divisions[0].title == "By id"


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{", "no JSON"),
        ("3", "an object with"),
        ("{}", "no division"),
        (json.dumps([{**EVENT, "start_date": "soon"}]), "'soon' is no day"),
        (json.dumps([{**EVENT, "id": None}]), "has no id"),
        (json.dumps([{**EVENT, "votes": [{"option": "maybe", "voter_id": "p"}]}]), "vote 1: unknown option 'maybe'"),
        (json.dumps([{**EVENT, "votes": [{"option": "yes"}]}]), "vote 1: no voter"),
        (json.dumps([EVENT, {**EVENT, "votes": [{"option": "no", "voter_id": "p1"}]}]), "different votes"),
    ],
)
def test_faults(document: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_popolo(document)
