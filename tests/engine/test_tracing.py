"""Thin lines as chains of pixels."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.ridges import thin, without_small_components
from engine.tracing import SHORTEST, trace_lines
from tests.engine.test_ridges import blobs, drawn


def test_an_open_line_from_end_to_end() -> None:
    (line,) = trace_lines(drawn("#....", ".#...", "..###", "....."))
    assert line.pixels.tolist() in (
        [[0, 0], [1, 1], [2, 2], [2, 3], [2, 4]],
        [[2, 4], [2, 3], [2, 2], [1, 1], [0, 0]],
    )
    assert not line.closed


def test_a_loop_is_closed() -> None:
    (line,) = trace_lines(
        drawn("..####..", ".#....#.", "#......#", "#......#", ".#....#.", "..####..")
    )
    assert line.closed and len(line.pixels) == 16


def test_a_crossing_is_passed_straight() -> None:
    mask = np.zeros((21, 21), bool)
    mask[10, :] = mask[:, 10] = True
    lines = trace_lines(mask)
    long = max(lines, key=lambda line: len(line.pixels))
    assert len(long.pixels) == 21
    assert len({*long.pixels[:, 0].tolist()}) == 1 or len({*long.pixels[:, 1].tolist()}) == 1


def test_a_branch_begins_on_the_line_it_leaves() -> None:
    mask = drawn("....#....", "....#....", "....#....", "....#....", "#########")
    branch = min(trace_lines(mask), key=lambda line: len(line.pixels))
    touched = [tuple(pixel) for pixel in branch.pixels.tolist()]
    assert {row for row, _ in touched} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("seed", range(4))
def test_chains_step_to_neighbours_and_leave_no_line_out(seed: int) -> None:
    mask = thin(blobs(seed, (60, 60)) > 0.55)
    covered = np.zeros_like(mask)
    for line in trace_lines(mask):
        assert np.abs(np.diff(line.pixels, axis=0)).max() == 1
        covered[tuple(line.pixels.T)] = True
    assert not (covered & ~mask).any()
    away_px = cv2.distanceTransform((~covered).astype(np.uint8), cv2.DIST_C, 3)
    lines = without_small_components(mask, 12)
    assert away_px[lines].max() <= SHORTEST


def test_specks_and_blank_sheets_have_no_lines() -> None:
    assert trace_lines(drawn("....", ".##.", "....")) == []
    assert trace_lines(np.zeros((4, 4), bool)) == []
