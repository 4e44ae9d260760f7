"""Finds the pictures and drawings that come with the program; they lie beside the packages."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ASSETS = Path(__file__).resolve().parent.parent / "assets"
REFERENCES = ASSETS / "references"

_SHOWN_FIRST = ("pizza", "airplane", "butterfly", "flower")


def reference_pictures() -> list[Path]:
    """The bundled reference pictures, in the order in which they are offered."""
    return sorted(REFERENCES.glob("*.png"))


def sketch_drawings() -> list[Path]:
    """The bundled line drawings (recorded pen strokes as JSON)."""
    return sorted((ASSETS / "sketches").glob("*.json"))


def photo_sketches() -> dict[str, Path]:
    """The bundled sketches of the photo lens by their classes; the first ones are shown first."""
    found = {path.stem: path for path in sorted((ASSETS / "sketches" / "photo").glob("*.json"))}
    first = {name: found[name] for name in _SHOWN_FIRST if name in found}
    return first | found


def title_of(path: Path) -> str:
    """What a bundled file is called in menus: `03-tide-pool.png` -> `Tide pool`."""
    words = path.stem.split("-")
    if words[0].isdigit():
        words = words[1:]
    return " ".join(words).capitalize()


def read_strokes(path: Path) -> list[tuple[float, NDArray[np.float32]]]:
    """The strokes of a bundled drawing: brush size in px and points (N, 4) x, y, pressure, ms."""
    drawing = json.loads(path.read_text(encoding="utf-8"))
    return [
        (float(stroke["size_px"]), np.asarray(stroke["points"], np.float32).reshape(-1, 4))
        for stroke in drawing["strokes"]
    ]
