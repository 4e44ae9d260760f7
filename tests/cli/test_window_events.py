from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.cli.window_events import Awaited, draw_stroke, drop_file
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke


class Bell(QObject):
    rung = Signal(int)


@pytest.fixture
def canvas(qtbot: QtBot) -> CanvasView:
    view = CanvasView(DocumentModel())
    qtbot.addWidget(view)
    view.resize(600, 600)
    view.show()
    return view


def test_a_stroke_lands_where_its_document_points_are(canvas: CanvasView) -> None:
    strokes: list[int] = []
    canvas.stroke_finished.connect(lambda: strokes.append(1))
    points = [(300.0, 400.0), (350.0, 400.0), (400.0, 400.0), (600.0, 400.0)]

    draw_stroke(canvas, [canvas.to_view(QPointF(x, y)) for x, y in points])

    assert strokes == [1]
    lines = canvas.lines_with_active_stroke()
    rows, columns = np.nonzero(lines < 128)
    assert abs(rows.mean() - 400) < 3
    assert abs(columns.min() - 300) < 10
    assert abs(columns.max() - 600) < 10


def test_one_stroke_is_one_item(qtbot: QtBot) -> None:
    model = DocumentModel()
    view = CanvasView(model)
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()

    draw_stroke(view, [QPointF(100, 100), QPointF(120, 130), QPointF(150, 150)])
    draw_stroke(view, [QPointF(200, 100), QPointF(220, 130)])

    assert [type(item) for item in model.document.items] == [Stroke, Stroke]


def test_a_dropped_file_arrives_as_a_source(canvas: CanvasView, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"not read here")
    dropped: list[object] = []
    canvas.picture_dropped.connect(dropped.extend)

    assert drop_file(canvas, path)
    assert len(dropped) == 1
    assert "picture" in str(dropped[0])


def test_a_widget_without_drops_refuses(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    assert not drop_file(widget, tmp_path / "picture.png")


def test_nothing_emitted_before_waiting_is_missed(qtbot: QtBot) -> None:
    bell = Bell()
    awaited = Awaited(bell.rung)
    bell.rung.emit(1)
    bell.rung.emit(2)
    QTimer.singleShot(0, lambda: bell.rung.emit(3))

    assert awaited.wait(lambda value: value == 3, timeout_s=5) == 3

    awaited.close()
    bell.rung.emit(4)
    assert awaited.received == []


def test_waiting_in_vain_ends(qtbot: QtBot) -> None:
    bell = Bell()
    awaited = Awaited(bell.rung)
    bell.rung.emit(1)

    with pytest.raises(TimeoutError, match=r"0\.01 s"):
        awaited.wait(lambda value: value == 2, timeout_s=0.01)
