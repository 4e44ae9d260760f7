"""Two pictures in one place: a slider between them, and a magnifier over each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sketchpad.panels.magnifier import ColourSample, Magnifier, sample_of
from sketchpad.panels.pixmaps import image_of
from sketchpad.panels.result_view import ResultView

_SIZE = QSize(860, 720)
_GAP_PX = 4
_AWAY_PX = 20


class CompareView(ResultView):
    """The left picture covers the right one up to the handle; the pointer enlarges both."""

    def __init__(self, left: NDArray[np.uint8], right: NDArray[np.uint8]) -> None:
        """Both (H, W, 3); they may differ in size."""
        super().__init__(
            name=QCoreApplication.translate("CompareView", "Two pictures, one over the other")
        )
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._both = image_of(left), image_of(right)
        self.magnifiers = Magnifier(self), Magnifier(self)
        self.show_painting(right, left)
        self.set_comparing(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._magnify(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_magnifiers()

    def _magnify(self, pointer: QPoint) -> None:
        picture = self.picture_rect()
        if not picture.contains(pointer):
            self._hide_magnifiers()
            return
        across = (pointer.x() - picture.left()) / picture.width()
        down = (pointer.y() - picture.top()) / picture.height()
        for image, magnifier in zip(self._both, self.magnifiers, strict=True):
            sample = _sample_at(image, across, down)
            if sample is not None:
                magnifier.show_sample(sample, pointer)
        self._lay_side_by_side(pointer.x())

    def _lay_side_by_side(self, pointer_x: int) -> None:
        """Left magnifier beside right, on the side of the pointer that has room for both."""
        left, right = self.magnifiers
        step = left.width() + _GAP_PX
        start = pointer_x + _AWAY_PX
        if start + step + right.width() > self.width():
            start = pointer_x - _AWAY_PX - step - right.width()
        left.move(start, left.y())
        right.move(start + step, left.y())

    def _hide_magnifiers(self) -> None:
        for magnifier in self.magnifiers:
            magnifier.hide()


def _sample_at(image: QImage, across: float, down: float) -> ColourSample | None:
    return sample_of(image, int(across * image.width()), int(down * image.height()))


class CompareWindow(QDialog):
    """The comparison with both titles above it; Escape closes it, arrow keys move the handle."""

    def __init__(
        self,
        left: NDArray[np.uint8],
        right: NDArray[np.uint8],
        titles: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare"))
        self.resize(_SIZE)
        self.view = CompareView(left, right)
        names = QHBoxLayout()
        names.setContentsMargins(16, 8, 16, 8)
        for place, title in enumerate(titles):
            label = QLabel(f"◀  {title}" if place == 0 else f"{title}  ▶")
            label.setObjectName("paneTitle")
            label.setTextFormat(Qt.TextFormat.PlainText)
            names.addWidget(label)
            if place == 0:
                names.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(names)
        column.addWidget(self.view, 1)
        self.view.setFocus()
