"""The column on the right: the layers, and the settings of the lenses, one of them unfolded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from engine.request import Lens
from sketchpad.action_set import Actions
from sketchpad.panels.layers import LayersSection
from sketchpad.panels.paint_settings import PaintSettings
from sketchpad.panels.palette_button import PaletteButton
from sketchpad.panels.pane_header import PaneHeader, rule
from sketchpad.panels.photo_settings import PhotoSettings
from sketchpad.panels.settings_section import SettingsSection

WIDTH_PX = 288


class SideColumn(QWidget):
    """With one lens its settings fill the column.

    With both, one section is unfolded and the title of the other stays in view, one click away.
    """

    section_chosen = Signal(object)  # Lens whose folded section was clicked

    def __init__(
        self,
        layers: LayersSection,
        paint: PaintSettings,
        photo: PhotoSettings,
        actions: Actions,
    ) -> None:
        super().__init__()
        self.setObjectName("sideColumn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        self.layers, self.paint, self._photo = layers, paint, photo
        self.add_reference = _add_button(actions)
        self.palettes = PaletteButton()
        painting_header = PaneHeader(self.tr("References"))
        painting_header.add_widget(self.palettes)
        painting_header.add_widget(self.add_reference)
        self.photo_header = PaneHeader(self.tr("Photo of"))
        self._sections = {
            Lens.PAINT: SettingsSection(painting_header, paint),
            Lens.PHOTO: SettingsSection(self.photo_header, photo),
        }
        self._between = rule()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)  # the line at the left edge
        self._column.setSpacing(0)
        self._column.addWidget(layers)
        self._column.addWidget(self._sections[Lens.PAINT])
        self._column.addWidget(self._between)
        self._column.addWidget(self._sections[Lens.PHOTO])
        for lens, section in self._sections.items():
            section.unfold_wanted.connect(lambda lens=lens: self.section_chosen.emit(lens))
        self.show_lenses((Lens.PAINT,))

    def show_lenses(self, lenses: Sequence[Lens]) -> None:
        """Show the settings of these lenses, the first of them unfolded."""
        for lens, section in self._sections.items():
            section.setVisible(lens in lenses)
        self._between.setVisible(len(lenses) > 1)
        self.reveal(lenses[0])

    def section(self, lens: Lens) -> SettingsSection:
        """The settings of a lens, with their title row."""
        return self._sections[lens]

    def reveal(self, lens: Lens) -> None:
        """Unfold the settings of a lens and fold the others."""
        for known, section in self._sections.items():
            section.set_folded(known is not lens)
            self._column.setStretchFactor(section, 1 if known is lens else 0)

    def refresh_icons(self, make_icon: Callable[[str], QIcon]) -> None:
        """Tint the icons for the theme in use."""
        self.layers.refresh_icons()
        self.add_reference.setIcon(make_icon("add"))
        self.palettes.setIcon(make_icon("painting"))
        for section in self._sections.values():
            section.set_unfold_icon(make_icon("unfold"))

    def focus_first(self, lens: Lens) -> None:
        """Give the keys to the first setting of a lens."""
        if lens is Lens.PAINT:
            self.paint.references.focus_first()
        else:
            self._photo.focus_first()


def _add_button(actions: Actions) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(18, 18))
    button.setFixedSize(32, 32)
    words = QCoreApplication.translate("SideColumn", "Add a reference")
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.addActions([actions["add_reference"], actions["add_pasted_reference"]])
    return button
