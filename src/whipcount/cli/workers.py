"""Processes that share a long run, and that stop at once when it is stopped."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context

__all__ = ["heeding_no_keyboard", "workers"]


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor | None]:
    """Give a pool of so many processes, None for one: then the caller does the work itself.

    Whatever ends the block early ends the processes too, in the middle of what they do.

    Parameters
    ----------
    jobs : processes, >= 1
    """
    if jobs == 1:
        yield None
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _leave_the_keyboard_to_the_first)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
        raise
    pool.shutdown()


@contextmanager
def heeding_no_keyboard() -> Iterator[None]:
    """Start processes inside this block that never see Ctrl-C; one struck meanwhile reaches this process after it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_the_keyboard_to_the_first() -> None:
    """Let Ctrl-C, which a terminal sends to every process of a command, stop the first one only; it ends the rest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
