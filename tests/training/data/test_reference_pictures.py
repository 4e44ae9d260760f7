"""References of training pairs: drawn with thin and with thick pens, or without lines."""

from __future__ import annotations

import numpy as np

from training.data.reference_pictures import painted_reference
from training.data.slots import SLOTS, SlotDrawing
from training.sketching.line_extraction import LinePlanes

SIDE = 256


def test_the_pens_of_references_differ_widely() -> None:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[SIDE // 4 : 3 * SIDE // 4, SIDE // 2 - 2 : SIDE // 2 + 2] = 255
    drawing = SlotDrawing(
        np.zeros((SIDE, SIDE, 3), np.uint8), np.full((1, SIDE, SIDE), 255, np.uint8), (0,)
    )
    palette = np.full((len(SLOTS), 3), 0.9, np.float32)
    blank = np.zeros_like(ink)
    dark = []
    for seed in range(120):
        rng = np.random.default_rng(seed)
        lines = LinePlanes(ink=ink, centre=blank, solid=blank)
        picture = painted_reference(drawing, lines, palette, 64, frozenset(), rng)
        dark.append(float((1 - picture.pixels / (0.9 * 255)).clip(0).mean()))
    drawn = np.sort([share for share in dark if share > 0.01])
    assert 0.55 < len(drawn) / len(dark) < 0.85  # the others have no lines, only light and grain
    assert drawn[-3] > 2 * np.median(drawn)  # a thick pen
