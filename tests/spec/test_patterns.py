"""Each pattern of the reader with sentences in which it must fire and sentences in which it must not."""

from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate

DAY = date(2022, 2, 10)
BRIDGEN = "twfy:24741"

FIRES = [
    ("changes_party", "Andrew Bridgen has defected to Labour."),
    ("changes_party", "Andrew Bridgen crossed the floor on Monday."),
    ("changes_party", "Andrew Bridgen has left the Conservative Party to join Reform UK."),
    ("changes_party", "Andrew Bridgen will sit as an independent."),
    ("changes_party", "Andrew Bridgen's defection to Labour shook the whips."),
    ("loses_whip", "Andrew Bridgen has lost the Conservative whip."),
    ("loses_whip", "The whip was removed from Andrew Bridgen."),
    ("loses_whip", "Andrew Bridgen was expelled from the Conservative Party."),
    ("loses_whip", "Andrew Bridgen has been suspended by the Conservative Party pending an investigation."),
    ("resigns_whip", "Andrew Bridgen has resigned the Conservative whip."),
    ("whip_restored", "Andrew Bridgen has had the whip restored."),
    ("whip_restored", "Andrew Bridgen was readmitted to the Conservative Party."),
    ("letter_submitted", "Andrew Bridgen has submitted a letter of no confidence in Boris Johnson."),
    ("letter_submitted", "Andrew Bridgen wrote to the chairman of the 1922 Committee."),
    ("letter_withdrawn", "Andrew Bridgen has withdrawn his letter of no confidence."),
    ("calls_to_resign", "Andrew Bridgen called on Boris Johnson to resign."),
    ("calls_to_resign", "Andrew Bridgen said that the Prime Minister should step down."),
    ("calls_to_resign", "Andrew Bridgen said he had lost confidence in Boris Johnson."),
    ("supports_leader", "Andrew Bridgen backed the Prime Minister."),
    ("supports_leader", "Andrew Bridgen gave Boris Johnson his full support."),
    ("critical", "Andrew Bridgen criticised Boris Johnson over the parties."),
    ("critical", "Andrew Bridgen hit out at the government over taxes."),
    ("nominates", "Andrew Bridgen nominated David Davis for the leadership."),
    ("resigns_office", "Andrew Bridgen has resigned as trade envoy."),
    ("resigns_office", "Andrew Bridgen quit the government on Monday."),
    ("dismissed", "Andrew Bridgen was sacked as a minister."),
    ("appointed", "Andrew Bridgen was appointed health secretary."),
    ("standing_down", "Andrew Bridgen will stand down at the next election."),
    ("suspended", "Andrew Bridgen was suspended from the Commons for five days."),
    ("standards_report", "The standards commissioner found that Andrew Bridgen had broken the code."),
    ("recall_petition", "Andrew Bridgen faces a recall petition."),
    ("resigns_seat", "Andrew Bridgen has resigned his seat."),
    ("dies", "Andrew Bridgen has died at the age of 57."),
    ("talks_with_party", "Andrew Bridgen held talks with Labour about joining."),
]
SILENT = [
    ("changes_party", "Andrew Bridgen left the party conference early."),
    ("changes_party", "Andrew Bridgen welcomed the defection of a councillor."),
    ("loses_whip", "Andrew Bridgen lost his temper with a whip."),
    ("loses_whip", "Andrew Bridgen was suspended from the House of Commons for five days."),
    ("resigns_whip", "Andrew Bridgen resigned as a government whip."),
    ("letter_submitted", "Andrew Bridgen wrote a letter of condolence to a constituent."),
    ("letter_submitted", "Andrew Bridgen signed an open letter to the minister about buses."),
    ("calls_to_resign", "Andrew Bridgen said that Boris Johnson should not resign."),
    ("calls_to_resign", "Andrew Bridgen called on the head of the council to resign."),
    ("supports_leader", "Andrew Bridgen no longer backed the Prime Minister."),
    ("critical", "Andrew Bridgen criticised a water company."),
    ("resigns_office", "Andrew Bridgen has resigned his seat as an MP."),
    ("dismissed", "Andrew Bridgen fired a warning shot."),
    ("appointed", "Andrew Bridgen gave a warning to the health secretary."),
    ("standing_down", "Andrew Bridgen will contest the leadership."),
    ("suspended", "Andrew Bridgen was suspended by the Conservative Party."),
    ("dies", "Andrew Bridgen would rather die in a ditch."),
]


def fired(sentence: str) -> set[str]:
    grounds = annotate(sentence, DAY, context()).grounds
    return {hit.type.value for ground in grounds if ground.scene.person == BRIDGEN for hit in ground.fired}


@pytest.mark.parametrize(("kind", "sentence"), FIRES)
def test_fires(kind: str, sentence: str) -> None:
    assert kind in fired(sentence)


@pytest.mark.parametrize(("kind", "sentence"), SILENT)
def test_is_silent(kind: str, sentence: str) -> None:
    assert kind not in fired(sentence)
