"""A cache with held-out sketches, and painters whose photos are known, to measure with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tests.training.photo_fixtures import outline
from training.data.manifest import Kind, Split
from training.data.photo_cache import CachedPicture, CacheHeader, PhotoCache, write_cache
from training.evaluation.photo_samples import Painter

CLASSES = ("banana", "pizza")
COLOURS = {"banana": (220, 230, 40), "pizza": (200, 40, 30)}
SIZE = 16


def measured_cache(folder: Path) -> PhotoCache:
    """For each class 6 training, 3 judge's and 4 held-out photos; sketches of the first of the
    judge's and of the first held-out photo, bananas two of the latter."""
    rng = np.random.default_rng(0)
    pictures, photos, strokes = [], [], []

    def add(name: str, kind: Kind, split: Split, pair: str, row: int) -> None:
        pictures.append(CachedPicture(name, kind, split, pair, "tests", row, True))
        strokes.append(outline(name, 100.0 + 3 * len(pictures)))

    rows: dict[str, int] = {}
    counts: tuple[tuple[Split, int], ...] = (("train", 6), ("judge", 3), ("held_out", 4))
    for name in CLASSES:
        for split, count in counts:
            for number in range(count):
                pair = rows_key = f"{name}:{split}:{number}"
                rows[rows_key] = len(photos)
                add(name, "photo", split, pair, len(photos))
                noise = rng.integers(-25, 25, (1, 1, 3))
                flat = np.clip(np.array(COLOURS[name]) + noise, 0, 255)
                photos.append(np.broadcast_to(flat, (SIZE, SIZE, 3)).astype(np.uint8))
    for name in CLASSES:
        for split in ("judge", "held_out"):
            pair = f"{name}:{split}:0"
            for _ in range(1 + (name == "banana" and split == "held_out")):
                add(name, "sketch", split, pair, rows[pair])  # type: ignore[arg-type]
    source = {"name": "shapes", "licence": "CC0 1.0", "source": "these tests"}
    write_cache(folder, CacheHeader(SIZE, CLASSES, (source,)), pictures, np.stack(photos), strokes)
    return PhotoCache(folder)


def colour_painter(name: str = "colours", always: str = "") -> Painter:
    """Flat photos in the class's colour (or always one class's), a little darker by seed."""

    def paint(fields: Tensor, labels: Tensor, seeds: Sequence[int]) -> Tensor:
        made = []
        for label, seed in zip(labels.tolist(), seeds, strict=True):
            colour = torch.tensor(COLOURS[always or CLASSES[label]]) / 127.5 - 1
            made.append((colour - 0.02 * (seed % 7)).view(3, 1, 1).expand(3, SIZE, SIZE))
        return torch.stack(made)

    return Painter(name, CLASSES, SIZE, paint)
