"""The references panel under mouse and drops."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sketchpad import bundled
from sketchpad.document.document import MIN_WEIGHT
from sketchpad.document.model import DocumentModel
from sketchpad.panels.reference_card import ReferenceCard
from sketchpad.panels.references import ReferencesPanel
from tests.panels.test_slider import turn_wheel
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


def fill(model: DocumentModel) -> None:
    """More references than the panel can show at once."""
    for number in range(9):
        model.add_reference(one_colour((1, 2, 3)), f"picture {number}")


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
    for name in ("red", "green"):
        model.add_reference(one_colour((1, 2, 3)), name)
    slider = panel.cards[0].weight_slider
    steps = model.undo_stack.count()
    left, middle = Qt.MouseButton.LeftButton, slider.rect().center()
    QTest.mousePress(slider, left, pos=middle)
    assert model.document.references[0].weight == pytest.approx(0.5, abs=0.03)
    QTest.mouseMove(slider, middle - QPoint(20, 0))
    QTest.mouseMove(slider, QPoint(-50, middle.y()))
    QTest.mouseRelease(slider, left, pos=QPoint(-50, middle.y()))
    assert model.document.references[0].weight == MIN_WEIGHT
    assert panel.cards[0].weight_text == "1 %"
    assert model.undo_stack.count() == steps + 1
    model.undo_stack.undo()
    assert slider.value() == 100


def test_a_weight_can_be_set_only_where_it_counts(
    panel: ReferencesPanel, model: DocumentModel
) -> None:
    for name in ("red", "green"):
        model.add_reference(one_colour((1, 2, 3)), name)
    assert [card.weight_text for card in panel.cards] == ["100 %", "100 %"]
    click(panel.cards[0])
    alone, aside = panel.cards
    assert (alone.weight_text, aside.weight_text) == ("alone", "100 %")
    assert "blended" in alone.weight_slider.toolTip()
    assert not alone.weight_slider.isEnabled()
    click(aside, Qt.KeyboardModifier.ControlModifier)
    assert alone.weight_slider.isEnabled()
    assert aside.weight_slider.isEnabled()
    assert "blended" not in alone.weight_slider.toolTip()


def test_the_wheel_scrolls_the_list_and_leaves_weights_alone(
    qtbot: QtBot, panel: ReferencesPanel, model: DocumentModel
) -> None:
    fill(model)
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    turn_wheel(panel.cards[1].weight_slider, -1)
    assert bar.value() > 0
    assert {r.weight for r in model.document.references} == {1.0}


def test_what_is_used_scrolls_into_view(
    qtbot: QtBot, panel: ReferencesPanel, model: DocumentModel
) -> None:
    def seen(card: ReferenceCard) -> bool:
        return card.visibleRegion().boundingRect() == card.rect()

    fill(model)
    qtbot.waitUntil(lambda: seen(panel.cards[-1]) and not seen(panel.cards[0]))
    first, last = (model.document.references[place].id for place in (0, -1))
    model.use_only_reference(last)
    model.set_reference_active(first, True)
    qtbot.waitUntil(lambda: seen(panel.cards[0]) and not seen(panel.cards[-1]))
    model.undo_stack.undo()
    model.use_only_reference(first)
    model.undo_stack.undo()  # the last one is in use again
    qtbot.waitUntil(lambda: seen(panel.cards[-1]))


def test_clicks_leave_the_keys_where_they_are_and_tab_reaches_every_control(
    qtbot: QtBot, model: DocumentModel
) -> None:
    panel = ReferencesPanel(model, bundled.reference_pictures(), lambda _: QIcon())
    window, drawing = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(drawing)
    column.addWidget(panel)
    for name in ("red", "green"):
        model.add_reference(one_colour((1, 2, 3)), name)
    window.resize(288, 700)
    window.show()
    window.activateWindow()
    drawing.setFocus()
    qtbot.waitUntil(drawing.hasFocus)
    card = panel.cards[0]
    controls = [card.use_box, card.weight_slider, card.remove_button, panel.shelf.buttons[1]]
    for control in (panel.shelf.buttons[1], card.weight_slider, card.use_box):
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        assert drawing.hasFocus()
    click(card)
    click(panel.cards[1], Qt.KeyboardModifier.ControlModifier)
    assert drawing.hasFocus()
    reached = set()
    for _ in range(20):
        focused = window.focusWidget()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        reached.add(focused)
    assert reached.issuperset(controls)


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
