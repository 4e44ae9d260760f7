"""Recovery after a crash, as the user meets it: one lost drawing is opened, several are offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sketchpad.document.open_document import OpenDocument
from sketchpad.document.project_file import ProjectFileError
from sketchpad.document.recovery import (
    Findings,
    LostDrawing,
    bring_back,
    discard,
    discard_document,
    find_lost,
    sweep,
)
from sketchpad.open_documents import OpenDocuments
from sketchpad.panels.lost_drawings import LostDrawings
from sketchpad.project_files import ProjectFiles
from sketchpad.translation import counted, shown_error


class LostWork(QObject):
    """Looks into `folder` for what earlier runs could not save; None: there is nothing to find."""

    told = Signal(str)
    failed = Signal(str)
    offered = Signal(str, str, object)
    """A message, the name of what can be done about it, and a function that does it."""

    def __init__(
        self,
        documents: OpenDocuments,
        projects: ProjectFiles,
        folder: Path | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents, self._projects = documents, projects
        self._folder, self._window = folder, window
        self._drawings: dict[int, LostDrawing] = {}  # by their places in the dialog
        self._discarded: dict[int, Path] = {}
        self._dialog: LostDrawings | None = None

    def recover(self) -> None:
        """At the start: open the lost drawing; with several, or beside a file, let choose."""
        if self._folder is None:
            return
        sweep(self._folder)
        findings = find_lost(self._folder)
        drawings, remark = findings.drawings, _remark(findings)
        if len(drawings) == 1 and self._documents.shown.untouched:
            words = self.tr("Your last drawing was not saved; here it is again. Save it now.")
            self._open(drawings[0], f"{words} {remark}".rstrip())
            return
        if drawings:
            self._offer(drawings)
        if remark:
            self.failed.emit(remark)

    def show_list(self) -> None:
        """Offer the lost drawings that there still are."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        findings = find_lost(self._folder) if self._folder is not None else Findings()
        if findings.drawings:
            self._offer(findings.drawings)
        else:
            words = self.tr("There is no lost drawing.")
            self.told.emit(f"{words} {_remark(findings)}".rstrip())

    def close(self) -> None:
        """Keep what is offered for later."""
        if self._dialog is not None:
            self._dialog.reject()

    # ---- the dialog

    def _offer(self, drawings: list[LostDrawing]) -> None:
        self._drawings, self._discarded = dict(enumerate(drawings)), {}
        dialog = self._dialog = LostDrawings(drawings, self._window)
        dialog.open_chosen.connect(self._open_one)
        dialog.open_all_chosen.connect(self._open_all)
        dialog.delete_chosen.connect(self._delete)
        dialog.bring_back_chosen.connect(self._bring_back)
        dialog.closed.connect(self._release)
        dialog.open()

    def _open_one(self, place: int) -> None:
        drawing = self._drawings.pop(place)  # with its claim
        others = _others(len(self._drawings))
        self._put_list_away()
        words = self.tr("This drawing was not saved. Save it now.")
        self._open(drawing, f"{words} {others}".rstrip())

    def _open_all(self) -> None:
        """Open them in tabs, the newest at the left and shown."""
        drawings, self._drawings = list(self._drawings.values()), {}
        self._put_list_away()
        opened = [self._documents.take(drawing) for drawing in drawings]
        self._documents.show(opened[0])
        self.told.emit(self.tr("These drawings were not saved. Save each of them now."))

    def _put_list_away(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _delete(self, place: int) -> None:
        try:
            self._discarded[place] = discard(self._drawings[place])
            del self._drawings[place]
        except OSError as error:
            words = self.tr("It could not be deleted: {reason}.")
            self.failed.emit(words.format(reason=error.strerror or error))
            return
        if self._dialog is not None:
            self._dialog.show_deleted(place, True)

    def _bring_back(self, place: int) -> None:
        try:
            self._drawings[place] = bring_back(self._discarded[place])
        except (OSError, ProjectFileError) as error:
            self._tell_gone(error)
            return
        del self._discarded[place]
        if self._dialog is not None:
            self._dialog.show_deleted(place, False)

    def _release(self) -> None:
        for drawing in self._drawings.values():
            drawing.claim.release()
        self._drawings = {}
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    # ---- a drawing that was opened

    def _open(self, drawing: LostDrawing, words: str) -> None:
        opened = self._documents.take(drawing)
        self.offered.emit(words, self.tr("Discard it"), lambda: self._discard(opened))

    def _discard(self, opened: OpenDocument) -> None:
        assert self._folder is not None  # or there would have been nothing to discard
        try:
            thrown = discard_document(self._folder, opened.document, opened.path)
        except (OSError, ProjectFileError) as error:
            words = self.tr("It could not be discarded. {reason}")
            self.failed.emit(words.format(reason=shown_error(error)))
            return
        self._projects.close_unasked(opened)
        words = self.tr("The drawing was discarded.")
        self.offered.emit(words, self.tr("Bring it back"), lambda: self._undo(thrown))

    def _undo(self, thrown: Path) -> None:
        try:
            drawing = bring_back(thrown)
        except (OSError, ProjectFileError) as error:
            self._tell_gone(error)
            return
        self._open(drawing, self.tr("Here it is again. Save it now."))

    def _tell_gone(self, error: Exception) -> None:
        words = self.tr("It could not be brought back: {reason}")
        self.failed.emit(words.format(reason=shown_error(error)))


def _others(count: int) -> str:
    """What to say of lost drawings that are not opened; empty if there are none."""
    if not count:
        return ""
    return counted("LostWork", "%n others are kept: File > Lost drawings.", count)


def _remark(findings: Findings) -> str:
    """What to say of damaged copies; empty if there are none."""
    if not findings.damaged:
        return ""
    first, count = findings.damaged[0], len(findings.damaged)
    words = counted("LostWork", "%n damaged copies were set aside: {name} in {folder}.", count)
    return words.format(name=first.name, folder=first.parent)
