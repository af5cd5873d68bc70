"""Every error that a user can cause, as one tree.

::

    WhipcountError
    ├── UserError              shown as one sentence, exit code 2
    │   ├── InputError         the text, file or option cannot be used        422
    │   ├── NotFoundError      no such member, seat, case, rule, division     404
    │   ├── SourceError        an outside source or data table is broken      502
    │   ├── EvidenceError      events contradict each other                   409
    │   └── CountError         a count cannot be made                         409
    │       └── TieError       equal claims that no rule decides              409
    └── ModelError             a model file does not fit this version         500

Anything else is a bug: traceback, exit code 1, status 500.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "CountError",
    "EvidenceError",
    "InputError",
    "ModelError",
    "NotFoundError",
    "SourceError",
    "TieError",
    "UserError",
    "WhipcountError",
]


class WhipcountError(Exception):
    """A fault with a sentence for people, a stable code and an exit status.

    Parameters
    ----------
    message : what was wrong, with the value, what is accepted and what to do next
    errors : further sentences, when several problems were collected
    """

    code = "whipcount"
    exit_code = 1
    http_status = 500

    def __init__(self, message: str, errors: list[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.errors = errors or []

    def to_dict(self) -> dict[str, Any]:
        """Return the one JSON shape of every error."""
        return {
            "ok": False,
            "error": self.message,
            "errors": self.errors,
            "status": self.http_status,
            "code": self.code,
        }


class UserError(WhipcountError):
    """A mistake that the user can mend; never shown with a traceback."""

    code = "user"
    exit_code = 2
    http_status = 400


class InputError(UserError):
    """The text, file or option cannot be used."""

    code = "input"
    http_status = 422


class NotFoundError(UserError):
    """No such member, seat, case, rule or division."""

    code = "not_found"
    http_status = 404


class SourceError(UserError):
    """An outside source or an embedded table is missing, broken or out of bounds."""

    code = "source"
    http_status = 502


class EvidenceError(UserError):
    """Events that contradict each other or name an event that does not exist."""

    code = "evidence"
    http_status = 409


class CountError(UserError):
    """A count cannot be made from what is known."""

    code = "count"
    http_status = 409


class TieError(CountError):
    """Equal claims that no rule decides; the tied are named."""

    code = "tie"


class ModelError(WhipcountError):
    """A shipped model file does not fit this version of the program."""

    code = "model"
