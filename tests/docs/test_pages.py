"""Every example on every page is run and what it prints is compared."""

import re
from pathlib import Path

import pytest
from commands_page import commands_page
from pages import MADE, PAGES, ROOT, Session, Step, folder_of, shell_lines, steps

NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
_LINK = re.compile(r"\]\((?!https?://|mailto:)(?P<path>[^)#\s]*)(?:#(?P<part>[^)\s]+))?\)")
_INSTALLS = ("pip install ", "python3 -m pip install ", "git clone ")


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_print_what_the_page_shows(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    with folder_of(text):
        session = Session()
        for step in steps(text):
            printed = session.run(step)
            assert step.holds(printed), f"{name}: {step.given}\nshown:\n{step.shown}\nprinted:\n{printed}"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_run_is_there(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in shell_lines((ROOT / name).read_text(encoding="utf-8")):
        command, _, rest = line.partition(" ")
        assert (command == "make" and rest.split()[0] in targets) or line.startswith(_INSTALLS), line


@pytest.mark.parametrize("name", NAMES)
def test_links_inside_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for link in _LINK.finditer(page.read_text(encoding="utf-8")):
        target = page.parent / link["path"] if link["path"] else page
        assert target.exists(), link["path"]
        if link["part"]:
            assert link["part"] in anchors(target), link[0]


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


def test_the_page_of_commands_is_made_from_the_commands() -> None:
    assert MADE.read_text(encoding="utf-8") == commands_page(), "run 'make docs'"


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    missing = [page.name for page in PAGES if page.parent.name == "docs" and f"({page.name})" not in contents]
    assert missing == ["index.md"]


def test_a_wrong_output_is_seen() -> None:
    step = Step("console", "whipcount house --from 2022-01-20 --to 2022-01-21", "Nothing changed in this spam.\n")
    printed = Session().run(step)
    assert printed == "Nothing changed in this span.\n"
    assert not step.holds(printed)
    assert Step("console", "", "Nothing ... span.\n").holds(printed)


def test_only_our_own_command_is_run() -> None:
    with pytest.raises(ValueError, match="runs whipcount only"):
        Session().run(Step("console", "rm -r .", ""))
