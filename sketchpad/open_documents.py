"""Which drawings are open, in the order of their tabs, and which of them is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.document.autosave import INTERVAL_MS, Autosave
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.open_document import OpenDocument
from sketchpad.document.recovery import LostDrawing


class OpenDocuments(QObject):
    """At least one drawing is open. Each has a safety copy of its own while it is.

    Nothing is asked here: what is unsaved and closed is gone (see `project_files.py`).
    """

    changed = Signal()
    """A drawing came, went, moved, is called otherwise, or has unsaved changes or none any more;
    or another one is shown."""
    failed = Signal(str)

    def __init__(
        self, model: DocumentModel, recovery_folder: Path | None, parent: QObject | None = None
    ) -> None:
        """`recovery_folder` receives the safety copies; None: there are none."""
        super().__init__(parent)
        self._model, self._folder = model, recovery_folder
        self._all = [model.shown]
        self._interval_ms = INTERVAL_MS
        self._protect(model.shown)
        model.undo_stack.cleanChanged.connect(lambda _: self.changed.emit())

    # ---- asking

    def __iter__(self) -> Iterator[OpenDocument]:
        return iter(tuple(self._all))

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, place: int) -> OpenDocument:
        return self._all[place]

    @property
    def shown(self) -> OpenDocument:
        """The one that is seen and worked on."""
        return self._model.shown

    @property
    def place(self) -> int:
        """The place of the one that is shown."""
        return self._all.index(self.shown)

    @property
    def modified(self) -> list[OpenDocument]:
        """Those that would lose something if they were closed."""
        return [opened for opened in self._all if opened.modified]

    def title(self, opened: OpenDocument) -> str:
        """What a drawing is called."""
        if opened.path is not None:
            return opened.path.stem
        if opened.number == 1:
            return self.tr("Untitled")
        return self.tr("Untitled {number}").format(number=opened.number)

    def of_file(self, path: Path) -> OpenDocument | None:
        """The drawing that was opened from a file or saved to it."""
        return next((x for x in self._all if x.path is not None and _same(x.path, path)), None)

    # ---- changing

    def add(self, document: Document, path: Path | None = None) -> OpenDocument:
        """Open a drawing and show it; an untouched one makes way for it."""
        return self._open(document, path, self.shown if self.shown.untouched else None)

    def add_beside(self, document: Document) -> OpenDocument:
        """Open a drawing beside the one that is shown, and show it."""
        return self._open(document, None, None)

    def replace(self, opened: OpenDocument, document: Document) -> OpenDocument:
        """Close a drawing, and show another one in its place."""
        return self._open(document, None, opened)

    def take(self, lost: LostDrawing) -> OpenDocument:
        """Open a drawing that was lost; its copy stays until it is saved."""
        opened = self.add(lost.document, lost.origin)
        opened.recovered = True
        if opened.autosave is not None:
            opened.autosave.adopt(lost)
        self.changed.emit()
        return opened

    def show(self, opened: OpenDocument) -> None:
        """Show one of the open drawings."""
        if opened is not self.shown:
            self._model.show(opened)
            self.changed.emit()

    def step(self, places: int) -> None:
        """Show the next (+1) or the last one (-1), round and round."""
        self.show(self._all[(self.place + places) % len(self._all)])

    def move(self, place: int, to: int) -> None:
        """Give a drawing another place."""
        self._all.insert(to, self._all.pop(place))
        self.changed.emit()

    def close(self, opened: OpenDocument) -> None:
        """Close one of several with its safety copy; one beside it is shown instead."""
        if opened is self.shown:
            place = self.place
            self.show(self._all[place + 1 if place + 1 < len(self._all) else place - 1])
        self._all.remove(opened)
        self._unprotect(opened)
        self.changed.emit()

    def note_saved(self, opened: OpenDocument, path: Path) -> None:
        """A drawing is safe in a file."""
        opened.path = path
        self.forget_changes(opened)

    def forget_changes(self, opened: OpenDocument) -> None:
        """Nothing in a drawing is worth keeping beyond what is saved."""
        opened.recovered = False
        if opened is self.shown:
            self._model.undo_stack.setClean()
        else:
            opened.steps.clean_index = opened.steps.index
        if opened.autosave is not None:
            opened.autosave.origin = opened.path
            opened.autosave.settle()
        self.changed.emit()

    def close_all(self) -> None:
        """The program ends in order: there is nothing to recover next time."""
        for opened in self._all:
            self._unprotect(opened)

    def _open(
        self, document: Document, path: Path | None, replaced: OpenDocument | None
    ) -> OpenDocument:
        opened = OpenDocument(document, path)
        taken = {x.number for x in self._all if x.path is None and x is not replaced}
        opened.number = next(n for n in range(1, len(self._all) + 2) if n not in taken)
        self._all.insert(self.place + 1, opened)
        self.show(opened)
        self._protect(opened)
        if replaced is not None:
            self.close(replaced)
        return opened

    # ---- safety copies

    def set_interval(self, interval_ms: int) -> None:
        """Renew whole safety copies so often at most."""
        self._interval_ms = interval_ms
        for opened in self._all:
            if opened.autosave is not None:
                opened.autosave.interval_ms = interval_ms

    def pen_lowered(self) -> None:
        """A stroke began in the drawing that is shown."""
        if self.shown.autosave is not None:
            self.shown.autosave.pen_lowered()

    def pen_lifted(self) -> None:
        """The stroke ended."""
        if self.shown.autosave is not None:
            self.shown.autosave.pen_lifted()

    def _protect(self, opened: OpenDocument) -> None:
        """Keep the drawing that is shown safe from now on."""
        if self._folder is not None:
            opened.autosave = Autosave(self._model, self._folder, self._interval_ms, self)
            opened.autosave.origin = opened.path
            opened.autosave.failed.connect(self.failed)

    def _unprotect(self, opened: OpenDocument) -> None:
        if opened.autosave is not None:
            opened.autosave.close()
            opened.autosave.deleteLater()
            opened.autosave = None


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return one.absolute() == other.absolute()
