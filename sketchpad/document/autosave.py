"""Copies of unsaved work in a folder of their own, and what can be recovered from there.

Knows nothing of dialogs: the window asks what there is and what to do with it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import SUFFIX, ProjectFileError, load_project, save_project

INTERVAL_MS = 10_000
SET_ASIDE_SUFFIX = ".damaged"


@dataclass(frozen=True, eq=False)
class RecoveredDocument:
    """Unsaved work that was found again."""

    path: Path
    saved_at: datetime
    document: Document


class Autosave(QObject):
    """Saves the model's document into `folder` at most every `interval_ms` while it changes.

    Once the work is safe elsewhere, or was thrown away on purpose, call `discard`.
    """

    saved = Signal(object)
    """The path that was written."""
    failed = Signal(str)

    def __init__(
        self,
        model: DocumentModel,
        folder: Path,
        name: str = "untitled",
        interval_ms: int = INTERVAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.path = folder / f"{name}{SUFFIX}"
        self._saved_revision = model.document.revision
        self._timer = QTimer(self, singleShot=True, interval=interval_ms)
        self._timer.timeout.connect(self.save_now)
        model.revision_changed.connect(self._start_waiting)

    def save_now(self) -> None:
        """Save if anything changed since the last time; a failure is reported and tried again."""
        document = self._model.document
        if document.revision == self._saved_revision:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_project(self.path, document)
        except (ProjectFileError, OSError) as error:
            self._timer.start()
            self.failed.emit(str(error))
            return
        self._saved_revision = document.revision
        self.saved.emit(self.path)

    def discard(self) -> None:
        """Forget the copy: there is nothing unsaved any more."""
        self._timer.stop()
        self._saved_revision = self._model.document.revision
        with suppress(FileNotFoundError):
            self.path.unlink()

    def _start_waiting(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def find_recoverable(folder: Path) -> list[RecoveredDocument]:
    """Unsaved work left in `folder`, the newest first; unreadable copies are set aside."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            document = load_project(path)
            saved_at = datetime.fromtimestamp(path.stat().st_mtime)
        except ProjectFileError:
            _set_aside(path)
            continue
        found.append(RecoveredDocument(path, saved_at, document))
    return sorted(found, key=lambda recovered: recovered.saved_at, reverse=True)


def _set_aside(path: Path) -> None:
    """Rename a damaged copy, never over another one; a folder we cannot write to is left alone."""
    number = 0
    while True:
        target = path.with_name(f"{path.name}{SET_ASIDE_SUFFIX}{number or ''}")
        if not target.exists():
            break
        number += 1
    with suppress(OSError):
        path.rename(target)
