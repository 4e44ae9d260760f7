"""Copies of unsaved work in a folder of their own, and what can be recovered from there.

Knows nothing of dialogs: the window asks what there is and what to do with it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from sketchpad.document.claim import Claim
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import SUFFIX, ProjectFileError, load_project, save_project

INTERVAL_MS = 10_000
PEN_REST_MS = 500
"""A copy that is due while the pen draws waits until the pen has rested for so long."""
CLAIM_SUFFIX = ".lock"
ORIGIN_SUFFIX = ".origin"
"""Of the text beside a copy that names the file its drawing belongs to."""
SET_ASIDE_SUFFIX = ".damaged"


@dataclass(frozen=True, eq=False)
class RecoveredDocument:
    """Unsaved work that was found again; its copy is claimed for whoever found it."""

    path: Path
    document: Document
    claim: Claim
    origin: Path | None = None
    """The file that the drawing belongs to."""


class Autosave(QObject):
    """Copies the model's document into `folder` at most every `interval_ms` while it changes.

    The copy is packed and written on a thread of its own, from a snapshot. It has a name of its
    own and is claimed, so that no other window takes it for a crashed one's. Once the work is
    safe elsewhere, or was thrown away on purpose, call `discard`.
    """

    saved = Signal(object)
    """The path that was written."""
    failed = Signal(str)
    _written = Signal(int, str)  # revision, what went wrong (empty if nothing)

    def __init__(
        self,
        model: DocumentModel,
        folder: Path,
        interval_ms: int = INTERVAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._interval_ms = interval_ms
        self.path = folder / f"{uuid4().hex}{SUFFIX}"
        self.origin: Path | None = None  # the file that the drawing belongs to
        self._claim: Claim | None = None
        self._saved_revision = model.document.revision
        self._pen_down = False
        self._overdue = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_has_come)
        self._written.connect(self._note_written)
        model.revision_changed.connect(self._start_waiting)

    def save(self) -> None:
        """Start writing a copy unless it is up to date; `saved` or `failed` follows."""
        document, origin = replace(self._model.document), self.origin  # its parts are immutable
        copy_is_there = self._claim is None or self.path.exists()
        if document.revision == self._saved_revision and copy_is_there:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._claim = self._claim or Claim(_claim_path(self.path))
        except OSError as error:
            self._fail(f"No safety copy could be made: {error.strerror or error}.")
            return

        thumbnail = self._model.thumbnail()

        def write() -> None:
            try:
                save_project(self.path, document, thumbnail)
                _note_origin(self.path, origin)
            except (ProjectFileError, OSError) as error:
                self._written.emit(document.revision, f"No safety copy could be made. {error}")
            else:
                self._written.emit(document.revision, "")

        self._pool.start(write)

    def adopt(self, recovered: RecoveredDocument) -> None:
        """Go on with this copy, whose document the model shows now, instead of with one's own."""
        self.discard()
        self.path, self._claim = recovered.path, recovered.claim

    def discard(self) -> None:
        """Forget the copy: there is nothing unsaved any more."""
        self._timer.stop()
        self._overdue = False
        self._pool.waitForDone()
        self._saved_revision = self._model.document.revision
        if self._claim is not None:
            self.path.unlink(missing_ok=True)
            _origin_path(self.path).unlink(missing_ok=True)
            self._claim.release()
            self._claim = None

    def pen_lowered(self) -> None:
        """A stroke began: nothing is packed or written while it is drawn."""
        self._pen_down = True

    def pen_lifted(self) -> None:
        """The stroke ended."""
        self._pen_down = False
        if self._overdue:
            self._timer.start(PEN_REST_MS)

    def _start_waiting(self) -> None:
        if not self._timer.isActive():
            self._timer.start(self._interval_ms)

    def _time_has_come(self) -> None:
        self._overdue = self._pen_down
        if not self._pen_down:
            self.save()

    def _note_written(self, revision: int, problem: str) -> None:
        if self._claim is None:
            return  # discarded meanwhile
        if problem:
            self._fail(problem)
            return
        self._saved_revision = max(revision, self._saved_revision)
        self.saved.emit(self.path)

    def _fail(self, problem: str) -> None:
        self._start_waiting()
        self.failed.emit(problem)


def recover_newest(folder: Path) -> RecoveredDocument | None:
    """The newest copy in `folder` that no running window holds; unreadable ones are set aside."""
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=_time_of, reverse=True):
        try:
            claim = Claim(_claim_path(path))
        except OSError:
            continue  # its window is still open, or the folder is not ours to write to
        try:
            return RecoveredDocument(path, load_project(path), claim, _origin_of(path))
        except ProjectFileError:
            _set_aside(path)
            claim.release()
    return None


def _claim_path(path: Path) -> Path:
    return path.with_name(path.name + CLAIM_SUFFIX)


def _origin_path(path: Path) -> Path:
    return path.with_name(path.name + ORIGIN_SUFFIX)


def _note_origin(path: Path, origin: Path | None) -> None:
    if origin is None:
        _origin_path(path).unlink(missing_ok=True)
    else:
        _origin_path(path).write_text(str(origin.absolute()), encoding="utf-8")


def _origin_of(path: Path) -> Path | None:
    try:
        name = _origin_path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeError):  # it never had a file, or the note was lost
        return None
    return Path(name) if name else None


def _time_of(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # its window has just discarded it
        return 0.0


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
        _origin_path(path).unlink(missing_ok=True)
