"""Finds unsaved work whose program died, and throws away what nobody wants so that it can return.

Without Qt and without dialogs. A damaged copy is set aside and never in the way.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from sketchpad.document.claim import Claim
from sketchpad.document.differences import apply
from sketchpad.document.document import Document
from sketchpad.document.journal import FRAME_BYTES, read_journal
from sketchpad.document.project_file import SUFFIX, save_project, unpack_project
from sketchpad.document.safety_copy import (
    CLAIM_SUFFIX,
    SAVED_SUFFIX,
    SET_ASIDE_SUFFIX,
    claim_path,
    companions,
    journal_path,
    origin_path,
    saved_path,
)

DISCARDED = "discarded"
"""The folder, inside that of the copies, of those that were thrown away."""
DISCARDED_KEPT_DAYS = 30

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class LostDrawing:
    """Unsaved work that was found again; its copy is claimed for whoever found it."""

    path: Path
    document: Document
    claim: Claim
    origin: Path | None
    """The file that the drawing belongs to."""
    changed_s: float
    """When it was written last, in seconds since 1970."""
    size_bytes: int
    journal: Path
    """What changed since the copy was written, as far as it could be read in bytes."""
    journal_bytes: int

    @property
    def name(self) -> str:
        """What the drawing is called."""
        untitled = QCoreApplication.translate("LostDrawings", "Untitled")
        return self.origin.stem if self.origin else untitled


@dataclass
class Findings:
    """The lost drawings, newest first, and the copies that could not be read any more."""

    drawings: list[LostDrawing] = field(default_factory=list)
    damaged: list[Path] = field(default_factory=list)


def find_lost(folder: Path) -> Findings:
    """All unsaved work in `folder` that no running window holds; damaged copies are set aside."""
    findings = Findings()
    for path in _copies(folder):
        if saved_path(path).exists():
            continue
        try:
            claim = Claim(claim_path(path))
        except OSError:
            continue  # its window is still open, or the folder is not ours to write to
        try:
            findings.drawings.append(_read(path, claim))
        except OSError as error:  # it may be readable another time
            log.warning("%s cannot be read: %s", path, error)
            claim.release()
        except Exception as error:  # whatever damage does, the program has to start
            log.warning("%s is damaged: %s", path, error)
            findings.damaged.append(_set_aside(path))
            claim.release()
    findings.drawings.sort(key=lambda drawing: drawing.changed_s, reverse=True)
    return findings


def discard(drawing: LostDrawing) -> Path:
    """Throw a lost drawing away; where it lies for 30 days. OSError if it cannot be moved."""
    target = _move(drawing.path, drawing.path.parent / DISCARDED)
    drawing.claim.release()
    return target


def discard_document(folder: Path, document: Document, origin: Path | None) -> Path:
    """The same for a drawing that is open; OSError or ProjectFileError if it cannot be written."""
    target = folder / DISCARDED / f"{uuid4().hex}{SUFFIX}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if origin is not None:
        origin_path(target).write_text(str(origin.absolute()), encoding="utf-8")
    save_project(target, document)
    return target


def bring_back(discarded: Path) -> LostDrawing:
    """Undo `discard`; OSError if it is gone, ProjectFileError if it was damaged meanwhile."""
    path = _move(discarded, discarded.parent.parent)
    return _read(path, Claim(claim_path(path)))


def sweep(folder: Path, now_s: float | None = None) -> None:
    """Remove what was thrown away long ago, and what is left of copies that nobody needs."""
    now_s = time.time() if now_s is None else now_s
    with suppress(OSError):
        for path in (folder / DISCARDED).glob("*"):
            if now_s - path.stat().st_mtime > DISCARDED_KEPT_DAYS * 86_400:
                path.unlink()
    for path in {*_named_by(folder, CLAIM_SUFFIX), *_named_by(folder, SAVED_SUFFIX)}:
        with suppress(OSError):
            claim = Claim(claim_path(path))  # fails while its window is open
            if saved_path(path).exists():
                path.unlink(missing_ok=True)
            if not path.exists():
                for left in companions(path):
                    left.unlink()
            claim.release()


def _named_by(folder: Path, suffix: str) -> Iterator[Path]:
    """The copies, there or not, that a file with this suffix lies beside."""
    for beside in folder.glob(f"*{SUFFIX}{suffix}"):
        yield beside.with_name(beside.name.removesuffix(suffix))


def _copies(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(x for x in folder.glob(f"*{SUFFIX}") if not x.name.startswith("."))


def _read(path: Path, claim: Claim) -> LostDrawing:
    data = path.read_bytes()
    document = unpack_project(data, path.name)
    changed_s, size_bytes = path.stat().st_mtime, len(data)
    journal = journal_path(path, data)
    whole_bytes = 0
    for record in read_journal(journal):
        try:
            document = apply(document, record)
        except Exception as error:  # what came before is whole
            log.warning("A record in %s cannot be read: %s", journal, error)
            break
        whole_bytes += FRAME_BYTES + len(record)
    with suppress(OSError):
        changed_s = max(changed_s, journal.stat().st_mtime)
        size_bytes += journal.stat().st_size
    origin = _origin_of(path)
    return LostDrawing(path, document, claim, origin, changed_s, size_bytes, journal, whole_bytes)


def _origin_of(path: Path) -> Path | None:
    try:
        name = origin_path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeError):  # it never had a file, or the note was lost
        return None
    return Path(name) if name else None


def _move(path: Path, folder: Path) -> Path:
    """Move a copy and all that belongs to it; the copy last, for without it the rest is nothing."""
    folder.mkdir(exist_ok=True)
    for part in companions(path):
        part.replace(folder / part.name)
    return path.replace(folder / path.name)


def _set_aside(path: Path) -> Path:
    """Rename a damaged copy, never over another one; a folder we cannot write to is left alone.

    What belongs to it goes aside, too: somebody may want to try what can be saved of it.
    """
    number, ending = 0, SET_ASIDE_SUFFIX
    while path.with_name(path.name + ending).exists():
        number += 1
        ending = f"{SET_ASIDE_SUFFIX}{number}"
    with suppress(OSError):
        for part in companions(path):
            part.rename(part.with_name(part.name + ending))
        return path.rename(path.with_name(path.name + ending))
    return path
