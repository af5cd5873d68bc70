"""``whipcount read`` as a user runs it: formats, many stories, bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import door

STORY = "Christian Wakeford has left the Conservative Party and joined Labour, the party announced on Wednesday."
FRENCH = "Le député a quitté son parti hier soir et il siégera avec les travaillistes de la Chambre. " * 5
CLAIM_KEYS = [
    "id", "type", "status", "grade", "confidence", "actor", "from_party", "to_party", "office", "target", "on", "known",
    "attributed_to", "quote", "reasons", "corroborated_by",
]  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return door.run(capsys, "read", *arguments)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "wakeford.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_contract_s_document(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(story), "--published", "2022-01-19", "--json")
    document = json.loads(out)
    assert code == 0
    assert document["document"]["ref"] == "wakeford.txt"
    assert document["document"]["published_from"] == "option"
    (claim,) = [c for c in document["claims"] if c["type"] == "changes_party"]
    assert list(claim) == CLAIM_KEYS
    assert claim["actor"]["id"] == "twfy:25874"
    assert (claim["from_party"], claim["to_party"], claim["on"]) == ("conservative", "labour", "2022-01-19")
    quote = claim["quote"]
    assert STORY[quote["start"] : quote["end"]] == quote["text"]
    assert claim["corroborated_by"] == ["register:spell:twfy:25874:2022-01-19"]


def test_without_a_date_the_register_gives_the_day(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(story), "--json")
    document = json.loads(out)
    assert document["document"]["published"] is None
    (claim,) = [c for c in document["claims"] if c["type"] == "changes_party"]
    assert (claim["known"], claim["on"]) == (None, "2022-01-19")


def test_lines_keep_order_and_go_on_after_a_bad_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "a", "text": STORY, "published": "2022-01-19"}, {"id": "b", "text": ""}, {"id": "c", "text": STORY}]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\nno json\n", encoding="utf-8")
    code, out, _ = run(capsys, str(path), "--format", "jsonl")
    results = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [r["document"]["ref"] for r in results] == ["a", "b", "c", "many.jsonl:4"]
    assert ["error" in r for r in results] == [False, True, False, True]


def test_a_folder_and_two_processes_give_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(20):
        (tmp_path / f"{n:02d}.txt").write_text(f"{STORY} Story {n}.", encoding="utf-8")
    _, one, _ = run(capsys, str(tmp_path), "--format", "jsonl", "--published", "2022-01-19")
    _, two, _ = run(capsys, str(tmp_path), "--format", "jsonl", "--published", "2022-01-19", "--jobs", "2")
    assert one == two
    assert [json.loads(line)["document"]["ref"] for line in one.splitlines()] == [f"{n:02d}.txt" for n in range(20)]


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("group", [False, True], ids=["the first process alone", "all as a terminal does"])
def test_ctrl_c_stops_every_process_at_once(tmp_path: Path, group: bool) -> None:
    path = tmp_path / "many.jsonl"
    row = json.dumps({"text": f"{STORY} " * 20, "published": "2022-01-19"})
    path.write_text(f"{row}\n" * 2000, encoding="utf-8")
    start = [sys.executable, "-c", "from whipcount.cli.main import main; main()"]
    command = [*start, "read", str(path), "--jobs", "2", "--format", "jsonl"]
    reading = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, encoding="utf-8"
    )
    assert reading.stdout is not None
    reading.stdout.readline()
    struck = time.monotonic()
    (os.killpg if group else os.kill)(reading.pid, signal.SIGINT)
    _, err = reading.communicate(timeout=60)
    assert (reading.returncode, err) == (130, "Stopped; nothing was left half-written.\n")
    assert time.monotonic() - struck < 10


def test_the_table_shows_the_quote(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(story), "--published", "2022-01-19")
    assert code == 0
    assert "Christian Wakeford: changes_party → Labour [asserted" in out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "holds no"),
        ("binary.txt", bytes(range(256)) * 20, "not text"),
        ("french.txt", FRENCH.encode(), "English"),
        ("short.txt", FRENCH[:89].encode(), "short.txt does not seem to be English; only English stories can be read."),
        ("cut.pdf", b"%PDF-1.4 broken", "PDF"),
        ("long.txt", b"The member spoke. " * 3_000_000, "MB"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = run(capsys, str(path))
    assert code == 2
    assert says in out + err
    assert "Traceback" not in out + err


def test_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "nowhere.txt")
    assert code == 2
    assert "does not exist" in err


def test_a_wrong_date(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, str(story), "--published", "19/01/2022")
    assert code == 2
    assert "19/01/2022" in err


def test_a_language_model_needs_an_address(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WHIPCOUNT_LLM_URL", raising=False)
    code, out, err = run(capsys, str(story), "--reader", "llm")
    assert code == 2
    assert "WHIPCOUNT_LLM_URL" in out + err


def test_two_who_fit_are_ambiguous_and_none_is_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "smith.txt"
    path.write_text("Mr Smith has resigned the Labour whip and will sit as an independent.", encoding="utf-8")
    _, out, _ = run(capsys, str(path), "--published", "2019-02-18", "--json")
    actors = [claim["actor"] for claim in json.loads(out)["claims"]]
    assert actors
    assert all(actor["id"] is None and len(actor["ambiguous"]) > 1 for actor in actors)


def test_a_story_without_a_day_and_without_a_claim_asks_for_the_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("The sun shone on Westminster all day long.", encoding="utf-8")
    told = (
        "whipcount: Nothing was found in weather.txt, whose day of publication is not known; give it with --published, "
        "so that the members of that day are looked for.\n"
    )
    assert run(capsys, str(path))[::2] == (0, told)
    code, out, err = run(capsys, str(path), "--json")
    assert (code, json.loads(out)["claims"], err) == (0, [], told)
    assert run(capsys, str(path), "--published", "2022-01-19")[::2] == (0, "")


def test_many_stories_without_a_day_are_told_in_one_sentence(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(5):
        (tmp_path / f"weather{n}.txt").write_text("The sun shone on Westminster all day long.", encoding="utf-8")
    code, _, err = run(capsys, str(tmp_path))
    assert (code, err.count("\n")) == (0, 1)
    assert err.startswith(
        "whipcount: Nothing was found in 5 stories (weather0.txt, weather1.txt, weather2.txt …), whose day of "
        "publication is not known; give it with --published"
    )
    assert story.name not in err
