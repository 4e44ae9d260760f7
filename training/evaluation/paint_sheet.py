"""The contact sheet of a paint network: many drawings, each in the colours of many references.

Made as the program makes its results: lines larger than the network's size, laid over its colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pictures import read_picture
from engine.pixels import letterbox_lines
from training.baselines.colourist import PipelineColourist
from training.data.sources.files import PICTURE_SUFFIXES
from training.errors import DataError

CELL_PX = 384
GUTTER_PX = 8
_GROUND = 128

Pixels = NDArray[np.uint8]


def cross_sheet(
    colourist: PipelineColourist,
    drawings: Sequence[Pixels],
    references: Sequence[Pixels],
    cell_px: int = CELL_PX,
) -> Pixels:
    """A row a drawing (h, w), a column a reference (r, s, 3); lines left, references on top."""
    corner = np.full((cell_px, cell_px, 3), _GROUND, np.uint8)
    rows = [[corner, *(fitted(reference, cell_px) for reference in references)]]
    for drawing in drawings:
        lines = letterbox_lines(drawing, (cell_px, cell_px))[0]
        painted = [colourist.painted(lines, reference) for reference in references]
        rows.append([np.repeat(lines[..., None], 3, axis=2), *painted])
    return _grid(rows)


def fitted(picture: Pixels, side_px: int) -> Pixels:
    """A picture (h, w, 3) in the middle of a grey square, aspect ratio kept."""
    height, width = picture.shape[:2]
    scale = side_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    square = np.full((side_px, side_px, 3), _GROUND, np.uint8)
    top, left = (side_px - size[1]) // 2, (side_px - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = cv2.resize(
        picture, size, interpolation=method
    )
    return square


def _grid(rows: Sequence[Sequence[Pixels]]) -> Pixels:
    """Cells of one size with a gutter between them."""
    gap = GUTTER_PX
    framed = [[np.pad(cell, ((0, gap), (0, gap), (0, 0)), constant_values=_GROUND)
               for cell in row] for row in rows]  # fmt: skip
    joined = np.concatenate([np.concatenate(row, axis=1) for row in framed])
    return np.asarray(joined[:-gap, :-gap], np.uint8)


def read_references(paths: Sequence[Path], most: int) -> list[Pixels]:
    """Up to `most` pictures from files and folders; of a folder, evenly spaced ones by name.

    Raises PictureError for a file that is no picture, DataError for what is not there.
    """
    found: list[Pixels] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in PICTURE_SUFFIXES)
            wanted = max(0, most - len(found))
            spread = np.unique(np.linspace(0, len(inside) - 1, min(wanted, len(inside))).round())
            found += [read_picture(inside[int(index)], 1024) for index in spread]
        elif path.is_file():
            found.append(read_picture(path, 1024))
        else:
            raise DataError(
                f"The reference {path} is not there. Give a picture or a folder of pictures."
            )
    return found[:most]
