"""English or not, by small words; written for the test in each language."""

import pytest

from whipcount.errors import InputError
from whipcount.sources.documents.language import english_share, refuse_other_languages

OTHERS = [
    "Le député a quitté son parti hier soir et il siégera avec les travaillistes.",
    "Der Abgeordnete hat die Partei verlassen und wird sich den Liberalen anschließen.",
    "El diputado ha dejado el partido y se sentará con los laboristas en la Cámara.",
    "Il deputato ha lasciato il partito e siede con i laburisti nella Camera di Londra.",
    "O deputado deixou o partido e vai sentar-se com os trabalhistas na Câmara.",
    "De parlementariër heeft de partij verlaten en gaat zitten op de banken van Labour.",
    "Mae'r aelod wedi gadael y blaid ac mae wedi ymuno â'r blaid Lafur yn y Tŷ.",
    "Poseł odszedł z partii i w środę zasiadł w ławach opozycji, bo nie ufa premierowi.",
    "Ledamoten har lämnat partiet och det är inte klart om han går till det andra.",
    "Депутат вышел из партии.",
    "Le Premier ministre est affaibli : Christian Wakeford a rejoint le Labour, on a vu la majorité se réduire à 77 "
    "sièges et un vote de défiance est possible. On attend les résultats de l'enquête de Sue Gray sur les fêtes.",
]
ENGLISH = [
    "Christian Wakeford has left the Conservatives and joined Labour.",
    "Tory MP Christian Wakeford defects to Labour",
    "Wakeford joins Labour",
    "Letters: Peter Aldous, Andrew Bridgen, Roger Gale, Caroline Nokes, Anne Marie Morris, Julian Sturdy",
    "Earl de la Warr and Lord de Mauley told Alex de Souza and Piet van de Berg to go.",
    "Plaid Cymru's Westminster leader called it 'mae hen wlad fy nhadau' and sat down to applause in the House.",
    "“Je ne regrette rien,” said Sir Edward Leigh, who voted against the whip and was not asked why.",
    "",
]


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_told_even_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^a\.txt does not seem to be English; only English stories can be read\.$"):
        refuse_other_languages(text, "a.txt")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    refuse_other_languages(text, "a.txt")


def test_the_share_of_small_words() -> None:
    assert english_share("He has left the party") == 3 / 5
    assert english_share("") == 0
