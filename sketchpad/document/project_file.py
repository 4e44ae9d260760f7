"""The `.sketchpad` project file: a zip of `document.json`, stroke samples and PNG pictures.

Saving replaces the file in one step, so a crash leaves the old or the new file, never half a one.
Settings that were added later are optional, so that older files open. The version grows with what
an older program would lose: version 2 brought colour hints.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.errors import RequestError
from engine.files import replacing
from engine.request import MAX_GAP_PX
from sketchpad.document.document import DEFAULT_GAP_PX, Document, Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke

FORMAT = "sketchpad document"
FORMAT_VERSION = 2
SUFFIX = ".sketchpad"
HEAD = "document.json"
SAMPLES = "strokes.f32"
"""All stroke samples one after the other: little-endian float32, 4 per sample."""
LARGEST_SHEET_PX = 16384
BYTES_PER_SAMPLE = 16

_encoded: WeakKeyDictionary[SketchPicture | Reference, bytes] = WeakKeyDictionary()
_SIGNS_OF_DAMAGE = (
    LookupError,
    ValueError,
    TypeError,
    OSError,
    EOFError,
    NotImplementedError,
    zlib.error,
    RequestError,
    Image.DecompressionBombError,
)


class ProjectFileError(Exception):
    """A project file could not be read or written; the message says what to do."""


def save_project(path: Path, document: Document) -> None:
    """Write the document; ProjectFileError if the place or the file there is write-protected."""
    try:
        with replacing(path) as beside:
            beside.write_bytes(pack_project(document))
    except OSError as error:
        raise ProjectFileError(
            f"Could not save {path.name}: {error.strerror or error}. Choose another folder or name."
        ) from error


def load_project(path: Path) -> Document:
    """Read a document; ProjectFileError if it is missing, damaged, newer, or something else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectFileError(f"Could not open {path.name}: {error.strerror or error}.") from error
    return unpack_project(data, path.name)


def pack_project(document: Document) -> bytes:
    """The document as the bytes of a project file."""
    samples: list[NDArray[np.float32]] = []
    pictures: dict[str, SketchPicture | Reference] = {}
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "width_px": document.width_px,
        "height_px": document.height_px,
        "strength": document.strength,
        "flatness": document.flatness,
        "gap_px": document.gap_px,
        "seed": document.seed,
        "class_name": document.class_name,
        "items": [_describe_item(item, samples, pictures) for item in document.items],
        "references": [_describe_reference(r, pictures) for r in document.references],
        "hints": [_describe_hint(hint) for hint in document.hints],
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(HEAD, json.dumps(head))
        archive.writestr(SAMPLES, b"".join(s.astype("<f4").tobytes() for s in samples))
        for name, owner in pictures.items():
            archive.writestr(name, _png(owner), zipfile.ZIP_STORED)
    return buffer.getvalue()


