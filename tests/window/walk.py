"""What a person without a mouse or with a screen reader meets in a window: names, Tab, contrast."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from sketchpad.canvas.view import CanvasView
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from sketchpad.panels.result_view import ResultView

CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QTabBar,
)
_RIM_PX = 3
"""Borders of buttons and fields are no text."""
FORTH, BACK = (Qt.Key.Key_Tab, Qt.Key.Key_F6), (Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)


def controls(root: QWidget) -> Iterator[QWidget]:
    """What one can press, type into or move to, without the inner parts of Qt's own widgets."""
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget, (QScrollBar, QHeaderView, QScrollArea, QMenu))
        if inner or not widget.isVisibleTo(root) or widget.objectName().startswith("qt_"):
            continue
        if widget.window() is root and (isinstance(widget, CONTROLS) or by_tab(widget)):
            yield widget


def by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def by_arrows(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab stops at the one that is chosen."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(widget: QWidget) -> str:
    parents = [widget, *filter(None, [widget.parentWidget()])]
    return " in ".join(f"{type(w).__name__} {w.objectName()!r} {spoken(w)!r}" for w in parents)


def walked(root: QWidget, start: QWidget, keys: tuple[Qt.Key, Qt.Key]) -> list[QWidget]:
    """What has the keys one after the other while `keys[0]` is pressed, until it comes round.

    Paper and pictures, where Tab hides the panels, are left by `keys[1]`.
    """
    seen: list[QWidget] = []
    start.setFocus(Qt.FocusReason.TabFocusReason)
    while (focused := root.focusWidget()) is not None and focused not in seen:
        seen.append(focused)
        held = isinstance(focused, (CanvasView, ResultView)) and isinstance(root, MainWindow)
        QTest.keyClick(focused, keys[1] if held else keys[0])
    return seen


def without_focus_mark(root: QWidget) -> list[str]:
    """The controls that look the same with the keys as without."""
    unseen = []
    for widget in controls(root):
        if not (widget.isEnabled() and by_tab(widget)):
            continue
        if (focused := root.focusWidget()) is not None:
            focused.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.grab().toImage() == before:
            unseen.append(told(widget))
    return unseen


def hard_to_read(root: QWidget, least: float = 4.5) -> list[str]:
    """Texts of enabled widgets that stand out less than WCAG asks for from what is behind them."""
    shown = pixels_of(root.grab().toImage())
    ratio = shown.shape[1] / root.width()
    found = []
    for widget in root.findChildren(QWidget):
        if not (isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) and widget.text()):
            continue
        if widget.window() is not root or not widget.isEnabled():
            continue
        place = widget.visibleRegion().boundingRect().translated(widget.mapTo(root, QPoint(0, 0)))
        inside = place.adjusted(_RIM_PX, _RIM_PX, -_RIM_PX, -_RIM_PX)
        if not inside.isValid():
            continue
        part = shown[
            _span(inside.top(), inside.height(), ratio), _span(inside.left(), inside.width(), ratio)
        ]
        colours, counts = np.unique(part.reshape(-1, 3), axis=0, return_counts=True)
        behind = QColor(*colours[counts.argmax()].tolist())
        text = widget.palette().color(widget.foregroundRole())
        drawn = max(contrast(QColor(*colour), behind) for colour in colours.tolist())
        if max(drawn, contrast(text, behind)) < least:
            found.append(f"{told(widget)}: {text.name()} on {behind.name()}")
    return found


def _span(start: int, length: int, ratio: float) -> slice:
    return slice(round(start * ratio), round((start + length) * ratio))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG, 1..21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = colour.getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
