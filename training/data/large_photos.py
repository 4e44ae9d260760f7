"""Photos large enough to learn upscaling from: random crops, made worse as a generator would.

Reads the manifest's files on demand; a photo's header is read once, to know its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.nn.upscaler import UpscalerNetwork
from training.data.manifest import Manifest, ManifestRecord, Split
from training.data.sources.files import read_photo
from training.errors import DataError

FACTOR = UpscalerNetwork.factor

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class DegradeConfig:
    """How inputs are made worse, as a generator's output is: slightly blurred, slightly noisy.

    share: of the inputs, from 0 to 1; the others are clean area means. blur_px and noise (in
    levels of 255) are drawn from 0 to these.
    """

    share: float = 0.5
    blur_px: float = 0.6
    noise: float = 4.0


@dataclass(frozen=True)
class LargePhoto:
    """One photo's file and size."""

    record: ManifestRecord
    height: int
    width: int


class LargePhotos:
    """The photos of one split with both sides >= `least_px`; cheap to copy into data workers."""

    def __init__(self, manifest: Manifest, split: Split, least_px: int) -> None:
        """Raises DataError where there are none."""
        self._root = manifest.root
        self.photos = _large(manifest.root, manifest.photos(split=split), least_px)
        if not self.photos:
            raise DataError(
                f"None of the photos of {manifest.root} (split {split}) has sides of {least_px} px "
                "or more. Add larger photos, or lower data.crop_px."
            )
        areas = np.array([photo.height * photo.width for photo in self.photos], np.float64)
        self._chances = areas / areas.sum()

    def crop(self, side_px: int, rng: np.random.Generator) -> Pixels:
        """A random square (S, S, 3); every square of every photo is about equally likely."""
        photo = self.photos[int(rng.choice(len(self.photos), p=self._chances))]
        pixels = self.read(photo)
        top = int(rng.integers(pixels.shape[0] - side_px + 1))
        left = int(rng.integers(pixels.shape[1] - side_px + 1))
        square = pixels[top : top + side_px, left : left + side_px]
        return np.ascontiguousarray(square[:, ::-1] if rng.random() < 0.5 else square)

    def read(self, photo: LargePhoto) -> Pixels:
        """The whole photo (H, W, 3)."""
        return read_photo(self._root, photo.record.path)

    def squares(self, count: int, side_px: int) -> list[Pixels]:
        """The middle squares, brought to `side_px`, of photos spread evenly over the list.

        Only of photos whose short side is at least `side_px`, if there are any.
        """
        enough = [p for p in self.photos if min(p.height, p.width) >= side_px] or self.photos
        places = np.linspace(0, len(enough) - 1, min(count, len(enough))).round().astype(int)
        return [middle_square(self.read(enough[place]), side_px) for place in places]


def _large(root: Path, records: Sequence[ManifestRecord], least_px: int) -> list[LargePhoto]:
    found = []
    for record in records:
        if "#" in record.path:
            height, width = read_photo(root, record.path).shape[:2]
        else:
            with Image.open(root / record.path) as image:
                width, height = image.size
        if min(height, width) >= least_px:
            found.append(LargePhoto(record, height, width))
    return found


def middle_square(photo: Pixels, side_px: int) -> Pixels:
    """The middle square of a photo (H, W, 3) at `side_px`: area mean when shrunk, else cubic."""
    side = min(photo.shape[:2])
    top, left = (photo.shape[0] - side) // 2, (photo.shape[1] - side) // 2
    square = photo[top : top + side, left : left + side]
    how = cv2.INTER_AREA if side >= side_px else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(square, (side_px, side_px), interpolation=how), np.uint8)


def shrunk(photo: Pixels) -> Pixels:
    """Area mean (H/4, W/4, 3) of a photo (H, W, 3): what the upscaler is to enlarge."""
    size = (photo.shape[1] // FACTOR, photo.shape[0] // FACTOR)
    return np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8)


def degraded(small: Pixels, config: DegradeConfig, rng: np.random.Generator) -> Pixels:
    """A copy of a small photo (H, W, 3) that is blurred and noisy, or not, as `config` says."""
    if rng.random() >= config.share:
        return small
    blur_px = rng.uniform(0, config.blur_px)
    soft = small.astype(np.float32)
    if blur_px > 0.1:
        soft = np.asarray(cv2.GaussianBlur(soft, (0, 0), blur_px), np.float32)
    soft += rng.normal(0, rng.uniform(0, config.noise), small.shape).astype(np.float32)
    return np.clip(np.rint(soft), 0, 255).astype(np.uint8)
