"""The days that a register speaks of: a sentence for those before its first and after its last."""

from __future__ import annotations

from datetime import date

from whipcount.errors import InputError
from whipcount.register.register import Register

__all__ = ["after_its_end", "check_begun"]


def check_begun(register: Register, day: date) -> None:
    """Raise ``InputError`` for a day before the first on which anybody is known to have sat."""
    first = register.known_from
    if first is not None and day < first:
        raise InputError(f"Members are known from {first} on; {day} is before it, so give a later day.")


def after_its_end(register: Register, day: date) -> str | None:
    """Return the sentence that goes on top of an answer about a day after the register's last, None for any other."""
    if day <= register.known_until:
        return None
    return f"The register ends on {register.known_until}; changes since then are not in it."
