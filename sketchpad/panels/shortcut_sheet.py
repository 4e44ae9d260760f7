"""The sheet of shortcuts, made from the actions themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

_COLUMNS = 3

# Gestures that are not actions: menu title -> (what, how)
_GESTURES = {
    "Draw": (
        ("Take a placed sketch away", "Eraser + click on its lines"),
        ("Colour hint: take a colour from a picture", "Alt+Click"),
        ("Colour hint: what can be done with it", "Right click"),
    ),
    "View": (
        ("Zoom at the cursor", "Wheel"),
        ("Pan", "Space + drag"),
        ("Turn the paper", "R + drag"),
    ),
    "References": (
        ("Use only this one", "Click"),
        ("Blend it with the others", "Ctrl+Click"),
    ),
}


class ShortcutSheet(QDialog):
    """Every action that has a shortcut, grouped as in the menus."""

    def __init__(
        self, actions: Mapping[str, Sequence[QAction]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        groups: dict[str, list[tuple[str, str]]] = {}
        for title, members in actions.items():
            rows = [(_plain(a.text()), _keys(a)) for a in members if a.shortcuts()]
            groups[title] = rows + list(_GESTURES.get(title, ()))
        for title, gestures in _GESTURES.items():
            groups.setdefault(title, list(gestures))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(32, 24, 32, 32)
        columns.setSpacing(48)
        stacks = [QVBoxLayout() for _ in range(_COLUMNS)]
        heights = [0] * _COLUMNS
        for title, rows in groups.items():
            if rows:
                shortest = heights.index(min(heights))
                stacks[shortest].addWidget(_group(title, rows))
                heights[shortest] += len(rows) + 2
        for stack in stacks:
            stack.setSpacing(24)
            stack.addStretch(1)
            columns.addLayout(stack)


def _group(title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    heading = QLabel(title)
    heading.setObjectName("panelTitle")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, (what, keys) in enumerate(rows, start=1):
        cap = QLabel(keys)
        cap.setObjectName("keyCap")
        grid.addWidget(QLabel(what), row, 0)
        grid.addWidget(cap, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return group


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return action.shortcuts()[0].toString(native)
