"""Where the photo networks' square lies on the sheet: cutting it out, and laying the photo back.

The networks know objects that fill a square of their own; people draw small, large and over the
edge. Pure functions without memory: the same drawing always gets the same frame.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.message import Message
from engine.pixels import FRAME_PX, PAPER, STROKE_BELOW, resize_lines

SMALLEST_SPAN = 0.45
"""A drawing that spans this share of the sheet's own square, or more, is seen as it lies there."""
FRAMED_SPAN = 0.85
"""What any other drawing spans of the square that is laid around it."""
EDGE_SHARE = 1 / 128
"""A drawing this near to the sheet's edge, in sides of the square, touches it."""
LARGEST_ENLARGEMENT = 8
"""A dot stays a dot: the square keeps at least the sheet's side divided by this."""


@dataclass(frozen=True)
class Placement:
    """A square on the sheet, in the sheet's pixels; it may reach beyond the sheet."""

    top: int
    left: int
    side: int
    note: str = ""  # what was done to the drawing, for the user; empty if nothing

    def cut(self, lines: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The square (side, side) out of lines (H, W); what lies beyond the sheet is paper."""
        square = np.full((self.side, self.side), PAPER, np.uint8)
        on_sheet, in_square = self._overlap(*lines.shape)
        square[in_square] = lines[on_sheet]
        return square

    def lay(self, photo: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
        """A sheet (height, width, 3) of paper with a photo (S, S, 3) where the square lies."""
        enlarged = self.side >= photo.shape[0]
        how = cv2.INTER_CUBIC if enlarged else cv2.INTER_AREA
        square = cv2.resize(photo, (self.side, self.side), interpolation=how)
        on_sheet, in_square = self._overlap(height, width)
        if (height, width) == (self.side, self.side) and (self.top, self.left) == (0, 0):
            return np.asarray(square, np.uint8)
        sheet = np.full((height, width, 3), PAPER, np.uint8)
        sheet[on_sheet] = square[in_square]
        return sheet

    def _overlap(self, height: int, width: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
        """The part of the square that lies on the sheet, as slices of the sheet and of itself."""
        top, left = max(0, self.top), max(0, self.left)
        bottom, right = min(height, self.top + self.side), min(width, self.left + self.side)
        on_sheet = slice(top, bottom), slice(left, right)
        in_square = (
            slice(top - self.top, bottom - self.top),
            slice(left - self.left, right - self.left),
        )
        return on_sheet, in_square


def sketch_frame(lines: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], Placement]:
    """Lines (H, W), 255 = paper -> the frame (FRAME_PX, FRAME_PX) of lines, and where it lies.

    The frame shows the sheet's own square (the whole sheet, padded with paper to a square) if the
    drawing spans enough of it and stays clear of the sheet's edge. Otherwise it shows a square
    around the middle of the drawing's bounding box that the drawing spans to FRAMED_SPAN.
    """
    placement = _place(lines)
    return resize_lines(placement.cut(lines), (FRAME_PX, FRAME_PX)), placement


def _place(lines: NDArray[np.uint8]) -> Placement:
    height, width = lines.shape
    sheet_side = max(height, width)
    own = Placement((height - sheet_side) // 2, (width - sheet_side) // 2, sheet_side)
    box = _bounding_box(lines)
    if box is None:
        return own
    top, left, bottom, right = box
    span = max(bottom - top, right - left)
    edge = round(EDGE_SHARE * sheet_side)
    touches = min(top, left, height - bottom, width - right) < edge
    if span >= SMALLEST_SPAN * sheet_side and not touches:
        return own
    side = max(round(span / FRAMED_SPAN), -(-sheet_side // LARGEST_ENLARGEMENT))
    return Placement(
        (top + bottom - side) // 2, (left + right - side) // 2, side, _note(side, sheet_side)
    )


def _note(side: int, sheet_side: int) -> str:
    if side < 0.9 * sheet_side:
        return Message(
            "You drew small: the network saw it enlarged {times} times, and its "
            "photo lies where you drew. Draw larger for a larger photo.",
            times=round(sheet_side / side, 1),
        )
    return Message("The drawing reaches the paper's edge: the photo goes on beyond it.")


def _bounding_box(lines: NDArray[np.uint8]) -> tuple[int, int, int, int] | None:
    """Top, left, bottom, right (exclusive) of what is drawn; None on a blank sheet."""
    drawn = lines < STROKE_BELOW
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if rows.size == 0:
        return None
    return int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1
