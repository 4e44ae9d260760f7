"""The palettes' button: a menu of saved references, each one click away, and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sketchpad.palettes import Palette
from sketchpad.translation import shown_message

_SWATCH_PX = QSize(32, 12)


class PaletteButton(QToolButton):
    """Says what was chosen; `filling` goes before the opening menu, so that it can be filled."""

    filling = Signal()
    save_wanted = Signal()
    file_wanted = Signal()
    chosen = Signal(object)  # Palette
    rename_wanted = Signal(object)  # Palette
    delete_wanted = Signal(object)  # Palette
    bring_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(32, 32)
        self.setToolTip(self.tr("Palettes: the same colours again"))
        self.setAccessibleName(self.toolTip())
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.setStyleSheet(f"QMenu {{ icon-size: {_SWATCH_PX.width()}px; }}")
        self._menu.aboutToShow.connect(self.filling)
        self.setMenu(self._menu)

    def fill(
        self,
        palettes: Sequence[Palette],
        *,
        can_save: bool,
        deleted: str = "",
        unreadable: Sequence[str] = (),
    ) -> None:
        """Offer these palettes; `deleted` names the one that can be brought back."""
        menu = self._menu
        menu.clear()
        words = (
            self.tr("&Save these references as a palette…")
            if can_save
            else self.tr("&Save as a palette: use a reference first")
        )
        save = menu.addAction(words, self.save_wanted.emit)
        save.setEnabled(can_save)
        menu.addAction(self.tr("Use a palette from a &file…"), self.file_wanted.emit)
        menu.addSeparator()
        if not palettes:
            none_yet = self.tr("No palettes yet. Use some references, then save them here.")
            menu.addAction(none_yet).setEnabled(False)
        self._add_each(menu, palettes, self.chosen.emit)
        for sentence in unreadable:
            told = menu.addAction(self.tr("A palette that cannot be read"))
            told.setToolTip(shown_message(sentence))
            told.setEnabled(False)
        menu.addSeparator()
        if palettes:
            self._add_each(menu.addMenu(self.tr("&Rename")), palettes, self.rename_wanted.emit)
            self._add_each(menu.addMenu(self.tr("&Delete")), palettes, self.delete_wanted.emit)
        if deleted:
            words = self.tr("&Bring back “{name}”").format(name=_plain(deleted))
            menu.addAction(words, self.bring_back_wanted.emit)

    def _add_each(
        self, menu: QMenu, palettes: Sequence[Palette], chosen: Callable[[Palette], object]
    ) -> None:
        for palette in palettes:
            action = menu.addAction(_swatches(palette.head.colours), _plain(palette.name))
            count = palette.head.references
            references = self.tr("%n reference(s)", "", count)
            action.setToolTip(f"{references}, {palette.path}")
            action.triggered.connect(lambda _=False, palette=palette: chosen(palette))


def _plain(name: str) -> str:
    """A name for a menu, where & would mark a key."""
    return name.replace("&", "&&")


def _swatches(colours: Sequence[str]) -> QIcon:
    """The colours side by side."""
    if not colours:
        return QIcon()
    strip = QPixmap(_SWATCH_PX)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    width = _SWATCH_PX.width() / len(colours)
    for place, colour in enumerate(colours):
        left, right = round(place * width), round((place + 1) * width)
        painter.fillRect(left, 0, right - left, _SWATCH_PX.height(), QColor(colour))
    painter.end()
    return QIcon(strip)
