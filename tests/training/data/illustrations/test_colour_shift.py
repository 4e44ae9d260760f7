"""Main colours, and moving them: alike wherever a colour stands."""

from __future__ import annotations

import numpy as np
import pytest

from training.data.illustrations.colour_shift import (
    ColourShift,
    MainColours,
    main_colours,
    sample_shift,
    to_lab,
)

RED, BLUE, WHITE = (200, 60, 50), (40, 70, 190), (245, 245, 245)


def _three_stripes() -> np.ndarray:
    picture = np.empty((30, 60, 3), np.uint8)
    picture[:, :30], picture[:, 30:48], picture[:, 48:] = RED, BLUE, WHITE
    return picture


def test_main_colours_are_those_of_the_picture_by_area() -> None:
    picture = _three_stripes()
    found = main_colours(picture, np.ones((30, 60), bool))
    expected = to_lab(np.array([[RED, BLUE, WHITE]], np.float32) / np.float32(255))[0]
    np.testing.assert_allclose(found.shares, (0.5, 0.3, 0.2), atol=0.02)
    np.testing.assert_allclose(found.centres, expected, atol=0.5)


def test_light_and_shade_of_one_colour_are_one() -> None:
    picture = np.empty((20, 20, 3), np.uint8)
    picture[:10], picture[10:] = (230, 180, 150), (190, 140, 112)
    assert len(main_colours(picture, np.ones((20, 20), bool)).shares) == 1


def test_only_the_figure_counts() -> None:
    figure = np.zeros((30, 60), bool)
    figure[:, :30] = True
    assert main_colours(_three_stripes(), figure).shares.tolist() == [1.0]


def test_distance_is_by_area_to_the_nearest_colour() -> None:
    one = MainColours(
        np.array([[50, 0, 0], [80, 0, 0]], np.float32), np.array([0.75, 0.25], np.float32)
    )
    two = MainColours(np.array([[50, 3, 4]], np.float32), np.array([1], np.float32))
    expected = 0.75 * 5 + 0.25 * np.sqrt(30**2 + 25)
    assert one.distance(two) == pytest.approx(expected, rel=1e-5)
    assert one.distance(one) == 0


def test_a_shift_turns_each_cluster_by_its_own_angle() -> None:
    centres = to_lab(np.array([[RED, BLUE]], np.float32) / np.float32(255))[0]
    ones, none = np.ones(2, np.float32), np.zeros((2, 2), np.float32)
    quarter = ColourShift(centres, np.array([0, np.pi / 2], np.float32), 0.5 * ones, none, ones)
    lab = to_lab(quarter.apply(np.array([[RED, BLUE]], np.float32) / np.float32(255)))[0]
    np.testing.assert_allclose(lab[0], centres[0] * (1, 0.5, 0.5), atol=0.6)
    lightness, a, b = centres[1]
    np.testing.assert_allclose(lab[1], (lightness, -0.5 * b, 0.5 * a), atol=0.6)


def test_a_shift_depends_on_the_colour_alone() -> None:
    colours = main_colours(_three_stripes(), np.ones((30, 60), bool))
    rng = np.random.default_rng(2)
    shift = None
    while shift is None:
        shift = sample_shift(colours, rng)
    picture = _three_stripes().astype(np.float32) / np.float32(255)
    np.testing.assert_allclose(
        shift.apply(picture)[:, ::-1], shift.apply(picture[:, ::-1]), atol=1e-6
    )
    assert np.abs(shift.apply(picture) - picture).max() > 0.02


def test_about_a_third_keeps_its_colours() -> None:
    colours = main_colours(_three_stripes(), np.ones((30, 60), bool))
    rng = np.random.default_rng(0)
    kept = sum(sample_shift(colours, rng) is None for _ in range(600))
    assert kept / 600 == pytest.approx(1 / 3, abs=0.06)
