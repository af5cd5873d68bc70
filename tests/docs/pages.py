"""Run what the documentation shows, and write what it really prints: ``python tests/docs/pages.py``.

A page is Markdown. Its fenced blocks mean:

- ``console``: lines after ``$`` are run in a folder of the page's own, the lines below each are its output on both
  channels; ``echo $?`` gives the exit code of the command before. A line ``...`` stands for any lines.
- ``pycon``: a Python session, one for the whole page.
- a language and a file name, as in ``csv list.csv``: the file is written into the folder first.
- ``sh``: what is not run here: only ``make`` with targets that exist, and ``pip`` and ``git`` to install.
- anything else is shown and not run.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whipcount.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "forecasts").glob("*.md")])
MADE = ROOT / "docs" / "commands.md"
ANY = "..."
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_CHECKER = doctest.OutputChecker()


@dataclass(frozen=True)
class Step:
    """One input of a page with the output that the page shows."""

    kind: str
    given: str
    shown: str

    def holds(self, printed: str) -> bool:
        return _CHECKER.check_output(self.shown, _trimmed(printed), doctest.ELLIPSIS)


@dataclass
class Session:
    """A page's folder, Python names and last exit code."""

    names: dict[str, object] = field(default_factory=dict)
    code: int = 0

    def run(self, step: Step) -> str:
        return self._python(step.given) if step.kind == "pycon" else self._console(step.given)

    def _console(self, line: str) -> str:
        if line == "echo $?":
            return f"{self.code}\n"
        command, *arguments = shlex.split(line)
        if command != "whipcount":
            raise ValueError(f"a console block runs whipcount only, not {line!r}")
        printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            self.code = _exit_code(arguments)
        printed.flush()
        return printed.buffer.getvalue().decode("utf-8")

    def _python(self, source: str) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(source, "<page>", "single", dont_inherit=True), self.names)
            except Exception as error:  # noqa: BLE001 - a page may show any error
                printed.write("Traceback (most recent call last):\n    ...\n")
                printed.write("".join(traceback.format_exception_only(error)))
        return printed.getvalue()


def _exit_code(arguments: list[str]) -> int:
    try:
        main(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


def steps(text: str) -> Iterator[Step]:
    """Yield what a page runs, in order."""
    for block in _FENCE.finditer(text):
        kind = block["info"].strip()
        if kind == "console":
            yield from _console_steps(block["body"])
        elif kind == "pycon":
            for example in doctest.DocTestParser().get_examples(block["body"]):
                yield Step("pycon", example.source, example.want)


def _console_steps(body: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        yield Step("console", line, shown)


def files(text: str) -> dict[str, str]:
    """Return name -> content of the files that a page brings."""
    infos = ((block["info"].split(), block["body"]) for block in _FENCE.finditer(text))
    return {info[1]: body for info, body in infos if len(info) == 2}


def shell_lines(text: str) -> list[str]:
    """Return the lines of the blocks that are not run."""
    blocks = (block["body"] for block in _FENCE.finditer(text) if block["info"].strip() == "sh")
    return [line.split("#")[0].strip() for body in blocks for line in body.splitlines() if line.split("#")[0].strip()]


@contextlib.contextmanager
def folder_of(text: str) -> Iterator[Path]:
    """Stand in a fresh folder that holds the page's files, eighty columns wide, with no setting of the user's."""
    before, environment = Path.cwd(), dict(os.environ)
    with tempfile.TemporaryDirectory() as made:
        for name, body in files(text).items():
            path = Path(made) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        os.chdir(made)
        os.environ["COLUMNS"] = "80"
        for name in [name for name in environment if name.startswith("WHIPCOUNT_")]:
            del os.environ[name]
        try:
            yield Path(made)
        finally:
            os.chdir(before)
            os.environ.clear()
            os.environ.update(environment)


def filled(text: str) -> str:
    """Return the page with the output of every step that shows all of it."""
    with folder_of(text):
        session = Session()
        return _FENCE.sub(lambda block: _filled_block(block, session), text)


def _filled_block(block: re.Match[str], session: Session) -> str:
    fill: dict[str, Callable[[str, Session], str]] = {"console": _fill_console, "pycon": _fill_python}
    kind = block["info"].strip()
    body = fill[kind](block["body"], session) if kind in fill else block["body"]
    return f"```{block['info']}\n{body}```"


def _fill_console(body: str, session: Session) -> str:
    return "".join(f"$ {step.given}\n{_fill(step, session)}" for step in _console_steps(body))


def _fill_python(body: str, session: Session) -> str:
    lines = []
    for part in doctest.DocTestParser().parse(body):
        if isinstance(part, doctest.Example):
            step = Step("pycon", part.source, part.want)
            first, *rest = part.source.splitlines()
            lines += [f">>> {first}\n", *(f"... {line}\n" for line in rest), _fill(step, session)]
        else:
            lines.append(part)
    return "".join(lines)


def _fill(step: Step, session: Session) -> str:
    printed = session.run(step)
    return step.shown if ANY in step.shown and step.holds(printed) else _trimmed(printed)


def _trimmed(printed: str) -> str:
    """Return the output without the blanks that a table leaves at the ends of lines."""
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from commands_page import commands_page

    MADE.write_text(commands_page(), encoding="utf-8")
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = filled(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"written: {page.relative_to(ROOT)}")  # noqa: T201
