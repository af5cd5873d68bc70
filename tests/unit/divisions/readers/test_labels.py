import pytest

from whipcount.divisions.readers.labels import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Con", "conservative"), ("Labour (Co-op)", "labour"), ("Scottish National Party", "snp"),
        ("Social Democratic & Labour Party", "sdlp"), ("Plaid Cymru", "plaid-cymru"), ("Reform UK", "reform"),
        ("Neue Partei", "neue-partei"), ("", None), (None, None), ("–", None),
    ],
)  # fmt: skip
def test_slug(name: str | None, expected: str | None) -> None:
    assert slug(name) == expected
