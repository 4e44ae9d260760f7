from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.pixels import (
    distance_field,
    field_tensor,
    fit_size,
    from_tensor,
    ink_tensor,
    letterbox_lines,
    resize_lines,
    to_tensor,
)


@pytest.mark.parametrize("value_range", ["signed", "unit"])
def test_every_byte_survives_the_tensor(value_range: str) -> None:
    pixels = np.arange(256 * 3, dtype=np.int64).astype(np.uint8).reshape(16, 16, 3)
    tensor = to_tensor(pixels, value_range)  # type: ignore[arg-type]
    assert tensor.shape == (1, 3, 16, 16)
    assert tensor.max() == 1 and tensor.min() == (-1 if value_range == "signed" else 0)
    assert tensor[0, 2, 5, 7] * 255 == pytest.approx(
        pixels[5, 7, 2] if value_range == "unit" else 2.0 * pixels[5, 7, 2] - 255, abs=1e-3
    )
    assert (from_tensor(tensor, value_range) == pixels).all()  # type: ignore[arg-type]


def test_values_out_of_range_are_clipped() -> None:
    tensor = torch.tensor([-3.0, 0.0, 3.0]).reshape(1, 3, 1, 1).bfloat16()
    assert from_tensor(tensor).tolist() == [[[0, 128, 255]]]


def test_ink_is_one_on_black_and_zero_on_paper() -> None:
    ink = ink_tensor(np.array([[0, 255, 51]], np.uint8))
    assert ink.shape == (1, 1, 1, 3)
    assert ink.flatten().tolist() == pytest.approx([1, 0, 0.8])


@settings(max_examples=60, deadline=None)
@given(
    source=st.integers(200, 1100),
    factor=st.floats(1.05, 9),
    position=st.floats(0.05, 0.95),
    horizontal=st.booleans(),
)
def test_a_one_pixel_line_never_vanishes(
    source: int, factor: float, position: float, horizontal: bool
) -> None:
    lines = np.full((source, source), 255, np.uint8)
    lines[int(position * source)] = 0
    target = max(8, round(source / factor))
    small = resize_lines(lines if horizontal else lines.T, (target, target))
    ink = 1 - (small if horizontal else small.T) / 255
    across = ink.sum(axis=0)  # ink met on the way across the line, in full-black px
    assert across.min() >= 0.48
    assert across.max() <= 1.6
    assert np.count_nonzero(ink[:, 0]) <= 2


def test_a_one_pixel_line_keeps_half_its_darkness_at_a_quarter() -> None:
    lines = np.full((1024, 1024), 255, np.uint8)
    lines[500] = 0
    small = resize_lines(lines, (256, 256))
    assert (small[125] <= 128).all()
    assert (np.delete(small, 125, axis=0) == 255).all()


def test_a_diagonal_hairline_stays_in_one_piece() -> None:
    lines = np.full((1000, 1000), 255, np.uint8)
    lines[np.arange(1000), np.arange(1000)] = 0
    small = resize_lines(lines, (200, 200))
    assert (np.diag(small) < 140).all()


def test_grey_areas_keep_their_tone_and_grey_lines_their_share() -> None:
    lines = np.full((400, 400), 255, np.uint8)
    lines[:, 200:] = 180
    lines[100, :150] = 155
    small = resize_lines(lines, (100, 100))
    assert (small[:, 52:] == 180).all()
    assert (small[:, :48][[10, 60]] == 255).all()
    assert small[25, 10] == pytest.approx(205, abs=2)  # half of the line's 100 levels


def test_enlarging_and_same_size_leave_paper_white_and_ink_black() -> None:
    lines = np.full((20, 30), 255, np.uint8)
    lines[8:12] = 0
    same = resize_lines(lines, (20, 30))
    assert (same == lines).all() and same is not lines
    large = resize_lines(lines, (80, 120))
    assert large.shape == (80, 120)
    assert (large[36:44] <= 2).all() and (large[:24] >= 253).all()


@given(
    height=st.integers(1, 5000), width=st.integers(1, 5000), long_side=st.sampled_from([64, 256])
)
def test_fit_size_covers_the_picture_tightly(height: int, width: int, long_side: int) -> None:
    fitted = fit_size(height, width, long_side)
    scale = long_side / max(height, width)
    assert max(fitted) == long_side
    for got, exact in zip(fitted, (height * scale, width * scale), strict=True):
        assert got % 32 == 0
        assert exact - 1e-3 <= got < max(exact, 1) + 32


def test_fit_size_gives_the_known_sizes() -> None:
    assert fit_size(1024, 1024, 256) == (256, 256)
    assert fit_size(768, 1024, 256) == (192, 256)
    assert fit_size(1024, 700, 256) == (256, 192)
    assert fit_size(10, 4000, 256) == (32, 256)
    with pytest.raises(ValueError, match="multiple"):
        fit_size(10, 10, 100)


@given(height=st.integers(1, 300), width=st.integers(1, 300))
def test_a_letterbox_pads_with_paper_and_crops_back(height: int, width: int) -> None:
    sheet, box = letterbox_lines(np.zeros((height, width), np.uint8), (64, 96))
    assert sheet.shape == (64, 96)
    assert (box.crop(sheet) == 0).all()
    assert np.count_nonzero(sheet == 0) == box.height * box.width
    assert box.height == 64 or box.width == 96
    colours = np.zeros((64, 96, 3), np.uint8)
    assert box.crop(colours).shape == (box.height, box.width, 3)


@given(seed=st.integers(0, 2**32 - 1), strokes=st.integers(1, 12))
@settings(max_examples=25, deadline=None)
def test_the_distance_field_is_the_papers(seed: int, strokes: int) -> None:
    rng = np.random.default_rng(seed)
    lines = np.full((13, 17), 255, np.uint8)
    rows, columns = rng.integers(0, 13, strokes), rng.integers(0, 17, strokes)
    lines[rows, columns] = rng.integers(0, 245, strokes)
    y, x = np.mgrid[0:13, 0:17]
    apart = np.hypot(y[..., None] - rows, x[..., None] - columns).min(axis=2)  # brute force
    np.testing.assert_allclose(distance_field(lines), 2 * apart / apart.max() - 1, atol=1e-5)


def test_only_what_is_darker_than_the_threshold_is_a_stroke() -> None:
    lines = np.full((1, 5), 255, np.uint8)
    lines[0, 0], lines[0, 4] = 245, 244
    assert distance_field(lines).tolist() == [[1.0, 0.5, 0.0, -0.5, -1.0]]


def test_a_sheet_without_paper_or_without_strokes_has_a_field() -> None:
    assert (distance_field(np.full((4, 4), 255, np.uint8)) == 1).all()
    assert (distance_field(np.zeros((4, 4), np.uint8)) == -1).all()


def test_the_field_tensor_is_the_mean_of_each_cell() -> None:
    frame = np.full((8, 8), 255, np.uint8)
    frame[:, 2] = 0
    tensor = field_tensor(frame, 4)
    assert tensor.shape == (1, 1, 4, 4)
    cells = distance_field(frame).reshape(4, 2, 4, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(tensor[0, 0].numpy(), cells, atol=1e-6)
