"""What goes into the shards for one photo: a square, its edges as lines and as strokes."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from engine.edges import EdgePipeline
from engine.pixels import FRAME_PX
from training.data.manifest import ManifestRecord
from training.data.photo_preparation import LEAST_STROKE_PX
from training.data.sources.files import read_photo
from training.errors import DataError
from training.sketching.edge_maps import PAPER_SETTINGS, EdgeMapSettings, edge_lines
from training.sketching.strokes import Polyline, trace


@dataclass(frozen=True)
class PhotoAndEdges:
    """Photo (S, S, 3) and edges (F, F), 255 = paper: stretched to squares, as Sketchy's photos are;
    and the edges as strokes, (n, 3), see `as_strokes`.

    weights: of an edge network, None for the one that comes with the program. Calling it raises
    DataError, PictureError or CheckpointError.
    """

    size: int = FRAME_PX
    frame: int = FRAME_PX
    weights: Path | None = None
    settings: EdgeMapSettings = PAPER_SETTINGS

    def __post_init__(self) -> None:
        if self.frame > 256:
            raise ValueError("strokes are kept as bytes: the frame has 256 px at most")

    def __call__(self, root: Path, record: ManifestRecord) -> Mapping[str, NDArray[np.uint8]]:
        photo = read_photo(root, record.path)
        probability = _edges(self.weights).probability(_stretched(photo, self.frame))
        lines = edge_lines(probability, self.settings)
        strokes = trace(lines, LEAST_STROKE_PX)
        if not strokes:
            raise DataError("No edge was found in it.")
        square = _stretched(photo, self.size)
        return {"photo": square, "edges": lines, "strokes": as_points(strokes)}


def as_points(strokes: Sequence[Polyline]) -> NDArray[np.uint8]:
    """Strokes within 256 px as (n, 3) uint8: x, y, and 1 where a stroke begins."""
    begins = [np.arange(len(stroke)) == 0 for stroke in strokes]
    points = np.concatenate([np.rint(stroke) for stroke in strokes])
    return np.column_stack([points, np.concatenate(begins)]).astype(np.uint8)


def as_strokes(points: NDArray[np.uint8]) -> list[Polyline]:
    """What `as_points` was given, in whole px."""
    cuts = np.flatnonzero(points[1:, 2]) + 1
    return [stroke.astype(np.float32) for stroke in np.split(points[:, :2], cuts)]


def _stretched(photo: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    smaller = side < min(photo.shape[:2])
    method = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, (side, side), interpolation=method), np.uint8)


@functools.lru_cache(maxsize=1)
def _edges(weights: Path | None) -> EdgePipeline:
    """One network in each process, on one thread: the workers are the parallelism."""
    torch.set_num_threads(1)
    return EdgePipeline.from_checkpoint(weights) if weights else EdgePipeline.from_default()
