"""Drawings by hand, as data sets keep them: strokes of whole pixels in order, some twice in a row.

The cup is ours; the others are three of several thousand that people drew in a browser for a
course: public course data.
"""

from __future__ import annotations

import json
from pathlib import Path

Place = tuple[int, int]
Drawing = list[list[Place]]

GOLDEN = Path(__file__).parent / "golden"
REAL_SHEET_PX = 400


def drawn_cup() -> Drawing:
    """The strokes of a small cup, on a sheet of 200 pixels."""
    (drawing,) = _read("drawing.json").values()
    return drawing


def real_drawings() -> dict[str, Drawing]:
    """By what they show, on sheets of 400 pixels; a stroke may be a single dot."""
    return _read("real-drawings.json")


def _read(name: str) -> dict[str, Drawing]:
    found = json.loads((GOLDEN / name).read_text())
    return {
        shown: [[(x, y) for x, y in stroke] for stroke in strokes]
        for shown, strokes in found.items()
    }
