import csv
import io

from whipcount.csv_text import csv_text


def test_what_is_written_is_read_again() -> None:
    rows = [["a", "b"], ["x, y", 'he said "no"'], ["two\nlines", ""]]
    text = csv_text(rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows
    assert "\r" not in text


def test_unknown_is_an_empty_cell() -> None:
    assert csv_text([["a", "b"], [None, 0]]) == "a,b\n,0\n"


def test_no_row_is_no_text() -> None:
    assert csv_text([]) == ""
