"""Prepared pictures for the photo networks: small square photos, and lines as strokes.

A folder with photos.npy (N, S, S, 3) uint8, strokes.npz (all points, cut into strokes and
pictures) and pictures.jsonl (a header, then a record a line). Owns that format and how it is read;
`photo_preparation` writes it, augmentation is `photo_pairs`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files import replacing
from training.data.manifest import Kind, Split
from training.errors import DataError
from training.sketching.strokes import Polyline

FORMAT = 1
PICTURES, PHOTOS, STROKES = "pictures.jsonl", "photos.npy", "strokes.npz"
_ADVICE = "Make it with `python -m training data photo --source DOWNLOADS --cache DATA`."


@dataclass(frozen=True)
class CachedPicture:
    """A photo with the strokes of its edge map, or a human sketch and the photo it shows.

    photo: row of the photo in photos.npy, -1 for a sketch without one. aligned: whether strokes
    and photo lie on each other, pixel by pixel or nearly so.
    """

    class_name: str
    kind: Kind
    split: Split
    pair_id: str
    source: str
    photo: int
    aligned: bool


@dataclass(frozen=True)
class CacheHeader:
    """What the whole cache has in common."""

    size: int
    classes: tuple[str, ...]
    data_sets: tuple[dict[str, str], ...] = ()  # name, licence, source: for model cards
    format: int = FORMAT


class PhotoCache:
    """Reads a prepared folder; pixels and points stay on disk until they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Raises DataError where the folder holds no cache of this format."""
        self.folder = folder
        try:
            lines = (folder / PICTURES).read_text(encoding="utf8").splitlines()
            header = json.loads(lines[0])
            if header.get("format") != FORMAT:
                raise DataError(f"{folder} has another format. {_ADVICE}")
            self.header = CacheHeader(
                header["size"], tuple(header["classes"]), tuple(header["data_sets"])
            )
            self.pictures = [CachedPicture(**json.loads(line)) for line in lines[1:]]
        except FileNotFoundError as error:
            raise DataError(f"There are no prepared photos in {folder}. {_ADVICE}") from error
        except (OSError, ValueError, TypeError, KeyError, IndexError) as error:
            raise DataError(f"{folder / PICTURES} is damaged ({error}). {_ADVICE}") from error

    @property
    def size(self) -> int:
        """Side of the photos in px."""
        return self.header.size

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes, in the order of the labels."""
        return self.header.classes

    def select(self, kind: Kind, split: Split, classes: Iterable[str] | None = None) -> list[int]:
        """Indices of the pictures of this kind and split (and of these classes)."""
        wanted = set(self.classes if classes is None else classes)
        return [
            index
            for index, entry in enumerate(self.pictures)
            if entry.kind == kind and entry.split == split and entry.class_name in wanted
        ]

    def label(self, index: int) -> int:
        """The number of a picture's class."""
        return self.classes.index(self.pictures[index].class_name)

    def photo(self, index: int) -> NDArray[np.uint8]:
        """The photo of a picture, or of a sketch's pair, (S, S, 3) RGB; KeyError without one."""
        row = self.pictures[index].photo
        if row < 0:
            raise KeyError(f"picture {index} has no photo")
        return np.array(self._photos[row])

    def strokes(self, index: int) -> list[Polyline]:
        """The strokes of a picture in px of the frame (`engine.pixels.FRAME_PX`)."""
        points, cuts, firsts = self._strokes
        first, last = int(firsts[index]), int(firsts[index + 1])
        return [
            points[cuts[stroke] : cuts[stroke + 1]].astype(np.float32)
            for stroke in range(first, last)
        ]

    @cached_property
    def _photos(self) -> NDArray[np.uint8]:
        photos: NDArray[np.uint8] = np.load(self.folder / PHOTOS, mmap_mode="r")
        return photos

    @cached_property
    def _strokes(self) -> tuple[NDArray[np.int16], NDArray[np.int64], NDArray[np.int64]]:
        with np.load(self.folder / STROKES) as arrays:
            return arrays["points"], arrays["cuts"], arrays["firsts"]

    def __getstate__(self) -> dict[str, Any]:
        """Data workers open the files themselves."""
        kept = ("folder", "header", "pictures")
        return {name: value for name, value in self.__dict__.items() if name in kept}


def write_cache(
    folder: Path,
    header: CacheHeader,
    pictures: list[CachedPicture],
    photos: NDArray[np.uint8],
    strokes: list[list[Polyline]],
) -> None:
    """Write a cache: photos (N, S, S, 3), and for each picture its strokes in px of the frame."""
    folder.mkdir(parents=True, exist_ok=True)
    flat = [stroke for drawing in strokes for stroke in drawing]
    cuts = np.cumsum([0, *(len(stroke) for stroke in flat)])
    firsts = np.cumsum([0, *(len(drawing) for drawing in strokes)])
    points = np.concatenate([*flat, np.zeros((0, 2))]).round().astype(np.int16)
    with replacing(folder / PHOTOS) as beside, beside.open("wb") as file:
        np.save(file, photos)
    with replacing(folder / STROKES) as beside, beside.open("wb") as file:
        np.savez(file, points=points, cuts=cuts, firsts=firsts)
    with replacing(folder / PICTURES) as beside, beside.open("w", encoding="utf8") as file:
        file.write(json.dumps(asdict(header)) + "\n")
        for entry in pictures:
            file.write(json.dumps(asdict(entry)) + "\n")
