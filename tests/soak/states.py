"""What the open drawings hold, in a form that two processes can compare, and what is no loss."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from sketchpad.document.document import Document
from sketchpad.document.hints import PlacedHint
from sketchpad.document.stroke import SketchPicture, Stroke

Drawings = Mapping[str, tuple[str, bool]]
"""Of each open drawing, by its safety copy's name: what it holds, and whether that is unsaved."""


_NOT_DRAWN = ("revision", "active_layer")


def digest_of(document: Document) -> str:
    """The same only for documents with the same samples, pictures and settings."""
    parts = [(x.name, _told(getattr(document, x.name))) for x in fields(document)]
    return _short(repr([part for part in parts if part[0] not in _NOT_DRAWN]).encode())


def _told(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_told(x) for x in part]
    if isinstance(part, Stroke | SketchPicture | PlacedHint):
        return _word(part)
    if hasattr(part, "content_hash"):  # of a reference: it stands for its pixels
        return [getattr(part, x.name) for x in fields(part) if x.name != "pixels"]
    if hasattr(part, "visible"):  # a layer
        return [_told(getattr(part, x.name)) for x in fields(part)]
    return part.tobytes() if hasattr(part, "tobytes") else part


@cache
def _word(item: Stroke | SketchPicture | PlacedHint) -> str:
    """What does not change as long as it lives."""
    values = ((x.name, getattr(item, x.name)) for x in fields(item))
    told = [(name, x.tobytes() if hasattr(x, "tobytes") else x) for name, x in values]
    return _short(repr(told).encode())


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


@dataclass
class Record:
    """What one run said that it did."""

    states: list[Drawings] = field(default_factory=list)  # after each act, the start first
    names: list[str] = field(default_factory=list)  # of the acts
    begun: str = ""  # an act that was not finished; empty between acts
    changed: Drawings | None = None  # what it had done by then
    saved: dict[str, str] = field(default_factory=dict)  # what the files hold by their names
    saving: tuple[str, str] | None = None  # the file that may hold this already

    def take(self, event: dict[str, Any]) -> None:
        """One line of the run's report."""
        if "begins" in event:
            self.begun, self.changed, self.saving = event["begins"], None, event.get("file")
            return
        drawings = {name: (digest, unsaved) for name, (digest, unsaved) in event["now"].items()}
        if "changed" in event:
            self.changed = drawings
            return
        if self.saving is not None:
            self.saved[self.saving[0]] = self.saving[1]
        self.states.append(drawings)
        self.names.append(event["did"])
        self.begun, self.changed, self.saving = "", None, None

    def missing(self, found: Mapping[str, str], files: Mapping[str, str]) -> int | None:
        """How many finished acts the drawings lack that were found; None if they fit no state.

        `files` tells what the drawings' own files hold: what is saved need not be found.
        """
        now = self.changed if self.changed is not None else self.states[-1]
        if self.saving is not None and files.get(self.saving[0]) == self.saving[1]:
            saved = self.saving[1]
            now = {name: (x, unsaved and x != saved) for name, (x, unsaved) in now.items()}
        if _fits(found, now):
            return 0
        places = range(len(self.states))
        return next((x for x in places if _fits(found, self.states[-1 - x])), None)


def _fits(found: Mapping[str, str], drawings: Drawings) -> bool:
    """Whether all that was unsaved was found, and nothing that was another moment's."""
    wanted = {name for name, (_, unsaved) in drawings.items() if unsaved}
    known = {name: digest for name, (digest, _) in drawings.items()}
    return wanted <= set(found) and all(known.get(x) == digest for x, digest in found.items())
