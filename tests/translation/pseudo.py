"""A language in which every translated text stands in brackets, and what is shown without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTabBar,
    QWidget,
)

OPEN, CLOSE = "⟦", "⟧"
LETTERS = re.compile(r"[^\W\d_]{2,}")
INSIDE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*(?:{CLOSE}|…$)")  # some are cut to fit
KEY_NAMES = re.compile(
    r"\b(Ctrl|Shift|Alt|Meta|Del|Ins|Esc|Tab|Space|End|Home|PgUp|PgDown|Return|Enter|Backspace"
    r"|Left|Right|Up|Down|F\d+)\b"
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class PseudoLanguage(QTranslator):
    """Translates every text to itself in brackets, but for the names of keys."""

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return None if context == "QShortcut" else f"{OPEN}{source}{CLOSE}"


def bare_words(text: str) -> str:
    """What is left of a text without what is in brackets and without the names of keys."""
    before = None
    while before != text:
        before, text = text, INSIDE.sub("", text)
    return " ".join(LETTERS.findall(KEY_NAMES.sub("", text)))


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a window, its dialogs and whatever else is open, and where it is."""
    others = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    for top in dict.fromkeys([window, *others]):
        for widget in [top, *top.findChildren(QWidget)]:
            if not _is_inner(widget):
                yield from _texts_of(widget)
        for action in top.findChildren(QAction):
            if not _is_inner(action.parent()):
                place = f"action {action.objectName()}"
                yield place, action.text()
                yield f"{place}, tip", action.toolTip()


def _texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    place = f"{type(widget).__name__} {widget.objectName()}".strip()
    yield f"{place}, title", widget.windowTitle()
    yield f"{place}, tip", widget.toolTip()
    yield f"{place}, name", widget.accessibleName()
    yield f"{place}, description", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield place, widget.text()
    if isinstance(widget, QLineEdit):
        yield f"{place}, placeholder", widget.placeholderText()
    if isinstance(widget, QMenu | QGroupBox):
        yield place, widget.title()
    if isinstance(widget, QSpinBox | QDoubleSpinBox):
        yield place, f"{widget.prefix()} {widget.suffix()} {widget.specialValueText()}"
    if isinstance(widget, QComboBox):
        yield from ((place, widget.itemText(row)) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from ((place, widget.tabText(tab)) for tab in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from ((place, text) for text in _texts_in(widget.model(), QModelIndex()))


def _texts_in(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)  # whose number of columns is private
    for row in range(model.rowCount(parent)):
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(text) for role in ROLES if (text := model.data(index, role)))
        if not is_list:
            yield from _texts_in(model, model.index(row, 0, parent))


def _is_inner(thing: QObject | None) -> bool:
    """Whether it is a part of one of Qt's own widgets, whose texts are Qt's."""
    inside = thing.parent() if isinstance(thing, QObject) else None
    own_parts = (QLineEdit, QAbstractSpinBox, QTabBar)
    return isinstance(inside, own_parts) or bool(
        isinstance(thing, QObject) and thing.objectName().startswith("qt_")
    )
