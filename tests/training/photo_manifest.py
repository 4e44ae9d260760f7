"""A tiny manifest of photos on disk: coloured squares, two of which somebody sketched."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from training.data.manifest import SPLITS, Kind, Manifest, ManifestRecord, Split

CLASSES = ("banana", "pizza")
COLOURS = {"banana": (230, 210, 40), "pizza": (200, 60, 30)}


def tiny_manifest(folder: Path, side_px: int = 64) -> Manifest:
    """Three photos of each class in each split, wider than high; the judge's first has a sketch."""
    rng = np.random.default_rng(0)
    records = []
    for name in CLASSES:
        for split in SPLITS:
            for number in range(3):
                path = f"{name}-{split}-{number}.png"
                blocks = rng.integers(-60, 60, (side_px // 8, side_px // 8 + 1, 3)).repeat(8, 0)
                photo = np.array(COLOURS[name]) + blocks.repeat(8, 1)
                Image.fromarray(np.clip(photo, 0, 255).astype(np.uint8)).save(folder / path)
                records.append(_record(path, name, "photo", f"{name}:{split}:{number}", split))
        sketch = f"{name}-sketch.png"
        records.append(_record(sketch, name, "sketch", f"{name}:judge:0", "judge"))
    return Manifest(folder, tuple(records))


def _record(path: str, name: str, kind: Kind, pair_id: str, split: Split) -> ManifestRecord:
    return ManifestRecord(path, name, kind, pair_id, "tests", "CC0 1.0", split, "0" * 64)
