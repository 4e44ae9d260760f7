"""Chooses what the photo lens shows: a search field over a grid of classes, or "let it guess"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.class_names import class_words
from sketchpad.panels.class_tiles import (
    CLASS_ROLE,
    PICTURE_PX,
    TILE,
    ClassTileDelegate,
    class_icon,
)
from sketchpad.panels.pixmaps import thumbnail
from sketchpad.photo_classes import class_picture, found

GUESS = ""
"""The choice of letting the reader say what is drawn."""
_COLUMNS = 4
_LEAST_GRID_PX = 80


class ClassPicker(QWidget):
    """Says what was chosen; shows what `show_choice` says."""

    chosen = Signal(str)  # the class, or GUESS
    search_ended = Signal()  # the keys may go back to the drawing

    def __init__(self, make_icon: Callable[[str], QIcon], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_icon = make_icon
        self._classes: tuple[str, ...] = ()
        self._icons: dict[str, QIcon] = {}
        self.search = self._make_search()
        self.guess_button = self._make_guess_button()
        self._tiles = ClassTileDelegate()
        self._found = QStandardItemModel(self)
        self.grid = self._make_grid()
        self._nothing = QLabel()
        self._nothing.setObjectName("dimLabel")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.guess_button)
        column.addWidget(self.grid, 1000)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.refresh_icons()
        self.set_classes(())

    @property
    def shown(self) -> list[str]:
        """The classes in the grid, in order."""
        rows = range(self._found.rowCount())
        return [str(self._found.index(row, 0).data(CLASS_ROLE)) for row in rows]

    @property
    def nothing_text(self) -> str:
        """What stands in place of an empty grid; empty while there are tiles."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def set_classes(self, class_names: Sequence[str]) -> None:
        """Offer these."""
        self._classes = tuple(class_names)
        self.search.setEnabled(bool(self._classes))
        self.guess_button.setEnabled(bool(self._classes))
        self._filter()

    def show_choice(self, class_name: str, in_use: str = "") -> None:
        """Mark what the document says, and what is in use while the program guesses."""
        guessing = class_name == GUESS
        guessed = in_use if guessing else ""
        self.guess_button.setChecked(guessing)
        self.guess_button.setText(
            self.tr("Let Sketchpad guess: {name}").format(name=class_words(guessed))
            if guessed
            else self.tr("Let Sketchpad guess")
        )
        changed = (class_name, guessed) != (self._tiles.chosen, self._tiles.guessed)
        self._tiles.chosen, self._tiles.guessed = class_name, guessed
        if changed:
            self._bring_into_view(class_name)
            self.grid.viewport().update()

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        self.guess_button.setIcon(self._make_icon("guess"))

    def focus_search(self) -> None:
        """Let the next keys search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def tile_rect(self, class_name: str) -> tuple[int, int, int, int]:
        """Where the tile is in the grid's viewport: x, y, width, height."""
        rect = self.grid.visualRect(self._found.index(self.shown.index(class_name), 0))
        return rect.x(), rect.y(), rect.width(), rect.height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if watched is self.search:
                return self._key_in_search(key)
            if watched is self.grid:
                return self._key_in_grid(key)
        return False

    def _key_in_search(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.shown and self.search.text().strip():
                self._choose(self.shown[0])
                self._end_search()
            return True
        if key is Qt.Key.Key_Escape:
            self._end_search()
            return True
        if key is Qt.Key.Key_Down and self.shown:
            self._enter_grid()
            return True
        return False

    def _key_in_grid(self, key: Qt.Key) -> bool:
        current = self.grid.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if current.isValid():
                self._choose(str(current.data(CLASS_ROLE)))
            return True
        if key is Qt.Key.Key_Escape:
            self._end_search()
            return True
        if key is Qt.Key.Key_Up and current.row() < _COLUMNS:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False

    def _enter_grid(self) -> None:
        if not self.grid.currentIndex().isValid():
            chosen = self._tiles.chosen
            row = self.shown.index(chosen) if chosen in self.shown else 0
            self.grid.setCurrentIndex(self._found.index(row, 0))
        self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _end_search(self) -> None:
        self.search.clear()
        self.search_ended.emit()

    def _choose(self, class_name: str) -> None:
        self.chosen.emit(class_name)

    def _filter(self) -> None:
        self._found.clear()
        for class_name in found(self.search.text(), self._classes):
            item = QStandardItem(self._icon(class_name), class_words(class_name))
            item.setData(class_name, CLASS_ROLE)
            item.setEditable(False)
            item.setToolTip(self.tr("The photo shall show: {name}").format(name=item.text()))
            self._found.appendRow(item)
        query = self.search.text().strip()
        self._nothing.setText(
            self.tr("No class is called “{query}”. Clear the search to see all of them.").format(
                query=query
            )
            if self._classes
            else self.tr("There is nothing to choose from: no photo network is installed.")
        )
        self._nothing.setVisible(not self.shown)
        self.grid.setVisible(bool(self.shown))
        self._fit_height()

    def _fit_height(self) -> None:
        whole = max(1, -(-len(self.shown) // _COLUMNS)) * TILE.height() + 2
        self.grid.setMinimumHeight(min(_LEAST_GRID_PX, whole))
        self.grid.setMaximumHeight(whole)

    def _bring_into_view(self, class_name: str) -> None:
        if class_name in self.shown:
            self.grid.scrollTo(self._found.index(self.shown.index(class_name), 0))

    def _icon(self, class_name: str) -> QIcon:
        if class_name not in self._icons:
            path = class_picture(class_name)
            picture = QImage(str(path)) if path else QImage()
            self._icons[class_name] = (
                QIcon()
                if picture.isNull()
                else class_icon(thumbnail(picture, PICTURE_PX, self.devicePixelRatioF()))
            )
        return self._icons[class_name]

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("classSearch")
        search.setPlaceholderText(self.tr("Find a class: pizza, airplane…"))
        search.setClearButtonEnabled(True)
        search.setFixedSize(_COLUMNS * TILE.width(), 32)
        search.setAccessibleName(self.tr("Find a class"))
        search.setToolTip(self.tr("Type a part of the name; Enter takes the first"))
        search.textChanged.connect(self._filter)
        search.installEventFilter(self)
        return search

    def _make_guess_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("guessButton")
        button.setCheckable(True)
        button.setText(self.tr("Let Sketchpad guess"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(_COLUMNS * TILE.width(), 32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Let Sketchpad guess"))
        button.setToolTip(self.tr("The class follows what the drawing looks like"))
        button.clicked.connect(lambda: self._choose(GUESS))
        return button

    def _make_grid(self) -> QListView:
        grid = QListView()
        grid.setObjectName("classGrid")
        grid.setAccessibleName(self.tr("Classes"))
        grid.setViewMode(QListView.ViewMode.IconMode)
        grid.setMovement(QListView.Movement.Static)
        grid.setResizeMode(QListView.ResizeMode.Adjust)
        grid.setUniformItemSizes(True)
        grid.setGridSize(TILE)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.setFrameShape(QListView.Shape.NoFrame)
        grid.setMouseTracking(True)
        grid.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        grid.setItemDelegate(self._tiles)
        grid.setModel(self._found)
        grid.clicked.connect(self._tile_clicked)
        grid.installEventFilter(self)
        return grid

    def _tile_clicked(self, index: QModelIndex) -> None:
        self._choose(str(index.data(CLASS_ROLE)))
