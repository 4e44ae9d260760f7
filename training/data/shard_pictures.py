"""What goes into the shards for one photo: the photo as a square, and the lines of its edges."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from engine.edges import EdgePipeline
from engine.pixels import FRAME_PX
from training.data.manifest import ManifestRecord
from training.data.sources.files import read_photo
from training.sketching.edge_maps import PAPER_SETTINGS, EdgeMapSettings, edge_lines


@dataclass(frozen=True)
class PhotoAndEdges:
    """Photo (S, S, 3) and edges (F, F), 255 = paper: stretched to squares, as Sketchy's photos are.

    weights: of an edge network, None for the one that comes with the program. Calling it raises
    DataError, PictureError or CheckpointError.
    """

    size: int = FRAME_PX
    frame: int = FRAME_PX
    weights: Path | None = None
    settings: EdgeMapSettings = PAPER_SETTINGS

    def __call__(self, root: Path, record: ManifestRecord) -> Mapping[str, NDArray[np.uint8]]:
        photo = read_photo(root, record.path)
        probability = _edges(self.weights).probability(_stretched(photo, self.frame))
        lines = edge_lines(probability, self.settings)
        return {"photo": _stretched(photo, self.size), "edges": lines}


def _stretched(photo: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    smaller = side < min(photo.shape[:2])
    method = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, (side, side), interpolation=method), np.uint8)


@functools.lru_cache(maxsize=1)
def _edges(weights: Path | None) -> EdgePipeline:
    """One network in each process, on one thread: the workers are the parallelism."""
    torch.set_num_threads(1)
    return EdgePipeline.from_checkpoint(weights) if weights else EdgePipeline.from_default()
