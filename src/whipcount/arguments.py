"""The arguments of a public function against its annotations: a wrong kind is told in a sentence."""

from __future__ import annotations

import inspect
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from whipcount.errors import InputError

__all__ = ["check_arguments"]

_WORDS = {
    str: "text",
    int: "a whole number",
    bool: "True or False",
    Path: "a path",
    Sequence: "a sequence",
    Mapping: "a mapping",
    Iterable: "a sequence",
    NoneType: "None",
}
_SHOWN = 60


def check_arguments(function: Callable[..., Any], given: Mapping[str, Any]) -> None:
    """Raise ``InputError`` for the first argument that is of another kind than the function takes.

    Parameters
    ----------
    function : whose annotations tell what it takes; what none tells is not checked
    given : name -> value, as ``locals()`` has them in its first line

    Raises
    ------
    InputError : names the function, the argument, what it takes and what was given
    """
    for name, kinds, is_several in _kinds(function):
        for value in given[name] if is_several else (given[name],):
            if not any(_is(value, kind) for kind in kinds):
                raise InputError(_sentence(function.__name__, name, kinds, value))


@cache
def _kinds(function: Callable[..., Any]) -> tuple[tuple[str, tuple[type, ...], bool], ...]:
    """Return name, kinds and whether there may be several, of every parameter whose kinds are plain classes."""
    hints = get_type_hints(function)
    found = []
    for name, parameter in inspect.signature(function).parameters.items():
        kinds = _flat(hints[name]) if name in hints else None
        if kinds is not None:
            found.append((name, kinds, parameter.kind is inspect.Parameter.VAR_POSITIONAL))
    return tuple(found)


def _flat(hint: Any) -> tuple[type, ...] | None:
    """Return the classes of an annotation, None where one of them cannot be asked for."""
    if get_origin(hint) in (Union, UnionType):
        parts = [_flat(part) for part in get_args(hint)]
        return tuple(kind for part in parts if part for kind in part) if all(parts) else None
    kind = get_origin(hint) or hint
    is_plain = isinstance(kind, type) and kind is not Any and not getattr(kind, "_is_protocol", False)
    return (kind,) if is_plain else None


def _is(value: Any, kind: type) -> bool:
    if kind is int:
        return not isinstance(value, bool) and _is_whole(value)
    if kind in (Sequence, Iterable):
        return isinstance(value, Iterable) and not isinstance(value, str | bytes)
    return isinstance(value, kind)


def _is_whole(value: Any) -> bool:
    """Tell whether a value is a whole number, NumPy's too."""
    try:
        operator.index(value)
    except TypeError:
        return False
    return True


def _sentence(function: str, name: str, kinds: Sequence[type], value: Any) -> str:
    if date in kinds:
        return f"{_said(value)} is not a day; give a date, or text such as 2022-01-19."
    words = [_WORDS.get(kind) or _with_article(kind.__name__) for kind in kinds]
    taken = " or ".join(dict.fromkeys(words))
    return f"{function}() takes {taken} as {name!r}, not {_said(value)}."


def _said(value: Any) -> str:
    if value is None or isinstance(value, str | bytes | int | float):
        said = repr(value)
        return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
    return _with_article(type(value).__name__)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOUaeiou' else 'a'} {noun}"
