"""The parts of a project file: layers, items, references and hints as JSON, samples and PNGs.

`project_file.py` puts them together and knows versions; nothing here opens a file.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sketchpad.document.document import Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.layers import (
    FIRST_LAYER_ID,
    FIRST_LAYER_NAME,
    Layer,
    PictureLayer,
    SketchLayer,
)
from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke

SAMPLES = "strokes.f32"
"""All stroke samples one after the other: little-endian float32, 4 per sample."""
BYTES_PER_SAMPLE = 16

PictureOwner = SketchPicture | PictureLayer | Reference

_encoded: WeakKeyDictionary[PictureOwner, bytes] = WeakKeyDictionary()


class Packer:
    """Describes parts of a document and collects the samples and pictures they refer to."""

    def __init__(self) -> None:
        self._samples: list[NDArray[np.float32]] = []
        self._pictures: dict[str, PictureOwner] = {}

    def write(self, archive: zipfile.ZipFile) -> None:
        """Put all that was collected into the archive."""
        archive.writestr(SAMPLES, b"".join(s.astype("<f4").tobytes() for s in self._samples))
        for name, owner in self._pictures.items():
            archive.writestr(name, owned_png(owner), zipfile.ZIP_STORED)

    @property
    def unpacked(self) -> list[PictureOwner]:
        """Whose pictures `write` would have to encode first, which takes a while."""
        return [owner for owner in self._pictures.values() if owner not in _encoded]

    def layer(self, layer: Layer) -> dict[str, Any]:
        """A layer with all that lies on it."""
        common = {
            "id": layer.id,
            "name": layer.name,
            "opacity": layer.opacity,
            "visible": layer.visible,
            "locked": layer.locked,
        }
        if isinstance(layer, SketchLayer):
            items = [self.item(item) for item in layer.items]
            return {"kind": "sketch", **common, "drives": layer.drives, "items": items}
        rect = [layer.x, layer.y, layer.width, layer.height]
        picture = self._keep(f"layers/{layer.id}.png", layer)
        return {"kind": "picture", **common, "rect": rect, "picture": picture}

    def item(self, item: Item) -> dict[str, Any]:
        """A stroke or a placed sketch."""
        if isinstance(item, Stroke):
            self._samples.append(item.points)
            return {
                "kind": "stroke",
                "id": item.id,
                "samples": len(item.points),
                "brush": asdict(item.brush),
                "began_ms": item.began_ms,
            }
        return {
            "kind": "sketch",
            "id": item.id,
            "name": item.name,
            "rect": [item.x, item.y, item.width, item.height],
            "picture": self._keep(f"pictures/{item.id}.png", item),
        }

    def reference(self, reference: Reference) -> dict[str, Any]:
        """A reference and how it is used."""
        return {
            "id": reference.id,
            "name": reference.name,
            "weight": reference.weight,
            "active": reference.active,
            "picture": self._keep(f"references/{reference.id}.png", reference),
        }

    def _keep(self, name: str, owner: PictureOwner) -> str:
        self._pictures[name] = owner
        return name


class Unpacker:
    """Builds parts of a document; ValueError and LookupError are signs of damage.

    Strokes must be built in the order in which they were described.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._samples = io.BytesIO(archive.read(SAMPLES))

    def layers(self, head: dict[str, Any]) -> tuple[Layer, ...]:
        """The layers in the head of a file; before version 3 it had items only."""
        if "layers" not in head:
            items = tuple(self.item(entry) for entry in head["items"])
            return (SketchLayer(FIRST_LAYER_ID, FIRST_LAYER_NAME, items),)
        return tuple(self.layer(entry) for entry in head["layers"])

    def layer(self, entry: dict[str, Any]) -> Layer:
        """A layer with all that lies on it."""
        layer_id, name = int(entry["id"]), str(entry["name"])
        shown = float(entry["opacity"]), bool(entry["visible"]), bool(entry["locked"])
        if entry["kind"] == "sketch":
            items = tuple(self.item(item) for item in entry["items"])
            return SketchLayer(layer_id, name, items, *shown, bool(entry["drives"]))
        if entry["kind"] != "picture":
            raise ValueError(f"unknown layer {entry['kind']!r}")
        pixels = self._picture(entry["picture"], "RGBA")
        x, y, width, height = (int(value) for value in entry["rect"])
        return PictureLayer(layer_id, name, pixels, x, y, width, height, *shown)

    def item(self, entry: dict[str, Any]) -> Item:
        """A stroke or a placed sketch."""
        if entry["kind"] == "stroke":
            return self._stroke(entry)
        if entry["kind"] != "sketch":
            raise ValueError(f"unknown item {entry['kind']!r}")
        x, y, width, height = (int(value) for value in entry["rect"])
        lines = self._picture(entry["picture"], "L")
        return SketchPicture(lines, x, y, width, height, str(entry["name"]), id=int(entry["id"]))

    def reference(self, entry: dict[str, Any]) -> Reference:
        """A reference and how it is used."""
        pixels = self._picture(entry["picture"], "RGB")
        weight, active = float(entry["weight"]), bool(entry["active"])
        return Reference(int(entry["id"]), str(entry["name"]), pixels, weight, active)

    def _stroke(self, entry: dict[str, Any]) -> Stroke:
        wanted = int(entry["samples"]) * BYTES_PER_SAMPLE
        data = self._samples.read(wanted)
        if wanted <= 0 or len(data) != wanted:
            raise ValueError("stroke samples are missing")
        points = np.frombuffer(data, "<f4").reshape(-1, 4).astype(np.float32)
        began_ms = float(entry.get("began_ms", 0.0))  # since version 3
        return Stroke(points, Brush(**entry["brush"]), id=int(entry["id"]), began_ms=began_ms)

    def _picture(self, name: str, mode: str) -> NDArray[np.uint8]:
        with Image.open(io.BytesIO(self._archive.read(name)), formats=["PNG"]) as picture:
            return np.asarray(picture.convert(mode))


def describe_hint(hint: PlacedHint) -> dict[str, Any]:
    """A colour hint."""
    return {
        "id": hint.id,
        "points": hint.points.tolist(),
        "radius_px": hint.radius_px,
        "colour": hint.colour,  # null: no colour here
    }


def build_hint(entry: dict[str, Any]) -> PlacedHint:
    """A colour hint."""
    points = np.array(entry["points"], np.float32)
    colour = entry["colour"]
    rgb = None if colour is None else (int(colour[0]), int(colour[1]), int(colour[2]))
    return PlacedHint(points, float(entry["radius_px"]), rgb, id=int(entry["id"]))


def png(pixels: NDArray[np.uint8]) -> bytes:
    """A grey, RGB or RGBA picture as PNG, packed quickly."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def owned_png(owner: PictureOwner) -> bytes:
    """Its picture as PNG, encoded once: documents are saved often, their pictures never change."""
    encoded = _encoded.get(owner)
    if encoded is None:
        pixels = owner.lines if isinstance(owner, SketchPicture) else owner.pixels
        encoded = _encoded[owner] = png(pixels)
    return encoded
