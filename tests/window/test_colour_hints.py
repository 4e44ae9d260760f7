"""Colour hints through the whole window: keys, panel, eyedropper, menu, file, request."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.main_window import MainWindow
from tests.canvas.test_view import CORNER, Pen
from tests.fakes import FakePipeline
from tests.window_stage import OpenWindow, draw_line, one_colour

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
AMBER, TEAL = (200, 120, 40), (0, 170, 153)


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas, key)


def place(window: MainWindow, x: float, y: float) -> QPoint:
    return window.canvas.to_view(QPointF(x, y)).toPoint()


def click_paper(window: MainWindow, x: float, y: float) -> None:
    QTest.mouseClick(window.canvas, LEFT, pos=place(window, x, y))


def colours(window: MainWindow) -> list[object]:
    return [hint.colour for hint in window.model.document.hints]


def choose_hex(window: MainWindow, text: str) -> None:
    field = window.workspace.side.paint.hint_colours.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def open_menu(window: MainWindow, x: float, y: float) -> QMenu:
    point = place(window, x, y)
    where = window.canvas.mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where)
    QApplication.sendEvent(window.canvas, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def click_entry(menu: QMenu, text: str) -> None:
    (entry,) = [action for action in menu.actions() if action.text() == text]
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())


def hover(widget: QWidget, point: QPoint) -> None:
    QTest.mouseMove(widget, point)


def paint(qtbot: QtBot, window: MainWindow) -> None:
    """Draw a line and wait for its finished painting in amber."""
    window.model.add_reference(one_colour(AMBER), "amber")
    with qtbot.waitSignal(
        window.session.painted, check_params_cb=lambda painting: not painting.result.draft
    ):
        draw_line(window, (100, 100), (400, 700))


def test_hints_reach_the_engine_at_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = FakePipeline()
    window = open_window(engine)
    paint(qtbot, window)
    press(window, Qt.Key.Key_K)
    choose_hex(window, "#0a9")
    with qtbot.waitSignal(window.session.painted):
        click_paper(window, 300, 300)
    (hint,) = engine.requests[-1].hints
    assert hint.colour == TEAL
    np.testing.assert_allclose(hint.points, [[300, 300]], atol=2)
    with qtbot.waitSignal(window.session.painted):
        window.workspace.side.paint.flatness.slider.setValue(40)
    assert engine.requests[-1].flatness == 0.4
    with qtbot.waitSignal(window.session.painted):
        window.model.set_gap(11)
    assert engine.requests[-1].gap_px == 11


def test_add_move_recolour_delete_undo_redo(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K)
    choose_hex(window, "#0a9")
    assert window.focusWidget() is window.canvas, "the keys are the drawing's again"
    click_paper(window, 300, 300)
    draw_line(window, (300, 300), (500, 600))  # which moves it
    (hint,) = window.model.document.hints
    np.testing.assert_allclose(hint.points, [[500, 600]], atol=4)
    choose_hex(window, "#c87828")  # recolours it, for it is selected now
    assert colours(window) == [AMBER]
    press(window, Qt.Key.Key_Delete)
    assert colours(window) == []
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    seen = []
    for keys in [control] * 4 + [control | shift] * 4:
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, keys)
        seen.append(colours(window))
    assert seen == [[AMBER], [TEAL], [TEAL], [], [TEAL], [TEAL], [AMBER], []]


def test_a_chosen_colour_is_for_the_next_hint_if_none_is_selected(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K)
    choose_hex(window, "#0a9")
    click_paper(window, 300, 300)
    choose_hex(window, "#c87828")
    click_paper(window, 600, 300)
    QTest.mouseClick(window.workspace.side.paint.hint_colours.none, LEFT)
    click_paper(window, 800, 300)
    press(window, Qt.Key.Key_X)
    click_paper(window, 800, 600)
    press(window, Qt.Key.Key_X)
    click_paper(window, 300, 600)
    assert colours(window) == [TEAL, AMBER, None, AMBER, None]


def test_a_selected_hint_shows_its_colour(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K)
    choose_hex(window, "#0a9")
    click_paper(window, 300, 300)
    choose_hex(window, "#c87828")
    delete = window.actions_by_name["delete"]
    assert not delete.isEnabled()
    click_paper(window, 300, 300)
    assert delete.isEnabled()
    panel = window.workspace.side.paint.hint_colours
    assert panel.field.text() == "#00aa99"
    assert panel.count_text == "1 on the paper"


def test_the_menu_of_a_hint(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Qt.Key.Key_K)
    choose_hex(window, "#0a9")
    for x in (300, 600):
        click_paper(window, x, 300)
    click_entry(open_menu(window, 300, 300), "Erase the colour here")
    assert colours(window) == [None, TEAL]
    click_entry(open_menu(window, 600, 300), "Colour…")
    dialog = window.findChild(QColorDialog)
    assert dialog is not None
    dialog.setCurrentColor(QColor(*AMBER))
    dialog.accept()
    assert colours(window) == [None, AMBER]
    click_entry(open_menu(window, 300, 300), "Delete")
    assert colours(window) == [AMBER]


def test_the_panel_takes_all_hints_away(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K)
    clear = window.workspace.side.paint.hint_colours.clear_button
    assert not clear.isEnabled()
    for x in (300, 600):
        click_paper(window, x, 300)
    QTest.mouseClick(clear, LEFT)
    assert colours(window) == []
    window.model.undo_stack.undo()
    assert len(colours(window)) == 2


def test_the_eyedropper_takes_colours_from_references(window: MainWindow) -> None:
    window.model.add_reference(one_colour(TEAL), "teal")
    press(window, Qt.Key.Key_I)
    picture = window.references.cards[0].picture
    magnifier = window.hints.eyedropper.magnifier
    hover(picture, QPoint(30, 30))
    assert magnifier.isVisible()
    assert magnifier.words == "#00aa99"
    QTest.mouseClick(picture, LEFT, pos=QPoint(30, 30))
    assert window.workspace.side.paint.hint_colours.field.text() == "#00aa99"
    assert window.canvas.tool == "hint", "one picks a colour to lay it"
    assert not magnifier.isVisible()
    assert QApplication.overrideCursor() is None
    click_paper(window, 300, 300)
    assert colours(window) == [TEAL]


def test_while_picking_everything_but_pictures_works_on(window: MainWindow) -> None:
    window.model.add_reference(one_colour(TEAL), "teal")
    press(window, Qt.Key.Key_I)
    QTest.mouseClick(window.references.cards[0].remove_button, LEFT)
    assert window.references.cards == []
    assert window.canvas.tool == "picker"


def test_the_eyedropper_takes_colours_from_the_painting(qtbot: QtBot, window: MainWindow) -> None:
    paint(qtbot, window)
    press(window, Qt.Key.Key_I)
    corner = window.result.picture_rect().topLeft() + QPoint(5, 5)
    QTest.mouseClick(window.result, LEFT, pos=corner)
    assert window.workspace.side.paint.hint_colours.field.text() == "#c87828"


def test_the_eyedropper_takes_ink_paper_and_hints_from_the_sheet(window: MainWindow) -> None:
    draw_line(window, (100, 500), (900, 500))
    window.model.add_hint(np.array([[300, 200]], np.float32), 8.0, TEAL)
    window.model.add_hint(np.array([[600, 200]], np.float32), 8.0, None)
    field = window.workspace.side.paint.hint_colours.field
    taken = []
    for x, y in ((500, 500), (500, 800), (300, 200), (600, 200)):
        press(window, Qt.Key.Key_I)
        click_paper(window, x, y)
        taken.append(field.text())
    assert taken == ["#000000", "#ffffff", "#00aa99", ""]
    assert len(colours(window)) == 2, "picking lays nothing"


def test_a_pen_picks_and_the_mouse_events_made_up_from_it_lay_nothing(
    window: MainWindow,
) -> None:
    window.model.add_hint(np.array([[300, 200]], np.float32), 8.0, TEAL)
    press(window, Qt.Key.Key_I)
    pen = Pen(window.canvas)
    point = place(window, 300, 200) - CORNER
    pen.press(point.x(), point.y(), 0.5)
    pen.release(point.x(), point.y())
    assert window.canvas.tool == "hint"
    assert window.workspace.side.paint.hint_colours.field.text() == "#00aa99"
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        pen.echo(kind, point.x() + 60, point.y(), later_ms=5)
    assert len(colours(window)) == 1
    pen.press(point.x() + 60, point.y(), 0.5)
    pen.release(point.x() + 60, point.y())
    assert colours(window) == [TEAL, TEAL]


def test_alt_takes_a_colour_without_leaving_the_hint_tool(qtbot: QtBot, window: MainWindow) -> None:
    paint(qtbot, window)
    press(window, Qt.Key.Key_K)
    point = window.result.picture_rect().topLeft() + QPoint(5, 5)
    QTest.keyPress(window.canvas, Qt.Key.Key_Alt)
    QTest.mouseClick(window.result, LEFT, ALT, point)
    QTest.keyRelease(window.canvas, Qt.Key.Key_Alt)
    assert window.canvas.tool == "hint"
    assert not window.hints.eyedropper.active
    click_paper(window, 300, 300)
    assert colours(window) == [AMBER]


def test_alt_that_is_released_elsewhere_is_released(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K)
    QTest.keyPress(window.canvas, Qt.Key.Key_Alt)
    field = window.workspace.side.paint.hint_colours.field
    QTest.mouseClick(field, LEFT, ALT)
    assert window.focusWidget() is field
    assert window.hints.eyedropper.active
    QTest.keyRelease(field, Qt.Key.Key_Alt)
    assert not window.hints.eyedropper.active
    click_paper(window, 300, 300)
    assert len(colours(window)) == 1


def test_main_colours_of_the_references_in_use_are_offered(window: MainWindow) -> None:
    picture = one_colour(TEAL)
    picture[:10] = AMBER
    window.model.add_reference(picture, "both")
    press(window, Qt.Key.Key_K)
    offered = window.workspace.side.paint.hint_colours.from_references
    assert [swatch.colour for swatch in offered.swatches] == [TEAL, AMBER]
    QTest.mouseClick(offered.swatches[1], LEFT)
    click_paper(window, 300, 300)
    assert colours(window) == [AMBER]
    window.model.set_reference_active(window.model.document.references[0].id, False)
    assert offered.isHidden()


def test_hints_are_saved_and_opened(window: MainWindow, tmp_path: Path) -> None:
    press(window, Qt.Key.Key_K)
    choose_hex(window, "#0a9")
    draw_line(window, (300, 300), (400, 300), (500, 300))
    window.model.set_flatness(0.7)
    points = window.model.document.hints[0].points
    path = tmp_path / "page.sketchpad"
    assert window.projects.save_to(path)
    window.projects.new()
    assert colours(window) == []
    assert window.model.document.flatness == 0.7, "a new page is painted in the same manner"
    window.model.set_flatness(0.0)
    window.projects.discard_changes()
    window.projects.open_path(path)
    assert colours(window) == [TEAL]
    np.testing.assert_array_equal(window.model.document.hints[0].points, points)
    assert window.workspace.side.paint.flatness.slider.value() == 70


def test_hint_tools_belong_to_the_paint_lens(window: MainWindow) -> None:
    settings = window.workspace.side.paint
    press(window, Qt.Key.Key_K)
    assert settings.hint_colours.isVisible()
    press(window, Qt.Key.Key_F3)
    assert window.canvas.tool == "pen"
    press(window, Qt.Key.Key_K)
    press(window, Qt.Key.Key_I)
    assert window.canvas.tool == "pen"
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_K)
    assert window.canvas.tool == "hint"
    window.panes.activate(Lens.PAINT)
    assert settings.hint_colours.isVisible()
    press(window, Qt.Key.Key_B)
    assert not settings.hint_colours.isVisible()


def test_in_a_low_window_hint_colours_take_the_place_of_the_bundled_pictures(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(880, 560)
    shelf = window.references.shelf
    qtbot.waitUntil(shelf.isVisible)
    press(window, Qt.Key.Key_K)
    assert not shelf.isVisible()
    press(window, Qt.Key.Key_B)
    assert shelf.isVisible()
    window.resize(1280, 900)
    press(window, Qt.Key.Key_K)
    qtbot.waitUntil(shelf.isVisible)
