import json
from pathlib import Path

import pytest

from whipcount.errors import InputError, NotFoundError
from whipcount.sources.documents import Failure, Source, documents

STORY = "The member has left the party and has joined the other side of the House."


def test_a_folder_is_read_by_name_and_a_bad_file_does_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.txt").write_bytes(b"\0\0")
    (tmp_path / "c.png").write_bytes(b"\0")
    failure, source = documents([str(tmp_path)])
    assert isinstance(failure, Failure)
    assert isinstance(source, Source)
    assert (failure.ref, source.ref) == ("a.txt", "b.txt")


def test_lines_keep_their_ids_and_their_order(tmp_path: Path) -> None:
    rows = [{"id": 7, "text": STORY, "published": "2022-01-19T10:00:00Z"}, {"id": "x"}, {"id": "y", "text": STORY}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n{\n")
    one, two, three, four = documents([str(path)])
    assert isinstance(one, Source)
    assert (one.ref, one.published, one.published_from) == ("7", "2022-01-19", "metadata")
    assert isinstance(two, Failure)
    assert 'no "text"' in two.error or '"text"' in two.error
    assert isinstance(three, Source)
    assert three.published is None
    assert isinstance(four, Failure)
    assert "a.jsonl:4" in four.error


def test_a_missing_file_is_told() -> None:
    with pytest.raises(NotFoundError, match="does not exist"):
        list(documents(["nowhere.txt"]))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no"):
        list(documents([str(tmp_path)]))


def test_a_dead_address_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(STORY)
    first, second = documents(["http://127.0.0.1:9/x", str(tmp_path / "b.txt")])
    assert isinstance(first, Failure)
    assert isinstance(second, Source)
