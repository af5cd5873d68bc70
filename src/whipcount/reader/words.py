"""The words of the lobby: how parties, leaders and offices are written in the press."""

from __future__ import annotations

import re

__all__ = ["DEPARTMENT", "LEADER_WORDS", "OFFICE", "PARTY_NAMES", "PARTY_WORDS", "party_pattern"]

PARTY_WORDS: dict[str, str] = {
    "the conservative and unionist party": "conservative",
    "conservative party": "conservative",
    "conservatives": "conservative",
    "conservative": "conservative",
    "tory party": "conservative",
    "tories": "conservative",
    "tory": "conservative",
    "labour party": "labour",
    "labour": "labour",
    "labor": "labour",
    "plp": "labour",
    "parliamentary labour party": "labour",
    "new labour": "labour",
    "liberal democrats": "liberal-democrat",
    "liberal democrat": "liberal-democrat",
    "lib dems": "liberal-democrat",
    "lib dem": "liberal-democrat",
    "lib-dems": "liberal-democrat",
    "lib-dem": "liberal-democrat",
    "lib dem's": "liberal-democrat",
    "scottish national party": "snp",
    "scottish nationalists": "snp",
    "snp": "snp",
    "plaid cymru": "plaid-cymru",
    "plaid": "plaid-cymru",
    "democratic unionist party": "dup",
    "democratic unionists": "dup",
    "democratic unionist": "dup",
    "dup": "dup",
    "ulster unionist party": "uup",
    "ulster unionists": "uup",
    "ulster unionist": "uup",
    "uup": "uup",
    "sdlp": "sdlp",
    "sinn féin": "sinn-fein",
    "sinn fein": "sinn-fein",
    "alliance party": "alliance",
    "traditional unionist voice": "tuv",
    "tuv": "tuv",
    "green party": "green",
    "greens": "green",
    "green": "green",
    "uk independence party": "ukip",
    "ukip": "ukip",
    "reform uk": "reform",
    "reform": "reform",
    "brexit party": "brexit-party",
    "change uk": "change-uk",
    "the independent group for change": "change-uk",
    "independent group for change": "change-uk",
    "the independent group": "change-uk",
    "independent group": "change-uk",
    "tig": "change-uk",
    "your party": "your-party",
    "restore britain": "restore-britain",
    "alba": "alba",
    "alba party": "alba",
    "reclaim": "reclaim",
    "reclaim party": "reclaim",
    "workers party": "workers-party",
    "workers party of britain": "workers-party",
    "respect": "respect",
    "social democratic party": "sdp",
    "sdp": "sdp",
    "referendum party": "referendum-party",
    "advance uk": "advance-uk",
}
"""Written name, lower case -> party slug."""

PARTY_NAMES: dict[str, str] = {
    "conservative": "Conservative",
    "labour": "Labour",
    "liberal-democrat": "Liberal Democrat",
    "snp": "SNP",
    "plaid-cymru": "Plaid Cymru",
    "dup": "DUP",
    "uup": "UUP",
    "sdlp": "SDLP",
    "sinn-fein": "Sinn Féin",
    "ukip": "UKIP",
    "reform": "Reform UK",
    "change-uk": "Change UK",
    "tuv": "TUV",
    "sdp": "SDP",
}
"""Party slug -> name as an adjective; other slugs are written with capitals."""

_CASED = {"green", "reform", "respect", "reclaim", "alba", "plaid", "labor", "your party", "alliance party"}

LEADER_WORDS = re.compile(
    r"\b(?:the )?(?:prime minister|pm|premier|(?:party|labour|tory|conservative|lib(?:eral)? dem(?:ocrat)?|snp|ukip|reform(?: uk)?|"
    r"opposition|dup|plaid(?: cymru)?|green) leader|leader of the (?:opposition|labour party|conservative party|party|"
    r"liberal democrats|snp)|no\.? ?10|downing street)\b",
    re.I,
)

OFFICE = re.compile(
    r"\b(?:(?:first|deputy|assistant|shadow|junior|parliamentary|home|foreign|chief|vice|senior|cabinet|former|trade|"
    r"government|opposition|joint|acting|economic|financial|exchequer|private|under|permanent|international|"
    r"attorney|solicitor|advocate|lord|party|prime|front|frontbench|select|committee|health|education|defence|business|"
    r"justice|transport|environment|culture|work and pensions|levelling up|communities|housing|brexit|northern ireland|"
    r"scottish|scotland|welsh|wales|treasury|policing|immigration|security|children's|schools|universities|energy|climate|"
    r"farming|fisheries|agriculture|europe|local government|women's|equalities|veterans|armed forces|pensions|employment|"
    r"care|mental health|sports?|tourism|digital|science|exports?|investment|net zero|climate change|farms|"
    r"international development|technology|consumer affairs|planning|disabilities|social care|public health|safeguarding|"
    r"middle east|africa|asia|roads|rail|aviation|maritime|water|rural affairs|courts|prisons|probation|victims|city|tax|"
    r"and|of state|for|to the|of the|in the|on the)[ -])*"
    r"(?:secretary(?: of state)?(?: for [a-z ]{3,40}?)?|minister(?:s)?(?: for [a-z ]{3,40}?)?|chancellor(?: of the exchequer)?|"
    r"whips?|co-chair(?:man)?|chairm[ae]n|chairwoman|chairs?|vice-chair(?:man)?|deputy chair(?:m[ae]n)?|aide|pps|private secretar(?:y|ies)|secretaries|vice-chairm[ae]n|envoy|deputy|spokesman|"
    r"spokeswoman|spokesperson|general|leader(?: of the (?:commons|house(?: of commons)?))?|frontbencher|front bench|frontbench|"
    r"shadow cabinet|cabinet|government|ministerial (?:post|job|role)|bag-carrier|bag carrier|trade envoy|treasurer|"
    r"chairmanship|paymaster general|mp-liaison|adviser|ambassador|tsar|champion|postmaster)\b",
    re.I,
)


DEPARTMENT = re.compile(
    r"\b(?:(?:(?:junior |senior )?minister(?: of state)?|PPS) (?:at|in) (?:the )?)?"
    r"(?:(?:Home|Foreign|Scotland|Scottish|Wales|Welsh|Northern Ireland|Cabinet|Whips['\u2019]|Brexit) (?:Office|Department)|"
    r"Treasury|Ministry of [A-Z]\w+|Department (?:of|for) [A-Z]\w+(?:(?:,| and|, and) [A-Z]\w+)*|"
    r"(?:education|business|culture|health|transport|defence|environment|justice|housing|rail|Brexit|Treasury|foreign|"
    r"home affairs|health and social care) (?:department|brief|portfolio|committee))"
)
"""A department or committee that stands for a post in it."""


def party_pattern() -> re.Pattern[str]:
    """Return the pattern of every written party name, longest first."""
    names = sorted(PARTY_WORDS, key=len, reverse=True)
    parts = []
    for name in names:
        escaped = re.escape(name).replace(r"\ ", r"[ \u00a0]")
        parts.append(escaped if name not in _CASED else _title_case(name))
    return re.compile(r"\b(?:" + "|".join(f"(?:{p})" for p in parts) + r")\b")


def _title_case(name: str) -> str:
    return "(?-i:" + " ".join(re.escape(word.capitalize()) for word in name.split()) + ")"
