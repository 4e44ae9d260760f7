"""Our own characters: the same from the same seed, exact in their slots, whole in every pose."""

from __future__ import annotations

import dataclasses

import cv2
import numpy as np
import pytest

from training.data.characters.character import Character, draw_character, sample_character
from training.data.characters.drawing import WHITE, Fill, Light, Stroke
from training.data.characters.planes import RenderedCharacter, render
from training.data.characters.sheet import contact_sheet
from training.data.characters.svg import flat_svg, picture_svg
from training.data.characters.traits import (
    BACK,
    BANGS,
    EXPRESSIONS,
    HAIRPIECES,
    HATS,
    OUTFITS,
    SCENERY,
    SHORT_BACK,
    Traits,
    sample_traits,
)
from training.data.shading import SHADINGS
from training.data.slots import BACKGROUND, SLOTS, mark_slots, paint_slots, render_svg

SIZE = 96
SEEDS = range(6)
CHOICES = [
    (field, name)
    for field, names in (
        ("bangs", BANGS), ("back", {**BACK, **SHORT_BACK}), ("expression", EXPRESSIONS),
        ("outfit", OUTFITS), ("hat", HATS), ("hairpiece", HAIRPIECES), ("scenery", SCENERY),
        ("hand", ("wave", "peace", "point")),
    )
    for name in names
]  # fmt: skip


def character(seed: int) -> Character:
    return sample_character(np.random.default_rng(seed))


@pytest.fixture(scope="module")
def rendered() -> list[RenderedCharacter]:
    return [render(character(seed), SIZE) for seed in SEEDS]


def plain_traits(**changes: object) -> Traits:
    """Somebody without anything in front of the face, with `changes`."""
    traits = sample_traits(np.random.default_rng(3))
    base = {"hat": "none", "hairpiece": "none", "hand": "none", "glasses": False, "unit": 100.0,
            "expression": "serious", "scenery": "plain", "bangs": "curtain"}  # fmt: skip
    return dataclasses.replace(traits, **(base | changes))


def test_the_same_seed_gives_the_same_drawing() -> None:
    one, two = character(5), character(5)
    assert one.traits == two.traits
    assert picture_svg(one.parts) == picture_svg(two.parts)


def test_other_seeds_give_other_people() -> None:
    people = [character(seed) for seed in range(40)]
    assert len({picture_svg(person.parts) for person in people}) == 40
    for field, least in (("bangs", 5), ("back", 7), ("expression", 6), ("outfit", 6), ("hat", 3)):
        kinds = {getattr(person.traits, field) for person in people}
        assert len(kinds) >= least, f"only {kinds} of {field}"
    yaws = np.array([person.traits.yaw for person in people])
    assert yaws.min() < -0.3 and yaws.max() > 0.3 and (np.abs(yaws) < 0.08).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_palette_on_the_planes_equals_a_direct_render(seed: int) -> None:
    """Affine in the slots within 2 levels, transparent areas and anti-aliased edges included."""
    svg, _ = mark_slots(flat_svg(character(seed).parts))
    palette = np.random.default_rng(seed).integers(0, 256, (len(SLOTS), 3))
    colours = {slot: "#{:02x}{:02x}{:02x}".format(*palette[slot]) for slot in range(len(SLOTS))}
    direct = render_svg(paint_slots(svg, colours), SIZE, colours[BACKGROUND])
    flat = render(character(seed), SIZE).flat
    difference = np.abs(flat.recolour((palette / 255).astype(np.float32)) * 255 - direct)
    assert np.quantile(difference, 0.999) <= 2
    assert difference.max() <= 5, "rounding of several layers on one edge"


def test_every_claimed_slot_is_seen(rendered: list[RenderedCharacter]) -> None:
    for seen in rendered:
        for shading in SHADINGS:
            drawing = seen.colours(shading)
            assert len(set(drawing.slots)) == len(drawing.slots) == len(drawing.masks)
            if shading == "flat":
                assert all(mask.any() for mask in drawing.masks)


def test_colours_fill_the_sheet(rendered: list[RenderedCharacter]) -> None:
    """No pixel is left black: slots and white add up, and pupils keep some of the iris."""
    for seen in rendered:
        total = seen.flat.base.max(axis=2) + seen.flat.masks.astype(int).sum(axis=0)
        assert total.min() >= 80 and total.max() <= 255 + 4
        assert (total > 250).mean() > 0.985


def test_shading_changes_colours_and_never_the_lines(rendered: list[RenderedCharacter]) -> None:
    """One set of line planes serves all shadings; shade and shine are really there."""
    white = np.ones((len(SLOTS), 3), np.float32)
    white[[number for number, name in enumerate(SLOTS) if name.endswith("_shadow")]] = 0.6
    for seen in rendered:
        pictures = [seen.colours(shading).recolour(white).mean() for shading in SHADINGS]
        assert pictures[0] > pictures[1] + 0.004 and pictures[0] > pictures[2] + 0.004
        shine = [light.shine.max() for light in seen.lights.values()]
        assert min(shine) > 60
    one = render(character(0), SIZE).lines
    np.testing.assert_array_equal(one.ink, rendered[0].lines.ink)


