"""The files that keep one unsaved document safe, and the order in which they are written.

`NAME` is a whole project file, `NAME.DIGEST.journal` what changed since then, `NAME.origin` tells
which file the drawing belongs to. A journal counts only beside the copy whose digest it bears, so
whenever the program dies, copy and journal fit together. Without Qt; when is decided elsewhere.
"""

from __future__ import annotations

import glob
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from engine.files import replacing
from sketchpad.document.claim import Claim
from sketchpad.document.differences import difference
from sketchpad.document.document import Document
from sketchpad.document.journal import Journal

CLAIM_SUFFIX = ".lock"
ORIGIN_SUFFIX = ".origin"
JOURNAL_SUFFIX = ".journal"
SET_ASIDE_SUFFIX = ".damaged"


class SafetyCopy:
    """Claimed, so that no other window takes it for a crashed one's. OSError where none can be.

    `renew` and `append` belong on one thread, one after the other.
    """

    def __init__(self, path: Path, claim: Claim | None = None) -> None:
        """`claim` is that of a copy which is there already and goes on."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._claim = claim or Claim(claim_path(path))
        self._journal: Journal | None = None
        self._journal_at: Path | None = None  # where it is to be made when there is need of it
        self._latest: Document | None = None  # the state on the disk, or that is to come there
        self._noted: list[Path | None] = []  # what the note of the origin says, if that is known

    def renew(self, data: bytes, document: Document, origin: Path | None) -> None:
        """Let `data`, a packed snapshot, take the place of the copy; OSError leaves the old one.

        What was appended after the snapshot had been taken is in the new journal before the copy
        is replaced.
        """
        place = journal_path(self.path, data)
        if place == self._journal_at and self.path.exists():
            self.append(document)  # the copy is the same to the byte
            return
        old, later = self._journal, self._latest
        if later is None or later.revision <= document.revision:
            later = document
        changes = difference(document, later)
        journal = Journal(place) if changes or (old and old.path == place) else None
        try:
            if journal is not None and changes:
                journal.append(changes)
            self._note_origin(origin)
            self._write(data)
        except OSError:
            _put_away(journal, kept=old)
            raise
        _put_away(old, kept=journal)
        self._journal, self._journal_at, self._latest = journal, place, later

    def append(self, document: Document) -> None:
        """Write down what changed; without a copy to add to, the next one will have it.

        After an OSError nothing more is appended until the copy is renewed.
        """
        before, self._latest = self._latest, document
        if before is None or self._journal_at is None or document.revision <= before.revision:
            return
        changes = difference(before, document)
        if not changes:
            return
        try:
            self._journal = self._journal or Journal(self._journal_at)
            self._journal.append(changes)
        except OSError:
            self._journal_at = None
            raise

    def remove(self) -> None:
        """The work is safe elsewhere, or was thrown away on purpose."""
        self.path.unlink(missing_ok=True)  # first: a journal without it counts for nothing
        if self._journal is not None:
            self._journal.close()
        for path in companions(self.path):
            path.unlink(missing_ok=True)
        self._claim.release()

    def _write(self, data: bytes) -> None:
        """In one step. The first copy takes no other's place, so it does not wait for the disk."""
        if self.path.exists():
            with replacing(self.path) as beside:
                beside.write_bytes(data)
            return
        beside = self.path.with_name(f".{self.path.name}.part")
        beside.write_bytes(data)
        beside.replace(self.path)
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())

    def _note_origin(self, origin: Path | None) -> None:
        if self._noted == [origin]:
            return
        if origin is None:
            origin_path(self.path).unlink(missing_ok=True)
        else:
            origin_path(self.path).write_text(str(origin.absolute()), encoding="utf-8")
        self._noted = [origin]


def _put_away(journal: Journal | None, kept: Journal | None) -> None:
    if journal is not None:
        journal.close()
        if kept is None or kept.path != journal.path:
            journal.path.unlink(missing_ok=True)


def claim_path(path: Path) -> Path:
    """The file that whoever writes the copy at `path` holds."""
    return path.with_name(path.name + CLAIM_SUFFIX)


def origin_path(path: Path) -> Path:
    """The note of which file the drawing in the copy at `path` belongs to."""
    return path.with_name(path.name + ORIGIN_SUFFIX)


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
