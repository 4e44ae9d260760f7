"""The canvas through real mouse, pen, key and wheel events."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sketchpad.canvas.brushes import MOUSE_TAPER
from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
from tests.tablet import CORNER, Pen

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_BUTTON = Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def drag(canvas: CanvasView, *points: tuple[int, int], button: Qt.MouseButton = LEFT) -> None:
    """Press, move and release at document points of the canvas at 100 %."""
    places = [CORNER + QPoint(*point) for point in points]
    QTest.mousePress(canvas, button, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, button, pos=places[-1])


def only_stroke(model: DocumentModel) -> Stroke:
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    return stroke


def wheel(canvas: CanvasView, at: QPoint, pixels: int = 0, notches: float = 0) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(0, pixels),
        QPoint(0, round(120 * notches)),
        NO_BUTTON,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


# ---- drawing with the mouse


def test_a_drag_draws_where_the_pointer_was(canvas: CanvasView, model: DocumentModel) -> None:
    drag(canvas, (20, 30), (60, 40), (100, 90))
    stroke = only_stroke(model)
    assert stroke.points[:, :2].tolist() == [[20, 30], [60, 40], [100, 90]]
    assert stroke.points[:, 2].tolist() == [1, 1, 1]
    assert (np.diff(stroke.points[:, 3]) >= 0).all()
    assert stroke.brush.taper == MOUSE_TAPER["ink"]
    assert model.rendered_lines()[40, 60] == 0


def test_a_click_draws_a_dot(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.brush_size_px = 12
    QTest.mouseClick(canvas, LEFT, pos=CORNER + QPoint(80, 90))
    lines = model.rendered_lines()
    assert lines[90, 80] == 0
    assert (255 - lines.astype(float)).sum() / 255 == pytest.approx(np.pi * 36, rel=0.02)


def test_a_double_click_draws_two_dots(canvas: CanvasView, model: DocumentModel) -> None:
    place = CORNER + QPoint(80, 90)
    QTest.mouseClick(canvas, LEFT, pos=place)
    QTest.mouseDClick(canvas, LEFT, pos=place)  # only the double click itself
    QTest.mouseRelease(canvas, LEFT, pos=place)
    assert len(model.document.items) == 2


def test_what_is_seen_while_drawing_is_what_stays(
    canvas: CanvasView, model: DocumentModel, qtbot: QtBot
) -> None:
    QTest.mousePress(canvas, LEFT, pos=CORNER + QPoint(20, 20))
    for x, y in ((40, 30), (70, 90), (120, 60), (150, 150)):
        QTest.mouseMove(canvas, CORNER + QPoint(x, y))
    lines, seen = canvas.lines_with_active_stroke(), canvas.grab().toImage()
    assert model.is_blank()
    assert lines.min() == 0
    assert model.rendered_lines().min() == 255
    QTest.mouseRelease(canvas, LEFT, pos=CORNER + QPoint(150, 150))
    assert np.array_equal(model.rendered_lines(), lines)
    assert canvas.grab().toImage() == seen


def test_lines_without_active_stroke_are_the_sheet(
    canvas: CanvasView, model: DocumentModel
) -> None:
    drag(canvas, (20, 30), (60, 40))
    assert np.array_equal(canvas.lines_with_active_stroke(), model.rendered_lines())


def test_signals_frame_a_stroke(canvas: CanvasView) -> None:
    heard: list[str] = []
    canvas.stroke_started.connect(lambda: heard.append("started"))
    canvas.stroke_progressed.connect(lambda: heard.append("progressed"))
    canvas.stroke_finished.connect(lambda: heard.append("finished"))
    drag(canvas, (20, 30), (60, 40))
    assert heard[0] == "started"
    assert heard[-1] == "finished"
    assert set(heard[1:-1]) == {"progressed"}


def test_drawing_goes_on_outside_the_widget(canvas: CanvasView, model: DocumentModel) -> None:
    drag(canvas, (20, 20), (600, 20), (20, 100))
    assert only_stroke(model).points[:, 0].tolist() == [20, 600, 20]


def test_shift_draws_straight(canvas: CanvasView, model: DocumentModel) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(canvas, LEFT, shift, CORNER + QPoint(10, 10))
    for x, y in ((40, 90), (90, 20)):
        position = QPointF(CORNER + QPoint(x, y))
        event = QMouseEvent(
            QEvent.Type.MouseMove, position, canvas.mapToGlobal(position), NO_BUTTON, LEFT, shift
        )
        QApplication.sendEvent(canvas, event)
    QTest.mouseRelease(canvas, LEFT, shift, CORNER + QPoint(90, 20))
    assert only_stroke(model).points[:, :2].tolist() == [[10, 10], [90, 20]]


def test_escape_cancels_the_stroke(canvas: CanvasView, model: DocumentModel, qtbot: QtBot) -> None:
    QTest.mousePress(canvas, LEFT, pos=CORNER + QPoint(20, 20))
    QTest.mouseMove(canvas, CORNER + QPoint(90, 90))
    with qtbot.waitSignal(canvas.stroke_finished):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseMove(canvas, CORNER + QPoint(20, 90))
    QTest.mouseRelease(canvas, LEFT, pos=CORNER + QPoint(20, 90))
    assert model.is_blank()
    assert not model.undo_stack.canUndo()


def test_a_lost_release_ends_the_stroke(canvas: CanvasView, model: DocumentModel) -> None:
    QTest.mousePress(canvas, LEFT, pos=CORNER + QPoint(20, 20))
    QTest.mouseMove(canvas, CORNER + QPoint(60, 20))
    position = QPointF(CORNER + QPoint(150, 150))
    event = QMouseEvent(
        QEvent.Type.MouseMove, position, canvas.mapToGlobal(position), NO_BUTTON, NO_BUTTON, NO_KEYS
    )
    QApplication.sendEvent(canvas, event)
    assert only_stroke(model).points[:, :2].tolist() == [[20, 20], [60, 20]]


def test_hiding_keeps_the_stroke(canvas: CanvasView, model: DocumentModel) -> None:
    QTest.mousePress(canvas, LEFT, pos=CORNER + QPoint(20, 20))
    canvas.hide()
    assert len(model.document.items) == 1


def test_right_button_draws_nothing(canvas: CanvasView, model: DocumentModel) -> None:
    drag(canvas, (20, 20), (90, 90), button=Qt.MouseButton.RightButton)
    assert model.is_blank()


def test_brush_size_is_kept_in_range(canvas: CanvasView) -> None:
    canvas.brush_size_px = 0.1
    assert canvas.brush_size_px == 1
    canvas.brush_size_px = 1000
    assert canvas.brush_size_px == 100


# ---- the pen of a tablet


def test_pen_pressure_becomes_width(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.brush_size_px = 20
    pen = Pen(canvas)
    pen.press(20, 100, 0.1)
    for x in range(30, 180, 10):
        pen.move(x, 100, x / 180)
    pen.release(180, 100)
    stroke = only_stroke(model)
    assert stroke.brush.taper == 0
    assert stroke.points[0].tolist() == pytest.approx([20, 100, 0.1, 0])
    assert stroke.points[-1, 2] > 0.9, "a release without pressure takes the last one"
    ink = (model.rendered_lines() < 128).sum(0)
    assert ink[40] < 10 < 16 < ink[170]


def test_pen_samples_are_not_rounded_to_pixels(canvas: CanvasView, model: DocumentModel) -> None:
    pen = Pen(canvas)
    pen.press(20.25, 30.5, 0.5)
    pen.release(40.75, 30.5)
    assert only_stroke(model).points[:, 0].tolist() == [20.25, 40.75]


def test_a_pen_without_pressure_draws_in_full_width(
    canvas: CanvasView, model: DocumentModel
) -> None:
    pen = Pen(canvas)
    pen.press(20, 30, 0.0)
    pen.move(60, 30, 0.0)
    pen.release(90, 30)
    assert only_stroke(model).points[:, 2].tolist() == [1, 1, 1]


def test_mouse_events_made_up_from_the_pen_are_ignored(
    canvas: CanvasView, model: DocumentModel
) -> None:
    pen = Pen(canvas)
    pen.press(20, 30, 0.5)
    pen.echo(QEvent.Type.MouseButtonPress, 20, 30)
    pen.move(60, 30, 0.5)
    pen.echo(QEvent.Type.MouseMove, 60, 30)
    pen.release(90, 30)
    pen.echo(QEvent.Type.MouseButtonRelease, 90, 30)
    pen.echo(QEvent.Type.MouseButtonPress, 90, 30, later_ms=20)
    pen.echo(QEvent.Type.MouseButtonRelease, 90, 30, later_ms=25)
    assert len(only_stroke(model).points) == 3

    pen.echo(QEvent.Type.MouseButtonPress, 10, 10, later_ms=2000)
    pen.echo(QEvent.Type.MouseButtonRelease, 10, 10, later_ms=2010)
    assert len(model.document.items) == 2, "a hand that takes the mouse later draws"


def test_a_second_press_without_release_keeps_both_strokes(
    canvas: CanvasView, model: DocumentModel
) -> None:
    pen = Pen(canvas)
    pen.press(20, 30, 0.5)
    pen.move(60, 30, 0.5)
    pen.press(20, 80, 0.5)
    pen.release(60, 80)
    assert len(model.document.items) == 2


def test_a_hovering_pen_ends_a_stroke_that_was_never_released(
    canvas: CanvasView, model: DocumentModel
) -> None:
    pen = Pen(canvas)
    pen.press(20, 30, 0.5)
    pen.move(60, 30, 0.5)
    pen.move(150, 150, 0.0, down=False)
    assert only_stroke(model).points[:, 0].tolist() == [20, 60]


def test_the_eraser_end_of_the_pen_erases(canvas: CanvasView, model: DocumentModel) -> None:
    drag(canvas, (20, 50), (150, 50))
    pen = Pen(canvas, eraser=True)
    pen.press(80, 20, 0.5)
    pen.move(80, 90, 0.5)
    pen.release(80, 90)
    assert model.is_blank()
    assert canvas.tool == "pen"


# ---- other tools


def test_the_eraser_removes_what_it_touches_in_one_step(
    canvas: CanvasView, model: DocumentModel
) -> None:
    for y in (40, 80, 120):
        drag(canvas, (20, y), (150, y))
    canvas.set_tool("eraser")
    drag(canvas, (80, 20), (80, 60), (80, 100))
    assert len(model.document.items) == 1
    model.undo_stack.undo()
    assert len(model.document.items) == 3


def test_unknown_tools_are_refused(canvas: CanvasView) -> None:
    with pytest.raises(ValueError, match="'airbrush'"):
        canvas.set_tool("airbrush")


@pytest.mark.parametrize("way", ["hand", "middle", "space"])
def test_three_ways_to_pan(canvas: CanvasView, model: DocumentModel, way: str) -> None:
    if way == "hand":
        canvas.set_tool("pan")
    if way == "space":
        QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, (80, 80), (95, 70), button=MIDDLE if way == "middle" else LEFT)
    if way == "space":
        QTest.keyRelease(canvas, Qt.Key.Key_Space)
        drag(canvas, (80, 80), (95, 70))
        assert len(model.document.items) == 1, "after space the pen draws again"
    else:
        assert model.is_blank()
    assert canvas.to_view(QPointF(0, 0)) == QPointF(65, 40)


# ---- zoom


@pytest.mark.parametrize("turn", [{"notches": 1}, {"notches": -2}, {"pixels": 40}])
def test_the_wheel_zooms_at_the_cursor(
    canvas: CanvasView, qtbot: QtBot, turn: dict[str, int]
) -> None:
    place = QPoint(200, 120)
    before = canvas.to_document(QPointF(place))
    with qtbot.waitSignal(canvas.zoom_changed) as blocker:
        wheel(canvas, place, **turn)
    assert blocker.args == [canvas.zoom]
    assert (canvas.zoom > 1) == (sum(turn.values()) > 0)
    after = canvas.to_document(QPointF(place))
    assert (after - before).manhattanLength() <= 1 / canvas.zoom, "at most a pixel of snapping"


def test_a_stroke_lands_under_the_pointer_at_any_zoom(
    canvas: CanvasView, model: DocumentModel
) -> None:
    wheel(canvas, QPoint(200, 120), notches=5)
    place = QPoint(130, 140)
    expected = canvas.to_document(QPointF(place))
    QTest.mouseClick(canvas, LEFT, pos=place)
    assert only_stroke(model).points[0, :2].tolist() == pytest.approx(
        [expected.x(), expected.y()], abs=1e-4
    )


def test_fit_follows_the_size_until_the_user_zooms(canvas: CanvasView) -> None:
    canvas.fit()
    fitted = canvas.zoom
    canvas.resize(500, 500)
    assert canvas.zoom > fitted
    canvas.viewport.zoom_step(+1)
    chosen = canvas.zoom
    canvas.resize(300, 300)
    assert canvas.zoom == chosen
    canvas.viewport.zoom_step(-1)
    assert canvas.zoom < chosen
    canvas.actual_size()
    assert canvas.zoom == 1.0


def test_another_document_is_fitted(canvas: CanvasView, model: DocumentModel) -> None:
    model.set_document(Document(400, 100))
    left_top, right_bottom = canvas.to_view(QPointF(0, 0)), canvas.to_view(QPointF(400, 100))
    assert left_top.x() == pytest.approx(300 - right_bottom.x(), abs=1)
    assert right_bottom.x() > 250


# ---- what is seen


def colour_at(image: QImage, place: QPoint) -> tuple[int, int, int]:
    colour = image.pixelColor(place)
    return colour.red(), colour.green(), colour.blue()


def test_the_empty_sheet_says_what_to_do_until_something_is_drawn(
    canvas: CanvasView, model: DocumentModel
) -> None:
    def middle_of_the_sheet() -> QImage:
        return canvas.grab().toImage().copy(60, 130, 180, 40)

    blank = QImage(180, 40, middle_of_the_sheet().format())
    blank.fill(Qt.GlobalColor.white)
    assert middle_of_the_sheet() != blank
    drag(canvas, (10, 10), (20, 10))
    assert middle_of_the_sheet() == blank
    model.undo_stack.undo()
    assert middle_of_the_sheet() != blank


def test_desk_sheet_and_ink_are_seen_where_they_belong(canvas: CanvasView) -> None:
    drag(canvas, (20, 100), (180, 100))
    seen = canvas.grab().toImage()
    assert colour_at(seen, CORNER + QPoint(100, 100)) == (0, 0, 0)
    assert colour_at(seen, CORNER + QPoint(100, 50)) == (255, 255, 255)
    red, green, blue = colour_at(seen, QPoint(5, 5))
    assert red == green == blue < 255


def test_undo_is_seen(canvas: CanvasView, model: DocumentModel, qtbot: QtBot) -> None:
    drag(canvas, (10, 180), (20, 180))
    before = canvas.grab().toImage()
    drag(canvas, (20, 100), (180, 100))
    assert canvas.grab().toImage() != before
    model.undo_stack.undo()
    assert canvas.grab().toImage() == before


# ---- drops


def test_a_dropped_file_is_passed_on(canvas: CanvasView, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "scan.png"))])
    copy, place = Qt.DropAction.CopyAction, QPoint(100, 100)
    enter = QDragEnterEvent(place, copy, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(canvas, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(canvas.picture_dropped) as blocker:
        QApplication.sendEvent(canvas, QDropEvent(QPointF(place), copy, mime, LEFT, NO_KEYS))
    (source,) = blocker.args[0]
    assert source.content == tmp_path / "scan.png"


def test_text_is_not_taken(canvas: CanvasView) -> None:
    mime = QMimeData()
    mime.setText("hello")
    enter = QDragEnterEvent(QPoint(100, 100), Qt.DropAction.CopyAction, mime, LEFT, NO_KEYS)
    enter.ignore()
    QApplication.sendEvent(canvas, enter)
    assert not enter.isAccepted()


def test_the_invitation_goes_with_the_press_and_comes_back(canvas: CanvasView) -> None:
    canvas.set_tool("rectangle")
    inviting = canvas.grab().toImage()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(70, 70))
    assert canvas.grab().toImage() != inviting
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.grab().toImage() == inviting
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(70, 70))
