"""Both lenses at once in the real window: two pictures of one drawing, two sets of settings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.pictures import read_picture
from engine.request import Lens
from sketchpad import photo_classes
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from sketchpad.panels.strength import StrengthSlider
from tests.fakes import FakePipeline, photo_colour
from tests.window.photo_stage import CLASSES, draw_and_wait, press
from tests.window_stage import OpenWindow, one_colour


@pytest.fixture(autouse=True)
def known_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_classes, "drawable_classes", lambda: CLASSES)


def test_saving_and_copying_mean_the_active_pane(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    press(window, Qt.Key.Key_F4)
    draw_and_wait(qtbot, window)
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    save, copy = window.actions_by_name["save_picture"], window.actions_by_name["copy"]
    assert save.text().replace("&", "") == "Save painting as PNG…"
    photo = window.panes.view(Lens.PHOTO)
    QTest.mouseClick(photo, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.panes.active is Lens.PHOTO
    assert save.text().replace("&", "") == "Save photo as PNG…"
    assert copy.text().replace("&", "") == "Copy photo"
    proposals: list[str] = []

    def choose(parent: QWidget, lens: Lens, proposal: str) -> Path:
        proposals.append(f"{lens.value}: {Path(proposal).name}")
        return tmp_path / "saved.png"

    monkeypatch.setattr("sketchpad.dialogs.ask_picture_target", choose)
    save.trigger()
    assert proposals == ["photo: Untitled photo.png"]
    qtbot.waitUntil((tmp_path / "saved.png").exists)
    np.testing.assert_array_equal(
        read_picture(tmp_path / "saved.png")[5, 5], photo_colour("pizza", 0)
    )
    copy.trigger()
    copied = pixels_of(QGuiApplication.clipboard().image())
    np.testing.assert_array_equal(copied[5, 5], photo_colour("pizza", 0))
    assert window.messages.text == "The photo is on the clipboard."


def test_a_panes_own_buttons_mean_that_pane(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    press(window, Qt.Key.Key_F4)
    draw_and_wait(qtbot, window)
    assert window.panes.active is Lens.PAINT
    buttons = window.panes.header(Lens.PHOTO).findChildren(QToolButton)
    (copy,) = [button for button in buttons if button.toolTip() == "Copy the photo"]
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert window.panes.active is Lens.PHOTO
    copied = pixels_of(QGuiApplication.clipboard().image())
    np.testing.assert_array_equal(copied[5, 5], photo_colour("pizza", 0))


def test_both_pictures_show_the_same_drawing(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = FakePipeline()
    window = open_window(engine)
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    press(window, Qt.Key.Key_F4)
    draw_and_wait(qtbot, window)
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    assert engine.photo_requests[-1].revision == engine.requests[-1].revision
    assert engine.photo_requests[-1].lines is engine.requests[-1].lines


def test_two_panes_stand_as_their_pictures_are_larger(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F4)
    panes = window.panes
    window.workspace.splitter.setSizes([200, 900])
    assert panes.orientation() is Qt.Orientation.Horizontal
    window.workspace.splitter.setSizes([900, 200])
    assert panes.orientation() is Qt.Orientation.Vertical
    paint, photo = (panes.view(lens) for lens in (Lens.PAINT, Lens.PHOTO))
    assert abs(paint.height() - photo.height()) <= 2


def test_comparing_covers_both_pictures(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_C)
    assert all(window.panes.view(lens).comparing for lens in Lens)
    press(window, Qt.Key.Key_C)
    assert not any(window.panes.view(lens).comparing for lens in Lens)


def test_f6_walks_through_both_pictures_and_both_settings(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F4)
    window.canvas.setFocus()
    visited = []
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        visited.append(window.focusWidget())
    paint, photo = (window.panes.view(lens) for lens in (Lens.PAINT, Lens.PHOTO))
    assert visited[:2] == [paint, photo]
    assert window.references.isAncestorOf(visited[2])
    assert visited[3] is window.photo_settings.picker.search
    assert visited[4] is window.canvas


def fully_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("size", [(880, 560), (1280, 800)])
def test_with_both_lenses_every_setting_is_one_click_away(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    press(window, Qt.Key.Key_F4)
    window.panes.activate(Lens.PAINT)
    side, photo = window.workspace.side, window.photo_settings
    painting: list[QWidget] = [*side.findChildren(StrengthSlider)]
    if size[1] >= 800:  # below that the bundled pictures give way
        painting.append(window.references.shelf)
    photographic = [*photo.ranking.rows[:1], photo.picker.search, photo.picker.grid, photo.seed]
    folded = side.section(Lens.PHOTO)
    assert folded.folded and fully_seen(side.photo_header)
    qtbot.waitUntil(lambda: all(fully_seen(widget) for widget in painting))
    QTest.mouseClick(side.photo_header, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    assert window.panes.active is Lens.PHOTO
    draw_and_wait(qtbot, window)
    qtbot.waitUntil(lambda: all(fully_seen(widget) for widget in photographic))
    assert not painting[0].isVisible()
    QTest.mouseClick(side.section(Lens.PAINT).unfold_button, Qt.MouseButton.LeftButton)
    assert folded.folded and window.panes.active is Lens.PAINT


def test_a_click_on_a_picture_unfolds_its_settings(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F4)
    for lens in (Lens.PAINT, Lens.PHOTO):
        QTest.mouseClick(window.panes.view(lens), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        folded = {known for known in Lens if window.workspace.side.section(known).folded}
        assert folded == set(Lens) - {lens}
    press(window, Qt.Key.Key_F2)
    assert not window.workspace.side.section(Lens.PAINT).folded
