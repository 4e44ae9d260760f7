"""Decides when the engine is asked for a pass; knows nothing of Qt, threads or pictures.

Feed it events, ask `due()` what to run now and `wait_ms()` when to ask again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum


class Pass(Enum):
    """What kind of pass to run: a quick small one, or one at the full working size."""

    DRAFT = "draft"
    FULL = "full"


def monotonic_ms() -> float:
    """Milliseconds on a clock that never goes back."""
    return time.monotonic() * 1000.0


class LiveScheduler:
    """Drafts while the pen is down, a full pass once it rests, nothing while nobody looks.

    Drafts, and passes after a change of references or settings, keep `draft_interval_ms` from the
    pass before. After the pen lifts the full pass waits `settle_ms`: short, so that a painting
    follows within 120 ms. `clock` returns milliseconds.
    """

    def __init__(
        self,
        clock: Callable[[], float] = monotonic_ms,
        *,
        draft_interval_ms: float = 80.0,
        settle_ms: float = 20.0,
    ) -> None:
        self._clock = clock
        self._draft_interval_ms = draft_interval_ms
        self._settle_ms = settle_ms
        self._visible = True
        self._paused = False
        self._blank = True
        self._pen_down = False
        self._earliest_ms = float("-inf")  # the next draft may not start before this
        self._draft_wanted = False
        self._full_at_ms: float | None = None

    @property
    def idle(self) -> bool:
        """True when no pass will ever become due without another event."""
        return self.wait_ms() is None

    def pen_down(self) -> None:
        """A stroke begins: a pending full pass waits for its end."""
        self._pen_down = True

    def pen_moved(self) -> None:
        """The stroke grew."""
        self._draft_wanted = True

    def pen_up(self) -> None:
        """The stroke ended (or was abandoned): the full pass comes at once, no draft before it."""
        self._pen_down = False
        self._draft_wanted = False
        self._full_at_ms = self._clock() + self._settle_ms

    def changed(self) -> None:
        """Something other than the active stroke changed: references, settings, an undo."""
        due_ms = max(self._clock(), self._earliest_ms)
        if self._full_at_ms is None or due_ms < self._full_at_ms:
            self._full_at_ms = due_ms

    def full_started(self) -> None:
        """A full pass was started out of turn: it covers all that was wanted so far."""
        self._draft_wanted = False
        self._full_at_ms = None

    def set_visible(self, visible: bool) -> None:
        """A hidden or minimised window asks for nothing; what it missed is due when it returns."""
        self._visible = visible

    def set_paused(self, paused: bool) -> None:
        """The user switched live painting off; what was missed is due when it is on again."""
        self._paused = paused

    def set_blank(self, blank: bool) -> None:
        """An empty sheet has nothing to paint."""
        self._blank = blank

    def due(self) -> Pass | None:
        """The pass to start now, if any; it counts as started."""
        wait_ms = self.wait_ms()
        if wait_ms is None or wait_ms > 0:
            return None
        now_ms = self._clock()
        self._earliest_ms = now_ms + self._draft_interval_ms
        if self._full_is_due(now_ms):
            self.full_started()
            return Pass.FULL
        self._draft_wanted = False
        return Pass.DRAFT

    def wait_ms(self) -> float | None:
        """How long until `due()` has something (0 = now); None = until another event."""
        if not self._visible or self._paused or self._blank:
            return None
        wanted_at = []
        if self._draft_wanted:
            wanted_at.append(self._earliest_ms)
        if self._full_at_ms is not None and not self._pen_down:
            wanted_at.append(self._full_at_ms)
        if not wanted_at:
            return None
        return max(0.0, min(wanted_at) - self._clock())

    def _full_is_due(self, now_ms: float) -> bool:
        return not self._pen_down and self._full_at_ms is not None and now_ms >= self._full_at_ms
