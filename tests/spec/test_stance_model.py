"""The shipped model: whole, the same each time, each text judged by itself; a damaged file is told in a sentence."""

from datetime import date

import numpy as np
import pytest

from whipcount.errors import SourceError
from whipcount.facts.reading import context, judge
from whipcount.facts.tables import read_bytes
from whipcount.reader.annotate import annotate
from whipcount.reader.model.judge import load_judge
from whipcount.reader.sheet import sheets
from whipcount.reader.types import ClaimType

TEXTS = (
    "Christian Wakeford has left the Conservatives and joined Labour.",
    "David Davis told Boris Johnson that he should go. He said the prime minister had lost the trust of the country.",
)


def held(text: str):
    return sheets(annotate(text, date(2022, 1, 19), context()))


def test_it_knows_every_type() -> None:
    assert set(judge().types) == set(ClaimType)


def test_texts_do_not_disturb_each_other() -> None:
    one, two = (held(text) for text in TEXTS)
    together = judge().scores([*one, *two])
    apart = [*judge().scores(one), *judge().scores(two)]
    for (types, status), (other_types, other_status) in zip(together, apart, strict=True):
        assert np.array_equal(types, other_types)
        assert np.array_equal(status, other_status)


def test_confidence_grows_with_the_margin_and_stays_below_one() -> None:
    shares = [judge().confidence(margin) for margin in (0.0, 1.0, 3.0, 20.0)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


@pytest.mark.parametrize("cut", ["encoder", "heads", "both empty"])
def test_a_damaged_file_is_told(cut: str) -> None:
    encoder, heads = read_bytes("models/encoder.onnx"), read_bytes("models/heads.npz")
    damaged = {"encoder": (encoder[:5000], heads), "heads": (encoder, heads[:5000]), "both empty": (b"", b"")}[cut]
    with pytest.raises(SourceError, match="install whipcount again"):
        load_judge(*damaged)
