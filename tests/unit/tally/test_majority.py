from hypothesis import given
from hypothesis import strategies as st

from whipcount.tally.majority import working_majority

sizes = st.fixed_dictionaries(
    {party: st.integers(0, 400) for party in ("conservative", "labour", "dup", "sinn-fein", "speaker")}
)


@given(sizes, st.integers(0, 2), st.integers(0, 1))
def test_both_sides_and_the_silent_are_all_who_sit(parties: dict[str, int], ours: int, theirs: int) -> None:
    result = working_majority(
        parties, ["conservative"], ["dup"], {"conservative": ours, "labour": theirs}, ["sinn-fein"]
    )
    silent = parties["speaker"] + parties["sinn-fein"] + ours + theirs
    assert result.government_votes + result.other_votes + silent == sum(parties.values())
    assert result.majority == result.government_votes - result.other_votes
    assert result.government_votes == parties["conservative"] + parties["dup"] - ours
