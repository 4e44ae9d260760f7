"""Rulers, guides and bending as menus and keys of the window offer them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sketchpad.canvas.ruler_ticks import RulerUnit
from sketchpad.document.guides import Guide
from sketchpad.main_window import MainWindow
from sketchpad.panels.guide_dialog import GuideDialog
from tests.window_stage import OpenWindow, draw_line

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def dialog_of(window: MainWindow) -> GuideDialog:
    found = [w for w in window.findChildren(GuideDialog) if w.isVisible()]
    assert len(found) == 1
    return found[0]


def retype(dialog: GuideDialog, row: int, words: str) -> None:
    field = dialog.rows[row].place
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def test_a_key_shows_the_rulers_and_they_are_remembered(open_window: OpenWindow) -> None:
    window = open_window()
    above, left = window.workspace.paper.rulers
    assert not above.isVisible()
    room = window.canvas.width()
    QTest.keyClick(window, Qt.Key.Key_R, CTRL | SHIFT)
    assert above.isVisible() and left.isVisible()
    assert window.canvas.width() < room
    window.actions_by_name["ruler_mm"].trigger()
    window.actions_by_name["guides_locked"].trigger()
    window.close()
    again = open_window()
    assert again.workspace.paper.rulers[0].isVisible()
    guides = again.canvas.tools.guides
    assert (guides.unit, guides.locked, guides.shown, guides.snaps) == (
        RulerUnit.MM, True, True, True,
    )  # fmt: skip


def test_guides_are_laid_by_the_keyboard_alone(window: MainWindow) -> None:
    window.actions_by_name["guides_arrange"].trigger()
    dialog = dialog_of(window)
    QTest.keyClick(dialog.add_upright, Qt.Key.Key_Space)
    retype(dialog, 0, "120.5")
    QTest.keyClick(dialog.add_level, Qt.Key.Key_Space)
    retype(dialog, 1, "-40")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.model.document.guides == (Guide(True, 120.5), Guide(False, -40))
    assert window.model.undo_stack.undoText() == "arrange guides"
    assert window.model.undo_stack.count() == 1


def test_the_dialog_counts_in_the_rulers_unit_and_leaves_the_others_exactly(
    window: MainWindow,
) -> None:
    third = Guide(False, 100 / 3)
    window.model.lay_guide(third)
    window.model.lay_guide(Guide(True, 10))
    window.actions_by_name["ruler_mm"].trigger()
    window.canvas.tools.guides.asked.emit(Guide(True, 10))
    dialog = dialog_of(window)
    retype(dialog, 1, "25.4")
    dialog.accept()
    assert window.model.document.guides[0] == third
    assert window.model.document.guides[1].place_px == pytest.approx(96)


def test_guides_are_taken_away_in_the_dialog_and_cancel_keeps_them(window: MainWindow) -> None:
    window.model.lay_guide(Guide(True, 10))
    for accepts in (False, True):
        window.actions_by_name["guides_arrange"].trigger()
        dialog = dialog_of(window)
        QTest.mouseClick(dialog.rows[0].take, LEFT)
        assert dialog.guides == []
        if accepts:
            dialog.accept()
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert window.model.document.guides == (() if accepts else (Guide(True, 10),))


def test_hidden_guides_come_back_with_a_new_one_and_clear_follows(window: MainWindow) -> None:
    acts = window.actions_by_name
    assert not acts["guides_clear"].isEnabled()
    acts["rulers"].trigger()
    acts["guides_shown"].trigger()
    assert not window.settings.guides_shown
    ruler = window.workspace.paper.rulers[0]
    QTest.mousePress(ruler, LEFT, pos=QPoint(90, 8))
    QTest.mouseMove(ruler, QPoint(90, 150))
    QTest.mouseRelease(ruler, LEFT, pos=QPoint(90, 150))
    assert len(window.model.document.guides) == 1
    assert acts["guides_shown"].isChecked() and window.settings.guides_shown
    acts["guides_clear"].trigger()
    assert window.model.document.guides == ()
    assert not acts["guides_clear"].isEnabled()


def test_the_rulers_have_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["rulers"].trigger()
    window.workspace.paper.rulers[1].menu_asked.emit(window.mapToGlobal(QPoint(90, 200)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_by_name["ruler_mm"] in menu.actions()
    menu.close()


def test_guides_ask_the_lenses_for_nothing(window: MainWindow, qtbot: QtBot) -> None:
    draw_line(window, (100, 100), (300, 100))
    window.session.repaint()
    asked: list[object] = []
    window.model.settings_changed.connect(lambda: asked.append(1))
    window.model.items_changed.connect(asked.append)
    window.model.lay_guide(Guide(True, 10))
    assert asked == []


def test_selected_strokes_are_bent_by_a_key_and_points_by_others(window: MainWindow) -> None:
    acts, canvas = window.actions_by_name, window.canvas
    draw_line(window, (100, 100), (300, 100))
    assert not acts["bend_4"].isEnabled()
    acts["select_all"].trigger()
    before = window.model.document.items
    QTest.keyClick(window, Qt.Key.Key_W)
    mesh = canvas.tools.bend.mesh
    assert mesh is not None and mesh.size == 4
    assert canvas.hasFocus()
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    acts["bend_3"].trigger()
    assert canvas.tools.bend.mesh is not None
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.tools.bend.mesh is None
    assert window.model.document.items != before
    acts["undo"].trigger()
    assert window.model.document.items == before


def test_a_double_click_on_a_guide_asks_for_its_place(window: MainWindow) -> None:
    guide = Guide(True, 400)
    window.model.lay_guide(guide)
    window.actions_by_name["select"].trigger()
    at = window.canvas.to_view(QPointF(400, 500)).toPoint()
    QTest.mouseDClick(window.canvas, LEFT, pos=at)
    dialog = dialog_of(window)
    assert dialog.focusWidget() is dialog.rows[0].place
    dialog.reject()
