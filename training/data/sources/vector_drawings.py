"""Vector drawings of people: `drawings.json.xz`, a list of people, each with a drawing per class.

A drawing is a list of strokes, a stroke a list of [x, y] on a sheet of 400 × 400, in drawing order.
"""

from __future__ import annotations

import functools
import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.classes import folder_name, is_class
from training.data.sources.found import FoundPicture
from training.errors import DataError

FILE = "drawings.json.xz"
SOURCE = "drawings"
LICENCE = "public course data"
SHEET = 400
Stroke = NDArray[np.float32]
"""(points, 2) x and y on the sheet of 400."""


@functools.lru_cache(maxsize=2)
def load_people(file: Path) -> list[Mapping[str, list[list[list[float]]]]]:
    """Every person's drawings by the class as the file spells it. Raises DataError."""
    try:
        people = json.loads(lzma.decompress(file.read_bytes()))
    except FileNotFoundError as error:
        raise DataError(f"There are no drawings at {file}. Check the path.") from error
    except (OSError, ValueError, lzma.LZMAError) as error:
        raise DataError(f"{file} is damaged ({error}). Copy or download it again.") from error
    if not isinstance(people, list) or not all(isinstance(person, dict) for person in people):
        raise DataError(f"{file} is no list of people with drawings. Download it again.")
    return people


def recognise(file: Path, path: str) -> Iterator[FoundPicture]:
    """A record per drawing of `file`; `path` is how the manifest calls that file.

    All drawings of one person have one pair id, so that a person is on one side of the split.
    """
    for number, person in enumerate(load_people(file)):
        for spelling in person:
            name = folder_name(spelling) if is_class(spelling) else spelling
            member, pair_id = f"{number:03d}/{spelling}", f"{SOURCE}:{number:03d}"
            yield FoundPicture(f"{path}#{member}", name, "sketch", pair_id, SOURCE, LICENCE)


def load_strokes(file: Path, member: str) -> list[Stroke]:
    """The strokes of one drawing, "017/car"; raises DataError if there is none or it is damaged."""
    person, _, spelling = member.partition("/")
    try:
        drawing = load_people(file)[int(person)][spelling]
        strokes = [np.asarray(stroke, np.float32).reshape(-1, 2) for stroke in drawing if stroke]
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise DataError(
            f"{file} holds no whole drawing {member!r}. Make the manifest again."
        ) from error
    if not all(np.isfinite(stroke).all() for stroke in strokes):
        raise DataError(f"The drawing {member!r} of {file} has points that are no numbers.")
    return strokes


def digest(strokes: Iterable[Stroke]) -> str:
    """SHA-256 of a drawing's points, in hex."""
    total = hashlib.sha256()
    for stroke in strokes:
        total.update(np.int64(len(stroke)).tobytes() + stroke.astype("<f4").tobytes())
    return total.hexdigest()


def draw(strokes: Iterable[Stroke], size: int, width_px: float = 2.0) -> NDArray[np.uint8]:
    """The drawing on a square sheet of lines, (size, size) uint8, 255 = paper."""
    sheet = np.full((size, size), 255, np.uint8)
    scale = size / SHEET * 16  # four bits of sub-pixel position
    for stroke in strokes:
        points = np.rint(stroke * scale).astype(np.int32)[:, None]
        points = np.repeat(points, 2, axis=0) if len(points) == 1 else points
        cv2.polylines(sheet, [points], False, 0, max(1, round(width_px)), cv2.LINE_AA, 4)
    return sheet
