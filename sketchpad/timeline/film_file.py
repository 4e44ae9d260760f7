"""Frames to a film file: MP4 through OpenCV, GIF and WebP through Pillow.

The file takes its place in one step: an interrupted film leaves what was there before.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from engine.errors import EngineError
from engine.files import replacing
from sketchpad.timeline.film import GAP_GREY, Picture

FRAME_MS = {".mp4": 40, ".gif": 80, ".webp": 80}
"""How long a frame of each kind of file is shown; GIF counts in hundredths of a second."""
SUFFIXES = tuple(FRAME_MS)
GIF_COLOURS = 256
GREYS = (*range(0, 256, 17), GAP_GREY)
"""Always in the palette of a GIF: paper, ink and the smooth edges of lines."""
WEBP_QUALITY = 80


class FilmError(EngineError):
    """A film could not be written; the message says what to do."""


@dataclass(frozen=True)
class FilmFile:
    """What was written."""

    path: Path
    frames: int
    seconds: float
    bytes: int


def write_film(
    path: Path, frames: Iterable[Picture], frame_ms: int, colours_of: Sequence[Picture]
) -> FilmFile:
    """Write frames (H, W, 3) RGB, all of one size with even sides; the suffix says which kind.

    `colours_of` are pictures whose colours a GIF needs: it has one palette for the whole film.
    Raises FilmError and OSError.
    """
    write = _writer(path.suffix.lower())
    counted = _Counted(frames)
    with tempfile.TemporaryDirectory() as folder:  # OpenCV tells the kind from the suffix
        made = Path(folder) / f"film{path.suffix.lower()}"
        write(made, counted, frame_ms, colours_of)
        with replacing(path) as beside:
            shutil.copyfile(made, beside)
    return FilmFile(path, counted.count, counted.count * frame_ms / 1000, path.stat().st_size)


class _Counted:
    """Passes frames on and counts them."""

    def __init__(self, frames: Iterable[Picture]) -> None:
        self._frames = frames
        self.count = 0

    def __iter__(self) -> Iterator[Picture]:
        for frame in self._frames:
            self.count += 1
            yield frame


_Write = Callable[[Path, Iterable[Picture], int, Sequence[Picture]], None]


def _writer(suffix: str) -> _Write:
    writers: dict[str, _Write] = {".mp4": _write_mp4, ".gif": _write_gif, ".webp": _write_webp}
    if suffix not in writers:
        known = ", ".join(writers)
        raise FilmError(
            "a film ends with {known}, not with “{suffix}”; name it so.", known=known, suffix=suffix
        )
    return writers[suffix]


def _write_mp4(
    path: Path, frames: Iterable[Picture], frame_ms: int, _colours_of: Sequence[Picture]
) -> None:
    writer: cv2.VideoWriter | None = None
    count = 0
    for frame in frames:
        count += 1
        if writer is None:
            size = frame.shape[1], frame.shape[0]
            codec = cv2.VideoWriter.fourcc(*"mp4v")
            writer = cv2.VideoWriter(str(path), codec, 1000 / frame_ms, size)
            if not writer.isOpened():
                raise FilmError("this OpenCV cannot write MP4; choose a .gif or .webp file.")
        writer.write(cv2.cvtColor(frame, cv2.COLOR_RGB2BGR))
    if writer is not None:
        writer.release()
        if _frames_in(path) != count:  # OpenCV keeps silent about a full disk
            raise FilmError("the disk is full. Make room on it, or choose a shorter film.")


def _frames_in(path: Path) -> int:
    """How many frames a film says it has; 0 if it is not whole."""
    film = cv2.VideoCapture(str(path))
    try:
        return int(film.get(cv2.CAP_PROP_FRAME_COUNT))
    finally:
        film.release()


def _write_gif(
    path: Path, frames: Iterable[Picture], frame_ms: int, colours_of: Sequence[Picture]
) -> None:
    palette = _palette(colours_of)
    _save_all(
        path,
        (_with_palette(frame, palette) for frame in frames),
        duration=frame_ms,
        loop=0,
        optimize=False,  # every frame keeps the palette of the film
        disposal=1,
    )


def _write_webp(
    path: Path, frames: Iterable[Picture], frame_ms: int, _colours_of: Sequence[Picture]
) -> None:
    pictures = (Image.fromarray(frame) for frame in frames)
    _save_all(path, pictures, duration=frame_ms, loop=0, quality=WEBP_QUALITY, method=2)


def _save_all(path: Path, pictures: Iterator[Image.Image], **how: Any) -> None:
    first = next(pictures)
    first.save(path, save_all=True, append_images=pictures, **how)


def _palette(pictures: Sequence[Picture]) -> Image.Image:
    """Colours for the whole film, the greys of the drawing exactly among them."""
    rows = [picture.reshape(-1, 3) for picture in pictures]
    pixels = np.concatenate(rows)[None] if rows else np.full((1, 1, 3), 255, np.uint8)
    side = int(np.ceil(np.sqrt(pixels.shape[1])))
    square = np.resize(pixels[0], (side, side, 3))
    many = GIF_COLOURS - len(GREYS)
    found = Image.fromarray(square).quantize(many, Image.Quantize.MEDIANCUT, kmeans=1)
    colours = (found.getpalette() or [])[: 3 * many]
    exact = [grey for grey in GREYS for _ in range(3)]
    palette = Image.new("P", (1, 1))
    palette.putpalette((exact + colours + exact[:3] * GIF_COLOURS)[: 3 * GIF_COLOURS])
    return palette


def _with_palette(frame: Picture, palette: Image.Image) -> Image.Image:
    """The nearest colours, without dither: noise on the paper would also never compress."""
    return Image.fromarray(frame).quantize(palette=palette, dither=Image.Dither.NONE)
