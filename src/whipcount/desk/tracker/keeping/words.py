"""How processes of one desk speak about a page: JSON and bytes, nothing that could run."""

from __future__ import annotations

import json

from whipcount.desk.tracker.keeping.answer import Answer
from whipcount.desk.tracker.keeping.asked import Asked
from whipcount.desk.tracker.keeping.making import Made

__all__ = ["read_asked", "read_made", "write_asked", "write_made"]

_HEAD = 8


def write_asked(asked: Asked) -> bytes:
    """Return a question as bytes."""
    return json.dumps(asked).encode()


def read_asked(told: bytes) -> Asked:
    """Return the question of bytes.

    Examples
    --------
    >>> asked = Asked("a.example", "http", "", "", "80", "/", "q=é")
    >>> read_asked(write_asked(asked)) == asked
    True
    """
    return Asked(*json.loads(told))


def write_made(made: Made) -> bytes:
    """Return a page as bytes: the length of its head, the head, the body, the packed body."""
    answer = made.answer
    head = {
        "status": answer.status, "headers": answer.headers, "etag": answer.etag, "part": made.part,
        "pinned": made.pinned, "age": made.age, "body": len(answer.body), "is_squeezed": answer.squeezed is not None,
    }  # fmt: skip
    text = json.dumps(head).encode()
    return len(text).to_bytes(_HEAD, "big") + text + answer.body + (answer.squeezed or b"")


def read_made(told: bytes) -> Made:
    """Return the page of bytes.

    Examples
    --------
    >>> made = Made(Answer("200 OK", (("ETag", "a"),), b"body", b"packed", "a"), "part", None, 2.5)
    >>> read_made(write_made(made)) == made
    True
    """
    begin = _HEAD + int.from_bytes(told[:_HEAD], "big")
    head = json.loads(told[_HEAD:begin])
    end = begin + head["body"]
    headers = tuple((name, value) for name, value in head["headers"])
    squeezed = told[end:] if head["is_squeezed"] else None
    return Made(
        Answer(head["status"], headers, told[begin:end], squeezed, head["etag"]),
        head["part"], head["pinned"], head["age"],
    )  # fmt: skip
