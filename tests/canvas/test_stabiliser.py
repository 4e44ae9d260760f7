from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.canvas.stabiliser import (
    OneEuro,
    PullString,
    StabiliserMode,
    Steadiness,
    Unsteadied,
)

coordinates = st.floats(-2000, 2000, allow_nan=False)
paths = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=40)
STEP_MS = 8.0


def followed(stabiliser: object, path: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where the ink was for every position of the pen."""
    stabiliser.begin(*path[0], 0.0)  # type: ignore[attr-defined]
    return [
        stabiliser.follow(x, y, STEP_MS * i)  # type: ignore[attr-defined]
        for i, (x, y) in enumerate(path, start=1)
    ]


@given(paths)
def test_without_a_stabiliser_the_samples_stay_as_they_are(path: list[tuple[float, float]]) -> None:
    assert followed(Steadiness().stabiliser(zoom=1.7), path) == path


@given(paths, st.floats(0.05, 32))
def test_smoothing_comes_to_rest_where_the_pen_rests(
    path: list[tuple[float, float]], zoom: float
) -> None:
    x, y = followed(OneEuro(zoom), path + [path[-1]] * 200)[-1]
    assert math.hypot(x - path[-1][0], y - path[-1][1]) < 0.01


@given(paths)
def test_smoothed_ink_stays_where_the_pen_was(path: list[tuple[float, float]]) -> None:
    places = np.array(path)
    for x, y in followed(OneEuro(), path):
        assert places[:, 0].min() - 1e-6 <= x <= places[:, 0].max() + 1e-6
        assert places[:, 1].min() - 1e-6 <= y <= places[:, 1].max() + 1e-6


def test_smoothing_calms_slow_hands_and_leaves_quick_ones_alone() -> None:
    rng = np.random.default_rng(3)
    trembling = rng.normal(0, 1, 200)
    slow = [(0.2 * i, 100 + y) for i, y in enumerate(trembling.tolist())]
    calmed = np.array(followed(OneEuro(), slow))
    assert calmed[50:, 1].std() < 0.4 * trembling[50:].std()

    quick = [(16.0 * i, 0.0) for i in range(60)]  # 2000 px a second
    behind = quick[-1][0] - followed(OneEuro(), quick)[-1][0]
    assert 0 < behind < 16, "less than one sample behind"


def test_smoothing_survives_clocks_that_stand_still_or_go_back() -> None:
    stabiliser = OneEuro()
    stabiliser.begin(0, 0, 1000)
    for time_ms in (1000, 1000, 990, 1010):
        x, y = stabiliser.follow(10, 5, time_ms)
        assert 0 < x < 10 and 0 < y < 5


@given(paths, st.floats(1, 200))
def test_the_string_moves_the_ink_only_when_it_is_taut(
    path: list[tuple[float, float]], length: float
) -> None:
    before = path[0]
    for pen, ink in zip(path, followed(PullString(length), path), strict=True):
        if math.dist(pen, before) <= length:
            assert ink == before
        else:
            assert math.dist(pen, ink) == pytest.approx(length, abs=1e-6)
            assert math.dist(before, ink) == pytest.approx(math.dist(before, pen) - length)
        before = ink


def test_the_string_is_as_long_on_screen_at_any_zoom() -> None:
    stabiliser = Steadiness(StabiliserMode.STRING, string_px=30).stabiliser(zoom=3)
    stabiliser.begin(0, 0, 0)
    assert stabiliser.follow(10, 0, 8) == (0, 0)
    assert stabiliser.follow(14, 0, 16) == pytest.approx((4, 0))


def test_each_mode_has_its_stabiliser() -> None:
    made = {mode: type(Steadiness(mode).stabiliser(1.0)) for mode in StabiliserMode}
    assert made == {
        StabiliserMode.NONE: Unsteadied,
        StabiliserMode.LIGHT: OneEuro,
        StabiliserMode.STRING: PullString,
    }
