"""A painting taken apart into the layers that a comic artist would have made it of.

From bottom to top: flat colours, a multiply layer that darkens them, a layer that is added where
the painting is brighter than its flats, and the lines.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import PictureError
from engine.pictures import save_png
from engine.pixels import PAPER
from engine.result import Layer

Pixels = NDArray[np.uint8]


def split_layers(painting: Pixels, flats: Pixels, lines: Pixels) -> tuple[Layer, ...]:
    """Take a painting (H, W, 3) without lines apart over its flat colours (H, W, 3).

    With f the flats, multiply m and light a give p = f·m/255 + a, where one of m = 255 and a = 0
    holds in every pixel and channel; rounding costs at most one level. Added, light is as
    faint as the difference is, which a screen layer over bright flats would not be. The lines
    (H, W), 255 = paper, become black of opacity 255 - lines, which over a picture is their product.
    """
    wanted, flat = painting.astype(np.float32), flats.astype(np.float32)
    darker = np.where(wanted < flat, PAPER * wanted / np.maximum(flat, 1), PAPER)
    light = cv2.subtract(painting, flats)  # clipped at 0
    shading = np.rint(darker).astype(np.uint8)
    ink = np.zeros((*lines.shape, 4), np.uint8)
    ink[..., 3] = PAPER - lines
    return (
        Layer("flat colours", flats, "normal"),
        Layer("shading", shading, "multiply"),
        Layer("light", np.asarray(light, np.uint8), "add"),
        Layer("lines", ink, "normal"),
    )


def make_folder(folder: Path) -> None:
    """Make the folder for layers where it is missing and its parent exists. Raises PictureError."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise PictureError(
            "The layers cannot be saved in {folder} ({reason}). Name a folder, or a new one "
            "inside a folder that exists and can be written to.",
            folder=folder,
            reason=error.strerror or error,
        ) from error


def save_layers(folder: Path, layers: tuple[Layer, ...]) -> list[Path]:
    """Write each layer as a PNG whose name tells its place from the bottom and its blend mode.

    Raises PictureError.
    """
    make_folder(folder)
    paths = [folder / _file_name(place, layer) for place, layer in enumerate(layers, start=1)]
    for path, layer in zip(paths, layers, strict=True):
        save_png(path, layer.pixels, {"Title": layer.name, "Comment": f"blend mode {layer.blend}"})
    return paths


def _file_name(place: int, layer: Layer) -> str:
    mode = "" if layer.blend == "normal" else f"-{layer.blend}"
    return f"{place}-{layer.name.replace(' ', '-')}{mode}.png"
