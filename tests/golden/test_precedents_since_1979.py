"""Conservative members who joined Labour since 1979, as the House of Commons Library and the press list them."""

from datetime import date

from whipcount.facts.contests import contests, find_precedents

TO_LABOUR = [
    ("Elphicke", "2024-05-08", "Dover"),
    ("Poulter", "2024-04-27", "Central Suffolk and North Ipswich"),
    ("Wakeford", "2022-01-19", "Bury South"),
    ("Davies", "2007-06-26", "Grantham and Stamford"),
    ("Jackson", "2005-01-15", "Wantage"),
    ("Woodward", "1999-12-18", "Witney"),
    ("Temple-Morris", "1998-06-21", "Leominster"),
    ("Howarth", "1995-10-07", "Stratford-on-Avon"),
]


def test_conservative_to_labour() -> None:
    rows = find_precedents("changes_party", "conservative", "labour", since=date(1979, 1, 1)).rows
    assert [(row.move.name.split()[-1], row.move.on, row.move.seat) for row in rows] == TO_LABOUR


def test_what_became_of_them() -> None:
    rows = find_precedents("changes_party", "conservative", "labour").rows
    assert {row.move.name: row.months_to_election for row in rows}["Christian Wakeford"] == 29
    again = [row.move.name.split()[-1] for row in rows if row.outcome.startswith("elected again")]
    assert again == ["Wakeford", "Woodward", "Howarth"]


def test_twenty_eight_labour_members_joined_the_sdp() -> None:
    assert len(find_precedents("changes_party", "labour", "sdp").rows) == 28
    assert len(find_precedents("changes_party", "conservative", "sdp").rows) == 1


def test_eight_conservatives_lost_the_whip_over_europe_in_1994() -> None:
    lost = find_precedents("loses_whip", "conservative", since=date(1994, 1, 1), before=date(1995, 1, 1))
    assert len(lost.rows) == 8


def test_the_table_of_contests() -> None:
    rows = contests()
    assert len(rows) == 71
    assert sum(row.publicly_against_before is not None for row in rows) == 16
    johnson = next(row for row in rows if row.leader == "Boris Johnson" and row.kind == "ballot")
    assert (johnson.for_leader, johnson.against_leader, johnson.electorate) == ("211", "148", 359)
    assert (johnson.publicly_against_before, johnson.outcome) == (28, "survived")
