"""What names an answer's content."""

from __future__ import annotations

import hashlib

__all__ = ["etag_of"]


def etag_of(body: bytes) -> str:
    """Return the ETag of a body.

    Examples
    --------
    >>> etag_of(b"")
    '"e3b0c44298fc1c149afbf4c8996fb924"'
    """
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
