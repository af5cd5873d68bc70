from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate


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
