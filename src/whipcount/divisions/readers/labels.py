"""Party names of publishers as the slugs of the register."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]

_SLUGS = {
    "con": "conservative", "cons": "conservative", "conservative-party": "conservative",
    "lab": "labour", "labour-co-op": "labour", "labco": "labour", "labour-co-operative": "labour",
    "labourco-operative": "labour", "labour-party": "labour", "lab-co-op": "labour",
    "ld": "liberal-democrat", "ldem": "liberal-democrat", "liberal-democrats": "liberal-democrat",
    "scottish-national-party": "snp", "democratic-unionist-party": "dup", "ulster-unionist-party": "uup",
    "social-democratic-labour-party": "sdlp", "social-democratic-and-labour-party": "sdlp",
    "pc": "plaid-cymru", "sf": "sinn-fein", "sinn-f-in": "sinn-fein", "apni": "alliance", "alliance-party": "alliance",
    "green-party": "green", "reform-uk": "reform", "ref": "reform", "spk": "speaker", "speaker-of-the-house": "speaker",
    "ind": "independent", "independents": "independent", "dcwm": "deputy-speaker", "cwm": "deputy-speaker",
    "alba-party": "alba", "wpb": "workers-party", "workers-party-of-britain": "workers-party", "rcl": "reclaim",
    "reclaim-party": "reclaim", "traditional-unionist-voice": "tuv",
}  # fmt: skip


def slug(name: str | None) -> str | None:
    """Return a party's slug, None for an empty name; an unknown party gets its own name with hyphens.

    Examples
    --------
    >>> slug("Labour (Co-op)"), slug("Sinn Féin"), slug("LDem"), slug("Bündnis 90"), slug("")
    ('labour', 'sinn-fein', 'liberal-democrat', 'bundnis-90', None)
    """
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return _SLUGS.get(key, key) or None
