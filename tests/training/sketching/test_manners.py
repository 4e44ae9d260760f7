"""The tools that drawings are drawn with: pencil, second passes, open shapes, scans."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from training.sketching.human_strokes import (
    CLEAN,
    GREY_PENCIL,
    PHONE_SCAN,
    THICK_MARKER,
    THIN_PEN,
    draw_lines,
    sample_manner,
)
from training.sketching.line_extraction import LinePlanes

SIZE = 128
IN_PLACE = np.array([[1, 0, 0], [0, 1, 0]], np.float32)


@pytest.fixture(scope="module")
def planes() -> LinePlanes:
    """A circle and a square that touches it."""
    centre = np.zeros((SIZE, SIZE), np.uint8)
    cv2.circle(centre, (50, 64), 30, (255,), 1)
    cv2.rectangle(centre, (80, 40), (115, 90), (255,), 1)
    nothing = np.zeros_like(centre)
    return LinePlanes(nothing, centre, nothing)


def _drawn(planes: LinePlanes, manner, seed: int = 0, place=IN_PLACE, size: int = SIZE):
    return draw_lines(planes, manner, place, size, np.random.default_rng(seed))


def _ink(lines: np.ndarray) -> float:
    return float((255 - lines.astype(float)).sum())


@pytest.mark.parametrize("manner", [THIN_PEN, THICK_MARKER, GREY_PENCIL, PHONE_SCAN])
def test_fixed_tools_draw_the_same_lines_in_the_same_place(planes, manner) -> None:
    clean, drawn = _drawn(planes, CLEAN), _drawn(planes, manner)
    line, near = clean < 100, cv2.dilate((clean < 250).astype(np.uint8), np.ones((5, 5))) > 0
    assert (drawn[line] < 250).mean() > 0.97, "no line is missing"
    assert (drawn[~near] >= 250).mean() > 0.998, "and none is added"


def test_tools_differ_as_they_should(planes) -> None:
    thin, thick, pencil = (_drawn(planes, m) for m in (THIN_PEN, THICK_MARKER, GREY_PENCIL))
    assert _ink(thick) > 2.5 * _ink(thin)
    assert thin.min() < 20 and pencil.min() > 60, "a pencil is grey"
    on_line = planes.centre > 0
    even = _drawn(planes, replace(GREY_PENCIL, grain=0.0))
    assert pencil[on_line].std() > 1.5 * even[on_line].std(), "and catches on the paper"


def test_a_second_pass_lies_beside_the_first(planes) -> None:
    once, twice = _drawn(planes, CLEAN), _drawn(planes, replace(CLEAN, double_px=3.0))
    assert 1.2 * _ink(once) < _ink(twice) < 2.2 * _ink(once)
    assert (twice <= once).all(), "the first pass stays"


def test_short_lines_open_shapes_and_overshooting_ones_add_ink(planes) -> None:
    whole = _ink(_drawn(planes, CLEAN))
    assert all(_ink(_drawn(planes, replace(CLEAN, short_px=5.0), s)) < 0.99 * whole for s in (1, 2))
    longer = [_ink(_drawn(planes, replace(CLEAN, overshoot_px=8.0), s)) for s in range(6)]
    assert np.mean(longer) > 1.01 * whole and min(longer) > 0.99 * whole


def test_lengths_are_pixels_of_the_sheet(planes) -> None:
    """On a sheet of half the size the same pen is as wide, so it covers twice the share."""
    half = np.array([[2, 0, 0.5], [0, 2, 0.5]], np.float32)
    large = _ink(_drawn(planes, replace(CLEAN, width_px=2.0))) / SIZE**2
    small = _ink(_drawn(planes, replace(CLEAN, width_px=2.0), place=half, size=64)) / 64**2
    assert small == pytest.approx(2 * large, rel=0.1)


def test_a_scan_is_clean_and_as_wide_as_the_pen(planes) -> None:
    scanned = _drawn(planes, PHONE_SCAN)
    plain = _drawn(planes, replace(PHONE_SCAN, scan=None))
    assert np.median(scanned) == 255
    assert _ink(scanned) == pytest.approx(_ink(plain), rel=0.45)


def test_sampled_manners_cover_all_of_it(planes) -> None:
    rng = np.random.default_rng(0)
    manners = [sample_manner(rng) for _ in range(300)]
    for field in ("double_px", "short_px", "overshoot_px", "gaps", "missing", "grain"):
        used = [getattr(manner, field) > 0 for manner in manners]
        assert 0.05 < np.mean(used) < 0.95, field
    assert 0.05 < np.mean([manner.scan is not None for manner in manners]) < 0.25
    sheets = [draw_lines(planes, manner, IN_PLACE, SIZE, rng) for manner in manners[:40]]
    assert all(sheet.shape == (SIZE, SIZE) and sheet.dtype == np.uint8 for sheet in sheets)
    assert np.mean([(sheet < 200).any() for sheet in sheets]) > 0.9


def test_nothing_drawn_stays_paper() -> None:
    empty = np.zeros((64, 64), np.uint8)
    planes = LinePlanes(empty, empty, empty)
    for manner in (CLEAN, GREY_PENCIL, replace(CLEAN, double_px=2, short_px=3, overshoot_px=3)):
        assert (draw_lines(planes, manner, IN_PLACE, 64, np.random.default_rng(0)) == 255).all()
    scanned = draw_lines(planes, PHONE_SCAN, IN_PLACE, 64, np.random.default_rng(0))
    assert (scanned > 240).mean() > 0.99
