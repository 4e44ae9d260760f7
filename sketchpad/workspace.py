"""Lays out everything between menu bar and window edge; who reacts to what is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.actions import Actions
from sketchpad.panels.message_bar import MessageBar
from sketchpad.panels.pane_header import PaneHeader, rule
from sketchpad.panels.references import ReferencesPanel
from sketchpad.panels.result_view import ResultView
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.panels.strength import StrengthSlider
from sketchpad.panels.tool_strip import ToolStrip

SIDE_COLUMN_PX = 288


class Workspace(QWidget):
    """Tool strip | paper | painting | side column, with the status strip below.

    Messages float over paper and painting, so that they never move the work.
    """

    def __init__(
        self,
        canvas: QWidget,
        result: ResultView,
        references: ReferencesPanel,
        strength: StrengthSlider,
        status: StatusStrip,
        actions: Actions,
    ) -> None:
        super().__init__()
        self._panes: list[QWidget] = [canvas, result, references]
        self._references = references
        self.status = status
        self.tools = ToolStrip(
            [actions["pen"], actions["eraser"], actions["pan"]],
            [actions["undo"], actions["redo"]],
        )
        self.paper_header = PaneHeader("Paper")
        self.result_header = PaneHeader("Painting")
        for name in ("zoom_out", "zoom_in", "fit"):
            self.paper_header.add_action(actions[name])
        for name in ("compare", "copy", "save_picture"):
            self.result_header.add_action(actions[name])
        self.add_reference = self._add_button(actions)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(_column(self.paper_header, canvas))
        self.splitter.addWidget(_column(self.result_header, result))
        self.splitter.setSizes([1000, 1000])
        self.side = self._side_column(references, strength)
        self._stage = QWidget()  # a splitter would make a pane of the messages
        self.messages = MessageBar(self._stage)
        self._lay_out()

    def show_panels(self, on: bool) -> None:
        """Show or hide what stands beside paper and painting."""
        self.tools.setVisible(on)
        self.side.setVisible(on)

    def show_frames(self, on: bool) -> None:
        """Show or hide title rows and status strip."""
        for widget in (self.status, self.paper_header, self.result_header):
            widget.setVisible(on)

    def focus_next_pane(self) -> None:
        """Move the keys from paper to painting to references and round again."""
        focused = self.window().focusWidget()
        here = [
            place
            for place, pane in enumerate(self._panes)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        ]
        target = self._panes[(here[0] + 1) % len(self._panes) if here else 0]
        if target is self._references:
            self._references.focus_first()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        stage = QVBoxLayout(self._stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.addWidget(self.splitter)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.tools)
        middle.addWidget(self._stage, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _side_column(self, references: ReferencesPanel, strength: StrengthSlider) -> QWidget:
        header = PaneHeader("References")
        header.add_widget(self.add_reference)
        side = _column(header, references, rule(), strength)
        side.setObjectName("sideColumn")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(SIDE_COLUMN_PX)
        return side

    def _add_button(self, actions: Actions) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(32, 32)
        button.setToolTip("Add a reference")
        button.setAccessibleName("Add a reference")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.addActions([actions["add_reference"], actions["add_pasted_reference"]])
        return button


def _column(*widgets: QWidget) -> QWidget:
    """Widgets in a gapless column; the second one, below the title row, takes the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, widget in enumerate(widgets):
        column.addWidget(widget, 1 if place == 1 else 0)
    return holder
