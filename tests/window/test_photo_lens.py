"""The photo lens in the real window: lenses, classes, seeds, variations, samples."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import CheckpointError
from engine.request import Lens
from sketchpad import photo_classes
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from sketchpad.settings import LensChoice
from tests.fakes import FakePipeline, GatedPipeline, photo_colour
from tests.window.photo_stage import CLASSES, draw_and_wait, is_full_photo, press
from tests.window_stage import OpenWindow, draw_line, drop, flat_picture, one_colour, opened


@pytest.fixture(autouse=True)
def known_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_classes, "drawable_classes", lambda: CLASSES)


@pytest.fixture
def engine() -> FakePipeline:
    return FakePipeline()


@pytest.fixture
def window(open_window: OpenWindow, engine: FakePipeline) -> MainWindow:
    """A window that looks through the photo lens."""
    window = open_window(engine)
    press(window, Qt.Key.Key_F3)
    return window


def paper_colour(window: MainWindow) -> list[int]:
    """What the stand-in made of white paper in the photo's pane."""
    image = window.panes.view(Lens.PHOTO).image
    assert image is not None
    return pixels_of(image)[5, 5].tolist()


def test_keys_switch_the_lens_and_it_is_remembered(open_window: OpenWindow) -> None:
    first = open_window()
    paint, photo = (first.panes.view(lens) for lens in (Lens.PAINT, Lens.PHOTO))
    assert (paint.isVisible(), photo.isVisible()) == (True, False)
    press(first, Qt.Key.Key_F3)
    assert (paint.isVisible(), photo.isVisible()) == (False, True)
    assert first.photo_settings.isVisible() and not first.references.isVisible()
    press(first, Qt.Key.Key_F4)
    assert paint.isVisible() and photo.isVisible()
    assert all(first.workspace.side.section(lens).isVisible() for lens in Lens)
    assert first.photo_settings.isVisible() and not first.references.isVisible()  # folded
    assert first.session.lenses == frozenset(Lens)
    first.close()
    second = open_window()
    assert second.settings.lens is LensChoice.BOTH
    assert second.panes.shown == (Lens.PAINT, Lens.PHOTO)
    press(second, Qt.Key.Key_F2)
    assert second.panes.shown == (Lens.PAINT,)


def test_the_switch_in_the_status_strip_shows_and_chooses_the_lens(window: MainWindow) -> None:
    paint, photo, both = window.status.lens_switch.buttons
    assert photo.isChecked()
    QTest.mouseClick(both, Qt.MouseButton.LeftButton)
    assert window.panes.shown == (Lens.PAINT, Lens.PHOTO)
    QTest.mouseClick(paint, Qt.MouseButton.LeftButton)
    assert window.panes.shown == (Lens.PAINT,)
    window.choose_lens(LensChoice.PHOTO)
    assert photo.isChecked()


def test_what_is_only_for_photos_is_off_without_them(window: MainWindow) -> None:
    names = ("dice", "variations", "find_class")
    assert all(window.actions_by_name[name].isEnabled() for name in names)
    press(window, Qt.Key.Key_F2)
    assert not any(window.actions_by_name[name].isEnabled() for name in names)


def test_a_drawing_becomes_a_photo_of_what_it_is_read_as(
    qtbot: QtBot, window: MainWindow, engine: FakePipeline
) -> None:
    draw_and_wait(qtbot, window)
    assert engine.photo_requests[-1].class_name == ""
    assert window.photo_settings.ranking.readings == [("pizza", 75), ("airplane", 25)]
    assert window.photo_settings.picker.guess_button.text() == "Let Sketchpad guess: pizza"
    assert window.workspace.side.photo_header.note() == "pizza"
    assert paper_colour(window) == photo_colour("pizza", 0).tolist()
    assert engine.requests == []  # nobody looks at a painting


def test_one_click_on_a_reading_switches_the_class(
    qtbot: QtBot, window: MainWindow, engine: FakePipeline
) -> None:
    draw_and_wait(qtbot, window)
    with qtbot.waitSignal(window.session.painted, check_params_cb=is_full_photo):
        QTest.mouseClick(window.photo_settings.ranking.rows[1], Qt.MouseButton.LeftButton)
    assert window.model.document.class_name == "airplane"
    assert paper_colour(window) == photo_colour("airplane", 0).tolist()
    assert not window.photo_settings.picker.guess_button.isChecked()
    window.model.undo_stack.undo()
    assert window.photo_settings.picker.guess_button.isChecked()


