"""The overview that floats in a corner of the paper: the sheet small, zoom, angle and mirror."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sketchpad.action_set import plain
from sketchpad.amounts import percent
from sketchpad.canvas.tools.turn import caught
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.panels.angle_dial import AngleDial
from sketchpad.panels.sheet_map import SheetMap

GAP_PX = 16


class Navigator(QFrame):
    """Lies over the lower right corner of `host`."""

    def __init__(
        self,
        host: QWidget,
        model: DocumentModel,
        viewport: Viewport,
        actions: Sequence[QAction],
    ) -> None:
        """`actions` stand in the row below the map, after the zoom and the angle."""
        super().__init__(host)
        self.setObjectName("navigator")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._host, self._viewport = host, viewport
        self.map = SheetMap(model, viewport)
        self.dial = AngleDial()
        self.dial.turned.connect(lambda angle: viewport.turn_to(caught(angle)))
        self.dial.stepped.connect(viewport.turn_step)
        self.dial.straightened.connect(lambda: viewport.turn_to(0))
        self._zoom = QLabel()
        self._zoom.setObjectName("dimLabel")
        self.close_button = _button(self.tr("Put the overview away"))
        self._lay_out(actions)
        viewport.moved.connect(self._follow)
        host.installEventFilter(self)
        self.hide()

    @property
    def zoom_text(self) -> str:
        """The zoom as it is shown."""
        return self._zoom.text()

    def refresh_icons(self, make_icon: Callable[[str], QIcon]) -> None:
        """Tint the icons for the theme in use."""
        self.close_button.setIcon(make_icon("close"))

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._follow()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _follow(self) -> None:
        self._zoom.setText(percent(self._viewport.zoom * 100))
        self.dial.show_angle(self._viewport.angle_deg)

    def _place(self) -> None:
        self.adjustSize()
        corner = self._host.rect().bottomRight()
        self.move(corner.x() - self.width() - GAP_PX + 1, corner.y() - self.height() - GAP_PX + 1)
        self.raise_()

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._zoom, 1)
        row.addWidget(self.dial)
        for action in actions:
            button = _button(plain(action.text()))
            button.setDefaultAction(action)
            row.addWidget(button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.map)
        column.addLayout(row)


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 28)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
