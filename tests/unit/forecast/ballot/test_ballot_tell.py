"""What a forecast of a ballot says."""

from datetime import date

from ballotbuilder import contest, contests
from whipcount.forecast.ballot.fit import fit
from whipcount.forecast.ballot.tell import VERSION, Ask, forecast
from whipcount.forecast.record import Model

ROWS = [*contests(38, 42, 30, 51, 39, 60, 43, 37, in_government=True), *(contest(20 + n, 60) for n in range(3))]


def told(**fields: object) -> tuple[object, ...]:
    row = contest(99, None, voters=359, declared=30, in_government=True, payroll=90, **fields)  # type: ignore[arg-type]
    asked = Ask("a-case", row, date(2030, 1, 1), "54 letters bring one about.", "all members", "sha256:x")
    return forecast(fit(ROWS), asked, seed=7)


def test_three_questions_with_words_and_provenance() -> None:
    against, in_favour, outvoted = told()
    assert against.question.startswith("How many of 359 members vote against Leader 99")
    assert against.question.endswith("54 letters bring one about.")
    assert "(who votes: all members)" in against.resolution
    assert {one.model for one in (against, in_favour, outvoted)} == {Model.BALLOT}
    assert (against.data_hash, against.model_version, against.seed) == ("sha256:x", f"{VERSION}/{fit(ROWS).last}", 7)
    assert against.probability is None
    assert outvoted.quantiles is None
    assert 0 < outvoted.probability < 1
    assert against.quantiles[0.5] + in_favour.quantiles[0.5] < 375


def test_the_base_rate_is_what_usually_comes() -> None:
    against, in_favour, outvoted = told()
    assert against.base_rate == round(0.43 * 359)
    assert in_favour.base_rate == 359 - against.base_rate
    assert outvoted.base_rate == 5.5 / 12


def test_drivers_come_largest_first_and_name_what_was_known() -> None:
    drivers = told()[0].drivers
    assert [abs(one.effect) for one in drivers] == sorted((abs(one.effect) for one in drivers), reverse=True)
    assert {one.name: one.value for one in drivers}["declared against"] == "30"
    assert {one.name: one.value for one in drivers}["the party governs"] == "yes"
    assert next(one.effect for one in drivers if one.name == "the party governs") < 0
    assert "put to a vote again" in {one.name for one in told(again=True)[0].drivers}
