"""Which pictures are photos, and what their line art looks like."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.edges import EdgePipeline
from engine.errors import CheckpointError
from engine.line_art import clean_scan
from engine.nn.edges import EdgeNetworkConfig
from engine.photo_lines import (
    LINES_PX,
    LineArtist,
    PenStroke,
    draw_strokes,
    is_photograph,
    pen_strokes,
    photo_lines,
)
from tests.engine.test_edges import RedIsEdge
from tests.engine.test_line_art import drawing, scanned

Pixels = NDArray[np.uint8]


def landscape(coloured: bool) -> Pixels:
    """Sky that fades, a dark hill, a bright ball: areas of tone without lines."""
    rows, columns = np.mgrid[0:240, 0:320].astype(np.float32)
    sky = np.stack([150 + rows / 3, 170 + rows / 4, 235 - rows / 8], axis=2)
    hill = rows > 150 + 25 * np.sin(columns / 40)
    sky[hill] = np.stack([40 + columns, 90 + rows / 4, 30 + 0 * rows], axis=2)[hill] * 0.6
    sky[(rows - 110) ** 2 + (columns - 220) ** 2 < 45**2] = (240, 150, 40)
    noisy = sky + np.random.default_rng(0).normal(0, 4, sky.shape)
    picture = np.clip(noisy, 0, 255).astype(np.uint8)
    if coloured:
        return picture
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.repeat(np.asarray(grey, np.uint8)[..., None], 3, axis=2)


def rgb(lines: Pixels) -> Pixels:
    return np.repeat(lines[..., None], 3, axis=2) if lines.ndim == 2 else lines


@pytest.mark.parametrize("coloured", [True, False])
def test_photos_are_recognised(coloured: bool) -> None:
    assert is_photograph(landscape(coloured))


@pytest.mark.parametrize("noise", [0.0, 0.03])
@pytest.mark.parametrize("tint", [(1, 1, 1), (1, 0.95, 0.85), (1, 0.85, 0.6)])
def test_scans_in_any_light_are_not_photos(noise: float, tint: tuple[float, float, float]) -> None:
    assert not is_photograph(rgb(scanned(noise, tint)))


def test_drawings_chalk_and_blank_sheets_are_not_photos() -> None:
    assert not is_photograph(rgb(drawing()))
    assert not is_photograph(rgb(np.asarray(255 - drawing(), np.uint8)))
    assert not is_photograph(np.full((50, 70, 3), 255, np.uint8))
    assert not is_photograph(np.zeros((9, 9, 3), np.uint8))


def ring(side: int, peak: float = 1.0) -> NDArray[np.float32]:
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32)
    distance = np.hypot(rows - side / 2, columns - side / 2) - side / 4
    return np.asarray(peak * np.exp(-(distance**2) / 8), np.float32)


def test_a_ridge_becomes_one_smooth_closed_stroke() -> None:
    (stroke,) = pen_strokes(ring(128))
    assert stroke.closed
    radius = np.hypot(*(stroke.points - 64).T)
    assert np.abs(radius - 32).max() < 1.0
    assert stroke.strength.min() > 0.9
    assert pen_strokes(ring(128, peak=0.5)) == []  # nowhere strong enough


def test_strong_strokes_are_wider_and_ends_run_out() -> None:
    points = np.stack([np.arange(10, 90), np.full(80, 50)], axis=1).astype(np.float32)

    def ink(strength: float) -> NDArray[np.float64]:
        stroke = PenStroke(points, np.full(80, strength, np.float32), closed=False)
        return np.asarray((255 - draw_strokes([stroke], (100, 100), 1.0).astype(float)) / 255)

    faint, strong = ink(0.3), ink(1.0)
    assert strong[:, 50].sum() == pytest.approx(3.4, abs=0.3)
    assert faint[:, 50].sum() == pytest.approx(1.25, abs=0.3)
    assert strong[:, 11].sum() < 0.7 * strong[:, 50].sum()
    centre = (strong[:, 50] * np.arange(100)).sum() / strong[:, 50].sum()
    assert centre == pytest.approx(50.0, abs=0.35)
    assert strong[:40].max() == 0


def red_ring(side: int) -> Pixels:
    """A photo whose red channel is the ring that `RedIsEdge` sees as an edge."""
    picture = np.repeat(np.uint8(90) + np.zeros((side, side, 1), np.uint8), 3, axis=2)
    picture[..., 0] = np.rint(ring(side) * 255)
    return picture


def test_lines_lie_where_the_photo_has_edges() -> None:
    edges = EdgePipeline(RedIsEdge(EdgeNetworkConfig()), "cpu")
    lines = photo_lines(red_ring(256)[32:-32], edges)
    assert lines.shape == (LINES_PX * 192 // 256, LINES_PX)
    rows, columns = np.nonzero(lines < 128)
    radius = np.hypot(rows - lines.shape[0] / 2, columns - lines.shape[1] / 2)
    assert len(rows) > 1000
    assert np.abs(radius - LINES_PX / 4).max() < 8
    assert ((lines > 20) & (lines < 235)).any()  # anti-aliased


def test_the_reader_draws_photos_and_cleans_scans() -> None:
    reader = LineArtist(EdgePipeline(RedIsEdge(EdgeNetworkConfig()), "cpu"))
    scan = scanned(0.02, (1, 0.95, 0.85))
    assert (reader.lines(scan) == clean_scan(scan)).all()
    assert max(reader.lines(landscape(True), own_size=False).shape) == LINES_PX


@pytest.mark.parametrize("side", [160, 1300])
def test_a_photos_lines_have_its_own_size_and_lie_where_they_were(side: int) -> None:
    artist = LineArtist(EdgePipeline(RedIsEdge(EdgeNetworkConfig()), "cpu"))
    photo = landscape(True)[:, 40:280]
    photo[..., 0] = np.rint(ring(240) * 255)
    picture = cv2.resize(photo, (side, side), interpolation=cv2.INTER_CUBIC)
    lines = artist.lines(np.asarray(picture, np.uint8))
    assert lines.shape == (side, side)
    rows, columns = np.nonzero(lines < 160)
    radius = np.hypot(rows - side / 2, columns - side / 2)
    assert len(rows) > side
    assert np.abs(radius - side / 4).max() < side / 40


def test_without_weights_photos_are_cleaned_like_scans(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    asked = []

    def missing(device: str | None = None) -> EdgePipeline:
        asked.append(device)
        raise CheckpointError(f"There is no weights file in {tmp_path}. Check the path.")

    monkeypatch.setattr(EdgePipeline, "from_default", missing)
    reader, photo = LineArtist(), landscape(True)
    assert (reader.lines(photo) == clean_scan(photo)).all()
    reader.lines(photo)
    assert len(asked) == 1 and "cleaned like scans" in caplog.text
