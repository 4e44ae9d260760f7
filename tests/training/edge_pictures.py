"""A BSDS500 of our own: grey rectangles on noise, marked by three annotators."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT, WIDTH = 324, 330


def rectangle_picture(seed: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A picture (H, W, 3) and the mean of three annotations (H, W)."""
    rng = np.random.default_rng(seed)
    picture = np.full((HEIGHT, WIDTH, 3), 90.0)
    marks = np.zeros((HEIGHT, WIDTH), np.uint16)
    for number in range(3):
        top, left = rng.integers(20, 160, 2).tolist()
        bottom, right = top + int(rng.integers(60, 140)), left + int(rng.integers(60, 140))
        picture[top:bottom, left:right] = rng.uniform(120, 250)
        for _ in range(number + 1):  # the first is seen by one annotator, the last by all three
            outline = np.zeros((HEIGHT, WIDTH), np.uint8)
            cv2.rectangle(outline, (left, top), (right - 1, bottom - 1), 1)
            marks += outline
    noisy = picture + rng.normal(0, 6, picture.shape)
    mean = np.minimum(marks, 3) * 85
    return np.clip(noisy, 0, 255).astype(np.uint8), mean.astype(np.uint8)


def write_edge_pictures(folder: Path, per_split: int = 2) -> Path:
    """Write bsds500/{train,val,test} under `folder` and return it."""
    for number, split in enumerate(("train", "val", "test")):
        target = folder / "bsds500" / split
        target.mkdir(parents=True)
        for index in range(per_split):
            picture, edges = rectangle_picture(10 * number + index)
            cv2.imwrite(str(target / f"{index}.jpg"), picture)
            cv2.imwrite(str(target / f"{index}_edges.png"), edges)
    return folder
