"""Every command, option, public name, error, exit code and word of a vocabulary stands on a page."""

import re
from enum import StrEnum

import click
import pytest
from commands_page import walk
from pages import PAGES, ROOT

import whipcount as wc
from whipcount import errors
from whipcount.cli.main import whipcount
from whipcount.divisions import types, whips
from whipcount.facts.rules import rulebooks
from whipcount.ledger import vocabulary
from whipcount.ledger.rows import COLUMNS
from whipcount.reader import types as reader
from whipcount.rules import types as rules

COMMANDS = dict(walk(whipcount))
VOCABULARIES: list[type[StrEnum]] = [
    vocabulary.EventType, vocabulary.Status, vocabulary.Grade, reader.ClaimType, reader.Status, reader.Grade,
    reader.ActorKind, rules.RuleKind, rules.Rounding, rules.Basis, types.Vote, whips.Direction, whips.LineFrom,
]  # fmt: skip


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def everything() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in PAGES if path.name != "commands.md")


@pytest.mark.parametrize("path", [path for path in COMMANDS if path != "whipcount"])
def test_every_command_is_shown_at_work(path: str) -> None:
    if not isinstance(COMMANDS[path], click.Group):
        assert re.search(rf"\b{path}\b", everything()), path


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_has_a_help(path: str) -> None:
    command = COMMANDS[path]
    assert command.help
    assert "\\b" not in command.help, "a help with examples is no raw string"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help or option.show_default, option.name


@pytest.mark.parametrize("path", [path for path in COMMANDS if path.count(" ") == 2])
def test_a_list_of_commands_cuts_no_sentence(path: str) -> None:
    assert not COMMANDS[path].get_short_help_str(66).endswith("...")


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_speaks_json(path: str) -> None:
    command = COMMANDS[path]
    if not isinstance(command, click.Group):
        assert "--json" in {name for option in command.params for name in option.opts}


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_is_explained(name: str) -> None:
    error = getattr(errors, name)
    assert re.search(
        rf"^\| `{name}` \| `{error.code}` \| {error.exit_code} \| {error.http_status} \|", page("errors"), re.M
    )


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: f"{v.__module__}.{v.__name__}")
def test_every_word_of_a_vocabulary_is_explained(vocabulary: type[StrEnum]) -> None:
    missing = [word.value for word in vocabulary if f"| `{word.value}` |" not in page("formats")]
    assert missing == []


def test_every_column_of_a_ledger_is_explained() -> None:
    assert [name for name in COLUMNS if f"| `{name}` |" not in page("formats")] == []


@pytest.mark.parametrize("name", wc.__all__)
def test_every_public_name_is_on_the_page_of_python(name: str) -> None:
    assert f"`{name}" in page("python") or f"wc.{name}" in page("python")


def test_every_rulebook_is_named() -> None:
    assert [book.id for book in rulebooks() if f"`{book.id}`" not in page("rules")] == []


def test_every_variable_of_the_environment_is_explained() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    names = set(re.findall(r"\bWHIPCOUNT_[A-Z_]+", sources))
    assert [name for name in sorted(names) if f"`{name}`" not in everything()] == []


def test_the_glossary_is_in_order() -> None:
    words = re.findall(r"^\| ([^|]+) \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)[2:]
    assert words == sorted(words, key=str.casefold)
