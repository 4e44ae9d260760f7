"""Lines drawn from finished pictures, and strokes lifted off them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.training.data.illustrations.drawn_figure import CLOTHES, SKIN, drawn_figure
from training.data.illustrations.figures import Square, view_of
from training.sketching.picture_lines import (
    inked_planes,
    lift_ink,
    simplified_planes,
    stroke_ink,
    xdog_planes,
)


@pytest.fixture(scope="module")
def picture() -> tuple[np.ndarray, np.ndarray]:
    """RGB and figure of an inked figure, 240 × 240."""
    view = view_of(drawn_figure(), Square(-40, 0, 240), 240)
    return np.ascontiguousarray(view[..., :3]), (view[..., 3] / np.float32(255)).astype(np.float32)


@pytest.fixture(scope="module")
def truth() -> np.ndarray:
    """Where the outlines were drawn: the black pixels of the figure."""
    view = view_of(drawn_figure(), Square(-40, 0, 240), 240)
    return np.asarray((view[..., :3].max(axis=2) < 60) & (view[..., 3] > 200))


def _reach(mask: np.ndarray, px: int = 5) -> np.ndarray:
    return cv2.dilate(mask.astype(np.uint8), np.ones((px, px))) > 0


def test_ink_is_where_the_outlines_are(picture, truth) -> None:
    rgb, figure = picture
    ink = stroke_ink(rgb, figure)
    found = ink > 0.5
    assert (found & truth).sum() > 0.9 * truth.sum()
    assert (found & ~_reach(truth)).sum() == 0


def test_lifting_fills_strokes_with_the_colours_beside_them(picture) -> None:
    rgb, figure = picture
    lifted = lift_ink(rgb, figure, stroke_ink(rgb, figure))
    seam, cheek = lifted.painting[170, 120], lifted.painting[62, 99]
    assert np.abs(seam.astype(int) - CLOTHES).max() <= 3, "the coat goes on under its seam"
    assert min(np.abs(cheek.astype(int) - colour).max() for colour in (SKIN, (150, 60, 40))) <= 8
    assert np.array_equal(lifted.painting[170, 105], rgb[170, 105]), "colours stay elsewhere"


def test_a_picture_without_strokes_stays_as_it_is() -> None:
    rgb = np.full((40, 40, 3), 120, np.uint8)
    nothing = np.zeros((40, 40), np.float32)
    lifted = lift_ink(rgb, np.ones((40, 40), np.float32), nothing)
    assert np.array_equal(lifted.painting, rgb) and lifted.ink.max() == 0


@pytest.mark.parametrize("manner", ["xdog", "inked", "simplified"])
def test_every_manner_finds_the_outlines_and_no_more(picture, truth, manner: str) -> None:
    rgb, figure = picture
    ink = stroke_ink(rgb, figure)
    if manner == "xdog":
        planes = xdog_planes(rgb, figure)
    elif manner == "inked":
        planes = inked_planes(rgb, figure, ink)
    else:
        planes = simplified_planes(lift_ink(rgb, figure, ink).painting, figure)
    centre = planes.centre > 0
    wanted = truth.copy()
    if manner == "simplified":
        wanted[100:, 112:128] = False  # the coat has one colour on both sides of its seam
    covered = (_reach(centre, 7) & wanted).sum() / wanted.sum()
    stray = (centre & ~_reach(truth, 9)).sum() / centre.sum()
    assert covered > 0.85 and stray < 0.1, (covered, stray)
    crowd = cv2.boxFilter(centre.astype(np.float32), -1, (3, 3), normalize=False)
    assert (crowd[centre] <= 4).mean() > 0.95, "one pixel wide"
    assert planes.solid.max() == 0


def test_black_areas_are_solid_with_an_outline(picture) -> None:
    rgb, figure = picture
    black = rgb.copy()
    black[150:200, 90:150] = 0
    planes = inked_planes(black, figure, stroke_ink(black, figure))
    inside = np.zeros(figure.shape, bool)
    inside[158:192, 100:140] = True
    assert (planes.solid[inside] == 255).all()
    assert (planes.centre[inside] == 0).mean() > 0.9
    rim = _reach(planes.centre > 0)[150, 100:140]
    assert rim.mean() > 0.8
