"""Lines traced into strokes and drawn again by different hands."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.pixels import FRAME_PX
from training.sketching.strokes import (
    OBJECT_ALONE,
    PLAIN,
    careful_hand,
    draw_strokes,
    sketchy_hand,
    trace,
)


def sheet() -> np.ndarray:
    return np.full((FRAME_PX, FRAME_PX), 255, np.uint8)


def circle(radius: int = 80) -> np.ndarray:
    lines = sheet()
    cv2.circle(lines, (128, 128), radius, (0,), 2)
    return lines


def farthest(lines: np.ndarray, other: np.ndarray) -> float:
    """The largest distance of a stroke of `lines` from the strokes of `other`, in px."""
    away = cv2.distanceTransform((other >= 128).astype(np.uint8), cv2.DIST_L2, 5)
    return float(away[lines < 128].max())


def test_a_straight_line_is_one_stroke_from_end_to_end() -> None:
    lines = sheet()
    cv2.line(lines, (20, 100), (200, 100), (0,), 3)
    (stroke,) = trace(lines)
    ends = sorted(stroke[[0, -1], 0].tolist())
    assert ends == pytest.approx([20, 200], abs=3)
    assert np.abs(stroke[:, 1] - 100).max() <= 1


def test_a_cross_keeps_its_directions() -> None:
    lines = sheet()
    cv2.line(lines, (40, 128), (216, 128), (0,), 1)
    cv2.line(lines, (128, 40), (128, 216), (0,), 1)
    longest = max(trace(lines), key=len)
    assert np.ptp(longest, axis=0).min() <= 2 and np.ptp(longest, axis=0).max() > 160


def test_specks_are_left_out_and_paper_has_no_strokes() -> None:
    lines = sheet()
    lines[50, 50:53] = 0
    assert trace(lines, least_px=5) == [] and trace(sheet()) == []


def test_a_plain_hand_draws_the_contour_again() -> None:
    again = draw_strokes(trace(circle()), PLAIN, np.random.default_rng(0))
    assert farthest(again, circle()) <= 2.5 and farthest(circle(), again) <= 3.5


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_hands_stay_near_the_contour_and_repeat_themselves(seed: int) -> None:
    strokes = trace(circle())
    careful = careful_hand(np.random.default_rng(seed))
    sketchy = sketchy_hand(np.random.default_rng(seed))
    drawn = {
        hand: draw_strokes(strokes, hand, np.random.default_rng(seed))
        for hand in (careful, sketchy)
    }
    assert farthest(drawn[careful], circle()) <= 6
    assert (drawn[sketchy] < 128).any()
    assert (draw_strokes(strokes, sketchy, np.random.default_rng(seed)) == drawn[sketchy]).all()


def test_each_trait_does_what_it_says() -> None:
    strokes = [*trace(circle(80)), *trace(circle(40)), *trace(circle(20))]
    ink = {
        name: float((draw_strokes(strokes, hand, np.random.default_rng(1)) < 128).mean())
        for name, hand in {
            "plain": PLAIN,
            "thick": replace(PLAIN, width_px=4.0),
            "half": replace(PLAIN, kept=0.5),
            "large": replace(PLAIN, grow=1.3),
        }.items()
    }
    assert ink["thick"] > 1.4 * ink["plain"]
    assert ink["half"] < 0.9 * ink["plain"]
    assert ink["large"] > 1.15 * ink["plain"]
    shifted = draw_strokes(strokes, replace(PLAIN, shift_px=20.0), np.random.default_rng(1))
    plain = draw_strokes(strokes, PLAIN, np.random.default_rng(1))
    moved = [np.argwhere(lines < 128).mean(axis=0) for lines in (shifted, plain)]
    assert np.hypot(*(moved[0] - moved[1])) == pytest.approx(20, abs=1.5)


def test_a_hand_with_a_reach_leaves_out_what_lies_around_the_object() -> None:
    angles = np.linspace(0, 2 * np.pi, 120, dtype=np.float32)
    ring = np.stack([128 + 40 * np.cos(angles), 128 + 30 * np.sin(angles)], axis=1)
    across = np.stack([np.arange(256, dtype=np.float32), np.full(256, 150, np.float32)], axis=1)
    corner = np.stack([np.arange(30, dtype=np.float32), np.arange(30, dtype=np.float32)], axis=1)
    rng = np.random.default_rng(0)
    hand = replace(PLAIN, reach_px=(60.0, 50.0))
    sheet = draw_strokes([ring, ring, ring, across, corner], hand, rng)
    rows, columns = np.nonzero(sheet < 128)
    middle_y = float(np.median([*ring[:, 1], *ring[:, 1], *ring[:, 1], *across[:, 1]]))
    assert (((columns - 128) / 64) ** 2 + ((rows - middle_y) / 54) ** 2).max() < 1.2
    assert (sheet[158] < 128).any() and (sheet[150, 80:100] < 128).any()
    assert not (sheet[:40, :40] < 128).any() and not (sheet[150, :60] < 128).any()


def test_a_reach_that_holds_nothing_leaves_the_drawing_whole() -> None:
    ends = [np.array([[0, 0], [5, 5]], np.float32), np.array([[250, 250], [255, 255]], np.float32)]
    hand = replace(PLAIN, reach_px=(10.0, 10.0))
    assert (draw_strokes(ends, hand, np.random.default_rng(0)) < 128).any()


def test_some_sketchy_hands_draw_the_object_alone() -> None:
    hands = [sketchy_hand(np.random.default_rng(seed)) for seed in range(300)]
    alone = np.mean([hand.reach_px[0] > 0 for hand in hands])
    assert alone == pytest.approx(OBJECT_ALONE, abs=0.1)
