"""What tabs, keys and the title of the window have to do with the open drawings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

from sketchpad.canvas.view import CanvasView
from sketchpad.document.open_document import OpenDocument
from sketchpad.open_documents import OpenDocuments
from sketchpad.panels.document_tabs import DocumentTabs
from sketchpad.panels.pane_header import PaneHeader
from sketchpad.project_files import ProjectFiles


class TabControl(QObject):
    """Between the row of tabs, the open drawings and the canvas."""

    def __init__(
        self,
        documents: OpenDocuments,
        projects: ProjectFiles,
        canvas: CanvasView,
        header: PaneHeader,
        make_icon: Callable[[str], QIcon],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents, self._projects = documents, projects
        self._canvas, self._header, self._window = canvas, header, window
        self.bar = DocumentTabs(documents, make_icon)
        self.bar.close_asked.connect(self.close)
        self.bar.close_others_asked.connect(projects.close_others)
        documents.changed.connect(self.show_title)

    def close(self, opened: OpenDocument | None = None) -> None:
        """Close a drawing, by default the one that is shown, and go on drawing in another."""
        self._canvas.finish()  # a stroke under way counts as a change, too
        self._projects.close(opened)
        self._canvas.setFocus()

    def may_close_all(self) -> bool:
        """Ask what is to be saved before the window closes; True when it may."""
        self._canvas.finish()
        return self._projects.may_close(list(self._documents))

    def show_title(self) -> None:
        """Name the drawing that is shown in the title of the window, and its size over it."""
        paper = self._documents.shown.document
        self._header.set_note(f"{paper.width_px} × {paper.height_px}")
        self._window.setWindowTitle(f"{self._projects.title}[*] — Sketchpad")
        self._window.setWindowModified(self._documents.shown.modified)

    def end_typing(self) -> None:
        """Another drawing is about to be shown: what was typed into a field belongs to this one."""
        if isinstance(self._window.focusWidget(), (QLineEdit, QAbstractSpinBox)):
            self._canvas.setFocus()
