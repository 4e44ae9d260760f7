"""Other colours for a picture: its main colours, and maps of colour space that move them.

A map depends on the colour alone, so a picture, its crops and other pictures of the same character
change alike. Colours are CIELAB (D65, L in 0..100); pictures RGB in [0, 1].
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float32]

CLUSTERS = 6
_SOFTNESS = 11.0
"""Colours this far from a border between two clusters already move with their own, ΔE."""
_LEAST_APART = 14.0
"""Clusters nearer than this are one material, ΔE with the weight below."""
_LIGHTNESS_WEIGHT = 0.3
"""Light and shade of one material belong together, so L counts less than a and b."""


@dataclass(frozen=True, eq=False)
class MainColours:
    """centres: (K, 3) in Lab; shares: (K,) of the figure's area, together 1; largest first."""

    centres: Colours
    shares: Colours

    def distance(self, other: MainColours) -> float:
        """How far these colours are from the nearest ones of `other`, by area, in ΔE (1976)."""
        apart = np.linalg.norm(self.centres[:, None] - other.centres[None], axis=2)
        return float((apart.min(axis=1) * self.shares).sum())


def to_lab(picture: Colours) -> Colours:
    """(H, W, 3) RGB in [0, 1] to CIELAB."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB), np.float32)


def main_colours(picture: NDArray[np.uint8], figure: NDArray[np.bool_]) -> MainColours:
    """k-means of a figure's colours; clusters that are hardly apart become one."""
    lab = to_lab(picture.astype(np.float32) / np.float32(255))[figure][::7] * _weights()
    count = min(CLUSTERS, len(lab))
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    cv2.setRNGSeed(1)  # the same colours every time
    nothing = np.zeros((len(lab), 1), np.int32)
    _, labels, centres = cv2.kmeans(lab, count, nothing, stop, 3, cv2.KMEANS_PP_CENTERS)
    shares = np.bincount(labels[:, 0], minlength=count) / len(lab)
    merged: list[list[float]] = []
    for index in np.argsort(-shares):
        for known in merged:
            if np.linalg.norm(centres[index] - known[1:]) < _LEAST_APART:
                known[0] += float(shares[index])
                break
        else:
            merged.append([float(shares[index]), *centres[index].tolist()])
    table = np.array(merged, np.float32)
    return MainColours(table[:, 1:] / _weights(), table[:, 0])


@dataclass(frozen=True, eq=False)
class ColourShift:
    """Each cluster's own turn of hue, chroma and lightness, blended by nearness.

    centres: (K, 3) Lab. turns: (K,) radians about the neutral axis. gains: (K,) of chroma. tints:
    (K, 2) added to a and b. lightness: (K,) factors of L.
    """

    centres: Colours
    turns: Colours
    gains: Colours
    tints: Colours
    lightness: Colours

    def apply(self, picture: Colours) -> Colours:
        """The picture (H, W, 3) in [0, 1] in other colours, clipped to what RGB holds."""
        lab = to_lab(np.ascontiguousarray(picture, np.float32)).reshape(-1, 3)
        weighted = lab * _weights()
        centres = self.centres * _weights()
        near = weighted @ centres.T * 2 - (centres**2).sum(axis=1)  # -distance² + |lab|²
        near -= near.max(axis=1, keepdims=True)
        share = np.exp(near / (2 * _SOFTNESS * np.float32(1.5)))
        share /= share.sum(axis=1, keepdims=True)  # (N, K)
        cos, sin = self.gains * np.cos(self.turns), self.gains * np.sin(self.turns)
        table = np.column_stack([cos, sin, self.tints, self.lightness]).astype(np.float32)
        c, s, da, db, light = (share @ table).T
        moved = np.stack(
            [
                lab[:, 0] * light,
                c * lab[:, 1] - s * lab[:, 2] + da,
                s * lab[:, 1] + c * lab[:, 2] + db,
            ],
            axis=1,
        )
        rgb = cv2.cvtColor(moved.reshape(picture.shape), cv2.COLOR_LAB2RGB)
        return np.asarray(np.clip(rgb, 0, 1), np.float32)


def sample_shift(colours: MainColours, rng: np.random.Generator) -> ColourShift | None:
    """None for a third of the pictures; else one turn for all colours, or one for each cluster."""
    draw, count = rng.random(), len(colours.shares)
    if draw < 0.33:
        return None
    if draw < 0.5:
        turns = np.full(count, rng.uniform(-np.pi, np.pi))
        return _shift(colours, turns, np.full(count, rng.uniform(0.6, 1.3)), np.zeros((count, 2)),
                      np.full(count, rng.uniform(0.85, 1.15)))  # fmt: skip
    kept = rng.random(count) < np.where(_skin_like(colours.centres), 0.75, 0.3)
    turns = np.where(kept, 0, rng.uniform(-np.pi, np.pi, count))
    gains = np.where(kept, 1, rng.uniform(0.3, 1.5, count))
    angle = rng.uniform(0, 2 * np.pi, count)
    grey = np.linalg.norm(colours.centres[:, 1:], axis=1) < 12
    reach = np.where(kept | ~grey, 0, rng.uniform(0, 30, count))
    tints = np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach[:, None]
    return _shift(colours, turns, gains, tints, np.where(kept, 1, rng.uniform(0.7, 1.3, count)))


def _shift(
    colours: MainColours,
    turns: NDArray[np.float64],
    gains: NDArray[np.float64],
    tints: NDArray[np.float64],
    lightness: NDArray[np.float64],
) -> ColourShift:
    parts = (np.asarray(part, np.float32) for part in (turns, gains, tints, lightness))
    return ColourShift(colours.centres, *parts)


def _skin_like(centres: Colours) -> NDArray[np.bool_]:
    lightness, a, b = centres.T
    hue, chroma = np.arctan2(b, a), np.hypot(a, b)
    warm = (lightness > 40) & (chroma > 8) & (chroma < 48) & (hue > 0.4) & (hue < 1.35)
    return np.asarray(warm, np.bool_)


def _weights() -> Colours:
    return np.array([_LIGHTNESS_WEIGHT, 1, 1], np.float32)
