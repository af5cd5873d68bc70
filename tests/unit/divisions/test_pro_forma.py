from divisionbuilder import DAY, record
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.codes import MISSING, NO
from whipcount.divisions.pro_forma import own_votes


def test_tellers_lent_to_the_other_side_have_no_vote() -> None:
    calls = record([(DAY, "nn" + "A" * 18 + "." * 20)])
    assert as_matrix(calls).votes[:2, 0].tolist() == [NO, NO]
    assert own_votes(calls).votes[:2, 0].tolist() == [MISSING, MISSING]
    assert (own_votes(calls).votes[2:] == as_matrix(calls).votes[2:]).all()


def test_a_teller_for_rebels_keeps_his_vote() -> None:
    calls = record([(DAY, "nnN" + "A" * 17 + "." * 20)])
    assert own_votes(calls).votes[:3, 0].tolist() == [NO, NO, NO]


def test_a_teller_whose_party_stays_away_keeps_his_vote() -> None:
    calls = record([(DAY, "nn" + "." * 18 + "A" * 20)])
    assert own_votes(calls).votes[:2, 0].tolist() == [NO, NO]