def test_ctrl_f_finds_a_class_and_gives_the_keys_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.photo_settings.picker.search
    assert search.hasFocus()
    QTest.keyClicks(search, "but")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.model.document.class_name == "butterfly"
    assert window.canvas.hasFocus()
    assert window.canvas.tool == "pen"  # the b of the search chose no tool


def test_the_dice_roll_another_photo_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, engine: FakePipeline
) -> None:
    draw_and_wait(qtbot, window)
    with qtbot.waitSignal(window.session.painted, check_params_cb=is_full_photo):
        press(window, Qt.Key.Key_D)
    seed = window.model.document.seed
    assert seed != 0
    assert window.photo_settings.seed.field.text() == str(seed)
    assert paper_colour(window) == photo_colour("pizza", seed).tolist()
    window.model.undo_stack.undo()
    assert window.photo_settings.seed.field.text() == "0"


def test_one_of_nine_variations_is_one_undo_step(
    qtbot: QtBot, window: MainWindow, engine: FakePipeline
) -> None:
    draw_and_wait(qtbot, window)
    steps = window.model.undo_stack.count()
    with qtbot.waitSignal(window.session.variations_ready):
        press(window, Qt.Key.Key_V)
        assert window.variations.isVisible()
    assert [tile.seed for tile in window.variations.tiles] == list(range(9))
    with qtbot.waitSignal(window.session.painted, check_params_cb=is_full_photo):
        QTest.mouseClick(window.variations.tiles[6], Qt.MouseButton.LeftButton)
    assert window.variations.isHidden()
    assert window.model.document.seed == 6
    assert window.model.undo_stack.count() == steps + 1
    assert paper_colour(window) == photo_colour("pizza", 6).tolist()
    assert window.canvas.hasFocus()


def test_drawing_on_puts_the_variations_away(qtbot: QtBot, window: MainWindow) -> None:
    draw_and_wait(qtbot, window)
    with qtbot.waitSignal(window.session.variations_ready):
        press(window, Qt.Key.Key_V)
    draw_line(window, (200, 800), (800, 800))
    assert window.variations.isHidden()


