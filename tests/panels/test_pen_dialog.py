from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.canvas.brushes import FIRST_BRUSHES
from sketchpad.canvas.pressure import HARD, LINEAR, SOFT, PressureCurve
from sketchpad.canvas.stabiliser import StabiliserMode, Steadiness
from sketchpad.document.stroke import Brush
from sketchpad.panels.curve_editor import SIDE_PX, CurveEditor
from sketchpad.panels.pen_dialog import PenDialog
from sketchpad.panels.pen_tester import WIDEST_PX
from tests.tablet import Pen

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> PenDialog:
    shown = PenDialog()
    qtbot.addWidget(shown)
    shown.show_steadiness(Steadiness())
    shown.show_curve(LINEAR)
    shown.show_brush(FIRST_BRUSHES["ink"])
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def editor(qtbot: QtBot) -> CurveEditor:
    shown = CurveEditor()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_handle_follows_the_mouse_and_stays_in_the_field(
    editor: CurveEditor, qtbot: QtBot
) -> None:
    heard: list[PressureCurve] = []
    editor.bent.connect(heard.append)
    middle = SIDE_PX // 2
    QTest.mousePress(editor, LEFT, pos=QPoint(middle, middle))
    assert (editor.curve.x, editor.curve.y) == pytest.approx((0.5, 0.5), abs=0.01)
    QTest.mouseMove(editor, QPoint(SIDE_PX // 4, SIDE_PX // 4))
    assert editor.curve.x < 0.3 and editor.curve.y > 0.7
    QTest.mouseMove(editor, QPoint(-50, 500))
    QTest.mouseRelease(editor, LEFT, pos=QPoint(-50, 500))
    assert editor.curve == PressureCurve(0, 0)
    assert heard[-1] == editor.curve


def test_arrow_keys_bend_the_curve(editor: CurveEditor) -> None:
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert (editor.curve.x, editor.curve.y) == pytest.approx((0.45, 0.55))


def test_the_reported_pressure_is_seen_on_the_curve(editor: CurveEditor) -> None:
    plain = editor.grab().toImage()
    editor.show_pressure(0.8)
    assert editor.grab().toImage() != plain
    editor.show_pressure(None)
    assert editor.grab().toImage() == plain


@pytest.mark.parametrize(("name", "curve"), [("Soft", SOFT), ("Linear", LINEAR), ("Hard", HARD)])
def test_presets(dialog: PenDialog, qtbot: QtBot, name: str, curve: PressureCurve) -> None:
    with qtbot.waitSignal(dialog.curve_chosen) as blocker:
        QTest.mouseClick(dialog.presets[name], LEFT)
    assert blocker.args == [curve]
    assert dialog.editor.curve == curve


def test_the_sample_shows_what_a_curve_does(dialog: PenDialog) -> None:
    ink = {}
    for name, curve in (("soft", SOFT), ("hard", HARD)):
        dialog.show_curve(curve)
        ink[name] = int((dialog.tester.lines_with_active_stroke() < 128).sum())
    assert ink["soft"] > 1.2 * ink["hard"]


def test_the_string_counts_only_when_it_pulls(dialog: PenDialog, qtbot: QtBot) -> None:
    assert not dialog.string.isEnabled()
    with qtbot.waitSignal(dialog.steadiness_chosen) as blocker:
        QTest.mouseClick(dialog.buttons[StabiliserMode.STRING], LEFT, pos=QPoint(10, 8))
    assert blocker.args[0].mode is StabiliserMode.STRING
    assert dialog.string.isEnabled()
    with qtbot.waitSignal(dialog.steadiness_chosen) as blocker:
        dialog.string.setFocus()
        QTest.keyClick(dialog.string, Qt.Key.Key_Right)
    assert blocker.args == [Steadiness(StabiliserMode.STRING, 31)]


def test_a_pen_tries_brush_curve_and_stabiliser(dialog: PenDialog) -> None:
    dialog.show_brush(FIRST_BRUSHES["marker"])
    dialog.show_curve(HARD)
    tester = dialog.tester
    heard: list[float | None] = []
    tester.pressed.connect(heard.append)
    before = tester.lines_with_active_stroke()
    corner = tester.to_view(QPointF(0, 0)).toPoint()
    pen = Pen(tester, corner=corner)
    pen.press(40, 150, 0.625)
    pen.move(300, 150, 0.625)
    pen.release(300, 150)
    after = tester.lines_with_active_stroke()
    assert heard == [0.625, 0.625, None]
    assert after[150, 200] < before[150, 200]
    (stroke,) = tester.strokes
    assert stroke.points[:2, 2].tolist() == pytest.approx([0.375, 0.375])


def test_trembling_can_be_left(dialog: PenDialog, qtbot: QtBot) -> None:
    dialog.show_calm(True)
    with qtbot.waitSignal(dialog.calm_chosen) as blocker:
        QTest.mouseClick(dialog.calm, LEFT, pos=QPoint(10, dialog.calm.height() // 2))
    assert blocker.args == [False]
    assert not dialog.tester.tools.pen.calm


def test_a_wide_brush_is_tried_narrower(dialog: PenDialog) -> None:
    dialog.show_brush(Brush(100.0))
    assert dialog.tester.tools.brushes["ink"].size_px == WIDEST_PX


def test_clear_leaves_the_sample(dialog: PenDialog) -> None:
    sample = dialog.tester.lines_with_active_stroke()
    QTest.mouseClick(dialog.tester, LEFT, pos=dialog.tester.rect().center())
    assert not np.array_equal(dialog.tester.lines_with_active_stroke(), sample)
    QTest.mouseClick(dialog.clear, LEFT)
    assert np.array_equal(dialog.tester.lines_with_active_stroke(), sample)
