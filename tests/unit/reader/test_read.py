from whipcount.facts.reading import read_document
from whipcount.reader.types import Document


def _claimed(text: str, day: str) -> set[tuple[str, str]]:
    claims = read_document(Document(text, "a story", None, day)).claims
    return {(claim.actor.name, claim.type.value) for claim in claims if claim.actor}


def test_the_whip_restored_to_others_is_not_the_last_speakers() -> None:
    text = "Nadine Dorries agrees.\n\nThe Conservative whip has been restored to Andrew Griffiths and Charlie Elphicke."
    found = _claimed(text, "2018-12-12")
    assert {name for name, kind in found if kind == "whip_restored"} == {"Andrew Griffiths", "Charlie Elphicke"}


def test_the_post_beside_a_name_belongs_to_that_name() -> None:
    text = (
        "Charles Walker described the scenes as a shambles. James Cleverly, the foreign secretary, said that "
        "he backed the prime minister. Jacob Rees-Mogg denied that he was about to resign."
    )
    claims = read_document(Document(text, "a story", None, "2022-10-19")).claims
    assert ("James Cleverly", "supports_leader") in _claimed(text, "2022-10-19")
    assert ("Charles Walker", "supports_leader") not in _claimed(text, "2022-10-19")
    assert [claim.target for claim in claims if claim.type.value == "resigns_office"] == [None]


def test_he_who_calls_on_the_leader_to_go_does_not_support_him() -> None:
    text = "Gary Streeter said in a statement that the prime minister had lost the trust of the country and should go."
    assert ("Gary Streeter", "supports_leader") not in _claimed(text, "2022-10-19")


def test_he_after_anothers_name_does_not_do_what_that_one_does() -> None:
    text = (
        "Philip Davies says that he will vote against Boris Johnson. "
        "Claire Coutinho says that she will vote for him and that he got the big decisions right."
    )
    assert ("Philip Davies", "supports_leader") not in _claimed(text, "2022-06-06")