def unpack_project(data: bytes, name: str) -> Document:
    """The document in the bytes of a project file; `name` is used in error messages."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            head = json.loads(archive.read(HEAD))
            _check_head(head, name)
            return _build(head, archive)
    except ProjectFileError:
        raise
    except zipfile.BadZipFile as error:
        what = "is damaged or incomplete" if data[:2] == b"PK" else "is not a Sketchpad document"
        raise ProjectFileError(f"{name} {what}. Open another file or a recovered copy.") from error
    except _SIGNS_OF_DAMAGE as error:
        raise ProjectFileError(
            f"{name} is damaged or not a Sketchpad document ({error}). "
            "Open another file or a recovered copy."
        ) from error


def _check_head(head: Any, name: str) -> None:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise ProjectFileError(f"{name} is not a Sketchpad document. Open another file.")
    version = head.get("version")
    if not isinstance(version, int) or version < 1:
        raise ProjectFileError(f"{name} has no valid version number. Open another file.")
    if version > FORMAT_VERSION:
        raise ProjectFileError(
            f"{name} was saved by a newer Sketchpad (format {version}, this program reads up to "
            f"{FORMAT_VERSION}). Update Sketchpad to open it."
        )


def _describe_item(
    item: Item, samples: list[NDArray[np.float32]], pictures: dict[str, SketchPicture | Reference]
) -> dict[str, Any]:
    if isinstance(item, Stroke):
        samples.append(item.points)
        brush = {
            "size_px": item.brush.size_px,
            "thinnest": item.brush.thinnest,
            "taper": item.brush.taper,
        }
        return {"kind": "stroke", "id": item.id, "samples": len(item.points), "brush": brush}
    picture = f"pictures/{item.id}.png"
    pictures[picture] = item
    return {
        "kind": "sketch",
        "id": item.id,
        "name": item.name,
        "rect": [item.x, item.y, item.width, item.height],
        "picture": picture,
    }


def _describe_reference(
    reference: Reference, pictures: dict[str, SketchPicture | Reference]
) -> dict[str, Any]:
    picture = f"references/{reference.id}.png"
    pictures[picture] = reference
    return {
        "id": reference.id,
        "name": reference.name,
        "weight": reference.weight,
        "active": reference.active,
        "picture": picture,
    }


def _describe_hint(hint: PlacedHint) -> dict[str, Any]:
    return {
        "id": hint.id,
        "points": hint.points.tolist(),
        "radius_px": hint.radius_px,
        "colour": hint.colour,  # null: no colour here
    }


def _build(head: dict[str, Any], archive: zipfile.ZipFile) -> Document:
    for side in ("width_px", "height_px"):
        if not 1 <= head[side] <= LARGEST_SHEET_PX:
            raise ValueError(f"{side} is {head[side]}")
    samples = io.BytesIO(archive.read(SAMPLES))
    return Document.of_items(
        [_build_item(entry, samples, archive) for entry in head["items"]],
        width_px=int(head["width_px"]),
        height_px=int(head["height_px"]),
        references=tuple(_build_reference(entry, archive) for entry in head["references"]),
        hints=tuple(_build_hint(entry) for entry in head.get("hints", [])),  # since version 2
        strength=min(1.0, max(0.0, float(head["strength"]))),
        flatness=min(1.0, max(0.0, float(head.get("flatness", 0.0)))),  # since version 2
        gap_px=min(MAX_GAP_PX, max(0.0, float(head.get("gap_px", DEFAULT_GAP_PX)))),
        seed=int(head["seed"]),
        class_name=str(head.get("class_name", "")),  # there since the photo lens
    )


def _build_item(entry: dict[str, Any], samples: io.BytesIO, archive: zipfile.ZipFile) -> Item:
    if entry["kind"] == "stroke":
        wanted = int(entry["samples"]) * BYTES_PER_SAMPLE
        data = samples.read(wanted)
        if wanted <= 0 or len(data) != wanted:
            raise ValueError("stroke samples are missing")
        points = np.frombuffer(data, "<f4").reshape(-1, 4).astype(np.float32)
        return Stroke(points, Brush(**entry["brush"]), id=int(entry["id"]))
    if entry["kind"] != "sketch":
        raise ValueError(f"unknown item {entry['kind']!r}")
    x, y, width, height = (int(value) for value in entry["rect"])
    lines = _read_png(archive, entry["picture"], "L")
    return SketchPicture(lines, x, y, width, height, str(entry["name"]), id=int(entry["id"]))


def _build_reference(entry: dict[str, Any], archive: zipfile.ZipFile) -> Reference:
    pixels = _read_png(archive, entry["picture"], "RGB")
    weight, active = float(entry["weight"]), bool(entry["active"])
    return Reference(int(entry["id"]), str(entry["name"]), pixels, weight, active)


def _build_hint(entry: dict[str, Any]) -> PlacedHint:
    points = np.array(entry["points"], np.float32)
    colour = entry["colour"]
    rgb = None if colour is None else (int(colour[0]), int(colour[1]), int(colour[2]))
    return PlacedHint(points, float(entry["radius_px"]), rgb, id=int(entry["id"]))


def _png(owner: SketchPicture | Reference) -> bytes:
    """Its picture as PNG, encoded once: documents are saved often, their pictures never change."""
    png = _encoded.get(owner)
    if png is None:
        buffer = io.BytesIO()
        pixels = owner.lines if isinstance(owner, SketchPicture) else owner.pixels
        Image.fromarray(pixels).save(buffer, "PNG", compress_level=3)
        png = _encoded[owner] = buffer.getvalue()
    return png


def _read_png(archive: zipfile.ZipFile, name: str, mode: str) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(archive.read(name)), formats=["PNG"]) as picture:
        return np.asarray(picture.convert(mode))
