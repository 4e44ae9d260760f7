"""Films read back: frames, length, the first and the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from sketchpad.timeline.film import Picture
from sketchpad.timeline.film_file import FRAME_MS, FilmError, write_film

COUNT, WIDTH, HEIGHT = 20, 96, 64
TEAL = (30, 110, 118)


def frames() -> Iterator[Picture]:
    """A black bar that grows on white paper from left to right, beside a teal square."""
    for number in range(COUNT):
        frame = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
        frame[20:28, 4 : 4 + 3 * number] = 0
        if number:
            frame[:, 64:] = TEAL
        yield frame


def painting() -> Picture:
    return np.full((8, 8, 3), TEAL, np.uint8)


def decoded(path: Path) -> tuple[list[Picture], float]:
    """All frames as shown one after the other, and the length in milliseconds."""
    if path.suffix == ".mp4":
        capture = cv2.VideoCapture(str(path))
        read = []
        while True:
            there, frame = capture.read()
            if not there:
                break
            read.append(np.asarray(frame[:, :, ::-1], np.uint8))
        return read, 1000 * len(read) / capture.get(cv2.CAP_PROP_FPS)
    read, length_ms = [], 0
    with Image.open(path) as film:
        for number in range(film.n_frames):  # type: ignore[attr-defined]
            film.seek(number)
            film.load()
            length_ms += film.info["duration"]
            read.append(np.asarray(film.convert("RGB")))
    return read, length_ms


@pytest.mark.parametrize("suffix", list(FRAME_MS))
def test_a_film_reads_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"film{suffix}"
    written = write_film(path, frames(), FRAME_MS[suffix], [painting()])
    assert written.frames == COUNT
    assert written.bytes == path.stat().st_size > 0
    assert written.seconds == COUNT * FRAME_MS[suffix] / 1000
    read, length_ms = decoded(path)
    assert length_ms == pytest.approx(COUNT * FRAME_MS[suffix])
    assert len(read) == COUNT
    *_, last = frames()
    tolerance = 0 if suffix == ".gif" else 10  # what the lossy codecs may do to flat areas
    assert np.abs(read[0].astype(int) - 255).max() <= tolerance
    assert np.abs(read[-1].astype(int) - last).mean() <= tolerance / 2


def test_frames_that_stand_still_keep_their_time(tmp_path: Path) -> None:
    still = [np.full((16, 16, 3), 255, np.uint8)] * 10
    for suffix in (".gif", ".webp"):  # which show them as one
        write_film(tmp_path / f"still{suffix}", iter(still), 80, [])
        read, length_ms = decoded(tmp_path / f"still{suffix}")
        assert length_ms == 800 or len(read) == 1


def test_the_palette_of_a_gif_is_that_of_the_film_without_noise_on_the_paper(
    tmp_path: Path,
) -> None:
    ramp = np.broadcast_to(np.arange(256, dtype=np.uint8)[None, :, None], (256, 256, 3)).copy()
    ramp[:, :, 1] = np.arange(256)[:, None]  # far more colours than a palette holds
    frame = np.concatenate([np.full((256, 256, 3), 255, np.uint8), ramp], axis=1)
    write_film(tmp_path / "many.gif", iter([frame, frame[:, ::-1].copy()]), 80, [ramp])
    read, _ = decoded(tmp_path / "many.gif")
    assert (read[0][:, :256] == 255).all()
    assert np.abs(read[0][:, 256:].astype(int) - ramp).mean() < 8
    assert (read[1][:, 256:] == 255).all()


def test_an_interrupted_film_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")

    def broken() -> Iterator[Picture]:
        yield next(frames())
        raise FilmError("interrupted")

    with pytest.raises(FilmError, match="interrupted"):
        write_film(path, broken(), 40, [])
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", list(FRAME_MS))
def test_a_full_disk_leaves_the_old_film(tmp_path: Path, suffix: str) -> None:
    """No file may grow beyond some bytes: the nearest thing to a disk without room."""
    resource = pytest.importorskip("resource")
    path = tmp_path / f"film{suffix}"
    path.write_bytes(b"old")
    rng = np.random.default_rng(0)
    noise = (rng.integers(0, 256, (64, 64, 3)).astype(np.uint8) for _ in range(30))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises((FilmError, OSError), match="disk is full|too large"):
            write_film(path, noise, FRAME_MS[suffix], [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", list(FRAME_MS))
@pytest.mark.parametrize("size", [(2, 2), (2, 640)])
def test_the_smallest_and_the_flattest_films_are_films(
    tmp_path: Path, suffix: str, size: tuple[int, int]
) -> None:
    path = tmp_path / f"film{suffix}"
    grey = [np.full((*size, 3), level, np.uint8) for level in (255, 130, 0)]
    write_film(path, iter(grey), FRAME_MS[suffix], [])
    read, _ = decoded(path)
    np.testing.assert_allclose([frame.mean() for frame in read], [255, 130, 0], atol=12)


def test_an_unknown_kind_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=r"\.mp4, \.gif, \.webp"):
        write_film(tmp_path / "film.avi", frames(), 40, [])
