"""A scroll area that can also be as tall as its contents, to be scrolled by what is around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX


class FlowingArea(QScrollArea):
    """Scrolls up and down only; a click into it leaves the keys where they are."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self._flowing = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def set_flowing(self, flowing: bool) -> None:
        """Be as tall as the contents, or take what room there is and scroll."""
        self._flowing = flowing
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._flowing:
            self.setFixedHeight(self._inside.sizeHint().height())
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_UNLIMITED)
