"""Turns Ctrl-C and a polite kill into a wish to stop after the present step."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class StopWish:
    """Calling it says whether someone asked to stop; a second Ctrl-C stops at once."""

    def __init__(self) -> None:
        self.is_set = False

    def __call__(self) -> bool:
        return self.is_set

    def ask(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """Ask to stop; has the shape of a signal handler."""
        if self.is_set and signum == signal.SIGINT:
            raise KeyboardInterrupt
        self.is_set = True


@contextmanager
def stop_on_signals() -> Iterator[StopWish]:
    """Return a wish that SIGINT and SIGTERM set while the block runs (main thread only)."""
    wish = StopWish()
    before = {number: signal.signal(number, wish.ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield wish
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
