"""A photo dropped on the paper becomes line art drawn along its edges."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.edges import EdgePipeline
from engine.nn.edges import EdgeNetworkConfig
from sketchpad.main_window import MainWindow
from tests.engine.test_edges import RedIsEdge
from tests.engine.test_photo_lines import landscape, ring
from tests.window_stage import drop


def test_a_dropped_photo_becomes_strokes_on_white_paper(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edges = EdgePipeline(RedIsEdge(EdgeNetworkConfig()), "cpu")
    monkeypatch.setattr(EdgePipeline, "from_default", lambda: edges)
    photo = np.ascontiguousarray(landscape(True)[:, 40:280])
    photo[..., 0] = np.rint(ring(240) * 255)
    path = tmp_path / "photo.png"
    cv2.imwrite(str(path), photo[..., ::-1])
    with qtbot.waitSignal(window.model.items_changed):
        assert drop(window.canvas, path)
    lines = window.model.rendered_lines()
    dark = np.argwhere(lines < 128)
    radius = np.hypot(*(dark - np.array(lines.shape) / 2).T)
    assert len(dark) > 1000 and radius.std() < 8  # the ring alone, no grey areas
    assert (lines == 255).mean() > 0.9
