"""A grid of the bundled pictures, each one click away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QToolButton, QWidget

from sketchpad.bundled import title_of
from sketchpad.panels.pixmaps import thumbnail

COLUMNS = 4
THUMBNAIL_PX = 56


class PictureShelf(QWidget):
    """Buttons with thumbnails; `chosen` says which and whether Ctrl was held (blend)."""

    chosen = Signal(Path, bool)

    def __init__(self, pictures: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self.buttons: list[QToolButton] = []
        for index, path in enumerate(pictures):
            button = self._button(path)
            self.buttons.append(button)
            grid.addWidget(button, index // COLUMNS, index % COLUMNS)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def _button(self, path: Path) -> QToolButton:
        button = QToolButton()
        picture = thumbnail(QImage(str(path)), THUMBNAIL_PX, self.devicePixelRatioF())
        button.setIcon(QIcon(picture))
        button.setIconSize(QSize(THUMBNAIL_PX, THUMBNAIL_PX))
        button.setFixedSize(THUMBNAIL_PX + 4, THUMBNAIL_PX + 4)
        button.setStyleSheet("padding: 0")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(
            self.tr("{name}.  Ctrl+click: blend it with the others").format(name=title_of(path))
        )
        button.setAccessibleName(self.tr("Use {name}").format(name=title_of(path)))
        button.clicked.connect(lambda: self.chosen.emit(path, _ctrl_held()))
        return button


def _ctrl_held() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
