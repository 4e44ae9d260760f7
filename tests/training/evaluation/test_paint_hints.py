"""Hints for measuring: where they are put, which colour they ask for, what counts as an error."""

from __future__ import annotations

import numpy as np
import pytest

from training.data.paint_pairs import PaintPair
from training.data.slots import SLOTS
from training.evaluation.paint_hints import another_colour, hint_errors, hinted_regions
from training.evaluation.paint_regions import deepest_point, material, slot_regions

SIZE = 64
HAIR, SKIN, SHADOW, CLOTHES = (
    SLOTS.index(name) for name in ("hair", "skin", "hair_shadow", "clothes")
)


@pytest.fixture
def pair() -> PaintPair:
    """Background, hair at the left (with a shadow), two patches of skin, a speck of clothes."""
    masks = {slot: np.zeros((SIZE, SIZE), np.float32) for slot in (0, HAIR, SHADOW, SKIN, CLOTHES)}
    masks[HAIR][10:50, 5:25] = 1
    masks[SHADOW][50:60, 5:25] = 1
    masks[SKIN][10:32, 40:60] = 1
    masks[SKIN][40:45, 40:45] = 1
    masks[CLOTHES][62, 62] = 1
    masks[0] = 1 - np.sum([masks[slot] for slot in masks if slot], axis=0)
    lines = np.full((SIZE, SIZE), 255, np.uint8)
    lines[30, 5:25] = 0  # a lock of hair
    palette = np.zeros((len(SLOTS), 3), np.float32)
    palette[0], palette[HAIR], palette[SKIN] = 1.0, (0.5, 0.25, 0), (1, 0.8, 0.6)
    picture = np.tensordot(
        np.stack([masks[slot] for slot in masks]), palette[list(masks)], axes=(0, 0)
    )
    painting = np.asarray(np.rint(255 * picture), np.uint8)
    return PaintPair(lines, painting, painting, masks, palette, frozenset(masks))


def test_dots_lie_in_the_middle_of_the_largest_parts(pair: PaintPair) -> None:
    background, skin, hair = hinted_regions(pair)
    assert hair.hint.colour == (128, 64, 0) and skin.hint.colour == (255, 204, 153)
    assert background.hint.colour == (255, 255, 255)
    assert int(hair.region.sum()) == 20 * 20, "the part above the line, without the shadow"
    assert int(skin.region.sum()) == 22 * 20, "the larger patch"
    ((x, y),) = skin.hint.points
    assert 48 < x < 52 and 19 < y < 23 and skin.hint.radius_px == 1


def test_errors_are_those_of_the_hinted_regions(pair: PaintPair) -> None:
    regions = hinted_regions(pair)
    assert hint_errors(regions, pair.painting)["worst"] < 0.003
    wrong = pair.painting.copy()
    wrong[regions[1].region] = (255, 204, 0)  # 153 of 255 off in one of three channels
    errors = hint_errors(regions, wrong)
    assert errors["worst"] == pytest.approx(0.2, abs=0.003)
    assert errors["hinted"] == pytest.approx(0.2 / 3, abs=0.003)
    assert hint_errors([], wrong) == {}


def test_contradicting_hints_ask_for_something_far_away(pair: PaintPair) -> None:
    for own, other in zip(hinted_regions(pair), hinted_regions(pair, another_colour), strict=True):
        assert own.hint.colour and other.hint.colour
        apart = np.abs(np.subtract(own.hint.colour, other.hint.colour)).mean()
        assert apart > 100
        assert (own.region == other.region).all()
    assert another_colour((255, 255, 255)) == (40, 40, 50)


def test_regions_are_parts_of_one_material_between_lines(pair: PaintPair) -> None:
    labels = slot_regions(pair)
    assert labels[20, 15] != labels[40, 15], "the line divides the hair"
    assert labels[40, 15] == labels[55, 15], "its shadow is hair, too"
    assert labels[20, 50] != labels[42, 42] and labels[62, 62] == 0
    assert labels.max() == 5 and material(SHADOW) == HAIR


def test_the_deepest_point_keeps_away_from_the_sheets_edge() -> None:
    assert deepest_point(np.ones((9, 5), np.bool_)) == (2, 2, 3.0)
