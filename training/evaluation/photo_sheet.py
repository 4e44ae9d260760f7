"""The contact sheet of a photo network: held-out sketches, photos made of them, the real photo."""

from __future__ import annotations

import cv2
import numpy as np

from training.evaluation.photo import PhotoEvaluation
from training.evaluation.photo_samples import Painter, Pixels, TestSketch

SEEDS = 3
PER_CLASS = 3
CELL_PX = 96


def sketch_sheet(painter: Painter, evaluation: PhotoEvaluation) -> Pixels:
    """A row a class; in it, sketch after sketch: lines, a photo for each seed, the real photo.

    Two human sketches first (as many as there are), then an edge map. Without a photo of its own a
    sketch has a white cell.
    """
    rows = []
    for name in evaluation.classes:
        human = [each for each in evaluation.human if each.class_name == name][: PER_CLASS - 1]
        edges = [each for each in evaluation.edges if each.class_name == name]
        chosen = (human + edges)[:PER_CLASS]
        if chosen:
            strips = [_strip(painter, sketch) for sketch in chosen]
            blank = np.full_like(strips[0], 255)
            rows.append(np.concatenate([*strips, *[blank] * (PER_CLASS - len(strips))], axis=1))
    return np.concatenate(rows)


def _strip(painter: Painter, sketch: TestSketch) -> Pixels:
    made = painter.photos([sketch] * SEEDS, [sketch.class_name] * SEEDS, range(SEEDS))
    lines = cv2.resize(sketch.lines, (CELL_PX, CELL_PX), interpolation=cv2.INTER_AREA)
    cells = [np.repeat(lines[..., None], 3, axis=2), *(_enlarged(photo) for photo in made)]
    white = np.full((CELL_PX, CELL_PX, 3), 255, np.uint8)
    cells.append(white if sketch.photo is None else _enlarged(sketch.photo))
    return np.asarray(np.concatenate(cells, axis=1), np.uint8)


def _enlarged(photo: Pixels) -> Pixels:
    return np.asarray(
        cv2.resize(photo, (CELL_PX, CELL_PX), interpolation=cv2.INTER_CUBIC), np.uint8
    )
