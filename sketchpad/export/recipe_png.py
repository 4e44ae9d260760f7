"""PNG files that carry their recipe: a readable text, and the whole drawing in a chunk of ours.

The drawing's chunk is private, may be ignored by anybody, and must not be copied by programs that
change the pixels without knowing it (PNG specification, 5.4: the four cases of "skPD").
"""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.pictures import saving_picture
from sketchpad.export.recipe import Recipe, RecipeError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PROJECT_CHUNK = b"skPD"
TEXT_KEY = "Sketchpad recipe"
MAX_TEXT_BYTES = 2**20
_HEAD_BYTES = 8  # of a chunk: its length and its type


@dataclass(frozen=True, eq=False)
class PictureWithRecipe:
    """What lies in such a PNG."""

    pixels: NDArray[np.uint8]  # (H, W, 3) RGB
    recipe: Recipe
    project: bytes  # a whole project file


def encode_png(
    pixels: NDArray[np.uint8], recipe: Recipe | None = None, project: bytes = b""
) -> bytes:
    """(H, W, 3) pixels as PNG, with what made them if it is given."""
    info = PngInfo()
    info.add_itxt("Software", "Sketchpad")
    if recipe is not None:
        info.add_itxt(TEXT_KEY, recipe.to_json(), zip=True)
        info.add(PROJECT_CHUNK, project)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def save_recipe_png(
    path: str | os.PathLike[str],
    pixels: NDArray[np.uint8],
    recipe: Recipe | None = None,
    project: bytes = b"",
) -> None:
    """Write the PNG in one step; an old file stays whole until then. Raises PictureError."""
    data = encode_png(pixels, recipe, project)
    with saving_picture(path) as beside:
        beside.write_bytes(data)


def read_recipe_png(path: Path) -> PictureWithRecipe:
    """Read picture, recipe and drawing; the RecipeError tells what is missing or damaged."""
    data = _bytes_of(path)
    project, texts = _parts(data, path.name)
    if project is None or TEXT_KEY not in texts:
        raise RecipeError(
            f"There is no recipe inside {path.name}: it was not saved by Sketchpad, was saved "
            "without one, or another program wrote it anew. Use the picture as it was saved."
        )
    recipe = Recipe.from_json(texts[TEXT_KEY], path.name)
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            pixels = np.asarray(image.convert("RGB"))
    except Exception as error:  # decoders raise anything on damaged data
        raise _damaged(path.name, str(error)) from error
    return PictureWithRecipe(pixels, recipe, project)


def project_inside(path: Path) -> bytes | None:
    """The project file in a PNG; None where there is none, or the file is no whole PNG."""
    try:
        project, _ = _parts(_bytes_of(path), path.name)
    except RecipeError:
        return None
    return project


def _parts(data: bytes, name: str) -> tuple[bytes | None, dict[str, str]]:
    """The drawing's chunk and the international texts."""
    project, texts = None, {}
    for kind, content in _chunks(data, name):
        if kind == PROJECT_CHUNK:
            project = content
        elif kind == b"iTXt":
            key, text = _itxt(content, name)
            texts[key] = text
    return project, texts


def _chunks(data: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    """Type and content of every chunk, each checked against its CRC (PNG specification, 5.3)."""
    if not data.startswith(SIGNATURE):
        raise RecipeError(f"{name} is no PNG picture. Only PNGs carry recipes.")
    start = len(SIGNATURE)
    while start < len(data):
        length = int.from_bytes(data[start : start + 4], "big")
        body = start + _HEAD_BYTES
        kind, content = data[start + 4 : body], data[body : body + length]
        crc = data[body + length : body + length + 4]
        if len(crc) < 4:
            raise _damaged(name, "it is cut short")
        if zlib.crc32(kind + content) != int.from_bytes(crc, "big"):
            where = "its recipe" if kind in (PROJECT_CHUNK, b"iTXt") else "the picture"
            raise _damaged(name, f"{where} was changed on the way")
        yield kind, content
        if kind == b"IEND":
            return
        start = body + length + 4
    raise _damaged(name, "it is cut short")


def _itxt(content: bytes, name: str) -> tuple[str, str]:
    """Keyword and text of an iTXt chunk (PNG specification, 11.3.4.5)."""
    try:
        key, rest = content.split(b"\0", 1)
        compressed = rest[:1] == b"\1"
        _, _, text = rest[2:].split(b"\0", 2)  # language tag, translated keyword
        if compressed:
            text = zlib.decompressobj().decompress(text, MAX_TEXT_BYTES)
        return key.decode("latin-1"), text.decode()
    except (ValueError, zlib.error) as error:
        raise _damaged(name, str(error)) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror or error}.") from error


def _damaged(name: str, what: str) -> RecipeError:
    return RecipeError(f"{name} is damaged ({what}). Copy or download it again.")
