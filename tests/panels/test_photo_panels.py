"""The reading, the seed and the variations, by mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from engine.result import Alternative, Reading
from sketchpad.panels.reader_ranking import SHOWN_READINGS, ReaderRanking
from sketchpad.panels.seed_row import ROLLED_BELOW, SeedRow, roll_seed
from sketchpad.panels.variations import VARIATIONS, VariationsOverlay

READINGS = (
    Reading("pizza", 0.62),
    Reading("octopus", 0.2),
    Reading("car_(sedan)", 0.1),
    Reading("flower", 0.05),
    Reading("teapot", 0.03),
)
USABLE = ("pizza", "car_(sedan)", "flower", "teapot")


@pytest.fixture
def ranking(qtbot: QtBot) -> ReaderRanking:
    ranking = ReaderRanking()
    qtbot.addWidget(ranking)
    ranking.set_usable(USABLE, sure_at=0.4)
    ranking.resize(256, 150)
    ranking.show()
    return ranking


def test_the_likeliest_classes_are_ranked_with_their_percent(ranking: ReaderRanking) -> None:
    assert "Draw something" in ranking.waiting_text
    ranking.show_readings(READINGS, in_use="pizza")
    assert ranking.title == "I read this as…"
    assert ranking.readings == [("pizza", 62), ("car_(sedan)", 10), ("flower", 5), ("teapot", 3)]
    assert ranking.waiting_text == ""
    assert ranking.rows[1].accessibleName() == "car, 10 %"
    assert ranking.rows[0].accessibleName() == "pizza, 62 %, in use"


def test_one_click_or_the_space_key_takes_a_reading(qtbot: QtBot, ranking: ReaderRanking) -> None:
    ranking.show_readings(READINGS, in_use="pizza")
    with qtbot.waitSignal(ranking.chosen) as chosen:
        QTest.mouseClick(ranking.rows[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["car_(sedan)"]
    with qtbot.waitSignal(ranking.chosen) as chosen:
        QTest.keyClick(ranking.rows[2], Qt.Key.Key_Space)
    assert chosen.args == ["flower"]


def test_only_the_likeliest_is_told_though_it_cannot_be_drawn(
    qtbot: QtBot, ranking: ReaderRanking
) -> None:
    bicycle = Reading("bicycle", 0.7)
    ranking.show_readings((bicycle, *READINGS), in_use="pizza")
    shown = [name for name, _ in ranking.readings]
    assert shown == ["bicycle", "pizza", "car_(sedan)", "flower"]  # no octopus
    with qtbot.assertNotEmitted(ranking.chosen):
        QTest.mouseClick(ranking.rows[0], Qt.MouseButton.LeftButton)
    assert "cannot be shown" in ranking.rows[0].toolTip()
    assert [row.remark for row in ranking.rows] == ["no photo network", "", "", ""]
    assert ranking.rows[0].accessibleName() == "bicycle, 70 %, no photo network"


def test_what_is_shown_in_place_of_the_likeliest_is_told(ranking: ReaderRanking) -> None:
    blimp, faint = Reading("blimp", 0.7), Reading("flower", 0.004)
    ranking.show_readings((blimp, READINGS[0], faint), in_use="pizza", guessing=True)
    shown = [row for row in ranking.rows if row.isVisible()]
    assert [row.remark for row in shown] == ["no photo network", "shown instead", ""]
    assert shown[1].accessibleName() == "pizza, 62 %, in use, shown instead"
    assert shown[2].percent_text == "< 1 %"
    ranking.show_readings((blimp, READINGS[0]), in_use="pizza")
    assert ranking.rows[1].remark == ""  # it was chosen
    ranking.show_readings(READINGS, in_use="pizza", guessing=True)
    assert [row.remark for row in ranking.rows] == ["", "", "", ""]


def test_an_unsure_reader_says_so(ranking: ReaderRanking) -> None:
    ranking.show_readings((Reading("pizza", 0.39), Reading("flower", 0.3)), in_use="pizza")
    assert ranking.title == "None of these? I am not sure yet"
    assert len(ranking.readings) == 2


def test_a_longer_bar_for_a_likelier_class(ranking: ReaderRanking) -> None:
    ranking.show_readings(READINGS, in_use="")
    point = QPoint(60, 3)  # above the words, a quarter of the way along the row
    filled, empty = (ranking.rows[i].grab().toImage().pixelColor(point) for i in (0, 3))
    assert empty == ranking.palette().light().color()
    assert filled != empty


def test_nothing_moves_when_the_readings_come_and_go(ranking: ReaderRanking) -> None:
    before = ranking.sizeHint()
    ranking.show_readings(READINGS[:2], in_use="pizza")
    assert ranking.sizeHint() == before
    ranking.show_nothing()
    assert ranking.sizeHint() == before
    assert len(ranking.rows) == SHOWN_READINGS


@given(st.integers(0, 2**62))
def test_the_dice_never_shows_the_same_seed_again(current: int) -> None:
    rolled = roll_seed(current)
    assert rolled != current
    assert 0 <= rolled < ROLLED_BELOW


@pytest.fixture
def row(qtbot: QtBot) -> SeedRow:
    row = SeedRow(QAction("Roll"), QAction("Vary"))
    qtbot.addWidget(row)
    row.seed_chosen.connect(row.show_seed)  # as the document does
    row.show()
    return row


def test_a_typed_seed_is_taken_on_enter(qtbot: QtBot, row: SeedRow) -> None:
    row.field.selectAll()
    QTest.keyClicks(row.field, "4x2")
    with qtbot.waitSignal(row.seed_chosen) as chosen:
        QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert chosen.args == [42]


def test_what_is_no_digit_is_refused_in_words(row: SeedRow) -> None:
    row.field.selectAll()
    QTest.keyClicks(row.field, "42")
    assert row.field.refusal == ""
    QTest.keyClick(row.field, "x")
    assert row.field.text() == "42"
    assert "digits only" in row.field.refusal
    assert QToolTip.text() == row.field.accessibleDescription() == row.field.refusal
    QTest.keyClick(row.field, "1")
    assert (row.field.text(), row.field.refusal) == ("421", "")
    QApplication.clipboard().setText("seed 7")
    QTest.keySequence(row.field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert row.field.text() == "421"
    assert "digits only" in row.field.refusal
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert row.field.refusal == ""


def test_an_emptied_field_keeps_the_seed(qtbot: QtBot, row: SeedRow) -> None:
    row.show_seed(7)
    row.field.clear()
    with qtbot.assertNotEmitted(row.seed_chosen):
        row.field.editingFinished.emit()
    assert row.field.text() == "7"


def test_up_and_down_count_and_stop_at_zero(row: SeedRow) -> None:
    row.show_seed(1)
    QTest.keyClick(row.field, Qt.Key.Key_Up)
    assert row.field.text() == "2"
    for _ in range(4):
        QTest.keyClick(row.field, Qt.Key.Key_Down)
    assert row.field.text() == "0"


@pytest.fixture
def overlay(qtbot: QtBot) -> VariationsOverlay:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 500)
    host.show()
    overlay = VariationsOverlay(host)
    overlay.open_empty()
    return overlay


def photos(first_seed: int = 5) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(first_seed + i, np.full((8, 8, 3), 20 * i, np.uint8)) for i in range(VARIATIONS)
    )


def test_the_overlay_covers_its_pane_and_follows_its_size(overlay: VariationsOverlay) -> None:
    host = overlay.parentWidget()
    assert overlay.geometry() == host.rect()
    assert "nine variations" in overlay.caption
    host.resize(300, 260)
    assert overlay.geometry() == host.rect()
    assert all(overlay.rect().contains(tile.geometry()) for tile in overlay.tiles)
    corners = {(tile.x(), tile.y()) for tile in overlay.tiles}
    assert len(corners) == VARIATIONS


def test_a_click_takes_a_seed_and_uncovers_the_pane(
    qtbot: QtBot, overlay: VariationsOverlay
) -> None:
    overlay.show_photos(photos(), current_seed=5)
    colour = overlay.tiles[4].grab().toImage().pixelColor(overlay.tiles[4].rect().center())
    assert colour.getRgb()[:3] == (80, 80, 80)
    with qtbot.waitSignal(overlay.chosen) as chosen:
        QTest.mouseClick(overlay.tiles[4], Qt.MouseButton.LeftButton)
    assert chosen.args == [9]
    assert overlay.isHidden()


def test_arrow_keys_and_enter_take_a_seed(qtbot: QtBot, overlay: VariationsOverlay) -> None:
    overlay.show_photos(photos(), current_seed=5)
    qtbot.waitUntil(overlay.tiles[0].hasFocus)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right,
                Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):  # fmt: skip
        QTest.keyClick(overlay.window().focusWidget(), key)
    assert overlay.tiles[5].hasFocus()
    with qtbot.waitSignal(overlay.chosen) as chosen:
        QTest.keyClick(overlay.tiles[5], Qt.Key.Key_Return)
    assert chosen.args == [10]


def test_escape_and_a_click_beside_close_without_a_choice(
    qtbot: QtBot, overlay: VariationsOverlay
) -> None:
    overlay.show_photos(photos(), current_seed=5)
    with qtbot.assertNotEmitted(overlay.chosen), qtbot.waitSignal(overlay.closed):
        QTest.keyClick(overlay.window().focusWidget(), Qt.Key.Key_Escape)
    overlay.open_empty()
    assert not overlay.tiles[0].isEnabled()  # no old photos while the new ones are made
    with qtbot.waitSignal(overlay.closed):
        QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert overlay.isHidden()
