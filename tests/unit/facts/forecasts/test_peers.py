"""What others scored is shown with its page, and where nobody published anything that is said."""

import re
from urllib.parse import urlsplit

import pytest

from whipcount.facts.forecasts.peers import peers
from whipcount.forecast.record import Model


@pytest.mark.parametrize("model", Model)
def test_every_figure_names_a_page_of_one_version(model: Model) -> None:
    for one in peers(model):
        assert one.model is model
        assert urlsplit(one.source).scheme == "https"
        assert re.search(r"/[0-9a-f]{40}/", one.source)
        assert one.low <= one.high
        assert one.to_dict()["model"] == model.value


def test_the_advertised_figure_stands_beside_those_of_its_results() -> None:
    found = {(one.measure, one.low, one.high) for one in peers(Model.DEFECTION)}
    assert {("auc", 0.978, 0.978), ("auc", 0.48, 0.74), ("expected", 67.5, 67.5)} <= found


def test_one_figure_is_told_as_one() -> None:
    assert next(one.words for one in peers(Model.DEFECTION) if one.low == one.high).startswith("AUC 0.978, ")


def test_three_models_have_no_peer() -> None:
    assert [model for model in Model if not peers(model)] == [Model.LETTERS, Model.BALLOT, Model.SURVIVAL]
