"""Pairs for the photo networks: a sketch's distance field, its class, and the photo wanted.

Owns the paper's schedule from edge maps to sketches and what varies from one look to the next;
photos come from a prepared cache, or from shards (`shard_photos`) where they are too many for one.
Few human sketches exist, so most "sketches" are edge maps drawn again by `sketchy_hand`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from engine.pixels import FRAME_PX, field_tensor, to_tensor
from training.data.photo_cache import PhotoCache
from training.data.shard_photos import ShardPhotos, ShownPhoto
from training.errors import DataError
from training.sketching.strokes import Polyline, careful_hand, draw_strokes, sketchy_hand
from training.task import Batch

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class PairTables:
    """[data.pairs].

    sketches_first, sketches_last, schedule_batches: the share of sketches among the pairs grows
    from the first to the last over so many batches (SketchyGAN, section 3.4); the rest are edge
    maps. schedule_power: λ. human: share of human sketches among the sketches; the others are edge
    maps that `sketchy_hand` draws again. redrawn: share of the human ones that it draws again, too.
    estranged: share of the human ones that get any photo of their class, as those without a photo
    of their own do: the few photos that people drew would be learnt by heart. shift_px, flip,
    contrast: variations of photo and lines together, the photo's contrast alone.
    """

    sketches_first: float = 0.1
    sketches_last: float = 0.9
    schedule_batches: int = 20_000
    schedule_power: float = 1.0
    human: float = 0.2
    redrawn: float = 0.5
    estranged: float = 0.5
    shift_px: int = 4
    flip: float = 0.5
    contrast: tuple[float, float] = (0.8, 1.2)


@dataclass(frozen=True, eq=False)
class PhotoPair:
    """lines (F, F) on the frame, photo (S, S, 3), label; supervised: the photo shows the lines."""

    lines: Pixels
    photo: Pixels
    label: int
    supervised: bool


class PhotoPairs:
    """Draws pairs of the training split; classes come up equally often."""

    def __init__(
        self,
        cache: PhotoCache,
        classes: Sequence[str],
        tables: PairTables,
        shards: ShardPhotos | None = None,
    ) -> None:
        """`classes` in the order of the labels.

        shards: where photos and edge maps come from; None = from the cache, as human sketches do.
        Raises DataError for a class without photos.
        """
        self.cache, self.classes, self.tables = cache, tuple(classes), tables
        self.shards = shards
        self.photos = {name: cache.select("photo", "train", [name]) for name in classes}
        self.sketches = {name: cache.select("sketch", "train", [name]) for name in classes}
        missing = [name for name, found in self.photos.items() if not found]
        if missing and shards is None:
            raise DataError(
                f"The prepared photos in {cache.folder} have none of {', '.join(missing)}. "
                "Prepare them with these classes, or change data.classes."
            )

    def sketch_share(self, index: int) -> float:
        """P_sk at batch `index`: first + min(last - first, (i / i_max)^λ)."""
        tables = self.tables
        done = float(min(1.0, index / max(tables.schedule_batches, 1)) ** tables.schedule_power)
        return tables.sketches_first + min(tables.sketches_last - tables.sketches_first, done)

    def sample(self, index: int, rng: np.random.Generator) -> PhotoPair:
        """One pair as batch `index` has them."""
        names = self.classes if self.shards is None else self.shards.classes_at(index)
        name = names[int(rng.integers(len(names)))]
        is_sketch = rng.random() < self.sketch_share(index)
        humans = self.sketches[name]
        is_human = is_sketch and bool(humans) and rng.random() < self.tables.human
        if is_human:
            strokes, photo, supervised = self._sketch(name, index, rng)
        else:
            strokes, photo, supervised = self._photo(name, index, rng)
        again = rng.random() < self.tables.redrawn if is_human else is_sketch
        hand = sketchy_hand(rng) if again else careful_hand(rng)
        strokes, photo = self._varied(strokes, photo, supervised, rng)
        lines = draw_strokes(strokes, hand, rng)
        return PhotoPair(lines, photo, self.classes.index(name), supervised)

    def _sketch(self, name: str, index: int, rng: np.random.Generator) -> ShownPhoto:
        """A human sketch with its photo, or with any of its class."""
        chosen = int(rng.choice(self.sketches[name]))
        strokes = self.cache.strokes(chosen)
        if not self.cache.pictures[chosen].aligned or rng.random() < self.tables.estranged:
            return ShownPhoto(strokes, self._photo(name, index, rng).photo, aligned=False)
        return ShownPhoto(strokes, self.cache.photo(chosen), aligned=True)

    def _photo(self, name: str, index: int, rng: np.random.Generator) -> ShownPhoto:
        """A photo with the strokes of its edge map."""
        if self.shards is not None:
            return self.shards.pick(name, index, self.cache.size, rng)
        chosen = int(rng.choice(self.photos[name]))
        aligned = self.cache.pictures[chosen].aligned
        return ShownPhoto(self.cache.strokes(chosen), self.cache.photo(chosen), aligned)

    def _varied(
        self, strokes: list[Polyline], photo: Pixels, together: bool, rng: np.random.Generator
    ) -> tuple[list[Polyline], Pixels]:
        """Flip and shift lines and photo, together where they lie on each other."""
        moves = [self._move(rng)]
        moves.append(moves[0] if together else self._move(rng))
        scale = FRAME_PX / photo.shape[0]
        (flip, dx, dy), photo_move = moves
        turned = [_moved(stroke, flip, dx * scale, dy * scale) for stroke in strokes]
        low, high = self.tables.contrast
        return turned, _contrasted(_moved_photo(photo, *photo_move), float(rng.uniform(low, high)))

    def _move(self, rng: np.random.Generator) -> tuple[bool, int, int]:
        reach = self.tables.shift_px
        dx, dy = rng.integers(-reach, reach + 1, 2)
        return bool(rng.random() < self.tables.flip), int(dx), int(dy)


def _moved(stroke: Polyline, flip: bool, dx: float, dy: float) -> Polyline:
    x = FRAME_PX - 1 - stroke[:, 0] if flip else stroke[:, 0]
    return np.stack([x + np.float32(dx), stroke[:, 1] + np.float32(dy)], axis=1)


def _moved_photo(photo: Pixels, flip: bool, dx: int, dy: int) -> Pixels:
    """Flip, then shift by whole pixels; what comes in at the sides is mirrored."""
    height, width = photo.shape[:2]
    turned = photo[:, ::-1] if flip else photo
    reach = max(abs(dx), abs(dy))
    wide = cv2.copyMakeBorder(turned, reach, reach, reach, reach, cv2.BORDER_REFLECT_101)
    top, left = reach - dy, reach - dx
    return np.asarray(wide[top : top + height, left : left + width], np.uint8)


def _contrasted(photo: Pixels, factor: float) -> Pixels:
    """Contrast about the photo's mean grey."""
    mean = photo.mean()
    return np.asarray(np.clip((photo - mean) * factor + mean, 0, 255).round(), np.uint8)


def to_batch(pairs: Sequence[PhotoPair], index: int) -> Batch:
    """Stack pairs: field (B, 1, S, S) and photo (B, 3, S, S) in [-1, 1], label, supervised (B,)."""
    size = pairs[0].photo.shape[0]
    return {
        "field": torch.cat([field_tensor(pair.lines, size) for pair in pairs]),
        "photo": torch.cat([to_tensor(pair.photo) for pair in pairs]),
        "label": torch.tensor([pair.label for pair in pairs]),
        "supervised": torch.tensor([pair.supervised for pair in pairs]),
        "index": torch.tensor(index),
    }
