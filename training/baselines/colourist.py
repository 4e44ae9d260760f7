"""Whoever colours a drawing, behind one call, so that our network and every baseline look alike.

Our networks are asked as the program asks them: through `PaintPipeline`, hints included.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.paint import PaintPipeline
from engine.pixels import PAPER
from engine.request import ColorHint, PaintRequest, StyleReference

Pixels = NDArray[np.uint8]
WORKING_PX = 256


class Colourist(Protocol):
    """(lines, reference, hints) -> colours.

    lines: (H, W), 255 = paper. reference: (R, S, 3). Returns (H, W, 3) without the lines.
    """

    @property
    def name(self) -> str:
        """How tables call it."""

    def __call__(
        self, lines: Pixels, reference: Pixels, hints: Sequence[ColorHint] = ()
    ) -> Pixels: ...


class PipelineColourist:
    """A paint network as the program uses it, its lines taken off again."""

    def __init__(
        self, name: str, pipeline: PaintPipeline, *, flatness: float = 0.0, size: int = WORKING_PX
    ) -> None:
        """flatness: as in `PaintRequest`. size: the long side at which the network works, px."""
        self.name, self.pipeline = name, pipeline
        self.flatness, self.size = flatness, size

    def __call__(self, lines: Pixels, reference: Pixels, hints: Sequence[ColorHint] = ()) -> Pixels:
        return lines_off(self.painted(lines, reference, hints), lines)

    def painted(self, lines: Pixels, reference: Pixels, hints: Sequence[ColorHint] = ()) -> Pixels:
        """The program's own result, (H, W, 3), lines included."""
        request = PaintRequest(
            lines,
            (StyleReference(reference),),
            hints=tuple(hints),
            flatness=self.flatness,
            size=self.size,
        )
        return np.array(self.pipeline.run(request).pixels)


def lines_off(painted: Pixels, lines: Pixels) -> Pixels:
    """The colours c of `painted` = c · lines, both uint8; white where ink hides them.

    Exact on paper; under grey ink c is rounded to what the product still tells.
    """
    light = lines.astype(np.float32)[..., None] / PAPER
    colours = painted.astype(np.float32) / np.maximum(light, np.float32(1 / PAPER))
    seen = np.where(lines[..., None] > 0, np.rint(colours), PAPER)
    return np.asarray(np.clip(seen, 0, PAPER), np.uint8)
