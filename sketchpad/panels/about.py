"""What the program is, in a small window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sketchpad.program_version import installed_version


class AboutBox(QDialog):
    """Name, version, one sentence, licence."""

    def __init__(self, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Sketchpad"))
        picture = QLabel()
        picture.setPixmap(icon.pixmap(96, 96))
        title = QLabel(self.tr("Sketchpad {version}").format(version=installed_version()))
        title.setObjectName("panelTitle")
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(title)
        words.addWidget(QLabel(self._text()))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 32, 24)
        row.setSpacing(24)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words)

    def _text(self) -> str:
        return self.tr(
            "Draw a sketch, drop a picture beside it,\n"
            "and watch it being painted in that picture's colours.\n\n"
            "Everything runs on this computer; nothing is sent anywhere.\n"
            "Apache License 2.0"
        )
