"""A slider that follows the mouse: a press anywhere on it moves the handle there and drags it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget


class Slider(QSlider):
    """Takes the keys from Tab only, so that a click leaves them with the drawing."""

    def __init__(
        self,
        orientation: Qt.Orientation,
        parent: QWidget | None = None,
        *,
        wheel_needs_focus: bool = False,
    ) -> None:
        """`wheel_needs_focus`: without the keys, what lies behind the slider gets the wheel."""
        super().__init__(orientation, parent)
        self._wheel_needs_focus = wheel_needs_focus
        self._grip_px = 0  # from the handle's start to the mouse, along the groove
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        handle = self._part(QStyle.SubControl.SC_SliderHandle)
        mouse, start, length = event.position().toPoint(), *self._along(handle)
        offset = self._coordinate(mouse) - start
        self._grip_px = offset if 0 <= offset < length else length // 2
        self.setSliderDown(True)
        self._follow(mouse)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._wheel_needs_focus and not self.hasFocus():
            event.ignore()
            return
        super().wheelEvent(event)

    def _follow(self, mouse: QPoint) -> None:
        groove_start, groove_length = self._along(self._part(QStyle.SubControl.SC_SliderGroove))
        _, handle_length = self._along(self._part(QStyle.SubControl.SC_SliderHandle))
        self.setSliderPosition(
            QStyle.sliderValueFromPosition(
                self.minimum(),
                self.maximum(),
                self._coordinate(mouse) - self._grip_px - groove_start,
                groove_length - handle_length,
                self._option().upsideDown,
            )
        )

    def _along(self, part: QRect) -> tuple[int, int]:
        """Start and length of a part in the direction of the slider."""
        horizontal = self.orientation() is Qt.Orientation.Horizontal
        return (part.x(), part.width()) if horizontal else (part.y(), part.height())

    def _coordinate(self, point: QPoint) -> int:
        return point.x() if self.orientation() is Qt.Orientation.Horizontal else point.y()

    def _part(self, part: QStyle.SubControl) -> QRect:
        control = QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(control, self._option(), part, self)

    def _option(self) -> QStyleOptionSlider:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return option
