"""The painting's pane: comparing, advice, badge."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from sketchpad.panels.advice import Advice
from sketchpad.panels.pixmaps import pixels_of
from sketchpad.panels.result_view import ResultView
from tests.window_stage import one_colour

RED = (220, 30, 30)


@pytest.fixture
def view(qtbot: QtBot) -> ResultView:
    view = ResultView(name="Painting", busy="Painting…")
    qtbot.addWidget(view)
    view.resize(448, 548)
    view.show()
    return view


def colour_at(view: ResultView, x: int, y: int) -> tuple[int, int, int]:
    return view.grab().toImage().pixelColor(x, y).getRgb()[:3]


def show_red(view: ResultView) -> None:
    view.show_painting(one_colour(RED, 64), np.full((64, 64), 255, np.uint8))


def test_the_painting_is_fitted_and_kept_as_it_is(view: ResultView) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (60, 90, 3), np.uint8)
    view.show_painting(pixels, np.full((60, 90), 255, np.uint8))
    assert view.image is not None
    np.testing.assert_array_equal(pixels_of(view.image), pixels)
    picture = view.picture_rect()
    assert (picture.width(), picture.height()) == (400, 266)
    assert abs(picture.center().y() - view.rect().center().y()) <= 1


def test_dragging_the_handle_uncovers_the_line_art(view: ResultView) -> None:
    show_red(view)
    view.set_comparing(True)
    assert colour_at(view, 100, 274) == (255, 255, 255)
    assert colour_at(view, 340, 274) == RED
    start = view.handle_pos().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, QPoint(124, start.y()))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(124, start.y()))
    assert view.divider == pytest.approx(0.25)
    assert colour_at(view, 160, 274) == RED
    assert colour_at(view, 60, 200) == (255, 255, 255)


def test_the_handle_stays_on_the_picture_and_obeys_the_keys(view: ResultView) -> None:
    show_red(view)
    view.set_comparing(True)
    start = view.handle_pos().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, QPoint(-500, start.y()))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.divider == 0.0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.05)


def test_without_comparing_the_handle_cannot_be_caught(view: ResultView) -> None:
    show_red(view)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.handle_pos().toPoint())
    QTest.mouseMove(view, QPoint(60, 274))
    assert view.divider == 0.5


def test_the_advice_takes_the_painting_away_and_offers_the_sample(
    qtbot: QtBot, view: ResultView
) -> None:
    show_red(view)
    view.show_advice(Advice("Your painting appears here", "Draw.", offer_sample=True))
    assert view.image is None
    button = view.findChild(QPushButton)
    assert button.isVisible()
    with qtbot.waitSignal(view.sample_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


LONG_NOTE = (
    "You drew small: the network saw it enlarged 7.0 times, and its photo lies where you drew. "
    "Draw larger for a larger photo. The drawing is hard to read; it is shown as: teapot. "
    "Choose what it is."
)


@pytest.mark.parametrize("size", [(268, 458), (448, 548), (700, 300), (176, 160)])
def test_a_long_note_is_wrapped_or_elided_and_never_cut(
    view: ResultView, size: tuple[int, int]
) -> None:
    view.resize(*size)
    show_red(view)
    view.set_note(LONG_NOTE)
    lines, font = view.note_lines(), view.font()
    font.setPixelSize(12)
    metrics = QFontMetrics(font)
    assert all(metrics.horizontalAdvance(line) <= view.width() - 16 for line in lines)
    told = " ".join(lines)
    assert told == LONG_NOTE or (told.endswith("…") and LONG_NOTE.startswith(told[:-1]))
    needed = len(lines) * metrics.lineSpacing()
    assert view.height() - view.picture_rect().bottom() - 1 >= needed
    assert view.picture_rect().height() > view.height() / 3


def test_a_note_with_room_is_told_whole(view: ResultView) -> None:
    show_red(view)
    view.set_note(LONG_NOTE)
    assert len(view.note_lines()) > 1
    assert " ".join(view.note_lines()) == LONG_NOTE


def test_pointing_at_an_elided_note_tells_all_of_it(view: ResultView) -> None:
    view.resize(176, 160)
    show_red(view)
    view.set_note(LONG_NOTE, "More of it.")
    at = QPoint(80, view.picture_rect().bottom() + 10)
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, help_event)
    assert QToolTip.text() == f"{LONG_NOTE} More of it."


def test_a_pass_is_announced_only_when_it_takes_long(qtbot: QtBot, view: ResultView) -> None:
    show_red(view)
    view.set_busy(True)
    assert view.badge == ""
    qtbot.waitUntil(lambda: view.badge == "Painting…")
    view.set_busy(False)
    assert view.badge == ""
