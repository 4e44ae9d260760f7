from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from engine.compose import lay_lines_over
from engine.errors import PictureError
from engine.layers_out import save_layers, split_layers
from engine.result import Layer

Pixels = NDArray[np.uint8]


def stacked(layers: tuple[Layer, ...]) -> NDArray[np.float64]:
    """The layers laid over one another as any painting program does it, (H, W, 3) in 0..255."""
    picture = np.full((*layers[0].pixels.shape[:2], 3), 255.0)
    for layer in layers:
        source = layer.pixels[..., :3] / 1.0
        opacity = layer.pixels[..., 3:] / 255 if layer.pixels.shape[2] == 4 else 1.0
        mixed = {
            "normal": source,
            "multiply": picture * source / 255,
            "add": np.minimum(picture + source, 255),
        }[layer.blend]
        picture = np.rint(picture + (mixed - picture) * opacity)
    return picture


def random_pictures(seed: int) -> tuple[Pixels, Pixels, Pixels]:
    rng = np.random.default_rng(seed)
    painting, flats = rng.integers(0, 256, (2, 9, 11, 3), dtype=np.uint8)
    flats[:2], painting[-2:] = rng.choice([0, 255], 2)
    return painting, flats, rng.integers(0, 256, (9, 11), dtype=np.uint8)


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 100_000))
def test_the_layers_give_the_painting_again(seed: int) -> None:
    painting, flats, lines = random_pictures(seed)
    layers = split_layers(painting, flats, lines)
    assert np.abs(stacked(layers[:-1]) - painting).max() <= 1
    assert np.abs(stacked(layers) - lay_lines_over(painting, lines)).max() <= 2


def test_shading_darkens_and_light_brightens_and_neither_touches_what_is_flat() -> None:
    flats = np.full((1, 3, 3), (200, 100, 50), np.uint8)
    painting = flats.copy()
    painting[0, 1] = 100, 50, 25
    painting[0, 2] = 228, 178, 153
    flat, shading, light, ink = split_layers(painting, flats, np.array([[255, 155, 0]], np.uint8))
    assert [layer.name for layer in (flat, shading, light, ink)] == [
        "flat colours",
        "shading",
        "light",
        "lines",
    ]
    assert [layer.blend for layer in (flat, shading, light, ink)] == [
        "normal",
        "multiply",
        "add",
        "normal",
    ]
    assert shading.pixels[0].tolist() == [[255, 255, 255], [128, 128, 128], [255, 255, 255]]
    assert light.pixels[0].tolist() == [[0, 0, 0], [0, 0, 0], [28, 78, 103]]
    assert ink.pixels[0].tolist() == [[0, 0, 0, 0], [0, 0, 0, 100], [0, 0, 0, 255]]


def test_files_are_named_in_their_order_with_their_blend_modes(tmp_path: Path) -> None:
    painting, flats, lines = random_pictures(3)
    layers = split_layers(painting, flats, lines)
    paths = save_layers(tmp_path / "page", layers)
    assert [path.name for path in paths] == [
        "1-flat-colours.png",
        "2-shading-multiply.png",
        "3-light-add.png",
        "4-lines.png",
    ]
    for path, layer in zip(paths, layers, strict=True):
        with Image.open(path) as image:
            np.testing.assert_array_equal(np.array(image), layer.pixels)
            assert image.info["Title"] == layer.name


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    layers = split_layers(*random_pictures(1))
    (tmp_path / "file").write_text("no folder")
    for folder in (tmp_path / "file", tmp_path / "no" / "such"):
        with pytest.raises(PictureError, match="Name a folder"):
            save_layers(folder, layers)
