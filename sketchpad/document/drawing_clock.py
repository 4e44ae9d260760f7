"""The document's drawing clock: it runs while one draws, so that a replay has no long pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sketchpad.document.stroke import Item, Stroke

LONGEST_PAUSE_MS = 2000.0
"""Of a longer rest between two strokes only so much counts."""


class DrawingClock:
    """`now_ms` is any clock in milliseconds that never goes back."""

    def __init__(self, now_ms: Callable[[], float], items: Iterable[Item] = ()) -> None:
        """Go on where the latest of these strokes ended."""
        self._now_ms = now_ms
        self._rests_since_ms: float | None = None  # on the other clock
        strokes = (item for item in items if isinstance(item, Stroke))
        self._time_ms = max(
            (stroke.began_ms + duration_ms(stroke) for stroke in strokes), default=0.0
        )

    def began_ms(self, lasted_ms: float = 0.0) -> float:
        """When something began, on this clock, that has ended now and lasted for a while."""
        now = self._now_ms()
        if self._rests_since_ms is not None:
            rest = now - lasted_ms - self._rests_since_ms
            self._time_ms += min(LONGEST_PAUSE_MS, max(0.0, rest))
        began = self._time_ms
        self._time_ms, self._rests_since_ms = began + lasted_ms, now
        return began


def duration_ms(stroke: Stroke) -> float:
    """How long the pen was down."""
    return float(stroke.points[-1, 3])
