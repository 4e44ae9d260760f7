"""The `.sketchpad` project file: a zip of `document.json`, stroke samples and PNG pictures.

A file manager may show its `thumbnail.png`.

Saving replaces the file in one step, so a crash leaves the old or the new file, never half a one.
Settings that were added later are optional, so that older files open. The version grows with what
an older program would lose: version 2 brought colour hints.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.errors import EngineError, RequestError
from engine.files import replacing
from engine.request import MAX_GAP_PX
from sketchpad.document.document import DEFAULT_GAP_PX, Document
from sketchpad.document.guides import build_guides, describe_guides
from sketchpad.document.layers import SketchLayer
from sketchpad.document.project_parts import Packer, Unpacker, build_hint, describe_hint, png
from sketchpad.document.project_results import StoredResult, write_results

FORMAT = "sketchpad document"
FORMAT_VERSION = 3
SUFFIX = ".sketchpad"
HEAD = "document.json"
THUMBNAIL = "thumbnail.png"
LARGEST_SHEET_PX = 16384
_DRAWING = re.compile("[0-9a-f]{32}")

_SIGNS_OF_DAMAGE = (
    LookupError,
    ValueError,
    TypeError,
    OSError,
    EOFError,
    RuntimeError,  # as of a zip that claims to be encrypted
    zlib.error,
    RequestError,
    Image.DecompressionBombError,
)


class ProjectFileError(EngineError):
    """A project file could not be read or written; the message says what to do."""


def save_project(
    path: Path,
    document: Document,
    thumbnail: NDArray[np.uint8] | None = None,
    results: Sequence[StoredResult] = (),
) -> None:
    """Write the document; ProjectFileError if the place or the file there is write-protected.

    `thumbnail` (h, w, 3) is how it looks, at a small size; `results` were made from it.
    """
    try:
        with replacing(path) as beside:
            beside.write_bytes(pack_project(document, thumbnail, results))
    except OSError as error:
        raise ProjectFileError(
            "Could not save {name}: {reason}. Choose another folder or name.",
            name=path.name,
            reason=error.strerror or error,
        ) from error


def load_project(path: Path) -> Document:
    """Read a document; ProjectFileError if it is missing, damaged, newer, or something else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectFileError(
            "Could not open {name}: {reason}.",
            name=path.name,
            reason=error.strerror or error,
        ) from error
    return unpack_project(data, path.name)


def pack_project(
    document: Document,
    thumbnail: NDArray[np.uint8] | None = None,
    results: Sequence[StoredResult] = (),
) -> bytes:
    """The document as the bytes of a project file."""
    packer = Packer()
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "drawing": document.drawing,
        "width_px": document.width_px,
        "height_px": document.height_px,
        "strength": document.strength,
        "flatness": document.flatness,
        "gap_px": document.gap_px,
        "seed": document.seed,
        "class_name": document.class_name,
        "layers": [packer.layer(layer) for layer in document.layers],
        "active_layer": document.active_layer,
        "references": [packer.reference(reference) for reference in document.references],
        "hints": [describe_hint(hint) for hint in document.hints],
        "guides": describe_guides(document.guides),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(HEAD, json.dumps(head))
        packer.write(archive)
        if thumbnail is not None:
            archive.writestr(THUMBNAIL, png(thumbnail), zipfile.ZIP_STORED)
        write_results(archive, results)
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
        if data[:2] == b"PK":
            raise ProjectFileError(
                "{name} is damaged or incomplete. Open another file or a recovered copy.", name=name
            ) from error
        raise ProjectFileError(
            "{name} is not a Sketchpad document. Open another file or a recovered copy.", name=name
        ) from error
    except _SIGNS_OF_DAMAGE as error:
        raise ProjectFileError(
            "{name} is damaged or not a Sketchpad document ({error}). Open another file or a "
            "recovered copy.",
            name=name,
            error=error,
        ) from error


def _check_head(head: Any, name: str) -> None:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise ProjectFileError(
            "{name} is not a Sketchpad document. Open another file.",
            name=name,
        )
    version = head.get("version")
    if not isinstance(version, int) or version < 1:
        raise ProjectFileError(
            "{name} has no valid version number. Open another file.",
            name=name,
        )
    if version > FORMAT_VERSION:
        raise ProjectFileError(
            "{name} was saved by a newer Sketchpad (format {version}, this program reads up to "
            "{format_version}). Update Sketchpad to open it.",
            name=name,
            version=version,
            format_version=FORMAT_VERSION,
        )


def _build(head: dict[str, Any], archive: zipfile.ZipFile) -> Document:
    for side in ("width_px", "height_px"):
        if not 1 <= head[side] <= LARGEST_SHEET_PX:
            raise ValueError(f"{side} is {head[side]}")
    unpacker = Unpacker(archive)
    layers = unpacker.layers(head)
    active = int(head.get("active_layer", layers[0].id))  # since version 3
    ids = {layer.id for layer in layers}
    if len(ids) < len(layers) or not any(isinstance(layer, SketchLayer) for layer in layers):
        raise ValueError("there is no sketch layer, or two have the same id")
    if active not in ids:
        raise ValueError(f"there is no layer {active} to draw on")
    drawing = str(head.get("drawing", ""))  # there since results lie in project files
    return Document(
        drawing=drawing if _DRAWING.fullmatch(drawing) else uuid4().hex,
        width_px=int(head["width_px"]),
        height_px=int(head["height_px"]),
        layers=layers,
        active_layer=active,
        references=tuple(unpacker.reference(entry) for entry in head["references"]),
        hints=tuple(build_hint(entry) for entry in head.get("hints", [])),  # since version 2
        guides=build_guides(head.get("guides", [])),  # an older program leaves them out
        strength=min(1.0, max(0.0, float(head["strength"]))),
        flatness=min(1.0, max(0.0, float(head.get("flatness", 0.0)))),  # since version 2
        gap_px=min(MAX_GAP_PX, max(0.0, float(head.get("gap_px", DEFAULT_GAP_PX)))),
        seed=int(head["seed"]),
        class_name=str(head.get("class_name", "")),  # there since the photo lens
    )
