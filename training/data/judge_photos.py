"""What the judge learns from: photos of its own split that nobody sketched, made worse at random.

Photos with sketches are left out, so that even the sketches of the judge's split can be measured
with: neither generator nor judge has ever seen their photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.large_photos import middle_square
from training.data.manifest import Manifest, ManifestRecord, Split
from training.data.sources.files import read_photo
from training.errors import DataError

PHOTO_PX = 64

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class LabelledPhotos:
    """pixels (N, S, S, 3) and labels (N,), indices into `classes`."""

    pixels: Pixels
    labels: NDArray[np.int64]
    classes: tuple[str, ...]

    def of(self, label: int) -> NDArray[np.int64]:
        """Where the photos of one class stand."""
        return np.flatnonzero(self.labels == label)


def unsketched_photos(
    manifest: Manifest, classes: Sequence[str], split: Split
) -> list[ManifestRecord]:
    """The photos of these classes and this split that no sketch belongs to."""
    return [r for r in manifest.photos(classes, split) if not manifest.sketches_of(r.pair_id)]


def read_labelled(
    manifest: Manifest,
    records: Sequence[ManifestRecord],
    classes: Sequence[str],
    photo_px: int = PHOTO_PX,
) -> LabelledPhotos:
    """Read the middle squares of photos; raises DataError where a class has none."""
    order = {name: label for label, name in enumerate(classes)}
    pixels = [middle_square(read_photo(manifest.root, r.path), photo_px) for r in records]
    labels = np.array([order[record.class_name] for record in records], np.int64)
    for name, label in order.items():
        if not (labels == label).any():
            raise DataError(f"There are no photos of {name} to judge by. Choose other classes.")
    return LabelledPhotos(np.stack(pixels), labels, tuple(classes))


@dataclass(frozen=True)
class WorsenConfig:
    """How a photo is varied, so that the judge looks at objects and not at JPEG blocks.

    crop: smallest side that is cut out, as a share. blur_px, noise (levels of 255), contrast (to
    both sides of 1) and brightness (levels) are drawn up to these; jpeg: worst quality.
    """

    crop: float = 0.75
    blur_px: float = 1.2
    noise: float = 8.0
    contrast: float = 0.25
    brightness: float = 20.0
    jpeg: int = 30


def worsened(photo: Pixels, config: WorsenConfig, rng: np.random.Generator) -> Pixels:
    """One variant of a photo (S, S, 3): flipped, cut, blurred, noisy, compressed; or not."""
    size = photo.shape[0]
    side = round(size * rng.uniform(config.crop, 1))
    top, left = rng.integers(size - side + 1, size=2)
    cut = photo[top : top + side, left : left + side]
    cut = cut[:, ::-1] if rng.random() < 0.5 else cut
    varied = np.asarray(cv2.resize(cut, (size, size), interpolation=cv2.INTER_CUBIC), np.float32)
    blur_px = rng.uniform(-config.blur_px, config.blur_px)
    if blur_px > 0.1:  # half of them stay sharp
        varied = np.asarray(cv2.GaussianBlur(varied, (0, 0), blur_px), np.float32)
    varied = (varied - 128) * (1 + rng.uniform(-config.contrast, config.contrast)) + 128
    varied += rng.uniform(-config.brightness, config.brightness)
    varied += rng.normal(0, max(0.0, rng.uniform(-config.noise, config.noise)), varied.shape)
    pixels = np.clip(np.rint(varied), 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = int(rng.integers(config.jpeg, 96))
        _, packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
        pixels = np.asarray(cv2.imdecode(packed, cv2.IMREAD_UNCHANGED), np.uint8)
    return pixels
