"""The references panel under mouse and drops."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad import bundled
from sketchpad.document.model import DocumentModel
from sketchpad.panels.references import ReferencesPanel
from tests.window_stage import drop, flat_picture, one_colour


@pytest.fixture
def model() -> DocumentModel:
    return DocumentModel()


@pytest.fixture
def panel(qtbot: QtBot, model: DocumentModel) -> ReferencesPanel:
    panel = ReferencesPanel(model, bundled.reference_pictures(), lambda _: QIcon())
    qtbot.addWidget(panel)
    panel.resize(288, 600)
    panel.show()
    return panel


def in_use(model: DocumentModel) -> list[str]:
    return [r.name for r in model.document.references if r.active]


def click(card: object, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, keys, QPoint(30, 30))


def test_empty_it_says_what_to_do(panel: ReferencesPanel) -> None:
    assert panel.cards == []
    assert panel.hint.startswith("Drop a picture here")


def test_click_uses_one_alone_and_ctrl_click_blends(
    panel: ReferencesPanel, model: DocumentModel
) -> None:
    for name in ("red", "green", "blue"):
        model.add_reference(one_colour((1, 2, 3)), name)
    click(panel.cards[1])
    assert in_use(model) == ["green"]
    click(panel.cards[2], Qt.KeyboardModifier.ControlModifier)
    assert in_use(model) == ["green", "blue"]
    click(panel.cards[1], Qt.KeyboardModifier.ControlModifier)
    assert in_use(model) == ["blue"]
    assert [card.use_box.isChecked() for card in panel.cards] == [False, False, True]


def test_check_box_blends(panel: ReferencesPanel, model: DocumentModel) -> None:
    for name in ("red", "green"):
        model.add_reference(one_colour((1, 2, 3)), name)
    panel.cards[0].use_box.click()
    assert in_use(model) == ["green"]
    assert not panel.cards[0].weight_slider.isEnabled()


def test_one_drag_of_the_weight_is_one_undo_step(
    panel: ReferencesPanel, model: DocumentModel
) -> None:
    model.add_reference(one_colour((1, 2, 3)), "red")
    slider = panel.cards[0].weight_slider
    steps = model.undo_stack.count()
    for value in (90, 70, 40):
        slider.setValue(value)
    assert model.document.references[0].weight == pytest.approx(0.4)
    assert model.undo_stack.count() == steps + 1
    model.undo_stack.undo()
    assert slider.value() == 100


def test_remove_and_undo_bring_it_back_in_its_place(
    panel: ReferencesPanel, model: DocumentModel
) -> None:
    for name in ("red", "green", "blue"):
        model.add_reference(one_colour((1, 2, 3)), name)
    panel.cards[1].remove_button.click()
    assert [r.name for r in model.document.references] == ["red", "blue"]
    model.undo_stack.undo()
    names = [card.accessibleName() for card in panel.cards]
    assert names == ["Reference red", "Reference green", "Reference blue"]


def test_dropped_files_are_handed_on_unread(
    qtbot: QtBot, panel: ReferencesPanel, tmp_path: Path
) -> None:
    paths = [flat_picture(tmp_path, name, (9, 9, 9)) for name in ("sunset", "forest")]
    with qtbot.waitSignal(panel.pictures_dropped) as dropped:
        assert drop(panel, *paths)
    assert [(s.content, s.name) for s in dropped.args[0]] == [
        (paths[0], "sunset"),
        (paths[1], "forest"),
    ]


def test_bundled_pictures_are_one_click_away(qtbot: QtBot, panel: ReferencesPanel) -> None:
    assert 6 <= len(panel.shelf.buttons) <= 8
    button, picture = panel.shelf.buttons[2], bundled.reference_pictures()[2]
    with qtbot.waitSignal(panel.bundled_chosen) as chosen:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [picture, False]
    with qtbot.waitSignal(panel.bundled_chosen) as chosen:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [picture, True]
