from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Alun Cairns will not be a candidate at the election.", "member"),
        ("Alun Cairns told the mayor to go.", "member"),
        ("Alun Cairns, who met the mayor, resigned.", "member"),
        ("Alun Cairns, a councillor in Barry, resigned.", "other"),
        ("Alun Cairns, who is a councillor in Barry, resigned.", "other"),
        ("Alun Cairns MSP resigned.", "other"),
        ("Alun Cairns (a former MP) resigned.", "other"),
    ],
)
def test_a_name_is_a_members_unless_told_otherwise(text: str, kind: str) -> None:
    assert [mention.kind for mention in annotate(text, date(2023, 11, 28), context()).mentions] == [kind]


def test_a_councillor_who_has_just_won_a_by_election_is_a_member() -> None:
    text = "Hannah Spencer, a plumber and a councillor in Trafford, won the by-election on Thursday."
    assert [m.kind for m in find_mentions(text, context().roster(date(2026, 2, 27)))] == ["member"]
    assert [m.kind for m in find_mentions(text, context().roster(date(2026, 6, 1)))] == ["other"]
