"""The list in the sheet of shortcuts: sections, entries with their keys, and recording new keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from sketchpad.panels.shortcut_entries import Entry

_KEYS_WIDTH_PX = 232
_ROW_HEIGHT_PX = 28
_MARK_PX = 3
_CAP_PADDING_PX, _CAP_GAP_PX = 7, 6
_NAME = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class ShortcutList(QTreeWidget):
    """One entry is current; Enter or a click lets new keys be pressed for it."""

    recorded = Signal(str, str)
    """An action, and the keys that were pressed for it (portable writing)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutList")
        self.setAccessibleName(self.tr("Actions and their keys"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _KEYS_WIDTH_PX)
        recorder = _Recorder(self)
        recorder.recorded.connect(self.recorded)
        self.setItemDelegate(recorder)
        self.itemClicked.connect(lambda item, _: self._record(item))

    @property
    def current_name(self) -> str:
        """The action of the current entry; empty: a gesture, or none."""
        item = self.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None and not item.isHidden() else ""

    def show_entries(self, entries: Sequence[Entry], changed: set[str]) -> None:
        """List these under their sections; the words of `changed` actions stand out in bold."""
        current = self.current_name
        self.clear()
        sections: dict[str, QTreeWidgetItem] = {}
        for entry in entries:
            if entry.section not in sections:
                sections[entry.section] = _heading(entry.section, self)
            item = _row(entry, sections[entry.section], entry.name in changed)
            if entry.name and entry.name == current:
                self.setCurrentItem(item)
        self.expandAll()
        first = next((section.child(0) for section in sections.values()), None)
        if self.currentItem() is None and first is not None:
            self.setCurrentItem(first)

    def item_of(self, name: str) -> QTreeWidgetItem | None:
        """The row of an action, if it is listed."""
        for place in range(self.topLevelItemCount()):
            section = self.topLevelItem(place)
            for row in range(section.childCount() if section is not None else 0):
                item = section.child(row) if section is not None else None
                if item is not None and item.data(0, _NAME) == name:
                    return item
        return None

    def select(self, name: str) -> None:
        """Make an action's entry the current one, in sight."""
        item = self.item_of(name)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def record(self) -> None:
        """Let new keys be pressed for the current entry."""
        self._record(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
        else:
            super().keyPressEvent(event)

    def _record(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _NAME):
            self.editItem(item, 1)


class _Recorder(QStyledItemDelegate):
    """Draws keys as caps, and lets new ones be pressed; Esc or a click elsewhere leaves them."""

    recorded = Signal(str, str)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW_HEIGHT_PX)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QKeySequenceEdit(parent)
        editor.setMaximumSequenceLength(1)
        words = index.sibling(index.row(), 0).data()
        editor.setAccessibleName(self.tr("Press new keys for: {action}").format(action=words))
        for field in editor.findChildren(QLineEdit):
            field.setPlaceholderText(self.tr("Press the new keys, or Esc"))
            field.setAccessibleName(editor.accessibleName())
        editor.keySequenceChanged.connect(lambda keys: self._finish(editor, keys))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The editor begins empty: it shows what is pressed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QKeySequenceEdit) and not editor.keySequence().isEmpty():
            editor.blockSignals(True)  # it tells its keys once more when it loses the focus
            keys = editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
            self.recorded.emit(str(index.sibling(index.row(), 0).data(_NAME)), keys)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            mark = QRect(option.rect.topLeft(), QSize(_MARK_PX, option.rect.height()))
            painter.fillRect(mark, option.palette.color(QPalette.ColorRole.Highlight))
        self._draw_caps(painter, option, index.data(_KEYS) or ())

    def _draw_caps(
        self, painter: QPainter, option: QStyleOptionViewItem, keys: Sequence[str]
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = float(option.rect.left()), option.rect.center().y() + 1
        height = option.fontMetrics.height() + 4
        for words in keys:
            width = option.fontMetrics.horizontalAdvance(words) + 2 * _CAP_PADDING_PX
            cap = QRectF(left + 0.5, middle - height / 2 + 0.5, width, height)
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
            left += width + _CAP_GAP_PX
        painter.restore()

    def _finish(self, editor: QKeySequenceEdit, keys: QKeySequence) -> None:
        if not keys.isEmpty():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


def _heading(title: str, tree: QTreeWidget) -> QTreeWidgetItem:
    item = QTreeWidgetItem(tree, [title])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFirstColumnSpanned(True)
    _embolden(item)
    return item


def _row(entry: Entry, section: QTreeWidgetItem, changed: bool) -> QTreeWidgetItem:
    item = QTreeWidgetItem(section, [entry.words])
    item.setData(0, _NAME, entry.name)
    item.setData(1, _KEYS, list(entry.keys))
    spoken = ", ".join(entry.keys) or QCoreApplication.translate("ShortcutList", "no keys")
    item.setData(1, Qt.ItemDataRole.AccessibleTextRole, spoken)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if entry.name else flags)
    if changed:
        _embolden(item)
        told = QCoreApplication.translate("ShortcutList", "Its keys were changed")
        item.setToolTip(0, told)
        item.setToolTip(1, told)
    return item


def _embolden(item: QTreeWidgetItem) -> None:
    font = item.font(0)
    font.setBold(True)
    item.setFont(0, font)
