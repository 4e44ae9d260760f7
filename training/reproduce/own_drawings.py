"""Drawings for an experiment without any data: our own characters, prepared on the spot."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import numpy as np

from training.data.characters.character import sample_character
from training.data.characters.planes import render
from training.data.drawing_cache import DrawingCache, DrawingCacheWriter, split_of

STYLE = "sketchpad-characters"
SOURCE = {"name": "Sketchpad's characters", "licence": "Apache-2.0", "source": "this program"}


def draw_own(folder: Path, size: int, train: int, validation: int) -> DrawingCache:
    """Prepare `train` and `validation` different characters of `size` px in a new cache."""
    wanted = {"train": train, "validation": validation}
    with DrawingCacheWriter(folder, size, {STYLE: SOURCE}) as writer:
        for number in count():
            if not any(wanted.values()):
                break
            split = split_of(STYLE, f"{number:05}")
            if wanted[split]:
                wanted[split] -= 1
                drawn = render(sample_character(np.random.default_rng((number, 7))), size)
                writer.add(STYLE, f"{number:05}", drawn.flat, drawn.lines)
    return DrawingCache(folder)
