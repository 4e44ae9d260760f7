from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.classes import SKETCHY_CLASSES
from engine.pictures import read_picture
from sketchpad import bundled


@pytest.mark.parametrize("path", bundled.reference_pictures(), ids=lambda path: path.stem)
def test_reference_pictures_are_small_and_colourful(path: Path) -> None:
    pixels = read_picture(path)
    assert path.stat().st_size < 150_000
    assert min(pixels.shape[:2]) >= 256
    assert pixels.reshape(-1, 3).std(axis=0).mean() > 40


@pytest.mark.parametrize("path", bundled.sketch_drawings(), ids=lambda path: path.stem)
def test_sketches_are_recorded_strokes_on_the_sheet(path: Path) -> None:
    strokes = bundled.read_strokes(path)
    assert len(strokes) > 20
    for size_px, points in strokes:
        assert size_px >= 3
        assert points[:, :2].min() >= 0
        assert points[:, :2].max() <= 1024
        assert points[:, 2].min() > 0.2
        assert points[:, 2].max() <= 1
        assert (np.diff(points[:, 3]) >= 0).all()


@pytest.mark.parametrize("name", bundled.photo_sketches())
def test_photo_sketches_fill_the_frame_and_are_named_like_their_class(name: str) -> None:
    assert name in SKETCHY_CLASSES
    strokes = bundled.read_strokes(bundled.photo_sketches()[name])
    points = np.concatenate([points for _, points in strokes])
    assert len(strokes) >= 5
    assert points[:, :2].min() >= 8 and points[:, :2].max() <= 1016  # clear of the paper's edge
    assert np.ptp(points[:, :2], axis=0).max() >= 0.45 * 1024  # seen as it lies on the sheet


def test_the_best_known_classes_are_offered_first() -> None:
    assert list(bundled.photo_sketches())[:2] == ["pizza", "airplane"]


def test_titles_leave_the_order_out() -> None:
    assert bundled.title_of(Path("2-ribbon-girl.json")) == "Ribbon girl"
