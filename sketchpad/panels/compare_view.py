"""Two pictures in one place: a slider between them, and a magnifier over each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sketchpad.panels.magnifier import ColourSample, Magnifier, sample_of
from sketchpad.panels.pane_header import HeaderNote
from sketchpad.panels.pixmaps import image_of
from sketchpad.panels.result_view import ResultView

_SIZE = QSize(860, 720)
_GAP_PX = 4
_AWAY_PX = 20
_KEY_STEP = 1 / 64
"""How far an arrow key moves the magnified place, of the picture's long side."""
_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_BESIDE_GREY = 128
Pixels = NDArray[np.uint8]


class CompareView(ResultView):
    """The left picture covers the right one up to the handle; the pointer enlarges both.

    So do arrow keys with Shift, from the middle on.
    """

    def __init__(self, left: Pixels, right: Pixels) -> None:
        """Both (H, W, 3); they may differ in size, and in proportions get grey at their sides."""
        super().__init__()
        self.setAccessibleName(self.tr("Two pictures, one over the other"))
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        left, right = _alike(left, right), _alike(right, left)
        self._both = image_of(left), image_of(right)
        self.magnifiers = Magnifier(self), Magnifier(self)
        self._looked_at: QPoint | None = None  # what the keys enlarge
        self.show_painting(right, left)
        self.set_comparing(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._looked_at = None
        self._magnify(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_magnifiers()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_magnifiers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        picture = self.picture_rect()
        here = self._looked_at
        if here is None:
            here = picture.center()
        else:
            here += step * max(1, round(_KEY_STEP * max(picture.width(), picture.height())))
        here.setX(min(max(here.x(), picture.left()), picture.right()))
        here.setY(min(max(here.y(), picture.top()), picture.bottom()))
        self._looked_at = here
        self._magnify(here)

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
        words = self.tr("{left} at the left, {right} at the right")
        left, right = (magnifier.words for magnifier in self.magnifiers)
        self.setAccessibleDescription(words.format(left=left, right=right))

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
        self._looked_at = None
        for magnifier in self.magnifiers:
            magnifier.hide()


def _sample_at(image: QImage, across: float, down: float) -> ColourSample | None:
    return sample_of(image, int(across * image.width()), int(down * image.height()))


def _alike(picture: Pixels, other: Pixels) -> Pixels:
    """The picture with grey at both sides, if it is narrower than the other for its height."""
    height, width = picture.shape[:2]
    wanted = round(height * other.shape[1] / other.shape[0])
    if wanted <= width:
        return picture
    sides = (wanted - width) // 2, wanted - width - (wanted - width) // 2
    return np.pad(picture, ((0, 0), sides, (0, 0)), constant_values=_BESIDE_GREY)


class CompareWindow(QDialog):
    """The comparison with both titles above it; Escape closes it, arrow keys move the handle."""

    def __init__(
        self,
        left: Pixels,
        right: Pixels,
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
            label = HeaderNote()
            label.setObjectName("paneTitle")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.say(f"◀  {title}" if place == 0 else f"{title}  ▶")
            names.addWidget(label)
            if place == 0:
                names.addStretch(1)
        hint = QLabel(self.tr("Arrow keys move the handle; with Shift they move the magnifiers."))
        hint.setObjectName("dimLabel")
        hint.setContentsMargins(16, 6, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(names)
        column.addWidget(self.view, 1)
        column.addWidget(hint)
        self.view.setFocus()
