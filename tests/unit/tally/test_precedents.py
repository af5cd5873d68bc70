from dataclasses import replace
from datetime import date

from casebuilder import FIRST, register, spell
from whipcount.tally.precedents import Move, Precedents, moves_in_register, precedents

LEFT = date(2022, 1, 19)
DISSOLVED, AGAIN = date(2024, 5, 30), date(2024, 7, 5)
SITTING = register(
    spell(0, "blue", FIRST, date(2022, 1, 18)),
    spell(0, "red", LEFT, DISSOLVED, start_reason="changed_party"),
    spell(0, "red", AGAIN),
    spell(1, "blue", FIRST, date(2022, 3, 1)),
    spell(1, "independent", date(2022, 3, 2), date(2022, 6, 1), start_reason="whip_removed"),
    spell(1, "gold", date(2022, 6, 2), date(2023, 1, 1), end_reason="resigned"),
    spell(2, "blue", FIRST, date(2021, 3, 1)),
    spell(2, "independent", date(2021, 3, 2), date(2021, 6, 1), start_reason="changed_party"),
    spell(2, "blue", date(2021, 6, 2), DISSOLVED),
    spell(3, "blue", FIRST, date(2020, 1, 1)),
    spell(3, "speaker", date(2020, 1, 2), DISSOLVED),
    spell(4, "blue", AGAIN, date(2025, 1, 1)),
    spell(4, "gold", date(2025, 1, 2)),
    spell(5, "blue", AGAIN, date(2025, 2, 1)),
    spell(5, "independent-blue", date(2025, 2, 2), date(2025, 8, 1), start_reason="resigns_whip", end_reason="died"),
)
MOVES = list(moves_in_register(SITTING))


def found(**fields: object) -> Precedents:
    return precedents(MOVES, SITTING, **fields)  # type: ignore[arg-type]


def test_moves_are_the_changes_of_label_inside_a_parliament() -> None:
    seen = [(move.name, move.type, move.from_party, move.to_party, move.via) for move in MOVES]
    assert seen == [
        ("Ada Byrne", "changes_party", "blue", "red", None),
        ("Ben Carr", "loses_whip", "blue", "independent", None),
        ("Ben Carr", "changes_party", "blue", "gold", "independent"),
        ("Cleo Dunn", "leaves_party", "blue", "independent", None),
        ("Eve Frost", "changes_party", "blue", "gold", None),
        ("Finn Gray", "resigns_whip", "blue", "independent", None),
    ]


def test_newest_first_and_filtered() -> None:
    assert [row.move.on for row in found(type="changes_party").rows] == ["2025-01-02", "2022-06-02", "2022-01-19"]
    assert [row.move.name for row in found(to_party="red").rows] == ["Ada Byrne"]
    assert [row.move.name for row in found(since=date(2022, 1, 1), before=date(2022, 3, 1)).rows] == ["Ada Byrne"]
    assert [row.move.name for row in found(type="loses_whip").rows] == ["Ben Carr", "Cleo Dunn"]
    assert [row.move.name for row in found(type="resigns_whip").rows] == ["Finn Gray", "Cleo Dunn"]


def test_what_became_of_the_member() -> None:
    outcomes = {(row.move.name, row.move.type): row.outcome for row in found().rows}
    assert outcomes[("Ada Byrne", "changes_party")] == "elected again in 2024 for Seat 0 as Red"
    assert outcomes[("Ben Carr", "changes_party")] == "not returned in 2024: resigned on 2023-01-01"
    assert outcomes[("Cleo Dunn", "leaves_party")] == "not returned in 2024"
    assert outcomes[("Eve Frost", "changes_party")] == "sits for Seat 4 as Gold"
    assert outcomes[("Finn Gray", "resigns_whip")] == "left the House on 2025-08-01 (died)"


def test_how_a_member_fared_who_won_no_seat_is_told_where_it_is_known() -> None:
    rows = found(fate_of=lambda person, on: f"{person} lost on {on}").rows
    outcomes = {(row.move.name, row.move.type): row.outcome for row in rows}
    assert outcomes[("Cleo Dunn", "leaves_party")] == "not returned in 2024: twfy:2 lost on 2024-07-04"
    assert outcomes[("Ben Carr", "changes_party")] == "not returned in 2024: resigned on 2023-01-01"
    unknown = {row.move.name: row.outcome for row in found(fate_of=lambda person, on: None).rows}
    assert unknown["Cleo Dunn"] == "not returned in 2024"


def test_a_move_without_an_address_names_the_row_of_the_register() -> None:
    move = found(to_party="red").rows[0].move
    assert (move.source, move.url) == ("register:spell:twfy:0:2022-01-19", None)
    sourced = replace(move, source="https://example.org/a")
    assert sourced.url == "https://example.org/a"


def test_the_note_says_how_many_moves_are_from_the_list_before_the_labels() -> None:
    old = Move("1981", "twfy:77", "Gil Hay", "Seat 9", "changes_party", "red", "gold")
    assert "are listed, 1 of these" in precedents([old, *MOVES], SITTING).note
    assert "are listed, 0 of these" in found().note
    assert "1997" not in found(since=date(1997, 5, 1)).note


def test_months_and_office() -> None:
    rows = found(to_party="red", office_of=lambda person, on: f"{person} on {on}").rows
    assert (rows[0].months_to_election, rows[0].office) == (29, "twfy:0 on 2022-01-18")


def test_a_year_alone_gives_no_months_and_an_unknown_member_no_outcome() -> None:
    old = Move("1981", "twfy:77", "Gil Hay", "Seat 9", "changes_party", "red", "gold")
    row = precedents([old], SITTING).rows[0]
    assert (row.months_to_election, row.outcome) == (None, "not known")


def test_precedents_turn_into_a_document_a_frame_and_a_table() -> None:
    assert found().to_dict()["n"] == 6
    assert found().to_frame().height == 6
    assert "Ada Byrne" in found()._repr_html_()
