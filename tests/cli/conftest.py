"""Pictures on disk and a pipeline that paints at once, for the commands."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.request import Lens
from sketchpad.cli import loading
from tests.fakes import FakePipeline


@pytest.fixture
def fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    """The commands get this pipeline instead of the released weights, and no other is there."""
    pipeline = FakePipeline()
    monkeypatch.setattr(loading, "installed_lenses", lambda: [Lens.PAINT])
    monkeypatch.setattr("sketchpad.photo_classes.drawable_classes", lambda: ())
    monkeypatch.setattr(loading, "load_pipeline", lambda lens, model=None, device=None: pipeline)
    return pipeline


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """A clean line drawing: a circle, 120 × 80 px."""
    lines = np.full((80, 120), 255, np.uint8)
    cv2.circle(lines, (60, 40), 25, 0, 2, cv2.LINE_AA)
    path = tmp_path / "drawing.png"
    cv2.imwrite(str(path), lines)
    return path


@pytest.fixture
def red_picture(tmp_path: Path) -> Path:
    """A picture that is red all over."""
    path = tmp_path / "red.png"
    cv2.imwrite(str(path), np.full((64, 64, 3), (0, 0, 200), np.uint8))  # BGR
    return path
