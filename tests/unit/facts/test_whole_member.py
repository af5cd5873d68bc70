from datetime import date

from whipcount.facts.member import member_profile
from whipcount.facts.whole_member import whole_member

DAY = date(2022, 3, 20)


def test_what_a_member_said_of_the_leader_is_told_with_its_evidence() -> None:
    told = whole_member("Andrew Bridgen", DAY).to_dict()["stances"]
    letter = next(one for one in told if one["stance"] == "letter_submitted")
    assert (letter["case"], letter["leader"]["name"]) == ("johnson-2022", "Boris Johnson")
    assert (letter["is_counted"], letter["since"], letter["reason"]) == (False, None, "withdrawn on 2022-03-16")
    assert letter["events"][0]["on"] == "2022-01-13"
    assert letter["events"][0]["source"].startswith("https://")
    assert set(letter["events"][0]) == {"id", "on", "known", "grade", "source", "quote"}


def test_nothing_later_is_told() -> None:
    eve = whole_member("Andrew Bridgen", date(2022, 3, 15)).to_dict()["stances"]
    assert [(one["stance"], one["is_counted"]) for one in eve] == [
        ("letter_submitted", True),
        ("calls_to_resign", True),
    ]
    assert whole_member("Andrew Bridgen", date(2021, 12, 1)).to_dict()["stances"] == []


def test_a_day_outside_every_case_has_no_stances() -> None:
    assert whole_member("Andrew Bridgen", date(2016, 1, 5)).to_dict()["stances"] == []


def test_the_risk_of_leaving_is_that_of_the_defection_model() -> None:
    told = whole_member("Andrew Bridgen", DAY).to_dict()["risk"]
    assert [one["horizon"] for one in told["forecasts"]] == [30, 90, 365]
    assert all(one["on"] == one["known"] == "2022-03-20" for one in told["forecasts"])
    assert told["reason"] is None


def test_who_has_no_party_to_leave_has_a_reason_in_place_of_a_risk() -> None:
    speaker = whole_member("Lindsay Hoyle", DAY).to_dict()["risk"]
    assert speaker["forecasts"] == []
    assert "no party to leave" in speaker["reason"]


def test_the_light_profile_asks_neither() -> None:
    told = member_profile("Andrew Bridgen", DAY).to_dict()
    assert (told["stances"], told["risk"]) == (None, None)
