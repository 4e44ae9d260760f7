"""When unsaved work is written down: whole copies now and then, what changes at once.

Which files, and in what order, is decided in `safety_copy.py`; finding them again in `recovery.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import SUFFIX, pack_project
from sketchpad.document.recovery import LostDrawing
from sketchpad.document.safety_copy import SafetyCopy

INTERVAL_MS = 10_000
PEN_REST_MS = 500
"""A copy that is due while the pen draws waits until the pen has rested for so long."""
CHANGES_MS = 40
"""What changes other than by the pen, a slider for instance, is written down so often at most."""

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Keeps the document that the model shows at the moment safe in `folder`; one a document.

    The first change makes a copy. From then on each finished stroke is added to a journal beside
    it at once, any other change after a moment, and a new copy replaces both at most every
    `interval_ms`. All is packed and written on other threads, from snapshots. The copy has a name
    of its own and is claimed, so that no other window takes it for a crashed one's. Once the work
    is safe elsewhere, or was thrown away on purpose, call `discard`.
    """

    saved = Signal(object)
    """The path of the whole copy that was written."""
    failed = Signal(str)
    _written = Signal(object, int, str)  # safety copy, revision of it, what went wrong (or empty)
    _not_added = Signal(object, str)  # safety copy, what went wrong

    def __init__(
        self,
        model: DocumentModel,
        folder: Path,
        interval_ms: int = INTERVAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._document = model.document
        self.interval_ms = interval_ms
        self.path = folder / f"{uuid4().hex}{SUFFIX}"
        self.origin: Path | None = None  # the file that the drawing belongs to
        self._copy: SafetyCopy | None = None
        self._begun = False  # a copy is there or on its way
        self._saved_revision = model.document.revision
        self._pen_down = False
        self._overdue = False
        self._unwritten = False  # something changed that is neither in the journal nor on its way
        self._packing, self._writing = _lane(self), _lane(self)
        self._copy_timer = _timer(self, self._time_has_come)
        self._changes_timer = _timer(self, self._changes_are_due)
        self._written.connect(self._note_written)
        self._not_added.connect(self._note_not_added)
        model.revision_changed.connect(self._note_change)

    def save(self) -> None:
        """Start writing a whole copy unless it is up to date; `saved` or `failed` follows."""
        document, origin = self._snapshot(), self.origin
        is_there = self._copy is None or self.path.exists()
        if document.revision == self._saved_revision and is_there:
            return
        self._begun, self._unwritten = True, False
        try:
            copy = self._copy = self._copy or SafetyCopy(self.path)
        except OSError as error:
            self._fail(f"No safety copy could be made: {error.strerror or error}.")
            return

        def write(data: bytes) -> None:
            problem = _problem_of(lambda: copy.renew(data, document, origin))
            self._written.emit(copy, document.revision, problem)

        def pack() -> None:
            packed: list[bytes] = []
            problem = _problem_of(lambda: packed.append(pack_project(document)))
            if problem:
                self._written.emit(copy, document.revision, problem)
            else:
                self._writing.start(lambda: write(packed[0]))

        self._packing.start(pack)

    def write_down(self) -> None:
        """Add what changed to the journal now; the first change makes a copy."""
        self._unwritten = False
        if not self._begun:
            self.save()
            return
        copy, document = self._copy, self._snapshot()
        if copy is None:
            return  # there is no place for one; the copy timer tries again

        def append() -> None:
            problem = _problem_of(lambda: copy.append(document))
            if problem:
                self._not_added.emit(copy, problem)

        self._writing.start(append)

    def adopt(self, lost: LostDrawing) -> None:
        """Go on with this copy, whose document the model shows now, instead of with one's own."""
        self.discard()
        self.path = lost.path
        self._copy = SafetyCopy(lost.path, lost.claim)

    def discard(self) -> None:
        """Forget the copy: there is nothing unsaved in the document that the model shows now."""
        self._copy_timer.stop()
        self._changes_timer.stop()
        self._overdue = self._begun = self._unwritten = False
        self._packing.waitForDone()
        self._writing.waitForDone()
        self._document = self._model.document
        self._saved_revision = self._document.revision
        if self._copy is not None:
            self._copy.remove()
            self._copy = None

    def pen_lowered(self) -> None:
        """A stroke began: nothing is packed or written while it is drawn."""
        self._pen_down = True

    def pen_lifted(self) -> None:
        """The stroke ended, and is written down."""
        self._pen_down = False
        if self._unwritten:
            self.write_down()
        if self._overdue:
            self._copy_timer.start(PEN_REST_MS)

    @property
    def _shown(self) -> bool:
        return self._document is self._model.document

    def _snapshot(self) -> Document:
        return replace(self._document)  # its parts are immutable

    def _note_change(self) -> None:
        if not self._shown:
            return  # it is another document's
        self._unwritten = True
        if not self._changes_timer.isActive():
            self._changes_timer.start(CHANGES_MS)
        if not self._copy_timer.isActive():
            self._copy_timer.start(self.interval_ms)

    def _changes_are_due(self) -> None:
        if self._unwritten and not self._pen_down:
            self.write_down()

    def _time_has_come(self) -> None:
        self._overdue = self._pen_down
        if not self._pen_down:
            self.save()

    def _note_written(self, copy: SafetyCopy, revision: int, problem: str) -> None:
        if copy is not self._copy:
            return  # discarded meanwhile
        if problem:
            self._fail(f"No safety copy could be made. {problem}")
            return
        self._saved_revision = max(revision, self._saved_revision)
        self.saved.emit(copy.path)

    def _note_not_added(self, copy: SafetyCopy, problem: str) -> None:
        if copy is self._copy:
            self._fail(f"The last changes are not in the safety copy yet. {problem}")

    def _fail(self, problem: str) -> None:
        if not self._copy_timer.isActive():
            self._copy_timer.start(self.interval_ms)
        self.failed.emit(problem)


def _problem_of(work: Callable[[], object]) -> str:
    """Do the work on a thread that must go on; what went wrong and what to do, or nothing."""
    try:
        work()
    except OSError as error:
        return f"{error.strerror or error}: make room on the disk, or save the drawing elsewhere."
    except Exception as error:  # a surprise must not end the pool's thread
        log.exception("The safety copy failed")
        return f"Save the drawing yourself. ({type(error).__name__}: {error})"
    return ""


def _lane(parent: QObject) -> QThreadPool:
    """A thread of its own: what is started there runs one after the other."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return pool


def _timer(parent: QObject, run: Callable[[], object]) -> QTimer:
    timer = QTimer(parent, singleShot=True)
    timer.timeout.connect(run)
    return timer
