"""Hints drawn into maps: where, in which colour, and how a network sees them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import RequestError
from engine.hint_map import LEAST_RADIUS_PX, draw_hint_map, hint_mask
from engine.pixels import hint_tensor
from engine.request import ColorHint, PaintRequest

RED, BLUE = (255, 0, 0), (0, 0, 255)


def dot(x: float, y: float, radius: float, colour: tuple[int, int, int] | None) -> ColorHint:
    return ColorHint(np.array([[x, y]]), radius, colour)


def test_a_dot_covers_the_disc_around_its_point() -> None:
    mask = hint_mask(dot(32, 20, 8, RED), (48, 64))
    y, x = np.mgrid[0:48, 0:64] + 0.5
    distance = np.hypot(x - 32, y - 20)
    assert mask[distance < 7.2].all()
    assert not mask[distance > 8.8].any()


def test_scale_and_offset_place_a_hint_on_the_map() -> None:
    at_once = hint_mask(dot(100, 60, 12, RED), (64, 64), scale=0.25, offset=(3, 5))
    by_hand = hint_mask(dot(28, 20, 3, RED), (64, 64))
    assert (at_once == by_hand).all()


def test_a_stroke_covers_the_way_between_its_points() -> None:
    mask = hint_mask(ColorHint(np.array([[10, 10], [50, 10]]), 4, RED), (20, 60))
    assert mask[10, 8:52].all()
    assert not mask[:, 57:].any()
    assert not mask[16:].any()


def test_the_smallest_hint_is_still_seen_on_the_smallest_map() -> None:
    mask = hint_mask(dot(512, 512, 1, RED), (16, 16), scale=1 / 64)
    assert mask[7:9, 7:9].all()
    assert mask.sum() <= (2 * LEAST_RADIUS_PX + 2) ** 2


def test_later_hints_lie_on_top_and_an_erasing_hint_is_paper() -> None:
    hints = [dot(10, 10, 6, RED), dot(14, 10, 6, BLUE), dot(40, 10, 6, None)]
    drawn = draw_hint_map(hints, (20, 60))
    assert tuple(drawn[10, 12]) == (*BLUE, 255)
    assert tuple(drawn[10, 5]) == (*RED, 255)
    assert tuple(drawn[10, 40]) == (255, 255, 255, 255)
    assert not drawn[:, 52:].any()
    assert set(np.unique(drawn[..., 3])) == {0, 255}


def test_the_tensor_holds_colour_times_mask_and_the_mask() -> None:
    drawn = np.zeros((2, 3, 4), np.uint8)
    drawn[1, 2] = (255, 0, 51, 255)
    planes = hint_tensor(drawn)
    assert planes.shape == (1, 4, 2, 3)
    np.testing.assert_allclose(planes[0, :, 1, 2], [1, -1, -0.6, 1], atol=1e-6)
    planes[0, :, 1, 2] = 0
    assert not planes.any()


@pytest.mark.parametrize(
    ("points", "radius", "colour"),
    [
        (np.zeros((0, 2)), 3, RED),
        (np.zeros((2, 3)), 3, RED),
        (np.array([[np.nan, 1]]), 3, RED),
        (np.zeros((1, 2)), 0, RED),
        (np.zeros((1, 2)), 3, (1, 2, 256)),
    ],
)
def test_impossible_hints_are_refused(
    points: np.ndarray, radius: float, colour: tuple[int, int, int]
) -> None:
    with pytest.raises(RequestError):
        ColorHint(points, radius, colour)


@pytest.mark.parametrize("fields", [{"flatness": 1.1}, {"gap_px": -1.0}, {"gap_px": 1000.0}])
def test_impossible_settings_of_regions_are_refused(fields: dict[str, float]) -> None:
    with pytest.raises(RequestError):
        PaintRequest(np.full((8, 8), 255, np.uint8), **fields)  # type: ignore[arg-type]
