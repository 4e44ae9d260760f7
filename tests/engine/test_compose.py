from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.compose import fade, lay_lines_over, paint_over_lines, spread_colours

RED, BLUE = (220, 40, 30), (20, 60, 210)


def plain(height: int, width: int, colour: tuple[int, int, int]) -> NDArray[np.uint8]:
    return np.full((height, width, 3), colour, np.uint8)


@settings(max_examples=40, deadline=None)
@given(
    height=st.integers(1, 300),
    width=st.integers(1, 300),
    small=st.tuples(st.integers(1, 64), st.integers(1, 64)),
    seed=st.integers(0, 9),
)
def test_one_colour_times_any_lines_of_any_shape(
    height: int, width: int, small: tuple[int, int], seed: int
) -> None:
    lines = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    painted = paint_over_lines(plain(*small, RED), lines)
    assert painted.shape == (height, width, 3) and painted.dtype == np.uint8
    exact = lines[..., None] / 255 * np.array(RED)
    assert np.abs(painted - exact).max() <= 0.51


def test_black_lines_stay_black_and_are_not_touched_themselves() -> None:
    lines = np.full((200, 320), 255, np.uint8)
    cv2.circle(lines, (160, 100), 60, 0, 3, cv2.LINE_AA)
    before = lines.copy()
    painted = paint_over_lines(plain(40, 64, RED), lines)
    assert (painted[lines == 0] == 0).all()
    assert (painted[lines == 255] == RED).all()
    assert (lines == before).all()


@pytest.mark.parametrize("strength", [0.0, 0.25, 1.0])
def test_strength_blends_from_white(strength: float) -> None:
    lines = np.array([[255, 128, 0]] * 8, np.uint8)
    painted = paint_over_lines(plain(8, 3, RED), lines, strength)
    colour = 255 + (np.array(RED) - 255) * strength
    assert np.abs(painted - lines[..., None] / 255 * colour).max() <= 0.51


def test_without_strength_the_lines_come_back_exactly() -> None:
    lines = np.random.default_rng(0).integers(0, 256, (333, 517), dtype=np.uint8)
    noise = np.random.default_rng(1).integers(0, 256, (96, 128, 3), dtype=np.uint8)
    assert (paint_over_lines(noise, lines, 0.0) == lines[..., None]).all()


@pytest.mark.parametrize("width_px", [2, 3, 4])
def test_a_colour_edge_stays_hidden_under_its_line(width_px: int) -> None:
    lines = np.full((512, 512), 255, np.uint8)
    edge = 256 + 2  # the middle of a cell of the 128-px picture
    lines[:, edge - width_px // 2 : edge - width_px // 2 + width_px] = 0
    colours = plain(128, 128, RED)
    colours[:, 64] = 125, 50, 120  # the cell under the line is a mixture
    colours[:, 65:] = BLUE
    painted = paint_over_lines(colours, lines).astype(int)
    left, right = painted[:, : edge - width_px // 2], painted[:, edge + width_px // 2 + 1 :]
    assert np.abs(left - RED).max() <= 12
    assert np.abs(right - BLUE).max() <= 12
    naive = cv2.resize(colours, (512, 512), interpolation=cv2.INTER_LINEAR).astype(int)
    assert np.abs(naive[:, : edge - width_px // 2] - RED).max() > 20


def test_dark_colours_under_a_line_make_no_halo() -> None:
    lines = np.full((512, 512), 255, np.uint8)
    cv2.circle(lines, (256, 256), 150, 0, 4, cv2.LINE_AA)
    small = cv2.resize(lines, (128, 128), interpolation=cv2.INTER_AREA)
    colours = plain(128, 128, RED)
    colours[small < 200] = 30, 5, 5  # the network darkened what lies under the line
    painted = paint_over_lines(colours, lines).astype(int)
    beside = (cv2.erode(lines, np.ones((7, 7), np.uint8)) < 255) & (lines == 255)
    halo = np.abs(painted[beside] - RED).mean()
    naive = cv2.resize(colours, (512, 512), interpolation=cv2.INTER_LINEAR).astype(int)
    assert halo < 6
    assert np.abs(naive[beside] - RED).mean() > 3 * halo


def test_without_lines_colours_run_smoothly_into_each_other() -> None:
    colours = np.zeros((8, 64, 3), np.uint8)
    colours[..., 0] = np.linspace(0, 252, 64)
    painted = paint_over_lines(colours, np.full((64, 512), 255, np.uint8)).astype(int)
    assert np.diff(painted[30, :, 0]).max() <= 1
    assert np.diff(painted[30, :, 0]).min() >= 0


def test_a_drawing_smaller_than_the_networks_picture_gets_mean_colours() -> None:
    colours = plain(256, 256, RED)
    colours[:, ::2] = BLUE
    painted = paint_over_lines(colours, np.full((64, 64), 255, np.uint8))
    assert np.abs(painted - (np.array(RED) + BLUE) / 2).max() <= 1


@settings(max_examples=40, deadline=None)
@given(
    shape=st.tuples(st.integers(1, 90), st.integers(1, 90)),
    small=st.tuples(st.integers(1, 32), st.integers(1, 32)),
    seed=st.integers(0, 99),
    strength=st.floats(0, 1),
)
def test_the_steps_one_by_one_give_what_painting_over_lines_gives(
    shape: tuple[int, int], small: tuple[int, int], seed: int, strength: float
) -> None:
    rng = np.random.default_rng(seed)
    lines = rng.integers(0, 256, shape, dtype=np.uint8)
    colours = rng.integers(0, 256, (*small, 3), dtype=np.uint8)
    spread = spread_colours(colours, lines)
    stepwise = lay_lines_over(fade(spread, strength), lines).astype(int)
    assert np.abs(stepwise - paint_over_lines(colours, lines, strength)).max() <= 2
    np.testing.assert_array_equal(fade(spread, 1.0), spread)
    assert (fade(spread, 0.0) == 255).all()
