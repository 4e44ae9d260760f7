"""Two pictures in one place: the slider between them, and a magnifier over each."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.panels.compare_view import CompareWindow

TEAL, AMBER = (20, 120, 120), (200, 120, 40)


@pytest.fixture
def comparison(qtbot: QtBot) -> CompareWindow:
    """Teal at the left, amber of another size at the right."""
    left, right = np.full((64, 64, 3), TEAL, np.uint8), np.full((32, 32, 3), AMBER, np.uint8)
    window = CompareWindow(left, right, ("<b>Teal</b>", "Amber"))
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowExposed(window)
    return window


@pytest.mark.parametrize("across", [0.05, 0.5, 0.97])
def test_the_pointer_enlarges_the_same_place_of_both(
    qtbot: QtBot, comparison: CompareWindow, across: float
) -> None:
    view = comparison.view
    picture = view.picture_rect()
    place = picture.topLeft() + QPoint(round(across * picture.width()), 40)
    QTest.mouseMove(view, place)

    qtbot.waitUntil(lambda: all(magnifier.isVisible() for magnifier in view.magnifiers))
    assert [magnifier.words for magnifier in view.magnifiers] == ["#147878", "#c87828"]
    one, other = (magnifier.geometry() for magnifier in view.magnifiers)
    assert one.right() < other.left()
    assert view.rect().contains(one.united(other))
    assert not one.united(other).contains(place)


def test_beside_the_picture_nothing_is_enlarged(qtbot: QtBot, comparison: CompareWindow) -> None:
    view = comparison.view
    QTest.mouseMove(view, view.picture_rect().center())
    qtbot.waitUntil(lambda: view.magnifiers[0].isVisible())
    QTest.mouseMove(view, QPoint(3, 3))
    qtbot.waitUntil(lambda: not any(magnifier.isVisible() for magnifier in view.magnifiers))


def test_arrow_keys_and_mouse_move_the_handle(comparison: CompareWindow) -> None:
    view = comparison.view
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.55)
    handle, picture = view.handle_pos().toPoint(), view.picture_rect()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(view, QPoint(picture.left() + picture.width() // 4, handle.y()))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.divider == pytest.approx(0.25, abs=0.01)


def test_the_keys_alone_enlarge_both(comparison: CompareWindow) -> None:
    view, shift = comparison.view, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Down, shift)
    assert [magnifier.isVisible() for magnifier in view.magnifiers] == [True, True]
    assert view.accessibleDescription() == "#147878 at the left, #c87828 at the right"
    first = view.magnifiers[0].pos()
    QTest.keyClick(view, Qt.Key.Key_Down, shift)
    assert view.magnifiers[0].pos().y() > first.y()
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Left, shift)
    assert all(magnifier.isVisible() for magnifier in view.magnifiers), "at the edge it stops"
    assert view.divider == 0.5
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.divider == 0
    view.clearFocus()
    assert not any(magnifier.isVisible() for magnifier in view.magnifiers)


def test_pictures_of_other_proportions_are_not_stretched(qtbot: QtBot) -> None:
    """A square beside one twice as wide: as high as that, with grey at its sides."""
    left, right = np.full((64, 64, 3), TEAL, np.uint8), np.full((32, 64, 3), AMBER, np.uint8)
    window = CompareWindow(left, right, ("square", "wide"))
    qtbot.addWidget(window)
    window.show()
    QTest.keyClick(window.view, Qt.Key.Key_End)
    picture, shown = window.view.picture_rect(), window.view.grab().toImage()
    assert picture.width() == pytest.approx(2 * picture.height(), abs=2)
    top = picture.top() + 10
    colours = [
        shown.pixelColor(picture.left() + round(share * picture.width()), top).getRgb()[:3]
        for share in (0.1, 0.3, 0.7, 0.9)
    ]
    np.testing.assert_allclose(colours, [(128,) * 3, TEAL, TEAL, (128,) * 3], atol=1)


def test_long_titles_leave_the_window_its_size(qtbot: QtBot) -> None:
    picture = np.full((64, 64, 3), TEAL, np.uint8)
    window = CompareWindow(picture, picture, ("a name without end " * 40, "short"))
    qtbot.addWidget(window)
    window.show()
    assert window.width() <= 900
    assert window.minimumSizeHint().width() < 700


def test_escape_closes_it(comparison: CompareWindow) -> None:
    QTest.keyClick(comparison.view, Qt.Key.Key_Escape)
    assert not comparison.isVisible()
