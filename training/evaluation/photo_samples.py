"""What photo networks are measured on: sketches of unseen photos, and the networks as painters.

Owns the choice of sketches and the one call, sketch + class + seed -> photo, behind which our
network and the baseline look alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.nn.pix2pix import Pix2PixGenerator
from engine.nn.sketchygan import Generator
from engine.pixels import field_tensor, from_tensor
from training.data.manifest import Kind, Split
from training.data.photo_cache import PhotoCache
from training.errors import DataError
from training.sketching.strokes import PLAIN, draw_strokes

BATCH = 32

Pixels = NDArray[np.uint8]
Paint = Callable[[Tensor, Tensor, Sequence[int]], Tensor]
"""fields (B, 1, S, S) in [-1, 1], labels (B,), seeds -> photos (B, 3, S, S) in [-1, 1]."""


@dataclass(frozen=True, eq=False)
class TestSketch:
    """One drawing: lines (F, F) on the frame, what it shows, and its photo where there is one."""

    __test__ = False  # a name that pytest would collect

    lines: Pixels
    class_name: str
    pair_id: str
    photo: Pixels | None = None  # (S, S, 3)
    aligned: bool = False  # whether lines and photo lie on each other


def pick_sketches(
    cache: PhotoCache, kind: Kind, split: Split, classes: Sequence[str], per_class: int
) -> list[TestSketch]:
    """Up to `per_class` drawings of each class: human sketches ("sketch") or edge maps ("photo").

    Different photos come first; from what remains, evenly spaced ones are taken.
    """
    picked = []
    for name in classes:
        indices = _different_first(cache, cache.select(kind, split, [name]))
        places = np.linspace(0, len(indices) - 1, min(per_class, len(indices))).round().astype(int)
        picked += [_sketch(cache, indices[place]) for place in places]
    return picked


def _different_first(cache: PhotoCache, indices: Sequence[int]) -> list[int]:
    """The first drawing of every photo, then the second of each, and so on."""
    seen: defaultdict[str, int] = defaultdict(int)
    ranks = []
    for index in indices:
        pair = cache.pictures[index].pair_id
        ranks.append((seen[pair], index))
        seen[pair] += 1
    return [index for _, index in sorted(ranks)]


def _sketch(cache: PhotoCache, index: int) -> TestSketch:
    entry = cache.pictures[index]
    lines = draw_strokes(cache.strokes(index), PLAIN, np.random.default_rng(index))
    photo = cache.photo(index) if entry.photo >= 0 else None
    return TestSketch(lines, entry.class_name, entry.pair_id, photo, entry.aligned)


@dataclass(frozen=True)
class Painter:
    """A photo network in use; `classes` in the order of its labels, `size` of its photos in px."""

    name: str
    classes: tuple[str, ...]
    size: int
    paint: Paint

    def photos(
        self, sketches: Sequence[TestSketch], classes: Sequence[str], seeds: Sequence[int]
    ) -> Pixels:
        """One photo for each sketch, as its class and with its seed: (N, S, S, 3).

        Raises DataError for a class that the network was not trained on.
        """
        if unknown := sorted(set(classes) - set(self.classes)):
            raise DataError(
                f"{self.name} was not trained on {', '.join(unknown)}; measure other weights, or "
                "prepare photos of its classes only."
            )
        labels = torch.tensor([self.classes.index(name) for name in classes])
        made = []
        for start in range(0, len(sketches), BATCH):
            part = slice(start, start + BATCH)
            fields = torch.cat([field_tensor(each.lines, self.size) for each in sketches[part]])
            with torch.no_grad():
                made.append(self.paint(fields, labels[part], seeds[part]))
        return np.stack([from_tensor(photo) for batch in made for photo in batch])


def generator_painter(network: Generator, classes: Sequence[str], name: str) -> Painter:
    """Our network; each seed is its own noise, whatever else is in the batch."""
    device = next(network.parameters()).device
    size, width = network.config.size, network.config.noise

    def paint(fields: Tensor, labels: Tensor, seeds: Sequence[int]) -> Tensor:
        noise = [
            torch.randn(width, generator=torch.Generator().manual_seed(seed)) for seed in seeds
        ]
        made: Tensor = network(fields.to(device), torch.stack(noise).to(device), labels.to(device))
        return made

    return Painter(name, tuple(classes), size, paint)


def pix2pix_painter(network: Pix2PixGenerator, classes: Sequence[str], name: str) -> Painter:
    """The baseline, whose noise is dropout: a seed counts for the batch that it begins."""
    device = next(network.parameters()).device

    def paint(fields: Tensor, labels: Tensor, seeds: Sequence[int]) -> Tensor:
        with torch.random.fork_rng([device] if device.type == "cuda" else []):
            torch.manual_seed(seeds[0])
            made: Tensor = network(fields.to(device), labels.to(device))
        return made

    return Painter(name, tuple(classes), network.config.size, paint)
