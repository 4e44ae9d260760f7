from __future__ import annotations

import pytest

from sketchpad.timeline.clock_face import as_clock, at_moment


@pytest.mark.parametrize(
    ("t_ms", "words"),
    [(0, "0:00"), (-5, "0:00"), (999, "0:00"), (12_000, "0:12"), (90_500, "1:30"),
     (3_599_999, "59:59"), (3_725_000, "1:02:05")],
)  # fmt: skip
def test_moments_are_read_as_on_a_clock(t_ms: float, words: str) -> None:
    assert as_clock(t_ms) == words


def test_which_moment_of_which_drawing() -> None:
    assert at_moment(12_400, 90_000) == "at 0:12 of 1:30"
