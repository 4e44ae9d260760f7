"""The bar below paper and pictures that travels through the making of the drawing.

Shows what it is told and says what is wanted; what a moment looks like is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from sketchpad.panels.time_slider import TimeSlider
from sketchpad.timeline.clock_face import as_clock

SPEEDS = (1, 4, 16)
HEIGHT_PX = 44
_ROOMY_PX = 720
"""From this width on there is room for the words of a button."""
_SHORTEST_SLIDER_PX = 80
_ANY_WIDTH_PX = 16_777_215  # Qt's own limit


class TimeBar(QWidget):
    """Play, slider, clock, speed, "continue from here", film, close; hidden until asked for."""

    moment_wanted = Signal(float)
    """Show the drawing as it was so many milliseconds after its beginning; the end is now."""
    speed_chosen = Signal(float)

    def __init__(self, play: QAction, continue_here: QAction, film: QAction) -> None:
        super().__init__()
        self.setObjectName("timeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Time"))
        self.slider = TimeSlider()
        self.slider.setMinimumWidth(_SHORTEST_SLIDER_PX)
        self.clock = QLabel()
        self.clock.setObjectName("valueLabel")
        self._film_words = QLabel()
        self._film_words.setObjectName("dimLabel")
        self._film_words.hide()
        self._duration_ms = 0.0
        self.play_button = _button(play)
        self.continue_button = _button(continue_here)
        self.continue_button.setMaximumWidth(_ANY_WIDTH_PX)
        self.film_button = _button(film)
        self.close_button = _plain_button()
        self.close_button.setToolTip(self.tr("Close the time bar"))
        self.close_button.setAccessibleName(self.tr("Close the time bar"))
        self.speed_buttons = self._make_speed_buttons()
        self._lay_out()
        self.slider.valueChanged.connect(lambda value: self.moment_wanted.emit(float(value)))
        self.show_timeline((), 0.0)
        self.hide()

    def show_timeline(self, starts_ms: Sequence[float], duration_ms: float) -> None:
        """Show when strokes began and how long it took."""
        self._duration_ms = duration_ms
        self.slider.set_timeline(starts_ms, duration_ms)
        self.clock.setMinimumWidth(self.clock.fontMetrics().horizontalAdvance("00:00 / 00:00"))
        self.show_moment(None)

    def show_moment(self, t_ms: float | None) -> None:
        """Put handle and clock to a moment; None is now."""
        here_ms = self._duration_ms if t_ms is None else t_ms
        self.slider.blockSignals(True)
        if not self.slider.isSliderDown():
            self.slider.setValue(round(here_ms))
        self.slider.blockSignals(False)
        self.clock.setText(f"{as_clock(here_ms)} / {as_clock(self._duration_ms)}")

    def show_film_progress(self, words: str, doing: str = "") -> None:
        """Say how far the film is that is being made, and what is being done; empty: none is."""
        self._film_words.setText(words)
        self._film_words.setToolTip(doing)
        self._film_words.setVisible(bool(words))

    def set_close_icon(self, icon: QIcon) -> None:
        """Tint the button that closes the bar for the theme in use."""
        self.close_button.setIcon(icon)

    @property
    def film_progress(self) -> str:
        """What is said about the film that is being made."""
        return self._film_words.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        style = Qt.ToolButtonStyle
        roomy = self.width() >= _ROOMY_PX
        self.continue_button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
        )

    def _make_speed_buttons(self) -> dict[int, QToolButton]:
        group, buttons = QButtonGroup(self), {}
        for speed in SPEEDS:
            button = buttons[speed] = QToolButton()
            button.setText(f"×{speed}")
            button.setCheckable(True)
            button.setFixedHeight(28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self.tr("Play at {speed} times the speed").format(speed=speed))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _=False, speed=speed: self.speed_chosen.emit(speed))
            group.addButton(button)
        buttons[SPEEDS[0]].setChecked(True)
        return buttons

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.clock)
        for button in self.speed_buttons.values():
            row.addWidget(button)
        row.addWidget(self.continue_button)
        row.addWidget(self._film_words)
        row.addWidget(self.film_button)
        row.addWidget(self.close_button)


def _button(action: QAction) -> QToolButton:
    button = _plain_button()
    button.setDefaultAction(action)
    return button


def _plain_button() -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(18, 18))
    button.setFixedHeight(30)
    button.setMaximumWidth(32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
