from __future__ import annotations

import numpy as np

from sketchpad.document.drawing_clock import LONGEST_PAUSE_MS, DrawingClock
from sketchpad.document.stroke import Stroke


def test_pauses_between_strokes_count_up_to_a_limit() -> None:
    times = iter([50_000.0, 50_900.0, 95_000.0])
    clock = DrawingClock(lambda: next(times))
    assert clock.began_ms(300) == 0, "the first stroke begins the drawing"
    assert clock.began_ms(200) == 300 + 700, "900 ms later, of which the stroke took 200"
    assert clock.began_ms(100) == 1200 + LONGEST_PAUSE_MS


def test_it_goes_on_where_a_drawing_ended() -> None:
    drawn = [
        Stroke(np.array([[0, 0, 1, 0], [9, 9, 1, 400.0]]), began_ms=5000),
        Stroke(np.array([[0, 0, 1, 0]]), began_ms=1000),
    ]
    assert DrawingClock(lambda: 12.0, drawn).began_ms(80) == 5400


def test_a_clock_that_stands_still_never_goes_back() -> None:
    clock = DrawingClock(lambda: 7.0)
    assert [clock.began_ms(10) for _ in range(3)] == [0, 10, 20]
