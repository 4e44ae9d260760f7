"""A drawing by hand, as data sets of real drawings keep them: strokes of whole pixels in order."""

from __future__ import annotations

import json
from pathlib import Path

Place = tuple[int, int]

GOLDEN = Path(__file__).parent / "golden"


def drawn_cup() -> list[list[Place]]:
    """The strokes of a small cup: on a sheet of 200 pixels, some places twice in a row."""
    (strokes,) = json.loads((GOLDEN / "drawing.json").read_text()).values()
    return [[(x, y) for x, y in stroke] for stroke in strokes]
