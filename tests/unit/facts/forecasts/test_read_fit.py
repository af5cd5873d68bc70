"""Every model's shipped fit is read in one way, and what is wrong with one is said in a sentence."""

import json

import pytest

from whipcount.errors import ModelError, SourceError
from whipcount.facts.forecasts import vintages
from whipcount.facts.forecasts.vintages import read_fit


def test_the_values_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vintages, "read_bytes", lambda name: json.dumps({"name": name}).encode())
    assert read_fit("forecasts/x.json", lambda values: values["name"]) == "forecasts/x.json"


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"another": 1}', b"\xff"])
def test_a_damaged_fit_is_named(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(vintages, "read_bytes", lambda name: content)
    with pytest.raises(ModelError, match=r"forecasts/x\.json is damaged \(\w+\); install whipcount again"):
        read_fit("forecasts/x.json", lambda values: values["name"])


def test_a_missing_one_and_another_version_keep_their_sentences() -> None:
    with pytest.raises(SourceError, match=r"forecasts/none\.json is missing"):
        read_fit("forecasts/none.json", dict)

    def refuse(values: object) -> None:
        raise ModelError("The fit is of another model.")

    with pytest.raises(ModelError, match="of another model"):
        read_fit("forecasts/ballot.json", refuse)
