from whipcount.facts.constituencies import seats
from whipcount.facts.maps import hexes


def test_every_seat_has_a_place_of_its_own() -> None:
    assert {(boundaries, gss) for boundaries, layout in hexes().items() for gss in layout} == set(seats())
    assert all(len(set(layout.values())) == 650 for layout in hexes().values())
