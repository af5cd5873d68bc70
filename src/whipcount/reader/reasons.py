"""The grounds that people give, by the words that tell of them."""

from __future__ import annotations

import re

from whipcount.reader.words import DEPARTMENT, OFFICE

__all__ = ["REASONS", "find_reasons"]

REASONS: dict[str, str] = {
    "antisemitism": r"anti-?semiti\w+|jewish (?:community|members)",
    "brexit": r"brexit|european union|\beu\b|no[- ]deal|backstop|single market|customs union|referendum|maastricht|eurosceptic\w*|the euro\b",
    "climate": r"net zero|climate|green polic\w+|fracking|oil and gas",
    "conduct": r"\bconduct|bully\w*|harass\w*|complaint|sexual|lobbying|expenses|second job|drunk\w*",
    "cost_of_living": r"cost of living|energy bills|fuel bills|heating bills|inflation|mortgage\w*|food prices",
    "economy": r"\beconom\w+|mini-?budget|growth plan|borrowing|the markets",
    "foreign_policy": r"\biraq\b|gaza|israel\w*|palestin\w+|ukraine|syria|libya|\bwar\b|ceasefire|foreign aid|arms sales",
    "health": r"\bnhs\b|hospital\w*|vaccin\w+|lockdown|covid|restrictions",
    "immigration": r"immigra\w+|asylum|small boats|rwanda|migra\w+|deport\w*|border\w*",
    "leadership": r"leadership|unfit|not fit|character|judg(?:e)?ment|direction|out of touch|weak\w*|electab\w+|unelectable|polls?\b",
    "planning": r"planning|housebuilding|green ?belt|housing targets|\bhs2\b|development on",
    "standards": r"part(?:y|ies) in (?:downing|no)|partygate|lockdown[- ]breaking|lockdown part\w+|sleaze|integrity|honest\w*|truth|\blie[sd]?\b|\blying|mislead|misled|ministerial code|standards|fixed penalty|\bfine[ds]?\b",
    "tax": r"\btax\w*|national insurance|\bvat\b|inheritance",
    "trust": r"\btrust\b|confidence of|lost (?:the )?confidence|betray\w*|broken promise\w*|manifesto",
    "welfare": r"welfare|benefit\w*|two-child|winter fuel|disabilit\w+|universal credit|pension\w*|tuition fees|poverty",
}
"""Slug -> the words for it."""

_PATTERNS = {slug: re.compile(words, re.I) for slug, words in REASONS.items()}


def find_reasons(text: str) -> tuple[str, ...]:
    """Return the slugs of the grounds that a text names, in alphabetical order; the name of a post is no ground.

    Examples
    --------
    >>> find_reasons("He said that the prime minister had not told the truth and that energy bills were soaring.")
    ('cost_of_living', 'standards')
    """
    told = DEPARTMENT.sub(" ", OFFICE.sub(" ", text))
    return tuple(slug for slug, pattern in _PATTERNS.items() if pattern.search(told))
