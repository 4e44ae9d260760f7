"""What has been asked of one lens and what came back: which answers count, what is up to date.

Knows neither Qt nor the engine's thread; `LiveSession` keeps one for each lens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.request import Lens
from engine.result import Result

Basis = tuple[Any, ...]
"""Everything that a picture depends on; equal bases give equal pictures."""


@dataclass(frozen=True, eq=False)
class PaintedDrawing:
    """A result together with the line art (H, W) uint8 it was made from."""

    result: Result
    lines: NDArray[np.uint8]
    in_layers: bool = False  # asked for in layers; only an empty painting has none then


@dataclass(frozen=True, eq=False)
class Sent:
    """A request that may still be answered."""

    lines: NDArray[np.uint8]
    at_ms: float
    basis: Basis
    draft: bool
    layers: bool = False  # it was asked for in layers


@dataclass(frozen=True, eq=False)
class KeptPictures:
    """The last full pictures of a drawing while another one is shown."""

    grown: int  # how often its strokes have grown
    finished: Mapping[Lens, tuple[Basis, PaintedDrawing]]


class LensLedger:
    """The requests that may still be answered, at most the one in flight and the one that waits."""

    def __init__(self, now_ms: float) -> None:
        self.sent: dict[int, Sent] = {}  # by revision
        self.finished: tuple[Basis, PaintedDrawing] | None = None  # the last full picture
        self._shown_number = 0
        self._ready_at_ms = now_ms  # waiting for a network to load is not a pass's latency

    def current(self, basis: Basis) -> PaintedDrawing | None:
        """The full picture of this basis, if it is the last one that came."""
        if self.finished is None or self.finished[0] != basis:
            return None
        return self.finished[1]

    def covers(self, basis: Basis) -> bool:
        """Whether the full picture of this basis is there to stay, or is the next to come.

        What is on its way will replace what is there, so then the newest request decides.
        """
        if not self.sent:
            return self.current(basis) is not None
        newest = self.sent[max(self.sent)]
        return not newest.draft and newest.basis == basis

    def answered(self, revision: int) -> Sent | None:
        """Strike an answered request off, with all before it; None if it counts no more."""
        sent = self.sent.get(revision)
        if sent is None or revision <= self._shown_number:
            return None
        self._shown_number = revision
        self.sent = {number: s for number, s in self.sent.items() if number > revision}
        return sent

    def drop_sent(self, last_number: int) -> None:
        """Let no request up to `last_number` count as answered any more."""
        self.sent.clear()
        self._shown_number = last_number

    def forget(self, last_number: int) -> None:
        """Drop the picture, too."""
        self.finished = None
        self.drop_sent(last_number)

    def loading_began(self) -> None:
        """The lens's networks are being loaded."""
        self._ready_at_ms = float("inf")

    def loading_ended(self, now_ms: float) -> None:
        """Called at every later state; the first of them ends the loading."""
        if self._ready_at_ms == float("inf"):
            self._ready_at_ms = now_ms

    def began_ms(self, sent: Sent) -> float:
        """From when a request's latency counts: sent, and the networks there."""
        return max(sent.at_ms, self._ready_at_ms)
