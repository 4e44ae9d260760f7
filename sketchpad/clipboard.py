"""The clipboard: what the program puts there, and how it leaves it behind."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

OURS = "sketchpadClipboard"
"""The object name of what the program has put there."""


def put(data: QMimeData) -> None:
    """Lay data on the clipboard."""
    data.setObjectName(OURS)
    QGuiApplication.clipboard().setMimeData(data)


def let_go() -> None:
    """At the end: clear a clipboard that no other program sees, for it would outlive Python.

    A desktop's clipboard is left as it is: Qt hands what lies there over while it ends.
    """
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()  # None on some platforms when empty
    if isinstance(data, QMimeData) and data.objectName() == OURS and not clipboard.ownsClipboard():
        clipboard.clear()
