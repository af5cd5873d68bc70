import pytest

from whipcount.reader.reasons import REASONS, find_reasons


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("He could not defend the parties in Downing Street.", ("standards",)),
        ("She cannot vote for cuts to disability benefits.", ("welfare",)),
        ("Brexit and the cost of living, he said.", ("brexit", "cost_of_living")),
        ("He gave no reason.", ()),
        ("The committee met at noon.", ()),
        ("The former Brexit secretary and the health minister resigned.", ()),
    ],
)
def test_grounds(text: str, slugs: tuple[str, ...]) -> None:
    assert find_reasons(text) == slugs


def test_slugs_are_in_order() -> None:
    assert list(REASONS) == sorted(REASONS)
