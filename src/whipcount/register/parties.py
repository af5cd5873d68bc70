"""How parties are named in prose; data keep the slug."""

from __future__ import annotations

__all__ = ["label_name", "party_name", "party_with_article"]

_NAMES = {
    "dup": "DUP",
    "snp": "SNP",
    "sdlp": "SDLP",
    "uup": "UUP",
    "tuv": "TUV",
    "ukip": "UKIP",
    "ukup": "UKUP",
    "sinn-fein": "Sinn Féin",
    "plaid-cymru": "Plaid Cymru",
    "liberal-democrat": "Liberal Democrats",
    "conservative": "Conservatives",
    "labour": "Labour",
    "green": "Greens",
    "independent": "Independents",
    "reform": "Reform UK",
    "speaker": "Speaker",
    "change-uk": "Change UK",
}

_LABELS = {
    "conservative": "Conservative",
    "liberal-democrat": "Liberal Democrat",
    "green": "Green",
    "independent": "independent",
}

_WITH_ARTICLE = frozenset(
    {"conservative", "liberal-democrat", "green", "independent", "snp", "dup", "uup", "sdlp", "tuv"}
)


def party_name(slug: str) -> str:
    """Return a party's name as printed.

    Examples
    --------
    >>> party_name("liberal-democrat"), party_name("your-party")
    ('Liberal Democrats', 'Your Party')
    """
    return _NAMES.get(slug, slug.replace("-", " ").title())


def party_with_article(slug: str) -> str:
    """Return a party's name as it stands inside a sentence.

    Examples
    --------
    >>> party_with_article("conservative"), party_with_article("labour")
    ('the Conservatives', 'Labour')
    """
    return f"the {party_name(slug)}" if slug in _WITH_ARTICLE else party_name(slug)


def label_name(slug: str) -> str:
    """Return the name of the label that one member sits under.

    Examples
    --------
    >>> label_name("conservative"), label_name("independent"), label_name("sinn-fein")
    ('Conservative', 'independent', 'Sinn Féin')
    """
    return _LABELS.get(slug, party_name(slug))
