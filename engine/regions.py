"""Closed regions of line art, with the gaps of its lines bridged.

A region is paper that lines, bridges and the sheet's frame enclose. What becomes of regions
(flat fills, exact hints, layers) is told elsewhere.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.line_gaps import find_bridges
from engine.pixels import resize_lines
from engine.ridges import Mask

Pixels = NDArray[np.uint8]
Labels = NDArray[np.int32]

WORK_PX = 1024
"""Labels of a drawing with a longer side than this are found smaller and brought up."""
SURE_INK = 128
"""Darker than this is ink wherever it lies."""
FAINT_INK = 40
"""So much darker than the lighter side of its surroundings is a line: pencil, or a thin one."""
_SURROUNDINGS = 0.02  # of the long side
_MIDDLE = np.ones((3, 3), np.uint8)


def find_regions(lines: Pixels, gap_px: float, grow: bool = True, work_px: int = WORK_PX) -> Labels:
    """Number the closed regions of lines (H, W), 255 = paper -> (H, W) from 1 on; 0 is ink.

    Gaps of up to `gap_px` px between the end of a line and what it points at are bridged. Slivers
    in which nowhere 3 × 3 px of paper lie, as between two strokes of one pencil line, are no
    regions but belong to the ink. With `grow` every pixel of ink takes the number of the region
    nearest to it, so that fills reach under the lines; a sheet without any region is one. A drawing
    with a long side above `work_px` is looked at reduced to that.
    """
    height, width = lines.shape
    scale = min(1.0, work_px / max(height, width))
    if scale < 1:
        small = (max(1, round(height * scale)), max(1, round(width * scale)))
        labels = find_regions(resize_lines(lines, small), gap_px * scale, grow, work_px)
        large = cv2.resize(labels, (width, height), interpolation=cv2.INTER_NEAREST_EXACT)
        return np.asarray(large, np.int32)
    ink = ink_mask(lines)
    labels = _enclosed(ink, gap_px)
    return grown(labels) if grow else labels


def ink_mask(lines: Pixels) -> Mask:
    """What of lines (H, W) is ink: all that is dark, and fainter lines, but no pale grey area."""
    reach = max(9, round(_SURROUNDINGS * max(lines.shape)) | 1)
    kernel = np.ones((reach, reach), np.uint8)
    around = np.asarray(cv2.morphologyEx(lines, cv2.MORPH_CLOSE, kernel), np.uint8)
    return np.asarray((lines < SURE_INK) | (around - lines > FAINT_INK), np.bool_)


def grown(labels: Labels) -> Labels:
    """Give every pixel without a number (0) the one of the nearest pixel that has one."""
    bare = (labels == 0).astype(np.uint8)
    if bare.all():
        return np.ones_like(labels)
    _, nearest = cv2.distanceTransformWithLabels(
        bare, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    region_of = np.zeros(int(nearest.max()) + 1, np.int32)
    numbered = bare == 0
    region_of[nearest[numbered]] = labels[numbered]
    return np.asarray(region_of[nearest], np.int32)


def _enclosed(ink: Mask, gap_px: float) -> Labels:
    walls = ink.astype(np.uint8)
    for (row, column), (to_row, to_column) in find_bridges(ink, gap_px):
        cv2.line(walls, (int(column), int(row)), (int(to_column), int(to_row)), 1)
    paper = 1 - walls
    count, labels = cv2.connectedComponents(paper, connectivity=4)
    middles = cv2.erode(paper, _MIDDLE, borderType=cv2.BORDER_CONSTANT, borderValue=1)
    wide = np.bincount(labels[middles > 0], minlength=count) > 0
    wide[0] = False
    number = np.where(wide, np.cumsum(wide), 0).astype(np.int32)
    return np.asarray(number[labels], np.int32)
