"""``whipcount desk`` and ``serve``: thin doors to a process of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from whipcount.cli.main import main


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    return "--database", f"sqlite:///{tmp_path_factory.mktemp('desk')}/desk.sqlite3"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(list(arguments))
    except SystemExit as stop:
        code = int(stop.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_case_goes_in_and_out(tmp_path: Path, database: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "desk", "import", "johnson-2022", "--json", *database)
    assert (code, err) == (0, "")
    assert json.loads(out)["n_events"] == 409
    assert run(capsys, "desk", "export", "johnson-2022", str(tmp_path / "out"), *database)[0] == 0
    assert (tmp_path / "out" / "events.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "nowhere"), "No case called 'nowhere'"),
        (("backup", "no-such-folder/desk.zip"), "no-such-folder/desk.zip cannot be written"),
        (("export", "johnson-2022", "/dev/null/out"), "/dev/null/out cannot be written"),
        (("restore", "nowhere.zip"), "nowhere.zip does not exist"),
        (("user", "add", "a b", "--role", "editor"), "The name 'a b' cannot be used"),
        (("watch", "johnson-2022", "--email", "nobody"), "'nobody' is no e-mail address"),
        (("watch", "johnson-2022", "--remove"), "Give the address too"),
        (("watch", "johnson-2022", "--email", "a@b.example", "--webhook", "x"), "Give --webhook or --email"),
    ],
)
def test_a_mistake_is_one_sentence_and_one_document(
    database: tuple[str, str], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, "desk", *arguments, *database)
    assert (code, out) == (2, "")
    assert err.startswith(f"whipcount: {said}")
    code, out, err = run(capsys, "desk", *arguments, "--json", *database)
    assert (code, err, json.loads(out)["ok"]) == (2, "", False)


def test_an_alert_is_added_sent_and_removed(database: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "desk", "import", "johnson-2022", *database)
    address = ("--webhook", "https://a.example/hook")
    code, out, _ = run(capsys, "desk", "watch", "johnson-2022", *address, "--distance", "5", "--json", *database)
    assert (code, json.loads(out)["watchers"][0]["distance"]) == (0, 5)
    code, out, _ = run(capsys, "desk", "watch", "johnson-2022", *database)
    assert (code, out) == (0, "webhook https://a.example/hook: told within 5 of the number needed.\n")
    assert run(capsys, "desk", "deliver", "--json", *database)[1] == '{"sent": 0, "waiting": 0, "given_up": 0}\n'
    assert run(capsys, "desk", "watch", "johnson-2022", *address, "--remove", *database)[0] == 0
    assert run(capsys, "desk", "read", *database)[1] == "0 stories read, 0 feeds asked.\n"


@pytest.mark.parametrize("command", [("desk", "user", "list"), ("serve",)])
def test_a_database_that_is_none_is_refused(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "whipcount", *command, "--database", "mysql://a/b"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("whipcount: The database mysql:")
    assert "Traceback" not in done.stderr


def test_a_server_prints_no_document(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "serve", "--json")
    assert (code, json.loads(out)["code"]) == (2, "input")


def test_no_other_command_pays_for_django() -> None:
    code = (
        "import sys\nfrom whipcount.cli.main import main\n"
        "try:\n    main(['count', 'johnson-2022', '--on', '2022-01-19'])\nexcept SystemExit:\n    pass\n"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
