"""A PNG with its recipe: everything comes back, and what is wrong with one is told."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.pictures import save_png
from sketchpad.document.project_file import pack_project, unpack_project
from sketchpad.export.recipe import Recipe, RecipeError
from sketchpad.export.recipe_png import (
    PROJECT_CHUNK,
    TEXT_KEY,
    encode_png,
    project_inside,
    read_recipe_png,
    save_recipe_png,
)
from tests.export.scenes import AMBER, drawing, made_of


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    document = drawing()
    result, recipe = made_of(document)
    path = tmp_path / "amber.png"
    save_recipe_png(path, result.pixels, recipe, pack_project(document))
    return path


def rewritten(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_picture_recipe_and_drawing_come_back(saved: Path) -> None:
    document = drawing()
    result, recipe = made_of(document)

    found = read_recipe_png(saved)

    np.testing.assert_array_equal(found.pixels, result.pixels)
    assert found.recipe == recipe
    again = unpack_project(found.project, "inside")
    assert [item.id for item in again.items] == [item.id for item in document.items]
    np.testing.assert_array_equal(again.references[0].pixels[0, 0], AMBER)
    assert again.strength == 0.8


def test_the_recipe_names_what_was_used_and_nothing_else(saved: Path) -> None:
    recipe = read_recipe_png(saved).recipe

    (reference,) = recipe.references
    assert (reference.name, reference.weight) == ("amber", 0.75)
    assert reference.sha256 == drawing().references[0].content_hash
    assert [(m.kind, m.name) for m in recipe.models] == [("paint", "fake")]
    assert (recipe.width_px, recipe.height_px, recipe.seed) == (120, 80, 11)


def test_the_name_of_a_file_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    """Elsewhere names of files are any bytes; Python hands them out as lone surrogates."""
    document = drawing()
    document.references = tuple(
        replace(reference, name="caf\udce9") for reference in document.references
    )
    result, recipe = made_of(document)
    save_recipe_png(tmp_path / "a.png", result.pixels, recipe, pack_project(document))
    found = read_recipe_png(tmp_path / "a.png")
    assert found.recipe.references[0].name == "caf?"
    assert unpack_project(found.project, "inside").references[0].name == "caf\udce9"


def test_other_programs_read_the_picture_and_the_text(saved: Path) -> None:
    with Image.open(saved) as image:
        image.load()
        assert image.size == (120, 80)
        assert image.text["Software"] == "Sketchpad"  # type: ignore[attr-defined]
        assert '"lens": "paint"' in image.text[TEXT_KEY]  # type: ignore[attr-defined]


def test_the_drawings_chunk_is_ignorable_private_and_unsafe_to_copy() -> None:
    ancillary, private, reserved, safe_to_copy = (bool(byte & 32) for byte in PROJECT_CHUNK)
    assert (ancillary, private, reserved, safe_to_copy) == (True, True, False, False)


def test_without_a_recipe_nothing_of_the_drawing_is_in_the_file(tmp_path: Path) -> None:
    result, _ = made_of(drawing())
    path = tmp_path / "bare.png"
    save_recipe_png(path, result.pixels)

    data = path.read_bytes()
    assert PROJECT_CHUNK not in data
    assert TEXT_KEY.encode() not in data
    assert project_inside(path) is None
    with pytest.raises(RecipeError, match=r"no recipe inside bare\.png"):
        read_recipe_png(path)


def test_a_picture_written_anew_by_another_program_has_lost_it(saved: Path) -> None:
    with Image.open(saved) as image:
        image.load()
        save_png(saved, np.asarray(image))
    with pytest.raises(RecipeError, match="another program wrote it anew"):
        read_recipe_png(saved)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_picture_cut_short_is_damaged(saved: Path, share: float) -> None:
    data = saved.read_bytes()
    rewritten(saved, data[: int(share * len(data))])
    assert project_inside(saved) is None
    with pytest.raises(RecipeError, match="damaged.*cut short"):
        read_recipe_png(saved)


def test_a_flipped_byte_in_the_drawing_is_noticed(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[data.index(PROJECT_CHUNK) + 30] ^= 1
    rewritten(saved, bytes(data))
    with pytest.raises(RecipeError, match="its recipe was changed on the way"):
        read_recipe_png(saved)


def test_something_else_is_no_png(tmp_path: Path) -> None:
    path = rewritten(tmp_path / "notes.png", b"just words")
    with pytest.raises(RecipeError, match="no PNG"):
        read_recipe_png(path)
    with pytest.raises(RecipeError, match="cannot be read"):
        read_recipe_png(tmp_path / "missing.png")


def test_a_newer_recipe_is_refused_politely() -> None:
    _, recipe = made_of(drawing())
    newer = recipe.to_json().replace('"version": 1', '"version": 2')
    with pytest.raises(RecipeError, match="newer Sketchpad"):
        Recipe.from_json(newer, "a.png")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "sketchpad recipe", "version": 1}'])
def test_a_recipe_that_is_none_is_damaged(text: str) -> None:
    with pytest.raises(RecipeError, match="damaged"):
        Recipe.from_json(text, "a.png")


def test_a_text_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path) -> None:
    bomb = TEXT_KEY.encode() + b"\0\1\0\0\0" + zlib.compress(b" " * 2**24)
    head = b"iTXt" + bomb
    chunk = len(bomb).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    plain = encode_png(np.zeros((2, 2, 3), np.uint8))
    project = PROJECT_CHUNK + b"x"
    project = (1).to_bytes(4, "big") + project + zlib.crc32(project).to_bytes(4, "big")
    path = rewritten(tmp_path / "bomb.png", plain[:33] + project + chunk + plain[33:])
    with pytest.raises(RecipeError, match="damaged"):
        read_recipe_png(path)
