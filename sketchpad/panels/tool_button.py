"""A button of the tool strip; some hide more behind them, which a small corner tells."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

BUTTON_PX, ICON_PX = 40, 22
_CORNER_PX = 5


class ToolButton(QToolButton):
    """Shows an action, or of several the one that was chosen last, with all of them in a menu.

    The menu opens by a long press, a right click, or a click on what is already chosen.
    """

    def __init__(self, *actions: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDefaultAction(actions[0])
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setFixedSize(BUTTON_PX, BUTTON_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._was_chosen = False
        if len(actions) > 1:
            menu = QMenu(self)
            menu.addActions(actions)
            self.set_menu(menu)
            for action in actions:
                action.toggled.connect(lambda on, action=action: self._show(action, on))

    def set_menu(self, menu: QMenu) -> None:
        """Hide this menu behind the button."""
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.clicked.connect(self._clicked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was_chosen = self.isChecked()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu() is None:
            super().contextMenuEvent(event)
            return
        self.showMenu()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.menu() is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        role = self.palette().highlightedText if self.isChecked() else self.palette().text
        painter.setBrush(role())
        right, bottom = self.width() - 5.0, self.height() - 5.0
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(right, bottom),
                    QPointF(right - _CORNER_PX, bottom),
                    QPointF(right, bottom - _CORNER_PX),
                ]
            )
        )

    def _show(self, action: QAction, on: bool) -> None:
        if on:
            self.setDefaultAction(action)

    def _clicked(self) -> None:
        if self._was_chosen:
            self._was_chosen = False
            self.showMenu()
