"""The panel of hint colours: swatches, and the field for exact ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.panels.hint_colours import HintColours
from sketchpad.panels.swatch import Swatch

LEFT = Qt.MouseButton.LeftButton
RED, TEAL, INK = (200, 10, 10), (0, 170, 153), (20, 20, 40)


@pytest.fixture
def panel(qtbot: QtBot) -> HintColours:
    panel = HintColours(QAction("Picker"), QAction("More"), QAction("Clear"))
    qtbot.addWidget(panel)
    panel.resize(288, 300)
    panel.show()
    panel.show_colours(RED, [RED, TEAL], [INK])
    return panel


def chosen_by(panel: HintColours) -> list[object]:
    chosen: list[object] = []
    panel.chosen.connect(chosen.append)
    return chosen


def enter(panel: HintColours, text: str) -> None:
    panel.field.selectAll()
    QTest.keyClicks(panel.field, text)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)


def test_every_swatch_chooses_its_colour(panel: HintColours) -> None:
    chosen = chosen_by(panel)
    for swatch in (*panel.recent.swatches, *panel.from_references.swatches, panel.none):
        QTest.mouseClick(swatch, LEFT)
    assert chosen == [RED, TEAL, INK, None]


def test_swatches_say_their_colour_in_words(panel: HintColours) -> None:
    assert panel.recent.swatches[1].accessibleName() == "Colour #00aa99"
    assert panel.none.toolTip() == "No colour: the paper stays white there"


def test_lists_shrink_and_grow(panel: HintColours) -> None:
    panel.show_colours(None, [INK], [])
    assert [swatch.colour for swatch in panel.recent.swatches] == [INK]
    assert panel.from_references.isHidden()
    assert panel.field.text() == ""
    panel.show_colours(TEAL, [TEAL, INK], [RED] * 40)
    assert len(panel.from_references.swatches) == 16
    assert panel.field.text() == "#00aa99"


@pytest.mark.parametrize("text", ["#0a9", "0A9", "#00aa99", " 00AA99 "])
def test_an_exact_colour_is_typed(panel: HintColours, text: str) -> None:
    chosen = chosen_by(panel)
    enter(panel, text)
    assert chosen == [TEAL]
    assert panel.field.text() == "#00aa99"
    assert panel.complaint == ""


@pytest.mark.parametrize("text", ["#12", "#ggg", "teal", "#1234567", "#12345"])
def test_what_is_no_colour_is_explained_and_not_taken(panel: HintColours, text: str) -> None:
    chosen = chosen_by(panel)
    enter(panel, text)
    assert chosen == []
    assert panel.complaint == f"“{text}” is no colour. Write it as #rrggbb or #rgb."
    assert panel.field.text() == text, "so that it can be mended"
    QTest.keyClick(panel.field, Qt.Key.Key_Backspace)
    assert panel.complaint == ""
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == "#c80a0a"


def test_the_keys_go_back_to_the_drawing_once_the_colour_is_taken(panel: HintColours) -> None:
    done: list[bool] = []
    panel.done.connect(lambda: done.append(True))
    enter(panel, "#zz")
    assert done == []
    enter(panel, "#abc")
    assert done == [True]


def test_an_emptied_field_means_nothing(panel: HintColours) -> None:
    chosen = chosen_by(panel)
    panel.field.clear()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen == []
    assert panel.field.text() == "#c80a0a"


def test_a_swatch_shows_its_colour_or_that_it_means_none(qtbot: QtBot) -> None:
    swatch = Swatch(TEAL, 24)
    qtbot.addWidget(swatch)
    assert swatch.grab().toImage().pixelColor(12, 12).getRgb()[:3] == TEAL
    swatch.show_colour(None)
    middle = swatch.grab().toImage().pixelColor(12, 12)
    assert middle.red() > 150 and middle.green() < 100
