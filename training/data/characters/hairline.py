"""Where front hair ends: the tips of its locks and the valleys between them, for each kind of
bangs. Knows longitudes and heights on the head, nothing of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

Row = NDArray[np.float64]


class Lock(NamedTuple):
    """A pointed lock: its tip, and the valley between it and the next; (longitude, y)."""

    tip: tuple[float, float]
    valley: tuple[float, float]


class Bangs(NamedTuple):
    """Locks on the forehead from right to left: longitude and height of the tips, and `depth`, the
    height of the valley after each. The hair falls from the longitude `parting`."""

    parting: float
    tips: Row
    heights: Row
    depth: Row


def hairline(pose: Pose, traits: Traits, rng: np.random.Generator) -> tuple[list[Lock], float]:
    """All locks from the right of the sheet to its left, and the longitude of the parting."""
    bangs = _KINDS[traits.bangs](_way(traits), rng)
    middle = _locks(bangs, traits)
    reach = 0.32 + 1.0 * traits.sides
    outer, inner = (66.0, 52.0) if traits.sides < 0.2 else (62.0, 45.0)
    right, left = (float(value) for value in reach * (1 + 0.12 * rng.uniform(-1, 1, 2)))
    first = [Lock((outer, right), (inner, -0.16))]
    last = [Lock((-outer, left), (-90.0, 0.0))]
    middle[-1] = Lock(middle[-1].tip, (-inner, -0.16))
    if rng.random() < 0.7 and pose.turn < 0.35:
        first = [Lock((80.0, right * 0.62), (70.0, right * 0.25)), *first]
    if rng.random() < 0.7 and pose.turn > -0.35:
        notch = Lock((-outer, left), (-70.0, left * 0.25))
        last = [notch, Lock((-80.0, left * 0.62), (-90.0, 0.0))]
    return [*first, *middle, *last], bangs.parting


def _locks(bangs: Bangs, traits: Traits) -> list[Lock]:
    shift = 4.0 * _way(traits) if traits.bangs == "swept" else 0.0
    valleys = np.append((bangs.tips[:-1] + bangs.tips[1:]) / 2 - shift, 0)
    if traits.bangs in ("curtain", "parted"):
        valleys[int(np.argmin(bangs.depth))] = bangs.parting
    rows = zip(bangs.tips, bangs.heights, valleys, bangs.depth, strict=True)
    return [Lock((float(t), float(h)), (float(v), float(d))) for t, h, v, d in rows]


def _way(traits: Traits) -> float:
    """The side to which the hair is combed."""
    return 1.0 if traits.sweep >= 0 else -1.0


def _straight(_way: float, rng: np.random.Generator) -> Bangs:
    count = int(rng.integers(4, 7))
    heights = np.full(count, -0.03) + rng.normal(0, 0.012, count)
    depth = np.full(count, -0.20) + rng.normal(0, 0.03, count)
    return Bangs(0.0, np.linspace(38, -38, count), heights, depth)


def _curtain(way: float, rng: np.random.Generator) -> Bangs:
    parting = way * float(rng.uniform(0, 8))
    tips = np.array([41, 27, -27, -41.0]) + parting * 0.5
    heights = np.array([0.22, -0.06, -0.06, 0.22])
    return Bangs(parting, tips, heights, np.array([-0.2, -0.86, -0.2, -0.2]))


def _parted(way: float, rng: np.random.Generator) -> Bangs:
    parting = way * float(rng.uniform(14, 24))
    tips = np.array([42, 30, 8, -14, -38]) * way
    heights = np.array([0.16, -0.06, -0.16, -0.10, 0.1])
    if way > 0:
        return Bangs(parting, tips, heights, np.array([-0.25, -0.80, -0.42, -0.3, -0.2]))
    depth = np.array([-0.2, -0.3, -0.42, -0.80, -0.2])
    return Bangs(parting, tips[::-1], heights[::-1], depth)


def _swept(way: float, rng: np.random.Generator) -> Bangs:
    parting = -way * float(rng.uniform(12, 26))
    tips = np.array([39, 22, 2, -20, -39]) + way * 7
    slope = 0.06 * way * np.array([1, 0.5, 0, -0.5, -1])
    heights = np.array([-0.02, -0.08, -0.04, -0.09, -0.02]) + slope
    return Bangs(parting, tips, heights, np.full(5, -0.36) + rng.normal(0, 0.06, 5))


def _centre(_way: float, rng: np.random.Generator) -> Bangs:
    parting = float(rng.uniform(-6, 6))
    tips = np.array([38, 22, 1, -22, -38]) + rng.normal(0, 1.5, 5)
    heights = np.array([0.08, -0.1, float(rng.uniform(0.18, 0.42)), -0.1, 0.08])
    return Bangs(parting, tips, heights, np.full(5, -0.32) + rng.normal(0, 0.05, 5))


def _spiky(way: float, rng: np.random.Generator) -> Bangs:
    parting = float(rng.uniform(-12, 12))
    tips = np.array([40, 20, -3, -24, -41]) + way * rng.uniform(3, 9)
    heights = np.array([0.06, -0.08, 0.1, -0.06, 0.04]) + rng.normal(0, 0.04, 5)
    return Bangs(parting, tips, heights, np.full(5, -0.5) + rng.normal(0, 0.06, 5))


def _messy(_way: float, rng: np.random.Generator) -> Bangs:
    count, parting = int(rng.integers(5, 8)), float(rng.uniform(-10, 10))
    tips = np.linspace(40, -40, count) + rng.normal(0, 3, count)
    heights = rng.uniform(-0.16, 0.03, count)
    return Bangs(parting, tips, heights, rng.uniform(-0.46, -0.24, count))


_KINDS: Mapping[str, Callable[[float, np.random.Generator], Bangs]] = {
    "straight": _straight,
    "curtain": _curtain,
    "parted": _parted,
    "swept": _swept,
    "centre": _centre,
    "spiky": _spiky,
    "messy": _messy,
}
