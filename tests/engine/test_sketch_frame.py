"""Where the photo networks' square lies: whole sheet or around the drawing, there and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.pixels import FRAME_PX, STROKE_BELOW, resize_lines
from engine.sketch_frame import FRAMED_SPAN, LARGEST_ENLARGEMENT, Placement, sketch_frame


def sheet(height: int, width: int, *boxes: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Paper with outlined boxes, each top, left, bottom, right (exclusive)."""
    lines = np.full((height, width), 255, np.uint8)
    for top, left, bottom, right in boxes:
        lines[top:bottom, left:right] = 0
        lines[top + 4 : bottom - 4, left + 4 : right - 4] = 255
    return lines


def inked(lines: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Top, left, bottom, right (exclusive) of what is drawn."""
    rows, columns = np.nonzero(lines < STROKE_BELOW)
    return rows.min(), columns.min(), rows.max() + 1, columns.max() + 1


def test_a_drawing_that_fills_its_sheet_is_seen_as_it_lies() -> None:
    lines = sheet(1024, 1024, (100, 300, 700, 900))
    frame, placement = sketch_frame(lines)
    assert placement == Placement(0, 0, 1024)
    np.testing.assert_array_equal(frame, resize_lines(lines, (FRAME_PX, FRAME_PX)))


def test_a_small_drawing_is_enlarged_around_its_middle_and_the_note_says_so() -> None:
    frame, placement = sketch_frame(sheet(1024, 1024, (100, 200, 440, 400)))
    assert placement.side == 400, "340 px are 85 % of it"
    assert (placement.top, placement.left) == (70, 100)
    assert placement.note.startswith("You drew small: the network saw it enlarged 2.6 times, and")
    top, left, bottom, right = inked(frame)
    assert bottom - top == pytest.approx(FRAMED_SPAN * FRAME_PX, abs=2)
    assert (top + bottom) / 2 == pytest.approx(FRAME_PX / 2, abs=1)
    assert (left + right) / 2 == pytest.approx(FRAME_PX / 2, abs=1)


def test_a_drawing_over_the_edge_gets_paper_around_it() -> None:
    frame, placement = sketch_frame(sheet(1000, 1000, (0, 100, 1000, 700)))
    assert (placement.side, placement.top) == (1176, -88)
    assert "edge" in placement.note
    top, _, bottom, _ = inked(frame)
    assert top > 15 and bottom < FRAME_PX - 15


def test_a_dot_stays_a_dot() -> None:
    frame, placement = sketch_frame(sheet(1024, 1024, (500, 500, 508, 508)))
    assert placement.side == 1024 // LARGEST_ENLARGEMENT
    assert (frame < 128).mean() < 0.01


def test_a_blank_sheet_is_a_blank_frame_without_a_note() -> None:
    frame, placement = sketch_frame(np.full((300, 200), STROKE_BELOW, np.uint8))
    assert (frame >= STROKE_BELOW).all()
    assert placement == Placement(0, -50, 300)


def test_a_sheet_that_is_no_square_is_padded_to_one() -> None:
    lines = sheet(400, 1000, (20, 200, 380, 800))
    frame, placement = sketch_frame(lines)
    assert placement == Placement(-300, 0, 1000)
    top, left, bottom, right = inked(frame)
    assert (top, bottom) == pytest.approx((320 * 0.256, 680 * 0.256), abs=1)
    assert (left, right) == pytest.approx((200 * 0.256, 800 * 0.256), abs=1)


def test_the_photo_lies_where_its_square_was_cut_out() -> None:
    """A photo that is the frame itself comes back under the very lines."""
    lines = sheet(600, 900, (200, 500, 360, 600))
    frame, placement = sketch_frame(lines)
    photo = np.repeat(frame[..., None], 3, axis=2)
    back = placement.lay(photo, *lines.shape)
    assert back.shape == (600, 900, 3)
    np.testing.assert_allclose(inked(back[..., 0]), inked(lines), atol=1)


def test_outside_the_square_the_sheet_is_paper() -> None:
    photo = np.zeros((8, 8, 3), np.uint8)
    laid = Placement(top=-10, left=30, side=40).lay(photo, 50, 60)
    assert (laid[:30, 30:60] == 0).all()
    laid[:30, 30:60] = 255
    assert (laid == 255).all()


@st.composite
def drawings(draw: st.DrawFn) -> NDArray[np.uint8]:
    height, width = draw(st.integers(64, 400)), draw(st.integers(64, 400))
    lines = np.full((height, width), 255, np.uint8)
    for _ in range(draw(st.integers(1, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        lines[top : top + draw(st.integers(1, 200)), left : left + draw(st.integers(1, 200))] = 0
    return lines


@settings(max_examples=60, deadline=None)
@given(lines=drawings())
def test_nothing_that_is_drawn_is_cut_off(lines: NDArray[np.uint8]) -> None:
    frame, placement = sketch_frame(lines)
    top, left, bottom, right = inked(lines)
    assert placement.top <= top and bottom <= placement.top + placement.side
    assert placement.left <= left and right <= placement.left + placement.side
    scale = FRAME_PX / placement.side
    expected = [(top - placement.top) * scale, (left - placement.left) * scale]
    expected += [(bottom - placement.top) * scale, (right - placement.left) * scale]
    np.testing.assert_allclose(inked(frame), expected, atol=1 + 2 * max(1, scale))


@settings(max_examples=60, deadline=None)
@given(x=st.integers(10, 200), y=st.integers(10, 200), width=st.integers(8, 90), tall=st.booleans())
def test_a_small_drawing_gives_the_same_frame_wherever_it_lies(
    x: int, y: int, width: int, tall: bool
) -> None:
    size = (2 * width // 3, width) if not tall else (width, 2 * width // 3)
    here = sheet(300, 300, (10, 10, 10 + size[0], 10 + size[1]))
    there = sheet(300, 300, (y, x, y + size[0], x + size[1]))
    frame, placement = sketch_frame(here)
    other_frame, other = sketch_frame(there)
    assert (other.top - placement.top, other.left - placement.left) == (y - 10, x - 10)
    np.testing.assert_array_equal(other_frame, frame)
