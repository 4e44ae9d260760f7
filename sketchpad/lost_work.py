"""Recovery after a crash, as the user meets it: one lost drawing is opened, several are offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

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
from sketchpad.panels.lost_drawings import LostDrawings
from sketchpad.project_files import ProjectFiles


class LostWork(QObject):
    """Looks into `folder` for what earlier runs could not save; None: there is nothing to find."""

    told = Signal(str)
    failed = Signal(str)
    offered = Signal(str, str, object)
    """A message, the name of what can be done about it, and a function that does it."""

    def __init__(self, projects: ProjectFiles, folder: Path | None, window: QWidget) -> None:
        super().__init__(window)
        self._projects, self._folder, self._window = projects, folder, window
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
        if len(drawings) == 1 and self._projects.untouched:
            self._projects.take(drawings[0])
            words = f"Your last drawing was not saved; here it is again. Save it now.{remark}"
            self.offered.emit(words, "Discard it", self._discard_shown)
            return
        if drawings:
            self._offer(drawings)
        if remark:
            self.failed.emit(remark.strip())

    def show_list(self) -> None:
        """Offer the lost drawings that there still are."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        findings = find_lost(self._folder) if self._folder is not None else Findings()
        if findings.drawings:
            self._offer(findings.drawings)
        else:
            self.told.emit(f"There is no lost drawing.{_remark(findings)}")

    def close(self) -> None:
        """Keep what is offered for later."""
        if self._dialog is not None:
            self._dialog.reject()

    # ---- the dialog

    def _offer(self, drawings: list[LostDrawing]) -> None:
        self._drawings, self._discarded = dict(enumerate(drawings)), {}
        dialog = self._dialog = LostDrawings(drawings, self._window)
        dialog.open_chosen.connect(self._open)
        dialog.delete_chosen.connect(self._delete)
        dialog.bring_back_chosen.connect(self._bring_back)
        dialog.closed.connect(self._release)
        dialog.open()

    def _open(self, place: int) -> None:
        if self._dialog is None or not self._projects.may_leave():
            return
        self._projects.take(self._drawings.pop(place))  # with its claim
        left = len(self._drawings)
        self._dialog.accept()
        words = f"This drawing was not saved. Save it now.{_others(left)}"
        self.offered.emit(words, "Discard it", self._discard_shown)

    def _delete(self, place: int) -> None:
        try:
            self._discarded[place] = discard(self._drawings[place])
            del self._drawings[place]
        except OSError as error:
            self.failed.emit(f"It could not be deleted: {error.strerror or error}.")
            return
        if self._dialog is not None:
            self._dialog.show_deleted(place, True)

    def _bring_back(self, place: int) -> None:
        try:
            self._drawings[place] = bring_back(self._discarded[place])
        except (OSError, ProjectFileError) as error:
            self.failed.emit(f"It could not be brought back: {error}")
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

    # ---- the drawing that was opened at once

    def _discard_shown(self) -> None:
        assert self._folder is not None  # or there would have been nothing to discard
        try:
            thrown = discard_document(self._folder, *self._projects.shown)
        except (OSError, ProjectFileError) as error:
            self.failed.emit(f"It could not be discarded. {error}")
            return
        self._projects.start_over()
        self.offered.emit("The drawing was discarded.", "Bring it back", lambda: self._undo(thrown))

    def _undo(self, thrown: Path) -> None:
        if not self._projects.may_leave():
            return
        try:
            self._projects.take(bring_back(thrown))
        except (OSError, ProjectFileError) as error:
            self.failed.emit(f"It could not be brought back: {error}")
            return
        self.offered.emit("Here it is again. Save it now.", "Discard it", self._discard_shown)


def _others(count: int) -> str:
    if not count:
        return ""
    kept = "Another one is" if count == 1 else f"{count} others are"
    return f" {kept} kept: File > Lost drawings."


def _remark(findings: Findings) -> str:
    """What to say of damaged copies, beginning with a space; empty if there are none."""
    if not findings.damaged:
        return ""
    first = findings.damaged[0]
    what = "A safety copy was" if len(findings.damaged) == 1 else "Safety copies were"
    return f" {what} damaged and set aside: {first.name} in {first.parent}."
