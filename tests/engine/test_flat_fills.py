from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.flat_fills import flat_colours
from engine.regions import find_regions

RED, DARK_RED, BLUE = (200, 60, 50), (150, 30, 35), (40, 70, 190)


def two_halves() -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """A sheet with a line down the middle, and its two regions."""
    lines = np.full((80, 120), 255, np.uint8)
    lines[:, 59:62] = 0
    return lines, find_regions(lines, 0)


def test_the_base_colour_wins_over_its_shade_and_is_not_mixed_with_it() -> None:
    lines, labels = two_halves()
    painting = np.full((80, 120, 3), RED, np.uint8)
    painting[50:] = DARK_RED  # 3/8 lie in the shade
    painting[:, 62:] = BLUE
    flats = flat_colours(painting, labels, lines)
    assert np.abs(flats[:, :59] - np.array(RED)).max() <= 1
    assert np.abs(flats[:, 62:] - np.array(BLUE)).max() <= 1
    mean = painting[:, :59].reshape(-1, 3).mean(axis=0)
    assert np.abs(mean - RED).max() > 15


def test_what_the_painting_does_at_the_lines_counts_little() -> None:
    lines, labels = two_halves()
    painting = np.full((80, 120, 3), BLUE, np.uint8)
    painting[:, 50:71] = RED  # bleeds 9 px to both sides of the line
    painting[:, :46] = RED
    painting[:, 46:50] = BLUE
    flats = flat_colours(painting, labels, lines)
    assert np.abs(flats[:, :59] - np.array(RED)).max() <= 1
    assert np.abs(flats[:, 62:] - np.array(BLUE)).max() <= 1


def test_noise_is_averaged_away() -> None:
    lines, labels = two_halves()
    noise = np.random.default_rng(0).normal(0, 12, (80, 120, 3))
    painting = (np.array(BLUE) + noise).clip(0, 255).astype(np.uint8)
    flats = flat_colours(painting, labels, lines)
    assert np.abs(flats.astype(int) - BLUE).max() <= 4


def test_a_region_of_a_few_pixels_is_looked_at_in_full() -> None:
    lines = np.full((900, 900), 255, np.uint8)
    cv2.circle(lines, (450, 450), 6, 0, 2)
    labels = find_regions(lines, 0)
    painting = np.full((900, 900, 3), RED, np.uint8)
    painting[445:456, 445:456] = BLUE
    flats = flat_colours(painting, labels, lines)
    assert np.abs(flats[450, 450] - np.array(BLUE)).max() <= 1
    assert np.abs(flats[10, 10] - np.array(RED)).max() <= 1


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), count=st.integers(2, 9))
def test_the_numbers_of_the_regions_do_not_matter(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    labels = cv2.resize(
        rng.integers(1, count + 1, (6, 6)).astype(np.uint8), (60, 60), interpolation=0
    ).astype(np.int32)
    painting = rng.integers(0, 256, (60, 60, 3), dtype=np.uint8)
    lines = np.full((60, 60), 255, np.uint8)
    renumbered = np.r_[0, rng.permutation(count) + 5].astype(np.int32)[labels]
    np.testing.assert_array_equal(
        flat_colours(painting, labels, lines), flat_colours(painting, renumbered, lines)
    )
    flats = flat_colours(painting, labels, lines)
    for number in np.unique(labels):
        assert len(np.unique(flats[labels == number], axis=0)) == 1
