"""Choosing a class with mouse and keys, and what the tiles show."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad import photo_classes
from sketchpad.panels import class_picker
from sketchpad.panels.class_picker import GUESS, ClassPicker
from sketchpad.photo_classes import found
from tests.window_stage import flat_picture

CLASSES = ("airplane", "car_(sedan)", "flower", "hot-air_balloon", "pear", "pizza", "teapot")


@pytest.fixture
def picker(qtbot: QtBot) -> ClassPicker:
    picker = ClassPicker(lambda name: QIcon())
    qtbot.addWidget(picker)
    picker.set_classes(CLASSES)
    picker.resize(288, 480)
    picker.show()
    return picker


def middle_of(picker: ClassPicker, class_name: str) -> QPoint:
    x, y, width, height = picker.tile_rect(class_name)
    return QPoint(x + width // 2, y + height // 2)


def test_names_are_found_by_any_part_and_beginnings_come_first() -> None:
    assert found("piz", CLASSES) == ["pizza"]
    assert found("p", CLASSES) == ["pear", "pizza", "airplane", "teapot"]
    assert found("ball", CLASSES) == ["hot-air_balloon"]
    assert found("CAR", CLASSES) == ["car_(sedan)"]
    assert found("sedan", CLASSES) == []  # not what people call it
    assert found("  ", CLASSES) == ["airplane", "car_(sedan)", "flower", "hot-air_balloon", "pear",
                                    "pizza", "teapot"]  # fmt: skip


def test_a_later_word_comes_before_the_middle_of_one() -> None:
    assert found("bear", ("teddy_bear", "polarbear", "bear")) == ["bear", "teddy_bear", "polarbear"]


def test_typing_and_enter_choose_the_first_match(qtbot: QtBot, picker: ClassPicker) -> None:
    QTest.keyClicks(picker.search, "piz")
    assert picker.shown == ["pizza"]
    with qtbot.waitSignal(picker.chosen) as chosen, qtbot.waitSignal(picker.search_ended):
        QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert chosen.args == ["pizza"]
    assert picker.search.text() == ""
    assert picker.shown == list(CLASSES)


def test_enter_without_a_search_chooses_nothing(qtbot: QtBot, picker: ClassPicker) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.shown == list(CLASSES)


def test_what_cannot_be_found_is_said_and_escape_clears_it(picker: ClassPicker) -> None:
    QTest.keyClicks(picker.search, "zebra")
    assert picker.shown == []
    assert "“zebra”" in picker.nothing_text
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert picker.nothing_text == ""
    assert picker.shown == list(CLASSES)


def test_without_a_network_there_is_nothing_to_choose(picker: ClassPicker) -> None:
    picker.set_classes(())
    assert "no photo network" in picker.nothing_text
    assert not picker.search.isEnabled()
    assert not picker.guess_button.isEnabled()


def test_a_click_on_a_tile_chooses_it_and_leaves_the_keys_alone(
    qtbot: QtBot, picker: ClassPicker
) -> None:
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.mouseClick(
            picker.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(picker, "teapot")
        )
    assert chosen.args == ["teapot"]
    assert not picker.grid.hasFocus()


def test_the_keys_walk_from_the_search_through_the_tiles(qtbot: QtBot, picker: ClassPicker) -> None:
    picker.search.setFocus()
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.grid, Qt.Key.Key_Right)
    QTest.keyClick(picker.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker.grid, Qt.Key.Key_Return)
    assert chosen.args == ["pizza"]  # second column, second row of four columns
    QTest.keyClick(picker.grid, Qt.Key.Key_Up)
    QTest.keyClick(picker.grid, Qt.Key.Key_Up)
    qtbot.waitUntil(picker.search.hasFocus)


def test_the_guess_is_told_while_guessing(qtbot: QtBot, picker: ClassPicker) -> None:
    picker.show_choice(GUESS, "car_(sedan)")
    assert picker.guess_button.isChecked()
    assert picker.guess_button.text() == "Let Sketchpad guess: car"
    picker.show_choice("pizza", "pizza")
    assert not picker.guess_button.isChecked()
    assert picker.guess_button.text() == "Let Sketchpad guess"
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.mouseClick(picker.guess_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [GUESS]


def test_the_chosen_tile_has_a_ring(picker: ClassPicker) -> None:
    x, y, width, _ = picker.tile_rect("flower")
    edge = QPoint(x + width // 2, y + 2)  # the ring runs just above the picture
    plain = picker.grid.viewport().grab().toImage().pixelColor(edge)
    picker.show_choice("flower")
    ringed = picker.grid.viewport().grab().toImage().pixelColor(edge)
    accent = picker.palette().highlight().color()
    assert plain != ringed
    assert ringed.blue() - plain.blue() == pytest.approx(accent.blue() - plain.blue(), abs=60)


def test_a_class_with_a_picture_shows_it_and_others_their_initial(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    red = flat_picture(tmp_path, "pizza", (220, 30, 30))
    monkeypatch.setattr(class_picker, "class_picture",
                        lambda name: red if name == "pizza" else None)  # fmt: skip
    picker = ClassPicker(lambda name: QIcon())
    qtbot.addWidget(picker)
    picker.set_classes(CLASSES)
    picker.resize(288, 480)
    picker.show()
    seen = picker.grid.viewport().grab().toImage()
    with_picture, with_letter = (
        seen.pixelColor(middle_of(picker, name) - QPoint(18, 24)) for name in ("pizza", "teapot")
    )
    assert with_picture.getRgb()[:3] == (220, 30, 30)
    assert with_letter.name() == picker.palette().mid().color().name()


def test_a_damaged_picture_counts_as_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "pizza.png"
    broken.write_bytes(b"not a picture")
    monkeypatch.setattr(class_picker, "class_picture", lambda name: broken)
    picker = ClassPicker(lambda name: QIcon())
    qtbot.addWidget(picker)
    picker.set_classes(("pizza",))
    picker.show()
    seen = picker.grid.viewport().grab().toImage()
    corner = seen.pixelColor(middle_of(picker, "pizza") - QPoint(18, 24))
    assert corner.name() == picker.palette().mid().color().name()


def test_only_pictures_that_exist_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "classes").mkdir()
    path = flat_picture(tmp_path / "classes", "pizza", (1, 2, 3))
    monkeypatch.setattr(photo_classes, "ASSETS", tmp_path)
    assert photo_classes.class_picture("pizza") == path
    assert photo_classes.class_picture("zebra") is None
