"""The classical baseline on pictures whose palette, places and areas are known."""

from __future__ import annotations

import numpy as np
import pytest

from engine.regions import find_regions
from engine.request import ColorHint
from training.baselines.palette_transfer import (
    PaletteTransfer,
    best_colours,
    reference_palette,
)

SIZE = 128
SKY, GRASS, SUN = (120, 180, 240), (60, 140, 50), (250, 220, 60)


@pytest.fixture
def reference() -> np.ndarray:
    """Sky above grass, a sun at the top left."""
    picture = np.empty((SIZE, SIZE, 3), np.uint8)
    picture[:64], picture[64:] = SKY, GRASS
    picture[8:28, 8:28] = SUN
    return picture


@pytest.fixture
def lines() -> np.ndarray:
    """A horizon, and a box where the sun stands."""
    sheet = np.full((SIZE, SIZE), 255, np.uint8)
    sheet[60] = 0
    sheet[8:29, [8, 28]] = 0
    sheet[[8, 28], 8:29] = 0
    return sheet


def test_the_palette_has_the_colours_with_their_shares(reference: np.ndarray) -> None:
    palette = reference_palette(reference, 3)
    order = [
        int(np.abs(palette.colours.astype(int) - c).sum(axis=1).argmin()) for c in (SKY, GRASS, SUN)
    ]
    assert sorted(order) == [0, 1, 2]
    assert np.abs(palette.colours[order].astype(int) - (SKY, GRASS, SUN)).max() < 12
    assert palette.shares[order] == pytest.approx([0.476, 0.5, 0.024], abs=0.01)
    assert palette.places.sum(axis=0) == pytest.approx(np.ones((64, 64)))
    assert palette.places[order[2]][9, 9] > 0.5 > palette.places[order[2]][30, 30]


def test_regions_take_the_colour_of_their_place(lines: np.ndarray, reference: np.ndarray) -> None:
    made = PaletteTransfer()(lines, reference)
    for (row, column), colour in {(40, 64): SKY, (100, 64): GRASS, (18, 18): SUN}.items():
        assert np.abs(made[row, column].astype(int) - colour).max() < 12
    assert (made[60, 64] == made[59, 64]).all() or (made[60, 64] == made[61, 64]).all()


def test_the_area_decides_where_places_do_not(lines: np.ndarray) -> None:
    mixed = np.full((SIZE, SIZE, 3), SKY, np.uint8)
    mixed[:: SIZE // 8] = GRASS  # everywhere, an eighth of the area
    palette = reference_palette(np.repeat(np.repeat(mixed[::4, ::4], 4, 0), 4, 1), 2)
    assert palette.shares.min() < 0.3
    chosen = best_colours(find_regions(lines, 0), palette)
    small, large = int(palette.shares.argmin()), int(palette.shares.argmax())
    assert chosen[0] == large
    flat = palette.places.mean(axis=(1, 2), keepdims=True) * 0 + 0.5
    even = type(palette)(
        palette.colours, palette.shares, np.broadcast_to(flat, palette.places.shape)
    )
    assert best_colours(find_regions(lines, 0), even).tolist() == [large, small, large]


def test_a_hint_decides_for_its_region_alone(lines: np.ndarray, reference: np.ndarray) -> None:
    plain = PaletteTransfer()(lines, reference)
    hints = [
        ColorHint(np.array([[64.5, 100.5]], np.float32), 3, (9, 8, 7)),
        ColorHint(np.array([[18.5, 18.5]], np.float32), 3, None),
    ]
    made = PaletteTransfer()(lines, reference, hints)
    assert (made[100:, :] == (9, 8, 7)).all() and (made[12:24, 12:24] == 255).all()
    assert (made[30:59] == plain[30:59]).all()


def test_a_blank_sheet_is_one_region_and_all_ink_is_none(reference: np.ndarray) -> None:
    blank = np.full((SIZE, SIZE), 255, np.uint8)
    assert len(np.unique(PaletteTransfer()(blank, reference).reshape(-1, 3), axis=0)) == 1
    assert PaletteTransfer()(np.zeros_like(blank), reference).shape == (SIZE, SIZE, 3)
