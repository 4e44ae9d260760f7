"""Does a photo follow the sketch it was made from? The photo's edges against the sketch's lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import FRAME_PX
from training.data.photo_preparation import EDGE_MAPS
from training.evaluation.photo_metrics import Faithfulness, faithfulness
from training.evaluation.photo_samples import Painter, Pixels, TestSketch
from training.sketching.edge_maps import edge_lines

EdgeDetector = Callable[[Pixels], NDArray[np.float32]]
"""Photos (N, H, W, 3) -> edge probabilities (N, H, W) in [0, 1]."""
AT_ONCE = 8


def photo_lines(photos: Pixels, detect: EdgeDetector) -> list[Pixels]:
    """Edge maps of photos (N, S, S, 3) on the frame, as the training's edge maps are made."""
    lines = []
    for start in range(0, len(photos), AT_ONCE):
        part = [
            np.asarray(cv2.resize(photo, (FRAME_PX, FRAME_PX), interpolation=cv2.INTER_CUBIC))
            for photo in photos[start : start + AT_ONCE]
        ]
        lines += [edge_lines(edges, EDGE_MAPS) for edges in detect(np.stack(part))]
    return lines


def mean_faithfulness(sketches: Sequence[Pixels], lines: Sequence[Pixels]) -> Faithfulness:
    """The mean over pairs of a sketch and a photo's lines."""
    each = [faithfulness(sketch, edges) for sketch, edges in zip(sketches, lines, strict=True)]
    return Faithfulness(
        float(np.mean([one.sketch_to_photo for one in each])),
        float(np.mean([one.photo_to_sketch for one in each])),
        float(np.mean([one.field for one in each])),
    )


def compare_lines(
    painters: Sequence[Painter], sketches: Sequence[TestSketch], detect: EdgeDetector
) -> dict[str, Faithfulness]:
    """Faithfulness of each painter's photos, and of two things to compare them with.

    "own photo": the photos that people had before them; "other sketch": the first painter's
    photos against the next sketch of the list, which is what ignoring the sketch would give.
    """
    drawn = [sketch.lines for sketch in sketches]
    names = [sketch.class_name for sketch in sketches]
    found = {}
    for painter in painters:
        lines = photo_lines(painter.photos(sketches, names, [0] * len(names)), detect)
        found[painter.name] = mean_faithfulness(drawn, lines)
        found.setdefault("other sketch", mean_faithfulness(drawn[1:] + drawn[:1], lines))
    paired = [(s.lines, s.photo) for s in sketches if s.aligned and s.photo is not None]
    if paired:
        own = photo_lines(np.stack([photo for _, photo in paired]), detect)
        found["own photo"] = mean_faithfulness([lines for lines, _ in paired], own)
    return found
