"""The result panes, one for each lens: side by side or one above the other, one of them active."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton, QVBoxLayout, QWidget

from engine.request import Lens
from sketchpad.action_set import Actions
from sketchpad.panels.pane_header import HEADER_HEIGHT_PX, PaneHeader
from sketchpad.panels.result_view import ResultView
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

_NAME = {
    Lens.PAINT: QT_TRANSLATE_NOOP("LensPanes", "Painting"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("LensPanes", "Photo"),
}
_BUSY = {
    Lens.PAINT: QT_TRANSLATE_NOOP("LensPanes", "Painting…"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("LensPanes", "Making the photo…"),
}
_BUTTONS = {
    Lens.PAINT: {
        "copy": QT_TRANSLATE_NOOP("LensPanes", "Copy the painting"),
        "save_picture": QT_TRANSLATE_NOOP("LensPanes", "Save the painting"),
    },
    Lens.PHOTO: {
        "copy": QT_TRANSLATE_NOOP("LensPanes", "Copy the photo"),
        "save_picture": QT_TRANSLATE_NOOP("LensPanes", "Save the photo"),
    },
}
"""Actions that work on the active pane, in words for each lens."""
_DIVIDER_PX = 1


class LensPane(QWidget):
    """A title row with buttons over the picture of one lens."""

    def __init__(self, lens: Lens, samples: Mapping[str, Path]) -> None:
        super().__init__()
        name = shown("LensPanes", _NAME[lens])
        self.header = PaneHeader(name)
        self.view = ResultView(name=name, busy=shown("LensPanes", _BUSY[lens]), samples=samples)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)


class LensPanes(QSplitter):
    """Shows the panes of the lenses in use; with two, in the direction that gives larger pictures.

    The active pane is the one that was clicked last, or has the keys: saving and copying mean it.
    Each pane's own buttons make it active first.
    """

    active_changed = Signal(object)  # Lens

    def __init__(self, actions: Actions, photo_samples: Mapping[str, Path]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_DIVIDER_PX)
        self._panes: dict[Lens, LensPane] = {}
        self._shown: tuple[Lens, ...] = (Lens.PAINT,)
        self._active = Lens.PAINT
        for lens in Lens:
            pane = LensPane(lens, photo_samples if lens is Lens.PHOTO else {})
            pane.header.add_action(actions["compare"])
            for name, words in _BUTTONS[lens].items():
                button = self._button_of(lens, actions[name], shown("LensPanes", words))
                pane.header.add_widget(button)
            pane.view.entered.connect(lambda lens=lens: self.activate(lens))
            self._panes[lens] = pane
            self.addWidget(pane)
        self.show_lenses((Lens.PAINT,))

    @property
    def active(self) -> Lens:
        """The lens that saving, copying and sample drawings mean."""
        return self._active

    @property
    def shown(self) -> tuple[Lens, ...]:
        """The lenses whose panes are shown."""
        return self._shown

    def view(self, lens: Lens) -> ResultView:
        """The picture of a lens, shown or not."""
        return self._panes[lens].view

    def header(self, lens: Lens) -> PaneHeader:
        """The title row of a lens's pane."""
        return self._panes[lens].header

    def show_lenses(self, lenses: Sequence[Lens]) -> None:
        """Show the panes of these lenses, and no others."""
        self._shown = tuple(lenses)
        for lens, pane in self._panes.items():
            pane.setVisible(lens in lenses)
        self._turn()
        if self.orientation() is Qt.Orientation.Horizontal:
            self.setSizes([1000] * len(self._panes))
        self._mark_active()
        if self._active not in self._shown:
            self.activate(self._shown[0])

    def activate(self, lens: Lens) -> None:
        """Let saving and copying mean this lens."""
        if lens is not self._active and lens in self._shown:
            self._active = lens
            self._mark_active()
            self.active_changed.emit(lens)

    def set_comparing(self, on: bool) -> None:
        """Compare every picture with the line art, or none."""
        for pane in self._panes.values():
            pane.view.set_comparing(on)

    def show_headers(self, on: bool) -> None:
        """Show or hide the title rows."""
        for pane in self._panes.values():
            pane.header.setVisible(on)

    def minimumSizeHint(self) -> QSize:
        """Room for the panes in the direction that needs less width."""
        hints = [self._panes[lens].minimumSizeHint() for lens in self._shown]
        width = max(hint.width() for hint in hints)
        return QSize(width, sum(hint.height() for hint in hints) + _DIVIDER_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Choose the direction in which two square pictures become larger."""
        width, height = self.width(), self.height()
        beside = min(width / 2, height - HEADER_HEIGHT_PX)
        above = min(width, height / 2 - HEADER_HEIGHT_PX)
        upright = len(self._shown) > 1 and above > beside
        direction = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        if direction is not self.orientation():
            self.setOrientation(direction)
            self.setSizes([1000] * len(self._panes))

    def _mark_active(self) -> None:
        for lens, pane in self._panes.items():
            pane.header.set_active(len(self._shown) > 1 and lens is self._active)

    def _button_of(self, lens: Lens, action: QAction, words: str) -> QToolButton:
        """A button for an action that works on the active pane: first it makes its own active."""
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(32, 32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)

        def follow() -> None:
            button.setIcon(action.icon())
            button.setEnabled(action.isEnabled())

        def run() -> None:
            self.activate(lens)
            action.trigger()

        action.changed.connect(follow)
        button.clicked.connect(run)
        follow()
        return button
