"""Colour hints laid, selected and moved by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.canvas.hint_keys import FAR_STEP_VIEW_PX, STEP_VIEW_PX
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from tests.canvas.test_view import LEFT

TEAL = (0, 170, 153)
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def hinting(canvas: CanvasView) -> CanvasView:
    canvas.set_tool("hint")
    canvas.set_hint_colour(TEAL)
    return canvas


def press(canvas: CanvasView, *keys: Qt.Key, shift: bool = False) -> None:
    for key in keys:
        QTest.keyClick(canvas, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)


def places(model: DocumentModel) -> list[tuple[float, float]]:
    return [(float(hint.points[0, 0]), float(hint.points[0, 1])) for hint in model.document.hints]


def test_arrows_bring_a_cross_hair_and_enter_lays_a_hint_there(
    hinting: CanvasView, model: DocumentModel
) -> None:
    before = hinting.grab().toImage()
    press(hinting, KEY.Key_Right)
    assert hinting.grab().toImage() != before, "it appears in the middle of the view"
    press(hinting, KEY.Key_Right, KEY.Key_Up)
    press(hinting, KEY.Key_Left, shift=True)
    press(hinting, KEY.Key_Return)
    x, y = 100 + STEP_VIEW_PX - FAR_STEP_VIEW_PX, 100 - STEP_VIEW_PX
    assert places(model) == [(x, y)]
    assert model.document.hints[0].colour == TEAL
    press(hinting, KEY.Key_Down, shift=True)
    press(hinting, KEY.Key_Enter)
    assert places(model) == [(x, y), (x, y + FAR_STEP_VIEW_PX)]


def test_enter_selects_the_hint_that_is_there_and_arrows_nudge_it_in_one_step(
    hinting: CanvasView, model: DocumentModel
) -> None:
    press(hinting, KEY.Key_Return)
    assert places(model) == [(100, 100)]
    press(hinting, KEY.Key_Return)
    assert hinting.hint_selection.hint is model.document.hints[0]
    press(hinting, KEY.Key_Right, KEY.Key_Right, KEY.Key_Down)
    assert places(model) == [(100 + 2 * STEP_VIEW_PX, 100 + STEP_VIEW_PX)]
    model.undo_stack.undo()
    assert places(model) == [(100, 100)]
    press(hinting, KEY.Key_Return)
    assert hinting.hint_selection.hint is None
    press(hinting, KEY.Key_Down, shift=True)
    press(hinting, KEY.Key_Return)
    assert places(model)[1] == (100, 100 + FAR_STEP_VIEW_PX), "the cross-hair goes on from there"


def test_nothing_is_moved_off_the_sheet(hinting: CanvasView, model: DocumentModel) -> None:
    press(hinting, *[KEY.Key_Left] * 5, shift=True)
    press(hinting, KEY.Key_Return)
    assert places(model) == [(0, 100)]
    press(hinting, KEY.Key_Return)
    press(hinting, KEY.Key_Left, KEY.Key_Up)
    assert places(model) == [(0, 96)]


def test_keys_follow_what_is_seen(hinting: CanvasView, model: DocumentModel) -> None:
    hinting.viewport.mirror()
    press(hinting, KEY.Key_Left)
    press(hinting, KEY.Key_Left, shift=True)
    press(hinting, KEY.Key_Return)
    assert places(model)[0] == pytest.approx((100 + FAR_STEP_VIEW_PX, 100))


def test_escape_and_the_mouse_put_the_cross_hair_away(
    hinting: CanvasView, model: DocumentModel
) -> None:
    before = hinting.grab().toImage()
    for put_away in (
        lambda: press(hinting, KEY.Key_Escape),
        lambda: QTest.mouseClick(hinting, LEFT, pos=QPoint(5, 5)),
    ):
        press(hinting, KEY.Key_Up)
        assert hinting.grab().toImage() != before
        put_away()
        assert hinting.grab().toImage() == before
    assert model.document.hints == ()


def test_other_tools_have_no_cross_hair(canvas: CanvasView, model: DocumentModel) -> None:
    for tool in ("pen", "picker"):
        canvas.set_tool(tool)
        press(canvas, KEY.Key_Up, KEY.Key_Return)
    assert model.document.hints == ()
