"""Colours as people write them, and the main colours of a picture. Plain functions without Qt."""

from __future__ import annotations

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from sketchpad.document.hints import RGB

MOST_MAIN_COLOURS = 6
LEAST_SHARE = 0.005
"""A main colour covers at least this part of the picture."""
LEAST_DISTANCE = 8.0
"""Main colours differ at least so much (in CIELAB)."""
_SAMPLED_SIDE_PX = 96
_KMEANS_ROUNDS, _KMEANS_EPSILON, _KMEANS_ATTEMPTS = 30, 0.5, 3
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def hex_of(colour: RGB) -> str:
    """The colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def parse_hex(text: str) -> RGB:
    """The colour written as #rrggbb or #rgb, with or without #; ValueError says how to write it."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text.strip()}” is no colour. Write it as #rrggbb or #rgb.")
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def main_colours(pixels: NDArray[np.uint8], most: int = MOST_MAIN_COLOURS) -> tuple[RGB, ...]:
    """Up to `most` colours that pixels (H, W, 3) really have, the most frequent first.

    Each stands nearest to the middle of one k-means cluster in CIELAB.
    """
    step = max(1, -(-max(pixels.shape[:2]) // _SAMPLED_SIDE_PX))
    colours = pixels[::step, ::step].reshape(-1, 3)  # as they are: averages would be new colours
    lab = cv2.cvtColor((colours[None] / 255).astype(np.float32), cv2.COLOR_RGB2LAB)[0]
    clusters = min(most, len(np.unique(colours, axis=0)))
    criteria = (
        cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER,
        _KMEANS_ROUNDS,
        _KMEANS_EPSILON,
    )
    labels = np.zeros((len(lab), 1), np.int32)
    cv2.setRNGSeed(0)
    _, _, centres = cv2.kmeans(
        lab, clusters, labels, criteria, _KMEANS_ATTEMPTS, cv2.KMEANS_PP_CENTERS
    )
    counts = np.bincount(labels.ravel(), minlength=clusters)
    chosen: list[int] = []  # places in `colours`
    for cluster in np.argsort(-counts, kind="stable"):
        nearest = int(np.square(lab - centres[cluster]).sum(axis=1).argmin())
        apart = [float(np.linalg.norm(lab[nearest] - lab[other])) for other in chosen]
        frequent = counts[cluster] >= LEAST_SHARE * len(colours)
        if frequent and min(apart, default=np.inf) >= LEAST_DISTANCE:
            chosen.append(nearest)
    return tuple((int(r), int(g), int(b)) for r, g, b in colours[chosen])
