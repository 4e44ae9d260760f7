"""From painted to flat, and the gaps, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.request import MAX_GAP_PX
from sketchpad.document.model import DocumentModel
from sketchpad.panels.flatness import FlatnessSettings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel()


@pytest.fixture
def panel(qtbot: QtBot, model: DocumentModel) -> FlatnessSettings:
    panel = FlatnessSettings(model)
    qtbot.addWidget(panel)
    panel.resize(288, 80)
    panel.show()
    return panel


def test_a_drag_of_the_slider_is_one_step(panel: FlatnessSettings, model: DocumentModel) -> None:
    slider = panel.slider
    middle = slider.rect().center()
    QTest.mousePress(slider, LEFT, pos=QPoint(4, middle.y()))
    QTest.mouseMove(slider, middle)
    assert model.document.flatness == pytest.approx(0.5, abs=0.05)
    QTest.mouseMove(slider, QPoint(slider.width() + 50, middle.y()))
    QTest.mouseRelease(slider, LEFT)
    assert model.document.flatness == 1.0
    model.undo_stack.undo()
    assert model.document.flatness == 0.0
    assert slider.value() == 0


def test_a_gap_is_typed_or_counted(panel: FlatnessSettings, model: DocumentModel) -> None:
    panel.gap.selectAll()
    QTest.keyClicks(panel.gap, "12")
    QTest.keyClick(panel.gap, Qt.Key.Key_Return)
    assert model.document.gap_px == 12
    for _ in range(3):
        QTest.keyClick(panel.gap, Qt.Key.Key_Up)
    QTest.keyClick(panel.gap, Qt.Key.Key_Down)
    assert model.document.gap_px == 14
    assert panel.gap.text() == "14"
    model.undo_stack.undo()
    assert panel.gap.text() == "6"
    QTest.keyClick(panel.gap, Qt.Key.Key_Down, delay=0)
    assert model.document.gap_px == 5


def test_a_gap_is_never_larger_than_can_be_bridged(
    panel: FlatnessSettings, model: DocumentModel
) -> None:
    for _ in range(2):  # the second time nothing changes
        panel.gap.selectAll()
        QTest.keyClicks(panel.gap, "999")
        QTest.keyClick(panel.gap, Qt.Key.Key_Return)
        assert model.document.gap_px == MAX_GAP_PX
        assert panel.gap.text() == "128"
    assert model.undo_stack.count() == 1


def test_an_emptied_field_means_nothing(panel: FlatnessSettings, model: DocumentModel) -> None:
    panel.gap.clear()
    QTest.keyClick(panel.gap, Qt.Key.Key_Return)
    assert model.document.gap_px == 6
    QTest.keyClick(panel.gap, Qt.Key.Key_Escape)
    assert panel.gap.text() == "6"
