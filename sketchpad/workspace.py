"""Lays out everything between menu bar and window edge; who reacts to what is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.request import Lens
from sketchpad.action_set import Actions
from sketchpad.canvas.rulers import RuledPaper
from sketchpad.canvas.toolbox import SELECT_TOOLS, SHAPE_TOOLS
from sketchpad.canvas.view import CanvasView
from sketchpad.panels.lens_panes import LensPanes
from sketchpad.panels.message_bar import MessageBar
from sketchpad.panels.pane_header import PaneHeader
from sketchpad.panels.side_column import SideColumn
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.panels.tool_strip import ToolStrip

STRIP = (
    ("pen",),
    (*SHAPE_TOOLS, "fill"),
    ("eraser",),
    SELECT_TOOLS,
    ("pan",),
    ("hint",),
    ("picker",),
)
"""The tools that share a button of the tool strip."""


class Workspace(QWidget):
    """Tool strip | paper | result panes | side column, with the status strip below.

    Messages float over paper and pictures, so that they never move the work.
    """

    def __init__(
        self,
        canvas: CanvasView,
        panes: LensPanes,
        side: SideColumn,
        status: StatusStrip,
        actions: Actions,
    ) -> None:
        super().__init__()
        self._canvas, self._lens_panes = canvas, panes
        self.side = side
        self.status = status
        self.tools = ToolStrip(
            [[actions[name] for name in group] for group in STRIP],
            [actions["undo"], actions["redo"]],
        )
        self.paper_header = PaneHeader(self.tr("Paper"))
        for name in ("navigator", "zoom_out", "zoom_in", "fit"):
            self.paper_header.add_action(actions[name])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.paper = RuledPaper(canvas)
        self.splitter.addWidget(_paper(self.paper_header, self.paper))
        self.splitter.addWidget(panes)
        self.splitter.setSizes([1000, 1000])
        self._stage = QWidget()  # a splitter would make a pane of the messages
        self.messages = MessageBar(self._stage)
        self._lay_out()
        panes.active_changed.connect(side.reveal)
        side.section_chosen.connect(panes.activate)

    def add_above(self, bar: QWidget) -> None:
        """Lay a bar over paper and pictures."""
        self._stage_column.insertWidget(0, bar)

    def add_below(self, bar: QWidget) -> None:
        """Lay a bar under paper and pictures."""
        self._stage_column.addWidget(bar)

    def show_lenses(self, lenses: Sequence[Lens]) -> None:
        """Show the pictures and the settings of these lenses."""
        self._lens_panes.show_lenses(lenses)
        self.side.show_lenses(lenses)
        self.side.reveal(self._lens_panes.active)

    def show_panels(self, on: bool) -> None:
        """Show or hide what stands beside paper and pictures."""
        self.tools.setVisible(on)
        self.side.setVisible(on)

    def show_frames(self, on: bool) -> None:
        """Show or hide title rows and status strip."""
        self.status.setVisible(on)
        self.paper_header.setVisible(on)
        self._lens_panes.show_headers(on)

    def focus_next_pane(self) -> None:
        """Move the keys from paper to pictures to their settings and round again."""
        lenses = self._lens_panes.shown
        stops = [self._canvas, *(self._lens_panes.view(lens) for lens in lenses)]
        stops += [self.side.section(lens) for lens in lenses]
        focused = self.window().focusWidget()
        here = [
            place
            for place, stop in enumerate(stops)
            if focused is not None and (stop is focused or stop.isAncestorOf(focused))
        ]
        target = (here[0] + 1) % len(stops) if here else 0
        if target > len(lenses):
            lens = lenses[target - len(lenses) - 1]
            self._lens_panes.activate(lens)  # which unfolds its settings
            self.side.focus_first(lens)
        else:
            stops[target].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        stage = self._stage_column = QVBoxLayout(self._stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(0)
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


def _paper(header: PaneHeader, paper: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header)
    column.addWidget(paper, 1)
    return holder
