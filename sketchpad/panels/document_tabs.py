"""The tabs of the open drawings; seen when there are several."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QIcon, QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton

from sketchpad.document.open_document import OpenDocument
from sketchpad.open_documents import OpenDocuments

CLOSE_PX, CLOSE_ICON_PX = 22, 14
MODIFIED_MARK = "●"


class DocumentTabs(QTabBar):
    """A click shows a drawing, a drag moves it, the middle button closes it.

    Tabs are told apart by their places alone, which are those of `documents`.
    """

    close_asked = Signal(object)  # OpenDocument
    close_others_asked = Signal(object)  # OpenDocument that stays

    def __init__(self, documents: OpenDocuments, make_icon: Callable[[str], QIcon]) -> None:
        super().__init__()
        self._documents, self._make_icon = documents, make_icon
        self.setObjectName("documentTabs")
        self.setAccessibleName(self.tr("Open drawings"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._follows = False  # it does what the documents did, not what the user did
        self.currentChanged.connect(self._choose)
        self.tabMoved.connect(self._move)
        documents.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is open now."""
        self._follows = True
        while self.count() > len(self._documents):
            self.removeTab(self.count() - 1)
        while self.count() < len(self._documents):
            self.setTabButton(
                self.addTab(""), QTabBar.ButtonPosition.RightSide, self._close_button()
            )
        for place, opened in enumerate(self._documents):
            self._name(place, opened)
        self.setCurrentIndex(self._documents.place)
        self.setVisible(self.count() > 1)
        self._follows = False

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        for place in range(self.count()):
            self.close_button(place).setIcon(self._make_icon("close"))

    def close_button(self, place: int) -> QToolButton:
        """The button that closes the drawing at a place."""
        button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        assert isinstance(button, QToolButton)
        return button

    def context_menu(self, place: int) -> QMenu:
        """What can be done with the drawing at a place."""
        opened, menu = self._documents[place], QMenu(self)
        menu.addAction(self.tr("&Close"), lambda: self.close_asked.emit(opened))
        menu.addAction(self.tr("Close the &others"), lambda: self.close_others_asked.emit(opened))
        menu.addSeparator()
        show = menu.addAction(self.tr("&Show its folder"), lambda: _show_folder(opened))
        show.setEnabled(opened.path is not None)
        return menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and place >= 0:
            self.close_asked.emit(self._documents[place])
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex() if by_keys else self.tabAt(event.pos())
        if place >= 0:
            corner = self.tabRect(place).bottomLeft()
            menu = self.context_menu(place)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.mapToGlobal(corner) if by_keys else event.globalPos())

    def _choose(self, place: int) -> None:
        if not self._follows and place >= 0:
            self._documents.show(self._documents[place])

    def _move(self, place: int, to: int) -> None:
        if not self._follows:
            self._documents.move(place, to)

    def _name(self, place: int, opened: OpenDocument) -> None:
        title = self._documents.title(opened)
        mark, told = "", title
        tip = self.tr("Not in a file yet") if opened.path is None else str(opened.path)
        if opened.modified:
            mark = f"{MODIFIED_MARK} "
            told = self.tr("{title}, with unsaved changes").format(title=title)
            tip = self.tr("{file}\nThere are unsaved changes.").format(file=tip)
        self.setTabText(place, mark + title.replace("&", "&&"))
        self.setTabToolTip(place, tip)
        self.setAccessibleTabName(place, told)
        words = self.tr("Close {title}").format(title=title)
        self.close_button(place).setAccessibleName(words)
        self.close_button(place).setToolTip(words)

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._make_icon("close"))
        button.setIconSize(QSize(CLOSE_ICON_PX, CLOSE_ICON_PX))
        button.setFixedSize(CLOSE_PX, CLOSE_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._close_at(button))
        return button

    def _close_at(self, button: QToolButton) -> None:
        places = [place for place in range(self.count()) if self.close_button(place) is button]
        self.close_asked.emit(self._documents[places[0]])


def _show_folder(opened: OpenDocument) -> None:
    if opened.path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(opened.path.parent)))
