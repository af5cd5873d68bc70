"""Read the cells of an Excel workbook as they are stored: text, numbers, nothing of formulas or looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from whipcount.compile.tables import require

__all__ = ["Cell", "day_of", "sheets"]

Cell = str | Fraction | None
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIRST = date(1899, 12, 30)
_LETTERS = re.compile(r"[A-Z]+")


def sheets(path: Path, wanted: re.Pattern[str]) -> Iterator[tuple[str, list[dict[int, Cell]]]]:
    """Yield name and rows of the sheets whose name fits, in the workbook's order.

    A row is column number -> cell, from 0, without the empty ones; row ``n`` of the sheet is element ``n - 1``. A
    formula counts as the value that it had when the workbook was saved, one that failed as empty.
    """
    with ZipFile(require(path)) as archive:
        texts = _shared(archive)
        for name, file in _files(archive).items():
            if wanted.fullmatch(name):
                yield name, _rows(ElementTree.fromstring(archive.read(file)), texts)


def day_of(serial: Fraction) -> date:
    """Return the day of a workbook's serial number.

    Examples
    --------
    >>> day_of(Fraction(45477))
    datetime.date(2024, 7, 4)
    """
    return _FIRST + timedelta(days=int(serial))


def _files(archive: ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.attrib["Id"]: one.attrib["Target"].removeprefix("/xl/") for one in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return {one.attrib["name"]: f"xl/{targets[one.attrib[_RELATION]]}" for one in book.iter(f"{_MAIN}sheet")}


def _shared(archive: ZipFile) -> list[str]:
    tree = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(part.text or "" for part in item.iter(f"{_MAIN}t")) for item in tree]


def _rows(sheet: ElementTree.Element, texts: list[str]) -> list[dict[int, Cell]]:
    rows: list[dict[int, Cell]] = []
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.attrib["r"])
        rows += [{} for _ in range(number - 1 - len(rows))]
        cells = ((_column(cell.attrib["r"]), _value(cell, texts)) for cell in row)
        rows.append({column: value for column, value in cells if value is not None})
    return rows


def _column(reference: str) -> int:
    letters = _LETTERS.match(reference)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ElementTree.Element, texts: list[str]) -> Cell:
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{_MAIN}t")).strip() or None
    stored = cell.findtext(f"{_MAIN}v")
    if stored is None or kind == "e":
        return None
    if kind == "s":
        return texts[int(stored)].strip() or None
    return Fraction(stored) if kind == "n" else stored.strip() or None
