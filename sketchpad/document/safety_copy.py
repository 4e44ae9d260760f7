"""The files that keep one document safe, and the order in which they are written.

`NAME` is a whole project file, `NAME.DIGEST.journal` what changed since then, `NAME.origin` tells
which file the drawing belongs to, `NAME.saved` that nothing in it is unsaved. A journal counts only
beside the copy whose digest it bears, so whenever the program dies, copy and journal fit together.
Without Qt; when is decided elsewhere.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Self

from engine.files import replacing, sync_folder
from sketchpad.document.claim import Claim
from sketchpad.document.differences import Changes
from sketchpad.document.document import Document
from sketchpad.document.journal import Journal
from sketchpad.document.project_parts import PictureOwner

CLAIM_SUFFIX = ".lock"
ORIGIN_SUFFIX = ".origin"
SAVED_SUFFIX = ".saved"
JOURNAL_SUFFIX = ".journal"
SET_ASIDE_SUFFIX = ".damaged"


class SafetyCopy:
    """Claimed, so that no other window takes it for a crashed one's. OSError where none can be.

    `append` is called on one thread, `renew` and `sync` on another, one after the other.
    """

    def __init__(
        self, path: Path, document: Document, claim: Claim | None = None, settled: bool = False
    ) -> None:
        """`document` is a snapshot, which the first `renew` writes; `claim` that of an old copy.

        `settled`: nothing in the document is unsaved.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._claim = claim or Claim(claim_path(path))
        self._lock = Lock()  # held for moments only, never while the disk is waited for
        self._latest = document  # what copy and journal add up to, or will
        self._journal: Journal | None = None  # of the copy that is there; none: there is no copy
        self._next: Journal | None = None  # of the one that is being written
        self._noted: list[Path | None] = []  # what the note of the origin says, if that is known
        self._settled = False
        self._synced = True  # but for what the journal holds
        if settled:
            self.settle()

    @classmethod
    def go_on(cls, path: Path, claim: Claim, journal: Journal, document: Document) -> Self:
        """With a copy that is there and holds unsaved work: with its journal it is `document`."""
        copy = cls(path, document, claim)
        copy._journal = journal
        return copy

    def renew(self, data: bytes, document: Document, origin: Path | None) -> None:
        """Let `data`, a packed snapshot, take the place of the copy; OSError leaves the old one.

        What is appended meanwhile goes to the journals of both, so either is whole at any moment.
        """
        place = journal_path(self.path, data)
        if self._journal is not None and self._journal.path == place:
            if not self.path.exists():
                self._write(data)
            return  # the copy is the same to the byte
        journal = Journal(place)
        try:
            with self._lock:
                if self._journal is not None and self._journal.broken:
                    self._journal = None
                if document.revision >= self._latest.revision:
                    self._append(document)
                self._note_origin(origin)
                place.unlink(missing_ok=True)  # left by a program that died
                if changes := Changes(document, self._latest):
                    journal.append(changes.pack())
                self._next = journal
            journal.sync()
            self._write(data)
        except OSError:
            with self._lock:
                self._next = None
            _remove(journal)
            raise
        with self._lock:
            old, self._journal, self._next = self._journal, journal, None
        if old is not None:
            _remove(old)

    def new_pictures(self, document: Document) -> Sequence[PictureOwner]:
        """Whose pictures `append` would have to encode first, which takes a while."""
        with self._lock:
            return Changes(self._latest, document).unpacked

    def append(self, document: Document, origin: Path | None) -> None:
        """Hand what changed over to the system, so that it outlives the program.

        Without a copy to add to, the first one will have it. OSError adds nothing, and the next
        call tries again.
        """
        with self._lock:
            self._append(document)
            self._note_origin(origin)

    @property
    def stands(self) -> bool:
        """Whether there is a copy with a journal that can be added to."""
        return self._journal is not None

    def settle(self) -> None:
        """Nothing in it is unsaved; if that cannot be noted, it will be found, and does no harm."""
        with self._lock, suppress(OSError):
            saved_path(self.path).touch(0o600)
            self._settled = True

    def sync(self) -> None:
        """Wait until all is on the disk, where it outlives a power cut."""
        with self._lock:
            journal, synced, self._synced = self._journal, self._synced, True
        if not synced and self.path.exists():
            with self.path.open("rb+") as file:
                os.fsync(file.fileno())
        if journal is not None:
            journal.sync()
        if not synced:
            sync_folder(self.path.parent)

    def remove(self) -> None:
        """The work is safe elsewhere, or was thrown away on purpose."""
        self.path.unlink(missing_ok=True)  # first: a journal without it counts for nothing
        if self._journal is not None:
            self._journal.close()
        for path in companions(self.path):
            path.unlink(missing_ok=True)
        self._claim.release()

    def _append(self, document: Document) -> None:
        changes = Changes(self._latest, document)
        if not changes:
            return
        journals = [x for x in (self._journal, self._next) if x is not None]
        record = changes.pack() if journals else b""
        if self._settled:
            saved_path(self.path).unlink(missing_ok=True)
            self._settled = self._synced = False
        self._synced = self._synced and all(x.length for x in journals)
        _append_to_all(journals, record)
        self._latest = document

    def _write(self, data: bytes) -> None:
        """In one step. The first copy takes no other's place, so it does not wait for the disk."""
        if self.path.exists():
            with replacing(self.path) as beside:
                beside.write_bytes(data)
            return
        beside = self.path.with_name(f".{self.path.name}.part")
        beside.write_bytes(data)
        beside.replace(self.path)
        self._synced = False

    def _note_origin(self, origin: Path | None) -> None:
        if self._noted == [origin]:
            return
        if origin is None:
            origin_path(self.path).unlink(missing_ok=True)
        else:
            origin_path(self.path).write_text(str(origin.absolute()), encoding="utf-8")
        self._noted = [origin]


def _append_to_all(journals: Sequence[Journal], record: bytes) -> None:
    """To all or, after an OSError, to none."""
    lengths = [journal.length for journal in journals]
    try:
        for journal in journals:
            journal.append(record)
    except OSError:
        for journal, length in zip(journals, lengths, strict=True):
            journal.cut(length)
        raise


def _remove(journal: Journal) -> None:
    journal.close()
    journal.path.unlink(missing_ok=True)


def claim_path(path: Path) -> Path:
    """The file that whoever writes the copy at `path` holds."""
    return path.with_name(path.name + CLAIM_SUFFIX)


def origin_path(path: Path) -> Path:
    """The note of which file the drawing in the copy at `path` belongs to."""
    return path.with_name(path.name + ORIGIN_SUFFIX)


def saved_path(path: Path) -> Path:
    """The note that nothing in the copy at `path` is unsaved."""
    return path.with_name(path.name + SAVED_SUFFIX)


def journal_path(path: Path, data: bytes) -> Path:
    """What changed since `data` was written to `path`."""
    digest = hashlib.sha256(data).hexdigest()[:16]
    return path.with_name(f"{path.name}.{digest}{JOURNAL_SUFFIX}")


def companions(path: Path) -> list[Path]:
    """All that belongs to the copy at `path`, but for its claim and damaged ones."""
    beside: list[Path] = []
    name = glob.escape(path.name)
    with suppress(OSError):
        for pattern in (f"{name}.*", f".{name}.*"):  # hidden: what was being written
            beside += path.parent.glob(pattern)
    own = (x for x in beside if not x.suffix.startswith(SET_ASIDE_SUFFIX))
    return sorted(x for x in own if x != claim_path(path))
