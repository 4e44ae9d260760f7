"""The edge-map chain on a probability whose lines are known."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.pixels import distance_field
from tests.engine.test_ridges import drawn
from training.sketching.edge_maps import (
    PAPER_SETTINGS,
    SIMPLE_SETTINGS,
    all_stages,
    as_lines,
    edge_lines,
    stage_strip,
    thin,
    without_isolated,
)


def probability() -> NDArray[np.float32]:
    """A strong ring, a faint bar and a speck."""
    sheet = np.zeros((128, 128), np.float32)
    cv2.circle(sheet, (50, 60), 30, 1.0, 3)
    cv2.line(sheet, (95, 20), (95, 100), 0.35, 3)
    cv2.circle(sheet, (115, 115), 1, 0.9, -1)
    return np.asarray(cv2.GaussianBlur(sheet, (0, 0), 1.5), np.float32)


def test_every_stage_takes_pixels_away_and_the_last_is_the_field() -> None:
    stages = all_stages(probability())
    assert (stages.suppressed[stages.suppressed > 0] > 0).all()
    assert not (stages.thinned & ~stages.thresholded).any()
    assert not (stages.without_small & ~stages.thinned).any()
    assert not (stages.shrunk & ~stages.without_small).any()
    assert stages.thresholded.sum() > stages.thinned.sum() > stages.without_spurs.sum() > 0
    np.testing.assert_array_equal(stages.field, distance_field(stages.lines))
    assert stages.field[stages.without_spurs].max() == -1
    np.testing.assert_array_equal(edge_lines(probability()), as_lines(stages.without_spurs))


def test_lines_lie_on_the_ridges() -> None:
    rows, columns = np.nonzero(edge_lines(probability()) == 0)
    on_ring = np.abs(np.hypot(rows - 60, columns - 50) - 30) < 1.6
    on_bar = (np.abs(columns - 95) < 1.6) & (rows > 15) & (rows < 105)
    assert (on_ring | on_bar).mean() > 0.97
    assert on_ring.sum() > 150 and on_bar.sum() > 60


def test_simple_settings_keep_the_strong_line_only() -> None:
    columns = np.nonzero(edge_lines(probability(), SIMPLE_SETTINGS) == 0)[1]
    assert len(columns) > 150 and columns.max() < 85


def test_threshold_and_length_are_settings() -> None:
    stricter = replace(PAPER_SETTINGS, threshold=0.5)
    assert (edge_lines(probability(), stricter)[:, 90:100] == 255).all()
    longer = replace(PAPER_SETTINGS, min_component_px=120)
    assert (edge_lines(probability(), longer)[:, 90:] == 255).all()


def test_a_blank_picture_stays_blank() -> None:
    stages = all_stages(np.zeros((40, 40), np.float32))
    assert (stages.lines == 255).all() and (stages.field == 1).all()


def test_isolated_pixels_go_and_pairs_stay() -> None:
    mask = drawn("#....", ".....", "..##.", ".....", "....#")
    assert (without_isolated(mask) == drawn(".....", ".....", "..##.", ".....", ".....")).all()


def test_a_thick_bar_becomes_its_middle() -> None:
    bar = np.zeros((15, 40), bool)
    bar[5:10, 5:35] = True
    rows, columns = np.nonzero(thin(bar))
    assert set(rows.tolist()) <= {6, 7, 8} and columns.max() - columns.min() >= 24
    assert thin(bar).sum(axis=0).max() == 1


def test_lines_are_black_on_white() -> None:
    assert as_lines(drawn("#.")).tolist() == [[0, 255]]


@pytest.mark.parametrize("label_px", [18, 30])
def test_the_strip_shows_every_stage_under_its_name(label_px: int) -> None:
    stages = all_stages(probability())
    picture = np.full((128, 128, 3), (10, 200, 30), np.uint8)
    strip = stage_strip(picture, stages, label_px)
    assert strip.shape == (128 + label_px, 9 * 128, 3)
    assert (strip[label_px:, :127] == picture[:, :127]).all()
    cell = strip[label_px:, 7 * 128 : 8 * 128 - 1, 0]  # without spurs
    assert (cell == stages.lines[:, :127]).all()
    for number in range(9):
        assert (strip[:label_px, number * 128 : (number + 1) * 128] < 128).any()  # its name
