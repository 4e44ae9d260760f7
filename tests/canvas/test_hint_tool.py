"""Colour hints laid, moved and selected on the canvas by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sketchpad.canvas.hint_markers import Markers
from sketchpad.canvas.tools.hint import LARGEST_RADIUS_PX, SMALLEST_RADIUS_PX
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from tests.canvas.test_view import CORNER, LEFT, drag

TEAL = (0, 170, 153)


@pytest.fixture
def hinting(canvas: CanvasView) -> CanvasView:
    canvas.set_tool("hint")
    canvas.set_hint_colour(TEAL)
    return canvas


def click(canvas: CanvasView, x: int, y: int) -> None:
    QTest.mouseClick(canvas, LEFT, pos=CORNER + QPoint(x, y))


def points_of(model: DocumentModel) -> list[list[list[float]]]:
    return [hint.points.tolist() for hint in model.document.hints]


def ask_menu(canvas: CanvasView, point: QPoint, keyboard: bool = False) -> None:
    reason = QContextMenuEvent.Reason
    why = reason.Keyboard if keyboard else reason.Mouse
    QApplication.sendEvent(canvas, QContextMenuEvent(why, point, canvas.mapToGlobal(point)))


def colour_at(canvas: CanvasView, x: int, y: int) -> tuple[int, int, int]:
    """What is seen at a document point of the canvas at 100 %."""
    seen = canvas.grab().toImage().pixelColor(CORNER + QPoint(x, y))
    return seen.red(), seen.green(), seen.blue()


def test_a_click_lays_a_dot_and_draws_nothing(hinting: CanvasView, model: DocumentModel) -> None:
    lines = model.rendered_lines()
    click(hinting, 60, 70)
    (hint,) = model.document.hints
    assert hint.points.tolist() == [[60, 70]]
    assert hint.colour == TEAL
    assert model.is_blank() and (model.rendered_lines() == lines).all()
    assert colour_at(hinting, 60, 70) == TEAL


def test_a_drag_lays_a_short_stroke(hinting: CanvasView, model: DocumentModel) -> None:
    drag(hinting, (20, 30), (60, 40), (61, 40), (100, 90))
    assert points_of(model) == [[[20, 30], [60, 40], [100, 90]]], "steps too small are left out"
    assert colour_at(hinting, 40, 35) == TEAL


def test_a_trembling_click_is_a_dot(hinting: CanvasView, model: DocumentModel) -> None:
    drag(hinting, (20, 30), (21, 31), (22, 30))
    assert points_of(model) == [[[20, 30]]]


def test_nothing_is_laid_beside_the_sheet(hinting: CanvasView, model: DocumentModel) -> None:
    click(hinting, -20, 30)
    assert points_of(model) == []
    drag(hinting, (190, 100), (195, 100), (230, 100))
    assert points_of(model) == [[[190, 100], [195, 100]]]


def test_zooming_in_makes_hints_finer(hinting: CanvasView, model: DocumentModel) -> None:
    click(hinting, 100, 100)
    assert model.document.hints[-1].radius_px == 8
    model.undo_stack.undo()
    for zoom, expected in ((32.0, SMALLEST_RADIUS_PX), (0.05, LARGEST_RADIUS_PX)):
        hinting.fit()
        hinting._viewport.zoom_to(zoom)
        QTest.mouseClick(hinting, LEFT, pos=hinting.rect().center() + QPoint(3, 3))
        assert model.document.hints[-1].radius_px == expected
        model.undo_stack.undo()


def test_a_hint_that_is_dragged_moves_in_one_step(
    hinting: CanvasView, model: DocumentModel
) -> None:
    drag(hinting, (40, 40), (80, 60))
    drag(hinting, (60, 50), (61, 60), (70, 100))
    assert points_of(model) == [[[50, 90], [90, 110]]]
    assert model.undo_stack.count() == 2
    model.undo_stack.undo()
    assert points_of(model) == [[[40, 40], [80, 60]]]


def test_a_hint_cannot_leave_the_sheet(hinting: CanvasView, model: DocumentModel) -> None:
    drag(hinting, (40, 40), (80, 60))
    drag(hinting, (40, 40), (-30, -30))
    assert points_of(model) == [[[0, 0], [40, 20]]]
    drag(hinting, (0, 0), (240, 240))
    assert points_of(model) == [[[160, 180], [200, 200]]]


def test_escape_drops_a_stroke_and_puts_a_moved_hint_back(
    hinting: CanvasView, model: DocumentModel
) -> None:
    QTest.mousePress(hinting, LEFT, pos=CORNER + QPoint(40, 40))
    QTest.mouseMove(hinting, CORNER + QPoint(80, 40))
    QTest.keyClick(hinting, Qt.Key.Key_Escape)
    QTest.mouseRelease(hinting, LEFT, pos=CORNER + QPoint(80, 40))
    assert points_of(model) == []
    click(hinting, 60, 60)
    QTest.mousePress(hinting, LEFT, pos=CORNER + QPoint(60, 60))
    QTest.mouseMove(hinting, CORNER + QPoint(90, 60))
    assert points_of(model) == [[[90, 60]]], "it follows the pointer"
    QTest.keyClick(hinting, Qt.Key.Key_Escape)
    QTest.mouseRelease(hinting, LEFT, pos=CORNER + QPoint(90, 60))
    assert points_of(model) == [[[60, 60]]]
    assert model.undo_stack.count() == 1, "as if nothing had been"


def test_a_click_selects_and_escape_or_another_tool_lets_go(
    hinting: CanvasView, model: DocumentModel
) -> None:
    selection = hinting.hint_selection
    click(hinting, 60, 60)
    assert selection.hint is None, "what is laid is not selected: the next colour is the next one's"
    click(hinting, 62, 58)
    assert selection.hint is model.document.hints[0]
    assert model.undo_stack.count() == 1
    QTest.keyClick(hinting, Qt.Key.Key_Escape)
    assert selection.hint is None
    click(hinting, 60, 60)
    click(hinting, 120, 120)
    assert selection.hint is None
    click(hinting, 60, 60)
    hinting.set_tool("pen")
    assert selection.hint is None


def test_the_topmost_of_two_is_taken(hinting: CanvasView, model: DocumentModel) -> None:
    drag(hinting, (40, 60), (80, 60))
    drag(hinting, (60, 20), (60, 100))
    click(hinting, 60, 60)
    assert hinting.hint_selection.hint is model.document.hints[1]


def test_a_selected_hint_that_is_undone_is_selected_no_more(
    hinting: CanvasView, model: DocumentModel
) -> None:
    click(hinting, 60, 60)
    click(hinting, 60, 60)
    model.undo_stack.undo()
    assert hinting.hint_selection.hint is None


def test_a_hint_without_colour_is_crossed_out(hinting: CanvasView, model: DocumentModel) -> None:
    hinting.set_hint_colour(None)
    click(hinting, 60, 60)
    assert model.document.hints[0].colour is None
    red, green, _ = colour_at(hinting, 60, 60)
    assert red > 150 and green < 120
    assert colour_at(hinting, 56, 56) == (255, 255, 255)


def test_markers_stand_back_while_one_draws_and_go_without_the_paint_lens(
    hinting: CanvasView,
) -> None:
    click(hinting, 60, 60)
    assert hinting.markers is Markers.FULL
    assert colour_at(hinting, 60, 52) != (255, 255, 255)
    hinting.set_tool("pen")
    assert hinting.markers is Markers.QUIET
    assert colour_at(hinting, 60, 52) == (255, 255, 255)
    assert colour_at(hinting, 60, 60) != (255, 255, 255)
    hinting.show_hints(False)
    assert hinting.markers is Markers.HIDDEN
    assert colour_at(hinting, 60, 60) == (255, 255, 255)


def test_markers_are_as_large_at_any_zoom(hinting: CanvasView) -> None:
    click(hinting, 100, 100)
    hinting._viewport.zoom_to(8.0)
    middle = hinting.to_view(hinting.to_document(hinting.rect().center().toPointF()))
    image = hinting.grab().toImage()
    row = [image.pixelColor(x, int(middle.y())).getRgb()[:3] for x in range(image.width())]
    assert 9 <= row.count(TEAL) <= 14


def test_a_menu_is_asked_for_over_a_hint_only(hinting: CanvasView, qtbot: QtBot) -> None:
    asked: list[QPoint] = []
    hinting.hint_menu_requested.connect(asked.append)
    click(hinting, 60, 60)
    ask_menu(hinting, CORNER + QPoint(120, 120))
    assert asked == []
    ask_menu(hinting, CORNER + QPoint(60, 60))
    assert asked == [hinting.mapToGlobal(CORNER + QPoint(60, 60))]
    ask_menu(hinting, QPoint(0, 0), keyboard=True)
    assert len(asked) == 2, "the menu key means the selected one"
    hinting.set_tool("pen")
    ask_menu(hinting, CORNER + QPoint(60, 60))
    assert len(asked) == 2


def test_alt_lends_the_picker(hinting: CanvasView, model: DocumentModel) -> None:
    picking: list[bool] = []
    hinting.picking_changed.connect(picking.append)
    QTest.keyPress(hinting, Qt.Key.Key_Alt)
    click(hinting, 60, 60)
    assert points_of(model) == []
    QTest.keyRelease(hinting, Qt.Key.Key_Alt)
    click(hinting, 60, 60)
    assert points_of(model) == [[[60, 60]]]
    hinting.set_tool("picker")
    QTest.keyPress(hinting, Qt.Key.Key_Space)  # lends the hand
    QTest.keyRelease(hinting, Qt.Key.Key_Space)
    hinting.set_tool("pen")
    QTest.keyPress(hinting, Qt.Key.Key_Alt)
    QTest.keyRelease(hinting, Qt.Key.Key_Alt)
    assert picking == [True, False, True, False, True, False]
