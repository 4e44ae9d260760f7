"""Tool strip, strength, status, messages, advice and shortcut sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from engine.request import Lens
from engine.worker import WorkerState
from sketchpad.document.model import DocumentModel
from sketchpad.live.latency import Latency
from sketchpad.panels.advice import advice_for, photo_advice_for
from sketchpad.panels.message_bar import MessageBar
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.panels.strength import StrengthSlider
from sketchpad.panels.tool_strip import (
    MAX_BRUSH_PX,
    MIN_BRUSH_PX,
    ToolStrip,
    brush_size_at,
    slider_fraction,
)


@given(st.floats(MIN_BRUSH_PX, MAX_BRUSH_PX))
def test_slider_position_and_brush_size_are_inverse(size_px: float) -> None:
    assert brush_size_at(slider_fraction(size_px)) == pytest.approx(size_px)


def test_fine_pens_get_most_of_the_slider() -> None:
    assert slider_fraction(20) > 0.4


def test_slider_and_number_agree(qtbot: QtBot) -> None:
    strip = ToolStrip([], [])
    qtbot.addWidget(strip)
    strip.show()
    slider, number = strip.findChild(QSlider), strip.findChild(QLineEdit)
    with qtbot.waitSignal(strip.brush_size_changed) as changed:
        slider.setValue(slider.maximum())
    assert changed.args == [100.0]
    assert number.text() == "100"
    number.selectAll()
    QTest.keyClicks(number, "12")
    with qtbot.waitSignal(strip.brush_size_changed) as changed:
        QTest.keyClick(number, Qt.Key.Key_Return)
    assert changed.args == [12.0]
    assert brush_size_at(slider.value() / slider.maximum()) == pytest.approx(12, abs=0.5)


def test_strength_is_one_undo_step_per_drag(qtbot: QtBot) -> None:
    model = DocumentModel()
    panel = StrengthSlider(model)
    qtbot.addWidget(panel)
    for value in (80, 50, 30):
        panel.slider.setValue(value)
    assert model.document.strength == pytest.approx(0.3)
    model.undo_stack.undo()
    assert model.document.strength == 1.0
    assert panel.slider.value() == 100


def test_state_light_says_it_in_words_and_shapes(qtbot: QtBot) -> None:
    asked: list[str] = []

    def icon(name: str, tone: str) -> QIcon:
        asked.append(name)
        return QIcon()

    status = StatusStrip(icon)
    qtbot.addWidget(status)
    words = []
    for state in WorkerState:
        status.show_state(state, "")
        words.append(status.state_text)
    assert len(set(words)) == len(set(asked)) == len(WorkerState)
    status.show_latency(Latency(74.2, 71.0, 96.4))
    assert status.latency_text == "74 ms   (p50 71 · p95 96)"
    status.show_zoom(0.414)
    assert status.zoom_text == "41 %"


def test_state_light_says_why_the_engine_failed(qtbot: QtBot) -> None:
    status = StatusStrip(lambda name, tone: QIcon())
    qtbot.addWidget(status)
    status.show_state(WorkerState.FAILED, "The memory is full.")
    assert status.state_text == "Painting failed: The memory is full."
    long = "The memory is full. Close other programs or choose a smaller working size. " * 3
    status.show_state(WorkerState.FAILED, long)
    assert status.state_text.endswith("…") and len(status.state_text) < len(long)
    assert long in [label.toolTip() for label in status.findChildren(QLabel)]


def test_what_is_waited_for_is_said_until_it_ends(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    bar = MessageBar(host)
    bar.show_info("Saved.")
    bar.show_waiting("Finishing the painting…")
    assert bar.isVisible() and not bar._timer.isActive()
    bar.show_info("Saved.")
    assert bar._timer.isActive()


def test_messages_float_over_the_lower_edge(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    bar = MessageBar(host)
    bar.show_error("sunset.txt is not a picture. Drop a PNG or JPEG. " * 4)
    assert bar.isVisible()
    assert host.rect().contains(bar.geometry())
    assert bar.width() <= 560
    host.resize(400, 300)
    assert host.rect().contains(bar.geometry())
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("state", "blank", "references", "headline"),
    [
        (WorkerState.READY, True, False, "Your painting appears here"),
        (WorkerState.LOADING, True, True, "Your painting appears here"),
        (WorkerState.READY, False, False, "Which colours?"),
        (WorkerState.LOADING, False, True, "Loading the painter…"),
        (WorkerState.THINKING, False, True, "Painting…"),
    ],
)
def test_the_advice_names_the_next_step(
    state: WorkerState, blank: bool, references: bool, headline: str
) -> None:
    advice = advice_for(state, "", blank=blank, has_colours=references)
    assert advice.headline == headline
    assert advice.offer_sample == blank


def test_a_failed_engine_explains_itself() -> None:
    advice = advice_for(WorkerState.UNAVAILABLE, "No weights here.", blank=True, has_colours=False)
    assert advice.sentence == "No weights here."
    assert not advice.offer_sample


def test_a_failed_pass_is_only_explained_where_a_painting_was_due() -> None:
    advice = advice_for(WorkerState.FAILED, "Memory is full.", blank=False, has_colours=True)
    assert (advice.headline, advice.sentence) == ("Painting failed", "Memory is full.")
    advice = advice_for(WorkerState.FAILED, "Memory is full.", blank=True, has_colours=True)
    assert advice.offer_sample


@pytest.mark.parametrize(
    ("state", "blank", "class_name", "drawable", "headline"),
    [
        (WorkerState.UNAVAILABLE, True, "", False, "The photo lens is not available"),
        (WorkerState.LOADING, True, "", False, "A photo appears here"),
        (WorkerState.READY, False, "car_(sedan)", False, "No photos of this class yet: car"),
        (WorkerState.LOADING, False, "", False, "Loading the photo lens…"),
        (WorkerState.FAILED, False, "pizza", True, "Making the photo failed"),
        (WorkerState.THINKING, False, "pizza", True, "Making the photo…"),
    ],
)
def test_the_photos_advice_names_the_next_step(
    state: WorkerState, blank: bool, class_name: str, drawable: bool, headline: str
) -> None:
    advice = photo_advice_for(state, "Why.", blank=blank, class_name=class_name, drawable=drawable)
    assert advice.headline == headline
    assert advice.offer_sample == (blank and state is not WorkerState.UNAVAILABLE)
    failed = state in (WorkerState.UNAVAILABLE, WorkerState.FAILED)
    assert (advice.sentence == "Why.") == failed


def test_state_light_speaks_of_the_active_lens(qtbot: QtBot) -> None:
    status = StatusStrip(lambda name, tone: QIcon())
    qtbot.addWidget(status)
    status.show_state(WorkerState.THINKING, "", Lens.PHOTO)
    assert status.state_text == "Making the photo…"
    status.show_latency(Latency(40.0, 41.0, 52.0))
    status.show_latency(None)  # the other lens has not made anything yet
    assert status.latency_text == ""
