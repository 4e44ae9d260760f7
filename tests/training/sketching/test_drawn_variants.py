"""Variants of drawings: what each step may change, and that the generator decides everything."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from training.sketching.drawn_variants import (
    VariantConfig,
    break_lines,
    hide_part,
    redraw,
    vary,
    with_pen,
)
from training.sketching.scribbles import scribble

STILL = VariantConfig(
    sheet_px=128, turn=0, stretch=0, shear=0, bend=0, wobble=0, mirror=0, unfinished=0, gaps=0
)


def drawing() -> NDArray[np.uint8]:
    """An L: 101 px high, 61 px wide, at (60, 40) of a sheet of 256."""
    lines = np.full((256, 256), 255, np.uint8)
    lines[60:161, 40:44] = 0
    lines[157:161, 40:101] = 0
    return lines


def ink(lines: NDArray[np.uint8]) -> float:
    return float((255 - lines.astype(float)).sum())


def test_a_still_hand_centres_and_enlarges_to_four_fifths() -> None:
    redrawn = redraw(drawing(), STILL, np.random.default_rng(0))
    rows, columns = np.nonzero(redrawn < 128)
    assert rows.max() - rows.min() == pytest.approx(0.8 * 128, abs=2)
    assert columns.max() - columns.min() == pytest.approx(0.8 * 128 * 60 / 100, abs=2)
    assert (rows.max() + rows.min()) / 2 == pytest.approx(63.5, abs=1)
    assert (columns.max() + columns.min()) / 2 == pytest.approx(63.5, abs=1)


def test_a_mirrored_drawing_is_the_other_way_round() -> None:
    plain = redraw(drawing(), STILL, np.random.default_rng(0))
    always = VariantConfig(**{**STILL.__dict__, "mirror": 1.0})
    mirrored = redraw(drawing(), always, np.random.default_rng(0))
    difference = np.abs(plain[:, ::-1].astype(float) - mirrored)
    assert (difference > 128).mean() < 0.01
    assert (np.abs(plain.astype(float) - mirrored) > 128).mean() > 0.03


def test_a_turned_drawing_stays_on_its_sheet() -> None:
    turned = VariantConfig(**{**STILL.__dict__, "turn": 60.0})
    for seed in range(5):
        redrawn = redraw(drawing(), turned, np.random.default_rng(seed))
        frame = np.concatenate([redrawn[0], redrawn[-1], redrawn[:, 0], redrawn[:, -1]])
        assert (frame == 255).all() and (redrawn < 128).any()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_hiding_takes_the_share_and_adds_nothing(share: float) -> None:
    lines = drawing()
    hidden = hide_part(lines, share, np.random.default_rng(2))
    assert (hidden >= lines).all()
    assert 1 - ink(hidden) / ink(lines) == pytest.approx(share, abs=0.05)


def test_gaps_only_take_ink_away() -> None:
    lines = drawing()
    broken = break_lines(lines, 0.15, np.random.default_rng(3))
    assert (broken >= lines).all() and 0.5 * ink(lines) < ink(broken) < ink(lines)
    assert cv2.connectedComponents((broken < 128).astype(np.uint8))[0] > 2  # paper and pieces


def test_no_pen_is_fainter_than_the_faintest_nor_thinner_than_the_line() -> None:
    lines = drawing()
    for seed in range(20):
        drawn = with_pen(lines, 0.45, np.random.default_rng(seed))
        darkest = 1 - drawn.min() / 255
        assert 0.44 <= darkest <= 1
        assert (drawn < 250).sum() >= (lines < 250).sum()


def test_the_same_generator_gives_the_same_variant() -> None:
    first, second, other = (
        vary(drawing(), VariantConfig(), np.random.default_rng(seed)) for seed in (5, 5, 6)
    )
    np.testing.assert_array_equal(first[0], second[0])
    assert first[1] == second[1] and (first[0] != other[0]).any()


def test_a_blank_drawing_stays_blank() -> None:
    blank = np.full((40, 40), 255, np.uint8)
    for seed in range(4):
        varied, _ = vary(blank, VariantConfig(sheet_px=64), np.random.default_rng(seed))
        assert (varied == 255).all()


def test_scribbles_have_ink_and_differ() -> None:
    sheets = [scribble(96, np.random.default_rng(seed)) for seed in range(30)]
    assert sum((lines < 245).any() for lines in sheets) >= 28  # a walk may leave the sheet
    assert len({lines.tobytes() for lines in sheets}) == 30
    np.testing.assert_array_equal(sheets[4], scribble(96, np.random.default_rng(4)))
