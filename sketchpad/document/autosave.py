"""When one document is written down: what changes at once, the whole of it now and then.

Which files, and in what order, is decided in `safety_copy.py`; finding them again in `recovery.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from sketchpad.document.document import Document
from sketchpad.document.journal import Journal
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import SUFFIX, pack_project
from sketchpad.document.project_parts import PictureOwner, owned_png
from sketchpad.document.recovery import LostDrawing
from sketchpad.document.safety_copy import SafetyCopy

INTERVAL_MS = 10_000
PEN_REST_MS = 500
"""A copy that is due while the pen draws waits until the pen has rested for so long."""
FIRST_COPY_WAIT_S = 2.0
"""The first change waits for the copy that it is added to at most so long."""

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Keeps one document safe in `folder`, from the moment it is open until `close`.

    A copy is made at once; it counts for nothing until the document changes. Whatever changes is
    added to a journal beside it before the next mouse or key event, so a program that is killed
    loses no more than what was being done. A new copy replaces both at most every `interval_ms`.
    Packing a copy and waiting for the disk is done on other threads, from snapshots. The copy is
    claimed, so that no other window takes it for a crashed one's.
    """

    saved = Signal(object)
    """The path of the whole copy that was written."""
    failed = Signal(str)
    """Told once; then again only if it had worked in between."""
    _changed = Signal()  # queued: once all that one event does was done
    _pictures_packed = Signal()
    _ended = Signal(object, int, str)  # safety copy, revision of what was written, what went wrong

    def __init__(
        self,
        model: DocumentModel,
        folder: Path,
        interval_ms: int = INTERVAL_MS,
        parent: QObject | None = None,
    ) -> None:
        """For the document that the model shows now, whatever it shows later."""
        super().__init__(parent)
        self._model = model
        self._document = model.document
        self.interval_ms = interval_ms
        self.path = folder / f"{uuid4().hex}{SUFFIX}"
        self.origin: Path | None = None  # the file that the drawing belongs to
        self._copy: SafetyCopy | None = None
        self._first_ended = Event()  # the first copy is there, or there is none
        self._saved_revision = model.document.revision
        self._unwritten = False  # something changed that was not handed over yet
        self._queued = self._packs_pictures = self._syncs = False
        self._pen_down = self._overdue = False
        self._told = False  # that it fails
        self._packing, self._writing = _lane(self), _lane(self)
        self._copy_timer = QTimer(self, singleShot=True)
        self._copy_timer.timeout.connect(self._time_has_come)
        self._ended.connect(self._note_ended)
        self._changed.connect(self._write_changes, Qt.ConnectionType.QueuedConnection)
        self._pictures_packed.connect(self._note_pictures)
        model.revision_changed.connect(self._note_change)
        self._begin()

    # ---- what happens to the document

    def save(self) -> None:
        """Start writing a whole copy unless it is up to date; `saved` or `failed` follows."""
        document = self._snapshot()
        is_there = self._copy is not None and self.path.exists()
        if document.revision == self._saved_revision and is_there:
            return
        try:
            self._claim_place()
        except OSError as error:
            self._fail(_reason(error))
        else:
            self._renew(document)

    def write_down(self) -> None:
        """Hand what changed over to the system now, so that it outlives this program."""
        self._unwritten = False
        copy, document = self._copy, self._snapshot()
        if copy is None:
            self.save()
            return
        if not copy.stands:
            self._first_ended.wait(FIRST_COPY_WAIT_S)
        problem = _problem_of(lambda: copy.append(document, self.origin))
        if problem:
            self._fail(problem)
        elif copy.stands:
            self._sync_soon(copy)
        elif not self._told:  # or else it is tried again after a while
            self.save()

    def settle(self) -> None:
        """All that the document holds is safe elsewhere, or is to be forgotten."""
        if self._unwritten:
            self.write_down()
        self._copy_timer.stop()
        self._overdue = False
        self._saved_revision = self._document.revision
        if self._copy is not None:
            self._copy.settle()

    def adopt(self, lost: LostDrawing) -> None:
        """Go on with this copy, of which the document was made, instead of with one's own."""
        self._remove()
        self.path, self.origin = lost.path, lost.origin
        journal = Journal(lost.journal, lost.journal_bytes)
        self._copy = SafetyCopy.go_on(lost.path, lost.claim, journal, self._snapshot())
        self._first_ended.set()

    def close(self) -> None:
        """Forget the document, and the copy with it: it was saved, or nobody wants it."""
        self._model.revision_changed.disconnect(self._note_change)
        self._remove()

    def pen_lowered(self) -> None:
        """A stroke began: no copy is made while it is drawn."""
        self._pen_down = True

    def pen_lifted(self) -> None:
        """The stroke ended, and is written down."""
        self._pen_down = False
        if self._unwritten:
            self.write_down()
        if self._overdue:
            self._copy_timer.start(PEN_REST_MS)

    # ---- changes

    def _snapshot(self) -> Document:
        return replace(self._document)  # its parts are immutable

    def _note_change(self) -> None:
        if self._document is not self._model.document:
            return  # it is another document's
        self._unwritten = True
        if not self._queued:
            self._queued = True
            self._changed.emit()
        if not self._copy_timer.isActive():
            self._copy_timer.start(self.interval_ms)

    def _write_changes(self) -> None:
        """New pictures are packed elsewhere; the next change does not wait for that."""
        self._queued = False
        if not self._unwritten:
            return
        copy = self._copy
        if copy is None or not copy.stands or self._packs_pictures:
            self.write_down()
            return
        pictures = copy.new_pictures(self._snapshot())
        if not pictures:
            self.write_down()
            return
        self._packs_pictures = True
        self._packing.start(lambda: self._pack_pictures(pictures))

    def _pack_pictures(self, pictures: Sequence[PictureOwner]) -> None:
        _problem_of(lambda: [owned_png(picture) for picture in pictures])
        self._pictures_packed.emit()

    def _note_pictures(self) -> None:
        self._packs_pictures = False
        if self._unwritten:
            self.write_down()

    def _sync_soon(self, copy: SafetyCopy) -> None:
        if self._syncs:
            return
        self._syncs = True

        def sync() -> None:
            self._syncs = False  # what is added from now on asks for another one
            problem = _problem_of(copy.sync)
            if problem:
                self._ended.emit(copy, -1, problem)

        self._writing.start(sync)

    # ---- whole copies

    def _begin(self) -> None:
        """Have a copy that changes can be added to; a failure is told once there is a change."""
        try:
            self._claim_place()
        except OSError as error:
            log.warning("There is no safety copy: %s", error)
        else:
            self._renew(self._snapshot(), first=True)

    def _claim_place(self) -> None:
        if self._copy is None:
            settled = self._document.revision == self._saved_revision
            self._copy = SafetyCopy(self.path, self._snapshot(), settled=settled)

    def _renew(self, document: Document, first: bool = False) -> None:
        """Pack on one thread and write on another, so that a slow disk holds up no packing."""
        copy, origin = self._copy, self.origin
        assert copy is not None

        def end(problem: str) -> None:
            self._first_ended.set()
            if not first:
                self._ended.emit(copy, document.revision, problem)

        def write(data: bytes) -> None:
            end(_problem_of(lambda: copy.renew(data, document, origin)))
            _problem_of(copy.sync)

        def pack() -> None:
            packed: list[bytes] = []
            problem = _problem_of(lambda: packed.append(pack_project(document)))
            if problem:
                end(problem)
            else:
                self._writing.start(lambda: write(packed[0]))

        self._packing.start(pack)

    def _time_has_come(self) -> None:
        self._overdue = self._pen_down
        if not self._pen_down:
            self.save()

    def _note_ended(self, copy: SafetyCopy, revision: int, problem: str) -> None:
        if copy is not self._copy:
            return  # closed meanwhile
        if problem:
            self._fail(problem)
            return
        self._told = False
        self._saved_revision = max(revision, self._saved_revision)
        self.saved.emit(copy.path)

    def _fail(self, reason: str) -> None:
        if not self._copy_timer.isActive():
            self._copy_timer.start(self.interval_ms)
        if self._told:
            return
        self._told = True
        words = self.tr(
            "The safety copy of this drawing cannot be written: {reason}. Nothing is lost while "
            "Sketchpad is open. Make room on the disk, or save the drawing elsewhere."
        )
        self.failed.emit(words.format(reason=reason))

    def _remove(self) -> None:
        self._copy_timer.stop()
        self._unwritten = self._overdue = False
        self._packing.waitForDone()
        self._writing.waitForDone()
        copy, self._copy = self._copy, None
        if copy is not None:
            _problem_of(copy.remove)


def _problem_of(work: Callable[[], object]) -> str:
    """Do the work; what went wrong, whatever it was, or nothing."""
    try:
        work()
    except OSError as error:
        log.warning("The safety copy: %s", error)
        return _reason(error)
    except Exception as error:  # a surprise must end neither the stroke nor the pool's thread
        log.exception("The safety copy failed")
        return f"{type(error).__name__}: {error}"
    return ""


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _lane(parent: QObject) -> QThreadPool:
    """A thread of its own: what is started there runs one after the other."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return pool
