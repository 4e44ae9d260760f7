from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.panels.pixmaps import image_of, pixels_of, thumbnail
from tests.window_stage import one_colour


@given(st.integers(1, 40), st.integers(1, 40))
def test_pixels_survive_the_way_through_qt(height: int, width: int) -> None:
    pixels = np.random.default_rng(height).integers(0, 256, (height, width, 3), np.uint8)
    np.testing.assert_array_equal(pixels_of(image_of(pixels)), pixels)


def test_line_art_becomes_grey() -> None:
    lines = np.arange(35, dtype=np.uint8).reshape(5, 7)
    np.testing.assert_array_equal(pixels_of(image_of(lines))[..., 1], lines)


def test_thumbnail_is_sharp_square_and_rounded(qapp: object) -> None:
    picture = thumbnail(image_of(one_colour((10, 200, 30), 90)), 32, pixel_ratio=2.0)
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (64, 64, 2.0)
    image = picture.toImage()
    assert image.pixelColor(32, 32).getRgb() == (10, 200, 30, 255)
    assert image.pixelColor(0, 0).alpha() == 0