def test_variations_that_were_drawn_away_are_not_made_once_more(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    engine = GatedPipeline()
    window = open_window(engine)
    window.set_live(False)
    press(window, Qt.Key.Key_F3)
    draw_line(window, (100, 100), (400, 700))
    engine.let_go()
    with qtbot.waitSignal(window.session.painted):
        press(window, Qt.Key.Key_F5)
    engine.wait_started()
    press(window, Qt.Key.Key_V)
    engine.wait_started()  # and they take their time
    draw_line(window, (200, 800), (800, 800))
    assert window.variations.isHidden()
    press(window, Qt.Key.Key_F5)
    engine.let_go()
    engine.let_go()
    qtbot.waitUntil(lambda: window.session.current(Lens.PHOTO) is not None)
    assert [request.variations for request in engine.photo_requests] == [1, 9, 1]


def test_nothing_drawn_has_no_variations(window: MainWindow) -> None:
    press(window, Qt.Key.Key_V)
    assert window.variations.isHidden()
    assert "Draw something first" in window.messages.text


def test_escape_leaves_the_variations(qtbot: QtBot, window: MainWindow) -> None:
    draw_and_wait(qtbot, window)
    with qtbot.waitSignal(window.session.variations_ready):
        press(window, Qt.Key.Key_V)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.variations.isHidden()
    assert window.model.document.seed == 0
    assert window.canvas.hasFocus()


def test_the_blank_pane_offers_sketches_with_their_class(qtbot: QtBot, window: MainWindow) -> None:
    view = window.panes.view(Lens.PHOTO)
    assert view.advice[0] == "A photo appears here"
    tiles = [b for b in view.findChildren(QWidget) if b.accessibleName().startswith("Sample ")]
    shown = [tile for tile in tiles if tile.isVisible()]
    names = [tile.accessibleName() for tile in shown]
    assert names[:3] == ["Sample pizza", "Sample airplane", "Sample butterfly"]
    with qtbot.waitSignal(window.session.painted, check_params_cb=is_full_photo):
        QTest.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    assert window.model.document.class_name == "airplane"
    assert len(window.model.document.items) > 5
    window.model.undo_stack.undo()  # drawing and class are one step
    assert window.model.is_blank()
    assert window.model.document.class_name == ""


def test_the_menus_sample_is_one_for_the_lens_in_use(window: MainWindow) -> None:
    window.actions_by_name["sample"].trigger()
    assert window.model.document.class_name == "pizza"
    window.model.choose_class("flower")
    window.actions_by_name["sample"].trigger()
    assert window.model.document.class_name == "flower"
    press(window, Qt.Key.Key_F2)
    window.actions_by_name["sample"].trigger()
    assert len(window.model.document.references) == 1


def test_without_weights_the_pane_says_why_and_painting_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def load(lens: Lens) -> FakePipeline:
        if lens is Lens.PHOTO:
            raise CheckpointError("No photo weights were found. Train some.")
        return FakePipeline()

    with opened(load, tmp_path) as window:
        press(window, Qt.Key.Key_F4)
        view = window.panes.view(Lens.PHOTO)
        qtbot.waitUntil(lambda: view.advice[0] == "The photo lens is not available")
        assert view.advice[1] == "No photo weights were found. Train some."
        window.model.add_reference(one_colour((200, 120, 40)), "amber")
        with qtbot.waitSignal(window.session.painted):
            draw_line(window, (100, 100), (400, 700))
        assert window.result.image is not None
        window.panes.activate(Lens.PHOTO)
        assert window.status.state_text.startswith("The photo lens is not available")
        window.panes.activate(Lens.PAINT)
        qtbot.waitUntil(lambda: window.status.state_text == "Ready")
        assert not window.messages.isVisible()  # the pane has said it


def test_a_class_that_the_network_does_not_know_is_explained(window: MainWindow) -> None:
    class_name = "hot-air_balloon"
    window.set_live(False)
    window.model.choose_class(class_name)
    draw_line(window, (100, 100), (400, 700))
    headline, sentence = window.panes.view(Lens.PHOTO).advice
    assert headline == "No photos of this class yet: hot-air balloon"
    assert "Choose another class" in sentence


def test_notes_of_the_engine_stand_below_the_photo(qtbot: QtBot, open_window: OpenWindow) -> None:
    class Telling(FakePipeline):
        def _photo(self, request):  # type: ignore[no-untyped-def]
            result = super()._photo(request)
            object.__setattr__(result, "note", "The drawing was enlarged.")
            return result

    window = open_window(Telling())
    press(window, Qt.Key.Key_F3)
    view = window.panes.view(Lens.PHOTO)
    draw_and_wait(qtbot, window)
    assert view.note == "The drawing was enlarged."
    below = view.picture_rect().bottom() + 1
    assert view.height() - below >= 36  # there is room for it
    window.model.clear()
    assert view.note == ""


def test_a_picture_dropped_on_the_photo_is_a_sketch(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = flat_picture(tmp_path, "scribble", (90, 90, 90))
    assert drop(window.panes.view(Lens.PHOTO), path)
    qtbot.waitUntil(lambda: not window.model.is_blank())
    assert window.model.document.references == ()


@pytest.mark.parametrize("choice", list(LensChoice))
@pytest.mark.parametrize("size", [(880, 560), (1280, 800), (1600, 1000)])
def test_every_control_has_its_room_and_its_name(
    window: MainWindow, choice: LensChoice, size: tuple[int, int]
) -> None:
    window.choose_lens(choice)
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    side = window.workspace.side
    shown = [b for b in side.findChildren(QToolButton) if b.isVisible()]
    assert shown
    for button in shown:
        left = button.mapTo(side, QPoint(0, 0)).x()
        assert left >= 0 and left + button.width() <= side.width()
        assert button.accessibleName() or button.text() or button.toolTip()
    switch = window.status.lens_switch
    for button in switch.buttons:
        needed = button.fontMetrics().horizontalAdvance(button.text())
        assert button.width() >= needed + 8
    assert window.status.rect().contains(switch.geometry())
