"""Drawings that show nothing: scribbles, single strokes, a few shapes; the reader's "none".

A pure function of the generator; lines are (S, S) uint8, 255 = paper.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER

Lines = NDArray[np.uint8]


def scribble(size: int, rng: np.random.Generator) -> Lines:
    """One to five meaningless strokes: walks, zigzags, arcs, dots, hatching."""
    sheet = np.full((size, size), PAPER, np.uint8)
    makers = (_walk, _zigzag, _arc, _line, _dot, _hatching)
    for _ in range(int(rng.choice((1, 2, 3, 5), p=(0.45, 0.25, 0.2, 0.1)))):
        points = makers[int(rng.integers(len(makers)))](rng) * size
        corners = np.rint(points * 16).astype(np.int32)[:, None]
        cv2.polylines(sheet, [corners], False, 0, int(rng.integers(1, 5)), cv2.LINE_AA, 4)
    return sheet


def _walk(rng: np.random.Generator) -> NDArray[np.float64]:
    """A hand that turns at random: (points, 2) in shares of the sheet, as of all below."""
    count = int(rng.integers(15, 200))
    heading = rng.uniform(0, 2 * np.pi) + np.cumsum(
        rng.normal(rng.normal(0, 0.15), rng.uniform(0.05, 0.8), count)
    )
    steps = np.stack([np.cos(heading), np.sin(heading)], axis=1) * rng.uniform(0.005, 0.03)
    return np.asarray(rng.uniform(0.2, 0.8, 2) + np.cumsum(steps, axis=0))


def _zigzag(rng: np.random.Generator) -> NDArray[np.float64]:
    return rng.uniform(0.1, 0.9, (int(rng.integers(3, 14)), 2))


def _arc(rng: np.random.Generator) -> NDArray[np.float64]:
    start, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 5.5)
    angle = np.linspace(start, start + length, 40)
    radii = rng.uniform(0.05, 0.4, 2)
    around = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radii
    return rng.uniform(0.35, 0.65, 2) + around


def _line(rng: np.random.Generator) -> NDArray[np.float64]:
    ends = rng.uniform(0.05, 0.95, (2, 2))
    along = np.linspace(0, 1, 12)[:, None]
    straight = ends[0] * (1 - along) + ends[1] * along
    return np.asarray(straight + rng.normal(0, 0.004, (12, 2)))


def _dot(rng: np.random.Generator) -> NDArray[np.float64]:
    return rng.uniform(0.2, 0.8, 2) + rng.normal(0, 0.01, (4, 2))


def _hatching(rng: np.random.Generator) -> NDArray[np.float64]:
    """Back and forth, as one shades an area."""
    count = int(rng.integers(6, 30))
    along = np.linspace(0, rng.uniform(0.2, 0.6), count)
    across = np.where(np.arange(count) % 2, rng.uniform(0.1, 0.4), 0.0) + rng.normal(0, 0.01, count)
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(rng.uniform(0.3, 0.6, 2) + np.stack([along, across], axis=1) @ turn)
