"""OpenRaster and Photoshop files, read back by others: the same picture, the same layers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from psd_tools import PSDImage
from psd_tools.api.utils import has_transparency
from psd_tools.constants import BlendMode

from engine.compose import lay_lines_over
from engine.errors import PictureError
from engine.layers_out import split_layers
from engine.request import Lens
from engine.result import Result
from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.export.layer_stack import LayerStack, StackLayer, stack_of
from sketchpad.export.open_raster import save_open_raster
from sketchpad.export.photoshop import save_photoshop
from tests.export.readers import read_open_raster
from tests.export.scenes import drawing

LEVELS = 2
MODES = {"normal": "svg:src-over", "multiply": "svg:multiply", "add": "svg:plus"}
WRITERS = [save_open_raster, save_photoshop]


def painted(document: Document) -> Result:
    """A painting with layers: flats that are shaded and lit by noise, under the strokes."""
    lines = DocumentModel(document).rendered_lines()
    flats = np.zeros((*lines.shape, 3), np.uint8)
    flats[:, :60], flats[:, 60:] = (200, 120, 40), (30, 90, 180)
    noise = np.random.default_rng(3).integers(-60, 60, (*lines.shape, 1))
    painting = (flats.astype(int) + noise).clip(0, 255).astype(np.uint8)
    return Result(
        lay_lines_over(painting, lines),
        revision=0,
        timings_ms={},
        model_id="fake",
        size=256,
        draft=False,
        layers=split_layers(painting, flats, lines),
    )


def two_layers() -> Document:
    """The drawing with its second stroke on a faint layer of its own."""
    document = drawing()
    first, second = document.items
    document.layers = (
        SketchLayer(1, "Lines", (first,)),
        SketchLayer(7, "Détails & <Ränder>", (second,), opacity=0.5),
    )
    return document


def test_an_open_raster_file_is_laid_out_as_the_specification_says(tmp_path: Path) -> None:
    result, path = painted(drawing()), tmp_path / "a.ora"
    save_open_raster(path, stack_of(result))

    found = read_open_raster(path)

    assert (found.first_entry, found.first_stored) == ("mimetype", True)
    assert found.mime_type == "image/openraster"
    assert [(layer.name, layer.mode) for layer in found.layers] == [
        ("lines", "svg:src-over"),
        ("light", "svg:plus"),
        ("shading", "svg:multiply"),
        ("flat colours", "svg:src-over"),
    ]
    np.testing.assert_array_equal(found.merged, result.pixels)
    assert max(found.thumbnail.size) <= 256
    assert found.thumbnail.format == "PNG"


def test_an_open_raster_file_composes_to_the_painting(tmp_path: Path) -> None:
    result, path = painted(two_layers()), tmp_path / "a.ora"
    save_open_raster(path, stack_of(result, two_layers()))
    composed = read_open_raster(path).composed
    np.testing.assert_allclose(composed.astype(int), result.pixels, atol=LEVELS)


def test_a_photoshop_file_composes_to_the_painting(tmp_path: Path) -> None:
    result, path = painted(two_layers()), tmp_path / "a.psd"
    save_photoshop(path, stack_of(result, two_layers()))

    found = PSDImage.open(path)

    assert [(layer.name, layer.blend_mode) for layer in found][:4] == [
        ("flat colours", BlendMode.NORMAL),
        ("shading", BlendMode.MULTIPLY),
        ("light", BlendMode.LINEAR_DODGE),
        ("lines", BlendMode.NORMAL),
    ]
    composed = found.composite(force=True)
    np.testing.assert_allclose(np.asarray(composed, int)[..., :3], result.pixels, atol=LEVELS)


def test_programs_that_know_no_layers_see_the_merged_picture(tmp_path: Path) -> None:
    result, path = painted(drawing()), tmp_path / "a.psd"
    save_photoshop(path, stack_of(result))
    with Image.open(path) as image:
        np.testing.assert_array_equal(np.asarray(image.convert("RGB")), result.pixels)


def test_the_drawings_layers_come_hidden_with_name_and_opacity(tmp_path: Path) -> None:
    document = two_layers()
    stack = stack_of(painted(document), document)
    save_open_raster(tmp_path / "a.ora", stack)
    save_photoshop(tmp_path / "a.psd", stack)

    top, below = read_open_raster(tmp_path / "a.ora").layers[:2]
    assert (top.name, top.visible, top.opacity) == ("Détails & <Ränder>", False, 0.5)
    assert (below.name, below.visible, below.opacity) == ("Lines", False, 1.0)
    *_, under, over = PSDImage.open(tmp_path / "a.psd")
    assert (over.name, over.visible, over.opacity) == ("Détails & <Ränder>", False, 128)
    assert (under.name, under.visible) == ("Lines", False)


NAMES = ["线稿", "🎨 👩‍👩‍👧", "خطوط", "", "n" * 300, "a\tb\x00c\ud800", "\ufffe<&>\"'"]
WRITTEN = ["线稿", "🎨 👩‍👩‍👧", "خطوط", "", "n" * 255, "abc", "<&>\"'"]


def odd_stack(width: int, height: int) -> LayerStack:
    """Every name, mode and opacity; alpha of every level."""
    rng = np.random.default_rng(5)
    layers = [
        StackLayer(
            name,
            rng.integers(0, 256, (height, width, 4)).astype(np.uint8),
            tuple(MODES)[place % 3],
            visible=place % 2 == 0,
            opacity=(1.0, 0.5, 0.0)[place % 3],
        )
        for place, name in enumerate(NAMES)
    ]
    return LayerStack(tuple(layers), rng.integers(0, 256, (height, width, 3)).astype(np.uint8))


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 301), (3001, 17)])
def test_layers_of_any_size_name_and_transparency_come_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stack = odd_stack(*size)
    save_open_raster(tmp_path / "a.ora", stack)
    save_photoshop(tmp_path / "a.psd", stack)

    raster = read_open_raster(tmp_path / "a.ora")
    assert [layer.name for layer in raster.layers[::-1]] == WRITTEN
    assert [layer.mode for layer in raster.layers[:-4:-1]] == list(MODES.values())
    assert [layer.opacity for layer in raster.layers[-3:]] == [0, 0.5, 1]
    assert [layer.visible for layer in raster.layers] == [place % 2 == 0 for place in range(7)]
    np.testing.assert_array_equal(raster.merged, stack.merged)
    photoshop = PSDImage.open(tmp_path / "a.psd")
    assert (photoshop.size, has_transparency(photoshop)) == (size, True)
    for found, written, name in zip(photoshop, stack.layers, WRITTEN, strict=True):
        assert (found.name, found.visible) == (name, written.visible)
        assert found.opacity == round(255 * written.opacity)
        assert not found.has_mask()
        np.testing.assert_array_equal(np.asarray(found.topil()), written.pixels)


def test_a_single_layer_is_not_there_twice() -> None:
    document = drawing()
    names = [layer.name for layer in stack_of(painted(document), document).layers]
    assert names == ["flat colours", "shading", "light", "lines"]


def test_a_photo_is_one_layer_under_the_drawing() -> None:
    document = drawing()
    lines = DocumentModel(document).rendered_lines()
    pixels = np.full((80, 120, 3), 90, np.uint8)
    stack = stack_of(Result(pixels, 0, {}, "fake", 64, False, Lens.PHOTO), document)
    photo, ink = stack.layers
    assert (photo.name, photo.visible) == ("photo", True)
    assert (ink.name, ink.visible) == ("Lines", False)
    np.testing.assert_array_equal(255 - ink.pixels[..., 3], lines)


@pytest.mark.parametrize("save", WRITERS)
def test_a_place_that_cannot_be_written_is_told(save: object, tmp_path: Path) -> None:
    stack = stack_of(painted(drawing()))
    with pytest.raises(PictureError, match="picture cannot be saved"):
        save(tmp_path / "missing" / "a.file", stack)  # type: ignore[operator]


def test_a_photoshop_file_has_a_largest_size(tmp_path: Path) -> None:
    pixels = np.zeros((1, 30_001, 4), np.uint8)
    stack = LayerStack((StackLayer("wide", pixels),), pixels[..., :3])
    with pytest.raises(PictureError, match=r"OpenRaster \(\.ora\)"):
        save_photoshop(tmp_path / "a.psd", stack)
