"""Sampled hints lie in one region, tell its colour, and the target follows those that disagree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.hint_map import hint_mask
from training.data.hint_sampling import HintConfig, give_hints
from training.data.palettes import Palette, sample_palette
from training.data.slots import SLOTS, SlotDrawing

SIZE = 96
HAIR, HAIR_SHADOW, SKIN = (SLOTS.index(name) for name in ("hair", "hair_shadow", "skin"))
ALWAYS = HintConfig(share=1.0, own_colour=1.0, erased=0.0)


def drawing() -> SlotDrawing:
    """Background, two patches of hair with shadow beside the first, and a face below."""
    masks = np.zeros((4, SIZE, SIZE), np.uint8)
    masks[1, 10:40, 10:40] = masks[1, 10:40, 60:90] = 255
    masks[2, 30:40, 10:40] = 255
    masks[1, 30:40, 10:40] = 0
    masks[3, 50:90, 20:80] = 255
    masks[0] = 255 - masks[1:].max(axis=0)
    return SlotDrawing(np.zeros((SIZE, SIZE, 3), np.uint8), masks, (0, HAIR, HAIR_SHADOW, SKIN))


def palette() -> Palette:
    return sample_palette(np.random.default_rng(5))


def test_no_share_no_hints() -> None:
    given = give_hints(drawing(), palette(), HintConfig(share=0.0), np.random.default_rng(0))
    assert given.hints == ()
    np.testing.assert_allclose(given.painting, drawing().recolour(palette()))


@pytest.mark.parametrize("seed", range(12))
def test_the_target_has_each_hint_s_colour_under_it(seed: int) -> None:
    given = give_hints(drawing(), palette(), ALWAYS, np.random.default_rng(seed))
    assert given.hints
    for hint in given.hints:
        under = given.painting[hint_mask(hint, (SIZE, SIZE))]
        wanted = np.array(hint.colour) / 255
        inside = np.abs(under - wanted).max(axis=1) < 0.01
        assert inside.mean() > 0.75  # a wide dot in a thin region reaches over its edge


@pytest.mark.parametrize("seed", range(12))
def test_hints_that_agree_leave_the_painting_as_it_is(seed: int) -> None:
    config = replace(ALWAYS, own_colour=0.0)
    given = give_hints(drawing(), palette(), config, np.random.default_rng(seed))
    assert given.hints
    np.testing.assert_allclose(given.painting, drawing().recolour(palette()), atol=1e-6)


def test_an_erased_region_is_paper_and_its_hint_has_no_colour() -> None:
    config = replace(ALWAYS, erased=1.0)
    given = give_hints(drawing(), palette(), config, np.random.default_rng(1))
    assert given.hints
    for hint in given.hints:
        assert hint.colour is None
        x, y = hint.points[0]
        np.testing.assert_allclose(given.painting[int(y), int(x)], 1, atol=0.01)


def test_only_the_hinted_part_of_a_slot_and_its_own_shadow_change() -> None:
    before = drawing().recolour(palette())
    one_hint = replace(ALWAYS, mean_count=1.0, stroke=0.0)
    seen = set()
    for seed in range(60):
        given = give_hints(drawing(), palette(), one_hint, np.random.default_rng(seed))
        (hint,) = given.hints
        x, y = hint.points[0]
        if not (10 < y < 30):
            continue
        changed = np.abs(given.painting - before).max(axis=2) > 0.02
        left, right = changed[12:28, 12:38], changed[12:28, 62:88]
        if 10 < x < 40:
            seen.add("left")
            assert left.all()
            assert not right.any()
            assert changed[32:38, 12:38].all()  # its shadow
        elif 60 < x < 90:
            seen.add("right")
            assert right.all()
            assert not left.any()
            assert not changed[32:38, 12:38].any()
        else:
            continue
        assert not changed[55:85, 25:75].any()
    assert seen == {"left", "right"}


def test_sampling_is_a_function_of_its_generator() -> None:
    one, two = (give_hints(drawing(), palette(), ALWAYS, np.random.default_rng(3)) for _ in "ab")
    assert np.array_equal(one.painting, two.painting)
    assert [h.colour for h in one.hints] == [h.colour for h in two.hints]
