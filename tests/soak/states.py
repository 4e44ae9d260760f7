"""What a drawing holds, in a form that two processes can compare, and which states are no loss."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from sketchpad.document.document import Document
from sketchpad.document.stroke import Stroke

State = tuple[tuple[str, ...], ...]
"""The layers from the lowest on; of each the items by what they are."""
BLANK: State = ((),)


def state_of(document: Document) -> State:
    """The state of a document; equal only if every sample of every stroke is."""
    return tuple(
        tuple(_word(item) for item in layer.items if isinstance(item, Stroke))
        for layer in document.sketch_layers
    )


def _word(stroke: Stroke) -> str:
    told = stroke.points.tobytes() + repr((stroke.brush, stroke.id)).encode()
    return hashlib.sha256(told).hexdigest()[:12]


@dataclass
class Record:
    """What one run said that it did: the states it went through, and what it had begun last."""

    states: list[State] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of all acts
    begun: str = ""  # an act that was not finished; empty between acts
    saved: list[State] = field(default_factory=list)

    def take(self, event: dict) -> None:
        """One line of the run's report."""
        if "begins" in event:
            self.begun = event["begins"]
            return
        state = tuple(tuple(layer) for layer in event["state"])
        self.names.append(event["did"])
        if event["did"] == "save":
            self.saved.append(state)
        else:
            self.states.append(state)
        self.begun = ""

    def missing(self, found: State) -> int | None:
        """How many acts a drawing lacks that was found afterwards; None if it is no state at all.

        -1: it has what the run could not report any more.
        """
        newest_first = self.states[::-1]
        if found == newest_first[0]:
            return 0
        if self.begun and _follows(newest_first, found, self.begun):
            return -1
        return newest_first.index(found) if found in newest_first else None


def _follows(newest_first: list[State], found: State, act: str) -> bool:
    """Whether `found` is the newest state and the act that was begun."""
    newest = newest_first[0]
    if act == "stroke":
        grown = [(old, new) for old, new in zip(newest, found, strict=False) if old != new]
        return len(newest) == len(found) and [new[:-1] for _, new in grown] == [
            old for old, _ in grown[:1]
        ]
    if act == "layer":
        return len(found) == len(newest) + 1 and set(newest) | {()} == set(found) | {()}
    return False
