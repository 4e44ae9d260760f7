"""The fill: a click covers a closed region with the brush's ink, gaps of its lines bridged.

A fill is a placed picture of ink, as a scan is: lenses, layers, eraser and files know it already.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRect

from engine.regions import find_regions, grown
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, SketchPicture

FILL_NAME = "Fill"


class FillTool:
    """Fills where it is pressed; which gaps count as closed is the document's setting."""

    def __init__(self, model: DocumentModel, brush: Callable[[], Brush]) -> None:
        self._model = model
        self._brush = brush

    def press(self, sample: PointerSample) -> QRect:
        lines = self._model.rendered_lines()
        mask = region_at(lines, sample.x, sample.y, self._model.document.gap_px)
        if mask is not None:
            fill = fill_of(mask, self._brush().opacity)
            self._model.insert_items(
                [fill], text=QCoreApplication.translate("UndoStep", "fill region")
            )
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        return QRect()

    def release(self) -> None:
        """The press has filled already."""

    def cancel(self) -> None:
        """What was filled stays filled; undo takes it away."""


def region_at(
    lines: NDArray[np.uint8], x: float, y: float, gap_px: float
) -> NDArray[np.bool_] | None:
    """The closed region of lines (H, W) around a point, (H, W); None on ink or beside the sheet.

    It reaches under the lines around it, so that no paper shines through between.
    """
    height, width = lines.shape
    if not (0 <= x < width and 0 <= y < height):
        return None
    regions = find_regions(lines, gap_px, grow=False)
    number = regions[int(y), int(x)]
    return None if number == 0 else grown(regions) == number


def fill_of(mask: NDArray[np.bool_], opacity: float) -> SketchPicture:
    """A picture of ink where the mask (H, W) says, as large as it needs to be."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    inside = mask[top:bottom, left:right]
    lines = np.where(inside, 255 - round(255 * opacity), 255).astype(np.uint8)
    return SketchPicture(lines, left, top, right - left, bottom - top, FILL_NAME)