def test_lines_are_the_generators_own(rendered: list[RenderedCharacter]) -> None:
    """Centre lines are one pixel wide and lie in the ink or beside a very thin stroke."""
    for seen in rendered:
        lines = seen.lines
        assert set(np.unique(lines.centre)) == {0, 255}
        near = cv2.dilate(lines.ink, np.ones((3, 3), np.uint8))
        assert near[lines.centre > 0].min() > 20
        square = sum(
            (lines.centre > 0)[dy : SIZE - 1 + dy, dx : SIZE - 1 + dx].astype(int)
            for dy in (0, 1) for dx in (0, 1)
        )  # fmt: skip
        assert (square == 4).mean() < 0.002, "no blocks of centre line"
        assert (lines.solid <= np.maximum(lines.ink, 1)).all(), "black areas are ink"


@pytest.mark.parametrize(("field", "name"), CHOICES)
def test_every_choice_can_be_drawn(field: str, name: str) -> None:
    """All outlines are finite areas with a known paint; light lies on parts that have a fill."""
    drawn = draw_character(plain_traits(**{field: name}), np.random.default_rng(1))
    for part in drawn.parts:
        filled = False
        for item in part.items:
            assert np.isfinite(item.outline).all() and item.outline.shape[1] == 2
            assert len(item.outline) >= 3
            if isinstance(item, Fill):
                filled = filled or item.hides
                assert item.paint in (*SLOTS, WHITE, "black")
            elif isinstance(item, Light):
                assert filled, "light needs something to fall on"
            else:
                assert isinstance(item, Stroke)


@pytest.mark.parametrize("roll", [-12.0, 12.0])
def test_a_tilt_turns_the_face_and_leaves_its_shape(roll: float) -> None:
    """The irises of a rolled head have the areas of the upright one: eyes stay symmetric."""
    iris = SLOTS.index("iris")
    centres = []
    for tilt in (0.0, roll):
        traits = plain_traits(yaw=0.0, pitch=0.0, roll=tilt, iris_paint="iris", gaze=(0.0, 0.0))
        flat = render(draw_character(traits, np.random.default_rng(1)), 192).flat
        mask = (flat.masks[flat.slots.index(iris)] > 60).astype(np.uint8)
        mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
        count, _, stats, middles = cv2.connectedComponentsWithStats(mask)
        order = np.argsort(stats[1:, cv2.CC_STAT_AREA])[::-1][:2] + 1
        assert count >= 3
        left, right = sorted(order, key=lambda row: middles[row][0])
        areas = stats[[left, right], cv2.CC_STAT_AREA]
        assert areas.min() / areas.max() > 0.85
        centres.append(middles[right] - middles[left])
    turned = [np.degrees(np.arctan2(gap[1], gap[0])) for gap in centres]
    assert turned[1] - turned[0] == pytest.approx(roll, abs=2.0)
    assert np.hypot(*centres[1]) == pytest.approx(np.hypot(*centres[0]), rel=0.03)


@pytest.mark.parametrize("yaw", [-30, 0, 30])
def test_the_neck_joins_head_and_body(yaw: float) -> None:
    """Below the chin, the column through the neck shows no background down to the clothes."""
    traits = plain_traits(yaw=np.deg2rad(yaw), roll=0.0, back="short", outfit="shirt")
    character = draw_character(traits, np.random.default_rng(1))
    flat = render(character, 128).flat
    background = flat.masks[0]
    column = 128 * (0.5 + traits.shift[0])
    for x in (int(column) - 3, int(column), int(column) + 3):
        inside = np.flatnonzero(background[:, x] < 10)
        assert background[inside[0] : 128, x].max() < 10, "a gap between head and body"


def test_a_turned_head_shows_its_far_eye_smaller() -> None:
    iris = SLOTS.index("iris")
    traits = plain_traits(yaw=np.deg2rad(30), pitch=0.0, roll=0.0, iris_paint="iris",
                          gaze=(0.0, 0.0), sides=0.0)  # fmt: skip
    flat = render(draw_character(traits, np.random.default_rng(1)), 192).flat
    mask = flat.masks[flat.slots.index(iris)]
    columns = np.flatnonzero(mask.max(axis=0) > 60)
    middle = (columns[0] + columns[-1]) / 2
    near, far = mask[:, : int(middle)].sum(), mask[:, int(middle) :].sum()
    assert far < 0.9 * near


def test_a_contact_sheet_has_a_picture_for_every_shading() -> None:
    sheet = contact_sheet(3, seed=2, size=64, per_row=2)
    assert sheet.shape[0] >= 2 * 64 and sheet.shape[1] >= 2 * 4 * 64
    assert sheet[:64, :64].std() > 20 and sheet[-64:, -64:].min() == 255, "three of four are drawn"
    again = contact_sheet(3, seed=2, size=64, per_row=2)
    np.testing.assert_array_equal(sheet, again)
