"""A tiny photo cache: discs and bars of two classes, with outlines and a few human sketches."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.data.photo_cache import CachedPicture, CacheHeader, PhotoCache, write_cache
from training.sketching.strokes import Polyline

SIZE = 16
CLASSES = ("banana", "pizza")
_COLOURS = {"banana": (230, 210, 40), "pizza": (200, 60, 30)}
_SPLITS = ("train", "train", "train", "train", "judge", "held_out")


def outline(name: str, centre: float) -> list[Polyline]:
    if name == "banana":
        return [np.array([[40, centre], [200, centre]], np.float32)]
    turn = np.linspace(0, 2 * np.pi, 30)
    return [np.stack([centre + 60 * np.cos(turn), 128 + 60 * np.sin(turn)], 1).astype(np.float32)]


def tiny_cache(folder: Path) -> PhotoCache:
    """Four training photos, one of the judge's and a held-out one for each class; two sketches
    of each: an aligned one of photo 0 and one without a photo."""
    rng = np.random.default_rng(0)
    pictures, photos, strokes = [], [], []
    for name in CLASSES:
        for number, split in enumerate(_SPLITS):
            pair = f"{name}:{number}"
            pictures.append(CachedPicture(name, "photo", split, pair, "tests", len(photos), True))  # type: ignore[arg-type]
            noise = rng.integers(-20, 20, (SIZE, SIZE, 3))
            photos.append(np.clip(np.array(_COLOURS[name]) + noise, 0, 255).astype(np.uint8))
            strokes.append(outline(name, 110.0 + 6 * number))
    for name in CLASSES:
        row = CLASSES.index(name) * len(_SPLITS)
        pictures.append(CachedPicture(name, "sketch", "train", f"{name}:0", "tests", row, True))
        pictures.append(CachedPicture(name, "sketch", "train", f"{name}:x", "tests", -1, False))
        strokes += [outline(name, 112.0), outline(name, 140.0)]
    source = {"name": "shapes", "licence": "CC0 1.0", "source": "these tests"}
    header = CacheHeader(SIZE, CLASSES, (source,))
    write_cache(folder, header, pictures, np.stack(photos), strokes)
    return PhotoCache(folder)
