"""What the columns of the census that are shown mean, in words."""

from __future__ import annotations

__all__ = ["CENSUS_WORDS"]

CENSUS_WORDS = {
    "qual_level_4": "degree or the like", "qual_none": "no qualification", "age_65_plus": "aged 65 and over",
    "house_owned": "home owned", "born_uk": "born in the UK", "christian": "Christian", "muslim": "Muslim",
    "jewish": "Jewish",
}  # fmt: skip
