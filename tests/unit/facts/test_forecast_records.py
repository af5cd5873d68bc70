import pytest

from forecastbuilder import foretold, number
from whipcount.errors import EvidenceError, InputError, SourceError
from whipcount.facts.forecasts.records import FILE, add, default_folder, load

AT = "2022-01-01T12:00:00Z"


def test_nothing_is_written_twice_or_over(tmp_path):
    first = add(tmp_path / "new", [foretold(), foretold(), number()], AT)
    assert (len(first.new), len(first.held)) == (2, 1)
    bytes_then = first.path.read_bytes()
    again = add(tmp_path / "new", [foretold(), foretold(unit="twfy:2")], "2023-01-01T00:00:00Z")
    assert [frozen.recorded_at for frozen in again.held] == [AT]
    assert first.path.read_bytes().startswith(bytes_then)
    assert [frozen.forecast.unit for frozen in load(tmp_path / "new")] == ["twfy:25874", "johnson-2022", "twfy:2"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [FILE]


def test_a_name_may_hold_any_letter(tmp_path):
    told = foretold(question="line\u2028break\x85\r\n\u0000 é")
    add(tmp_path, [told], AT)
    assert [frozen.forecast for frozen in load(tmp_path)] == [told]


def test_no_records_where_there_is_no_folder(tmp_path):
    assert load(tmp_path / "none") == []


def test_a_changed_file_is_refused_and_not_added_to(tmp_path):
    path = add(tmp_path, [foretold()], AT).path
    path.write_text(path.read_text().replace("0.02", "0.52"))
    with pytest.raises(EvidenceError, match="was changed after it was frozen"):
        load(tmp_path)
    with pytest.raises(EvidenceError):
        add(tmp_path, [number()], AT)
    assert len(path.read_text().splitlines()) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == [FILE]


@pytest.mark.parametrize(("content", "said"), [(b"{\n", "line 1"), (b"\xff\xfe", "UTF-8")])
def test_a_damaged_file_is_told(tmp_path, content, said):
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(InputError, match=said):
        load(tmp_path)


def test_two_writers_do_not_mix(tmp_path):
    (tmp_path / (FILE + ".lock")).touch()
    with pytest.raises(SourceError, match="Another process"):
        add(tmp_path, [foretold()], AT)


def test_a_folder_that_cannot_be_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SourceError, match="choose another"):
        add(tmp_path / "file" / "below", [foretold()], AT)


def test_the_default_lies_in_the_users_folder(monkeypatch):
    monkeypatch.setenv("WHIPCOUNT_DATA", "mine")
    assert default_folder().as_posix() == "mine/forecasts"
