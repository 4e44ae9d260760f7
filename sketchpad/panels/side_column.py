"""The column on the right: the settings of the lenses in use, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from engine.request import Lens
from sketchpad.actions import Actions
from sketchpad.panels.flowing_area import FlowingArea
from sketchpad.panels.pane_header import PaneHeader, rule
from sketchpad.panels.photo_settings import PhotoSettings
from sketchpad.panels.references import ReferencesPanel
from sketchpad.panels.strength import StrengthSlider

WIDTH_PX = 288
_SCROLL_BAR_PX = 12


class SideColumn(QWidget):
    """With one lens its settings fill the column; with both the whole column scrolls."""

    def __init__(
        self,
        references: ReferencesPanel,
        strength: StrengthSlider,
        photo: PhotoSettings,
        actions: Actions,
    ) -> None:
        super().__init__()
        self.setObjectName("sideColumn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._references, self._photo = references, photo
        self.add_reference = _add_button(actions)
        painting_header = PaneHeader("References")
        painting_header.add_widget(self.add_reference)
        self.photo_header = PaneHeader("Photo of")
        self._sections = {
            Lens.PAINT: _section(painting_header, references, rule(), strength),
            Lens.PHOTO: _section(self.photo_header, photo),
        }
        self._between = rule()
        inside = QWidget()
        sections = QVBoxLayout(inside)
        sections.setContentsMargins(0, 0, 0, 0)
        sections.setSpacing(0)
        sections.addWidget(self._sections[Lens.PAINT], 1)
        sections.addWidget(self._between)
        sections.addWidget(self._sections[Lens.PHOTO], 1)
        self._area = FlowingArea(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # the line at the left edge
        column.addWidget(self._area)
        self.show_lenses((Lens.PAINT,))

    def show_lenses(self, lenses: Sequence[Lens]) -> None:
        """Show the settings of these lenses."""
        flowing = len(lenses) > 1
        self._references.set_flowing(flowing)
        self._photo.set_flowing(flowing)
        for lens, section in self._sections.items():
            section.setVisible(lens in lenses)
        self._between.setVisible(flowing)
        self.setFixedWidth(WIDTH_PX + (_SCROLL_BAR_PX if flowing else 0))

    def section(self, lens: Lens) -> QWidget:
        """The settings of a lens, with their title row."""
        return self._sections[lens]

    def reveal(self, lens: Lens) -> None:
        """Scroll to the settings of a lens once everything has its place."""
        section = self._sections[lens]
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, section, lambda: bar.setValue(section.y()))

    def focus_first(self, lens: Lens) -> None:
        """Give the keys to the first setting of a lens."""
        if lens is Lens.PAINT:
            self._references.focus_first()
        else:
            self._photo.focus_first()


def _section(*widgets: QWidget) -> QWidget:
    """Widgets in a gapless column; the second one, below the title row, takes the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, widget in enumerate(widgets):
        column.addWidget(widget, 1 if place == 1 else 0)
    return holder


def _add_button(actions: Actions) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(18, 18))
    button.setFixedSize(32, 32)
    button.setToolTip("Add a reference")
    button.setAccessibleName("Add a reference")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.addActions([actions["add_reference"], actions["add_pasted_reference"]])
    return button
