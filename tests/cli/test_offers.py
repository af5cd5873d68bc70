"""What the Tab key offers: files, cases, rules, groups, parties, seats and members, in bash as it is."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from door import run
from whipcount.cli import offers
from whipcount.cli.main import COMPLETE
from whipcount.errors import SourceError
from whipcount.facts import constituencies

BASH = shutil.which("bash")


def offered(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Return what is offered for the last word."""
    monkeypatch.setenv(COMPLETE, "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "\n".join(["whipcount", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    return out.strip().splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("brief", "s1"), ["file,s1"]),
        (("read", "s1"), ["file,s1"]),
        (("read", "a.txt", "s"), ["file,s"]),
        (("diff", "a.csv", "b"), ["file,b"]),
        (("brief", "-o", "b"), ["file,b"]),
        (("count", "jo"), ["dir,jo", "plain,johnson-2022"]),
        (("brief", "--case", "jo"), ["dir,jo", "plain,johnson-2022"]),
        (("case", "show", "jo"), ["dir,jo", "plain,johnson-2022"]),
        (("case", "check", "my"), ["dir,my"]),
        (("forecast", "jo"), ["dir,jo", "plain,johnson-2022"]),
        (("forecast", "su"), ["dir,su", "plain,survival"]),
        (("forecast", "johnson-2022", "--kn"), ["plain,--known"]),
        (("forecast", "score", "--case", "my"), ["dir,my"]),
        (("rules", "show", "con-1922-19"), ["plain,con-1922-1998"]),
        (("rules", "list", "--book", "uk-conservative"), ["plain,uk-conservative"]),
        (("count", "johnson-2022", "--by", "i"), ["plain,intake"]),
        (("seat", '"Bury S'), ["plain,Bury South", "plain,Bury St Edmunds", "plain,Bury St Edmunds and Stowmarket"]),
        (("seat", "bury\\ so"), ["plain,Bury South"]),
        (("member", "christian w"), ["plain,Christian Wakeford"]),
        (("precedents", "--from-party", "lab"), ["plain,labour"]),
        (("precedents", "--to-party", "sd"), ["plain,sdlp", "plain,sdp"]),
        (("votes", "rebels", "--party", "conservative"), ["plain,conservative"]),
        (("votes", "rebels", "--cohort", "red-wall-2"), ["plain,red-wall-2019"]),
    ],
)
def test_names_are_offered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], expected: list[str]
) -> None:
    assert offered(capsys, monkeypatch, *words) == expected


def test_a_broken_table_offers_nothing_and_says_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise SourceError("The table is damaged.")

    monkeypatch.setattr(constituencies, "seats", broken)
    assert offered(capsys, monkeypatch, "seat", "Bury") == []


def test_nothing_heavy_is_loaded() -> None:
    made = [name for name in offers.__all__ if name != "Offer"]
    script = (
        "import sys; from whipcount.cli import offers; "
        f"[getattr(offers, name)(None, None, 'x') for name in {made!r}]; "
        "print(sorted({'numpy', 'polars', 'spacy', 'rich', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.skipif(BASH is None, reason="no bash")
@pytest.mark.parametrize(
    ("word", "reply"),
    [
        ('"Bury Sou', "Bury South"),
        ("Bury\\ Sou", "Bury\\ South"),
        ("'St Alb", "St Albans"),
        ("Ynys\\ M", "Ynys\\ M"),
    ],
)
def test_bash_puts_a_name_with_blanks_into_one_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, word: str, reply: str
) -> None:
    program = tmp_path / "whipcount"
    start = f"{shlex.quote(sys.executable)} -c 'from whipcount.cli.main import main; main()'"
    program.write_text(f'#!/bin/sh\nexec {start} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    _, script, _ = run(capsys, "completion", "bash")
    lines = f"""
{script}
compopt() {{ :; }}
COMP_WORDS=(whipcount seat {shlex.quote(word)}) COMP_CWORD=2
_whipcount_completion {program}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    assert BASH is not None
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run([BASH], input=lines, text=True, capture_output=True, check=True, env=environment)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0].startswith(reply)
