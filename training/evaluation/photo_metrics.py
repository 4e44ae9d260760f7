"""Measures on generated photos as pure functions: shares with intervals, edges against sketches."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import STROKE_BELOW, distance_field

CONFIDENCE_Z = 1.96
"""Standard normal quantile of a two-sided interval of 95 %."""
FARTHEST = 0.25
"""A miss counts at most this much of the frame's side: a stray stroke is no worse far away."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Share:
    """A share of `count` independent cases, with Wilson's 95 % interval."""

    share: float
    count: int
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.share:.0f} % ({100 * self.low:.0f}–{100 * self.high:.0f})"


def wilson(share: float, count: int) -> Share:
    """Wilson's interval of a share seen in `count` >= 1 cases; never leaves [0, 1]."""
    z2 = CONFIDENCE_Z**2
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    spread = share * (1 - share) / count + z2 / (4 * count * count)
    half = CONFIDENCE_Z * math.sqrt(spread) / (1 + z2 / count)
    return Share(share, count, max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True)
class Faithfulness:
    """How well the edges of a photo lie on a sketch; distances as shares of the frame's side.

    sketch_to_photo: mean distance from a point of the sketch to the nearest edge (what was drawn
    and is not there); photo_to_sketch: the other way (what is there and was not drawn);
    field: mean |difference| of the two distance fields, which lie in [-1, 1].
    """

    sketch_to_photo: float
    photo_to_sketch: float
    field: float


def faithfulness(sketch: Pixels, edges: Pixels) -> Faithfulness:
    """Compare two square sheets of lines (S, S), 255 = paper; a blank one is as far as can be."""
    return Faithfulness(
        sketch_to_photo=_mean_distance(sketch, edges),
        photo_to_sketch=_mean_distance(edges, sketch),
        field=float(np.abs(distance_field(sketch) - distance_field(edges)).mean()),
    )


def _mean_distance(points: Pixels, lines: Pixels) -> float:
    """Mean distance from the strokes of `points` to the nearest stroke of `lines`."""
    drawn = points < STROKE_BELOW
    paper = (lines >= STROKE_BELOW).astype(np.uint8)
    if not drawn.any() or paper.all():
        return FARTHEST
    distance = cv2.distanceTransform(paper, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return float(np.minimum(distance[drawn] / lines.shape[0], FARTHEST).mean())


def feature_distance(one: NDArray[np.float32], two: NDArray[np.float32]) -> NDArray[np.float64]:
    """Cosine distance 1 - cos, row by row of two (N, D): 0 = same direction, at most 2."""
    dots = (_unit(one) * _unit(two)).sum(axis=1)
    return np.asarray(1 - dots, np.float64)


@dataclass(frozen=True)
class Nearest:
    """For each row, the most similar row of another set and its cosine distance."""

    index: NDArray[np.int64]
    distance: NDArray[np.float64]


def nearest(rows: NDArray[np.float32], others: NDArray[np.float32]) -> Nearest:
    """For each of (N, D) the nearest of (M, D), M >= 1, by cosine distance."""
    distances = 1 - _unit(rows) @ _unit(others).T  # (N, M)
    index = distances.argmin(axis=1)
    return Nearest(index, distances[np.arange(len(rows)), index])


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    wide = rows.astype(np.float64)
    return np.asarray(wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-12))


def stratified_share(groups: list[NDArray[np.float64]], rounds: int = 2000) -> Share:
    """Mean of the groups' means, with the 95 % interval of a bootstrap within each group.

    groups: for each class how often each of its cases came out right, 0 to 1.
    """
    rng = np.random.default_rng(0)
    means = np.zeros(rounds)
    for group in groups:
        drawn = rng.integers(len(group), size=(rounds, len(group)))
        means += group[drawn].mean(axis=1) / len(groups)
    low, high = np.quantile(means, [0.025, 0.975])
    share = float(np.mean([group.mean() for group in groups]))
    return Share(share, sum(len(group) for group in groups), float(low), float(high))
