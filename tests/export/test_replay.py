"""Making a picture again: exact where nothing changed, and each reason told where something did."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.request import Lens, PaintRequest
from sketchpad.document.project_file import pack_project, unpack_project
from sketchpad.export.recipe import ModelUsed, differing_models
from sketchpad.export.recipe_png import PictureWithRecipe
from sketchpad.export.replay import compare, replay
from tests.export.scenes import drawing, made_of
from tests.fakes import FakePipeline


def picture(lens: Lens = Lens.PAINT) -> PictureWithRecipe:
    document = drawing()
    result, recipe = made_of(document, lens)
    return PictureWithRecipe(result.pixels, recipe, pack_project(document))


@pytest.mark.parametrize("lens", list(Lens))
def test_the_same_picture_comes_out_again(lens: Lens) -> None:
    given_picture = picture(lens)
    document = unpack_project(given_picture.project, "inside")

    again = replay(given_picture.recipe, document, lambda _: FakePipeline())

    np.testing.assert_array_equal(again.result.pixels, given_picture.pixels)
    assert compare(given_picture, again).identical


def test_what_the_reader_saw_is_asked_for_again_and_not_read_anew() -> None:
    given_picture, pipeline = picture(Lens.PHOTO), FakePipeline()
    assert given_picture.recipe.class_name == "pizza"

    replay(given_picture.recipe, drawing(), lambda _: pipeline)

    (asked,) = pipeline.photo_requests
    assert (asked.class_name, asked.seed, asked.draft) == ("pizza", 11, False)


def test_a_painting_is_asked_for_at_its_own_working_size() -> None:
    document, pipeline = drawing(), FakePipeline()
    _, recipe = made_of(document, size_px=192)

    replay(recipe, document, lambda _: pipeline)

    (asked,) = pipeline.asked
    assert isinstance(asked, PaintRequest)
    assert asked.size == 192
    assert asked.hints[0].colour == (10, 200, 30)


def test_a_changed_pixel_is_told_and_the_original_can_be_had() -> None:
    whole = picture()
    pixels = whole.pixels.copy()
    pixels[0, 0] = 7
    again = replay(whole.recipe, drawing(), lambda _: FakePipeline())

    verdict = compare(PictureWithRecipe(pixels, whole.recipe, whole.project), again)

    assert not verdict.identical
    assert "still gives the original" in verdict.summary
    assert verdict.reasons == ("the picture was changed after it was saved: its pixels are others",)


def test_a_picture_of_another_size_is_told_with_both() -> None:
    whole = picture()
    again = replay(whole.recipe, drawing(), lambda _: FakePipeline())

    verdict = compare(PictureWithRecipe(whole.pixels[::2, ::2], whole.recipe, b""), again)

    assert not verdict.identical
    assert "it was saved with 120×80 px" in verdict.reasons[0]


def test_other_weights_are_named_with_their_hashes() -> None:
    whole = picture()
    made_elsewhere = replace(whole.recipe, models=(ModelUsed("paint", "lost", "ab" * 32),))
    again = replay(made_elsewhere, drawing(), lambda _: FakePipeline())
    pixels = whole.pixels.copy()
    pixels[:40] = 255 - pixels[:40]
    elsewhere = replace(made_elsewhere, picture_sha256="not this one")

    verdict = compare(PictureWithRecipe(pixels, elsewhere, b""), again)

    assert "in 50.00% of the pixels" in verdict.summary
    assert any("fake (unknown) instead of lost (abababababab)" in r for r in verdict.reasons)


def test_strokes_drawn_differently_are_told() -> None:
    whole = picture()
    older = replace(whole.recipe, lines_sha256="others", picture_sha256="another", program="0.0.1")
    again = replay(older, drawing(), lambda _: FakePipeline())
    verdict = compare(PictureWithRecipe(whole.pixels + np.uint8(1), older, b""), again)
    assert any("draws the strokes differently (0.0.1, here" in r for r in verdict.reasons)


def test_another_device_is_told_and_two_levels_pass_for_rounding() -> None:
    whole = picture()
    again = replay(whole.recipe, drawing(), lambda _: FakePipeline())
    there = replace(whole.recipe, device="cuda:0", picture_sha256="another")
    here = replace(again, recipe=replace(again.recipe, device="cpu"))
    near = np.clip(whole.pixels.astype(int) - 2, 0, 255).astype(np.uint8)

    verdict = compare(PictureWithRecipe(near, there, b""), here)

    assert not verdict.identical
    assert "almost the same" in verdict.summary
    assert "it was computed on cuda:0, now on cpu" in verdict.reasons


@given(st.text("0123456789abcdef", min_size=1, max_size=64), st.integers(1, 64))
def test_a_hash_and_its_first_digits_are_the_same_weights(digits: str, count: int) -> None:
    whole, short = ModelUsed("paint", "a", digits), ModelUsed("paint", "a", digits[:count])
    assert differing_models([whole], [short]) == []
    assert differing_models([short], [whole]) == []
    assert "no upscaler weights" in differing_models([replace(whole, kind="upscaler")], [short])[0]
