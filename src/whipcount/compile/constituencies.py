"""Compile the seats of 2010 and 2024: names, regions, Leave share, census of 2011, and how the two sets overlap."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from whipcount.compile.boundaries import area_overlaps, seats_2010, seats_2024
from whipcount.compile.tables import bound, csv_bytes, require

__all__ = ["CENSUS", "CENSUS_HEADER", "CONSTITUENCIES_HEADER", "OVERLAPS_HEADER", "build"]

CONSTITUENCIES_HEADER = ["gss", "boundaries", "name", "region", "country", "type", "leave_2016", "leave_basis"]
OVERLAPS_HEADER = ["old", "new", "of_old_residents", "of_new_residents"]
# Columns kept from the census of 2011; percentages, except the number of residents and the density per hectare.
CENSUS = (
    "population", "population_density",
    "age_65_plus", "age_18_to_29",
    "house_owned", "house_social", "house_private",
    "ethnicity_white", "ethnicity_asian", "ethnicity_black", "ethnicity_mixed", "ethnicity_other",
    "born_uk",
    "christian", "jewish", "muslim", "hindu", "sikh", "buddhist", "no_religion",
    "qual_none", "qual_level_4", "fulltime_student",
    "employed", "self_employed", "unemployed", "retired", "long_term_sick",
    "industry_manufacturing", "industry_agriculture", "industry_finance", "industry_public_administration",
    "nssechigher_manager", "nssechigher_professional", "nssecsemi_routine", "nssecroutine",
    "cars_none", "health_bad", "health_very_bad", "deprived_none",
)  # fmt: skip
CENSUS_HEADER = ["gss", *CENSUS]
_SUMS = {
    "age_65_plus": ("age_65_to_74", "age_75_to_84", "age_85_to_89", "age_90_plus"),
    "age_18_to_29": ("age_18_to_19", "age_20_to_24", "age_25_to_29"),
}
SEATS, SEATS_GB = 650, 632
_NO_OVERLAP = "0.001"


def build(source: Path) -> dict[str, bytes]:
    """Return ``constituencies.csv``, ``census_2011.csv`` and ``overlaps.csv``.

    Raises
    ------
    SourceError : a file is missing or a count is out of bounds
    """
    seats = [*_seats_2010(source), *_seats_2024(source)]
    census = _census(source)
    overlaps = _overlaps(source)
    bound("constituencies", len(seats), 2 * SEATS, 2 * SEATS)
    bound("constituencies in the census", len(census), SEATS_GB, SEATS_GB)
    bound("overlaps", len(overlaps), 1_000, 1_500)
    return {
        "constituencies.csv": csv_bytes(CONSTITUENCIES_HEADER, sorted(seats)),
        "census_2011.csv": csv_bytes(CENSUS_HEADER, census),
        "overlaps.csv": csv_bytes(OVERLAPS_HEADER, overlaps),
    }


def _seats_2010(source: Path) -> Iterable[list[str]]:
    estimated = {row["PCON11CD"]: row["Figure to use"] for row in _dicts(source, "eu_referendum.csv")}
    bound("Leave shares on the boundaries of 2010", len(estimated), SEATS_GB, SEATS)
    known = {row["ons_const_id"]: row for row in _dicts(source, "leave_votes_west.csv")}
    for gss, (_, name, region, country, kind) in seats_2010(source).items():
        share = estimated.get(gss) or known[gss]["figure_to_use"]
        basis = "counted" if known[gss]["known_leave_vote"] == "Yes" else "estimated"
        yield [gss, "2010", name, region, country, kind, _share(share), basis]


def _seats_2024(source: Path) -> Iterable[list[str]]:
    estimated = {row["gss_code"]: row["LeavePct"] for row in _dicts(source, "eu_referendum_2024_boundaries.csv")}
    bound("Leave shares on the boundaries of 2024", len(estimated), SEATS_GB, SEATS)
    for gss, (_, name, region, country, kind) in seats_2024(source).items():
        share = estimated.get(gss, "")
        yield [gss, "2024", name, region, country, kind, _share(share), "estimated" if share else ""]


def _share(text: str) -> str:
    return f"{float(text):.4f}" if text else ""


def _census(source: Path) -> list[list[str]]:
    rows = sorted(_dicts(source, "census_11.csv"), key=lambda row: row["ons_const_id"])
    return [[row["ons_const_id"], *(_figure(row, column) for column in CENSUS)] for row in rows]


def _figure(row: dict[str, str], column: str) -> str:
    value = sum(float(row[part]) for part in _SUMS.get(column, (column,)))
    return f"{value:.0f}" if column == "population" else f"{value:.1f}"


def _overlaps(source: Path) -> list[list[str]]:
    """Return old code, new code and the shares of residents: of the old seat, and of the new one."""
    rows = [[row[1], row[3], f"{float(row[5]):.3f}", f"{float(row[6]):.3f}"] for row in area_overlaps(source)]
    return sorted(row for row in rows if max(row[2:]) >= _NO_OVERLAP)


def _dicts(source: Path, name: str) -> list[dict[str, str]]:
    with require(source / "constituencies" / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
