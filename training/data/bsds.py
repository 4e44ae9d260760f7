"""BSDS500 pictures with the mean of their annotators' boundaries, and crops of them for training.

Layout: `bsds500/{train,val,test}/ID.jpg` and `ID_edges.png` (0 to 255, 255 = every annotator).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.errors import DataError

DATA_SET = {
    "name": "BSDS500 (train and val pictures)",
    "licence": "research and education",
    "source": "Berkeley Segmentation Data Set and Benchmarks 500, Arbelaez et al. 2011",
}
FOLDER = "bsds500"


@dataclass(frozen=True, eq=False)
class EdgeSample:
    """A picture (H, W, 3) and how many of its annotators marked each pixel, (H, W) in 0..255."""

    picture: NDArray[np.uint8]
    edges: NDArray[np.uint8]


@dataclass(frozen=True)
class CropConfig:
    """How a training crop is taken; all ranges are drawn uniformly."""

    size_px: int = 256
    scale: tuple[float, float] = (0.7, 1.4)
    contrast: float = 0.2  # 1 ± this, as SketchyGAN varies its photos
    brightness: float = 0.1  # ± this share of the full range
    saturation: float = 0.4  # 1 ± this


def picture_paths(data: Path, split: str) -> list[Path]:
    """The pictures of a split ("train", "val", "test") by ID; raises DataError if there are none.

    `data` is the folder that holds bsds500, or that folder itself.
    """
    root = data / FOLDER if (data / FOLDER).is_dir() else data
    paths = sorted((root / split).glob("*.jpg"))
    if not paths:
        raise DataError(
            f"No pictures in {root / split}. Give the folder in which bsds500.tar was unpacked: "
            "--data DATA, with DATA/bsds500/train, val and test."
        )
    return paths


def load_sample(path: Path) -> EdgeSample:
    """Read a picture and the boundaries beside it; raises DataError."""
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    edges = cv2.imread(str(path.with_name(f"{path.stem}_edges.png")), cv2.IMREAD_GRAYSCALE)
    if picture is None or edges is None:
        missing = path if picture is None else path.with_name(f"{path.stem}_edges.png")
        raise DataError(f"{missing} is missing or cannot be read. Unpack bsds500.tar again.")
    if picture.shape[:2] != edges.shape:
        raise DataError(
            f"{path} has {picture.shape[:2]} pixels, its boundaries have {edges.shape}. "
            "Unpack bsds500.tar again."
        )
    rgb = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8)
    return EdgeSample(rgb, np.asarray(edges, np.uint8))


@lru_cache(maxsize=512)
def cached_sample(path: Path) -> EdgeSample:
    """`load_sample`, kept: the whole data set is 200 MB of pixels. Not to be written to."""
    return load_sample(path)


def random_crop(sample: EdgeSample, config: CropConfig, rng: np.random.Generator) -> EdgeSample:
    """Flip, turn, scale, cut and tint: a crop of `size_px`, mirrored where the picture ends."""
    size, (height, width) = config.size_px, sample.edges.shape
    scale = float(rng.uniform(*config.scale))
    angle = float(rng.uniform(0, 2 * np.pi))
    if rng.random() < 0.5:  # half of all crops stand upright or on a side, without resampling twice
        angle = float(rng.integers(4)) * np.pi / 2
    flip = -1.0 if rng.random() < 0.5 else 1.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = scale * turn @ np.diag([flip, 1.0])  # picture -> crop
    centre = np.array([rng.uniform(0.25, 0.75) * width, rng.uniform(0.25, 0.75) * height])
    offset = np.full(2, size / 2) - matrix @ centre
    warp = np.column_stack([matrix, offset]).astype(np.float64)
    shape = (size, size)
    picture = cv2.warpAffine(
        sample.picture, warp, shape, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )
    lines = sample.edges
    if scale < 1:  # nearest pixels alone would break lines that are one pixel wide
        lines = np.asarray(cv2.dilate(lines, np.ones((2, 2), np.uint8)), np.uint8)
    edges = cv2.warpAffine(
        lines, warp, shape, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REFLECT_101
    )
    return EdgeSample(tint(np.asarray(picture, np.uint8), config, rng), np.asarray(edges, np.uint8))


def tint(
    picture: NDArray[np.uint8], config: CropConfig, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Vary brightness, contrast and saturation of (H, W, 3)."""
    contrast = float(rng.uniform(1 - config.contrast, 1 + config.contrast))
    shift = 255 * float(rng.uniform(-config.brightness, config.brightness))
    saturation = float(rng.uniform(1 - config.saturation, 1 + config.saturation))
    values = picture.astype(np.float32)
    grey = values.mean(axis=2, keepdims=True)
    values = grey + saturation * (values - grey)
    values = (values - 127.5) * contrast + 127.5 + shift
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)
