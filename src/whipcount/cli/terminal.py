"""Tables and colours on a terminal; a reader who closes the pipe is no mistake."""

from __future__ import annotations

import rich.console

__all__ = ["Terminal"]


class Terminal(rich.console.Console):
    """A console that tells of a closed pipe instead of ending the process."""

    def on_broken_pipe(self) -> None:
        """Raise what ``cli.main`` turns into a quiet end."""
        raise BrokenPipeError
