"""Ties document, canvas and engine into the live loop; decides nothing about how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.errors import RequestError
from engine.request import PaintRequest, StyleReference
from engine.result import Failed, Outcome, Result
from engine.worker import WorkerState
from sketchpad.document.document import MIN_WEIGHT
from sketchpad.document.model import DocumentModel
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.latency import LatencyMeter
from sketchpad.live.scheduler import LiveScheduler, Pass, monotonic_ms


@dataclass(frozen=True, eq=False)
class PaintedDrawing:
    """A result together with the line art (H, W) uint8 it was painted from."""

    result: Result
    lines: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class _Sent:
    """A request that may still be answered."""

    lines: NDArray[np.uint8]
    at_ms: float
    changes: int  # how often drawing and settings had changed by then
    draft: bool


class LiveSession(QObject):
    """Asks the engine when the scheduler says so and passes on what is newer than what is shown.

    Requests carry the session's own running number as their revision, because the document's
    revision stands still while a stroke is being drawn.
    """

    painted = Signal(object)  # PaintedDrawing
    failed = Signal(str)
    cleared = Signal()  # there is nothing to paint: a blank sheet, or no reference in use
    latency_measured = Signal(object)  # Latency of full passes

    def __init__(
        self,
        model: DocumentModel,
        lines: Callable[[], NDArray[np.uint8]],
        bridge: EngineBridge,
        *,
        scheduler: LiveScheduler | None = None,
        clock: Callable[[], float] = monotonic_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.full_size_px = 256
        self.draft_size_px = 192
        self._model = model
        self._lines = lines
        self._bridge = bridge
        self._clock = clock
        self._scheduler = scheduler or LiveScheduler(clock)
        self._sent: dict[int, _Sent] = {}  # at most the one in flight and the one that waits
        self._last_number = 0
        self._shown_number = 0
        self._changes = 0  # counts whatever makes a painting outdated
        self._finished: tuple[int, PaintedDrawing] | None = None  # the last full one, its changes
        self._drawing = False
        self._meter = LatencyMeter()
        self._ready_at_ms = clock()  # waiting for the network to load is not a pass's latency
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ask_engine)
        bridge.outcome.connect(self._receive)
        bridge.state_changed.connect(self._engine_changed)
        model.items_changed.connect(self._items_changed)
        model.references_changed.connect(self._settings_changed)
        model.settings_changed.connect(self._settings_changed)

    @property
    def idle(self) -> bool:
        """Whether no pass will be asked for without another event."""
        return self._scheduler.idle

    @property
    def current(self) -> PaintedDrawing | None:
        """The full painting of the drawing and its settings as they are; None while there is none.

        A stroke that is being drawn counts.
        """
        if self._finished is None or self._finished[0] != self._changes:
            return None
        return self._finished[1]

    def can_paint(self) -> bool:
        """Whether there are lines, and colours to paint them with."""
        return self.has_references() and (self._drawing or not self._model.is_blank())

    def has_references(self) -> bool:
        """Whether any reference is in use, so that there are colours to paint with."""
        return any(r.active for r in self._model.document.references)

    def stroke_started(self) -> None:
        """The pen touched the paper."""
        self._drawing = True
        self._changes += 1
        self._scheduler.pen_down()

    def stroke_progressed(self) -> None:
        """The active stroke grew; as many calls as there are pen events are fine."""
        self._changes += 1
        self._scheduler.pen_moved()
        self._scheduler.set_blank(not self.has_references())
        self._arm()

    def stroke_finished(self) -> None:
        """The pen left the paper."""
        self._drawing = False
        self._scheduler.pen_up()
        self._refresh_blank()
        self._arm()

    def set_visible(self, visible: bool) -> None:
        """Hidden windows ask for nothing."""
        self._scheduler.set_visible(visible)
        self._arm()

    def set_live(self, live: bool) -> None:
        """Switch painting while drawing on or off; `repaint` works either way."""
        self._scheduler.set_paused(not live)
        self._arm()

    def repaint(self) -> None:
        """Ask for one full pass now."""
        if self._refresh_blank():
            self._scheduler.full_started()
            self._submit(Pass.FULL)
            self._arm()

    def finish(self) -> None:
        """Ask for the full painting of the drawing as it is, unless it is there or on its way.

        Works while live painting is off or the window is hidden, too. `painted` follows, or
        `failed`; whether the drawing has changed meanwhile is told by `current`.
        """
        on_its_way = any(s.changes == self._changes and not s.draft for s in self._sent.values())
        if self.current is None and not on_its_way:
            self.repaint()

    def set_full_size(self, size_px: int) -> None:
        """Change the network's working size (long side, a multiple of 32)."""
        self.full_size_px = size_px
        self._settings_changed()

    def close(self) -> None:
        """Ask for nothing more."""
        self._scheduler.set_visible(False)
        self._timer.stop()

    def _items_changed(self, dirty: object) -> None:
        self._changes += 1
        if dirty is None:  # another document: no answer for the old one may be shown
            self._forget()
        if self._drawing:
            self._scheduler.pen_moved()
        else:
            self._scheduler.changed()
        self._refresh_blank()
        self._arm()

    def _settings_changed(self) -> None:
        self._changes += 1
        self._scheduler.changed()
        self._refresh_blank()
        self._arm()

    def _refresh_blank(self) -> bool:
        """Tell the scheduler whether there is work; forget the picture if there is none."""
        ready = self.can_paint()
        self._scheduler.set_blank(not ready)
        if not ready:
            self._forget()
        return ready

    def _forget(self) -> None:
        """Drop the painting and whatever is still on its way."""
        self._sent.clear()
        self._finished = None
        self._shown_number = self._last_number
        self.cleared.emit()

    def _arm(self) -> None:
        wait_ms = self._scheduler.wait_ms()
        if wait_ms is None:
            self._timer.stop()
        elif not self._timer.isActive() or wait_ms < self._timer.remainingTime():
            self._timer.start(int(np.ceil(wait_ms)))

    def _ask_engine(self) -> None:
        due = self._scheduler.due()
        if due is not None:
            self._submit(due)
        self._arm()

    def _submit(self, kind: Pass) -> None:
        self._last_number += 1
        draft = kind is Pass.DRAFT
        document = self._model.document
        size_px = min(self.draft_size_px, self.full_size_px) if draft else self.full_size_px
        try:
            request = PaintRequest(
                lines=self._lines(),
                references=tuple(
                    StyleReference(r.pixels, max(r.weight, MIN_WEIGHT), r.content_hash)
                    for r in document.references
                    if r.active
                ),
                strength=document.strength,
                seed=document.seed,
                size=size_px,
                revision=self._last_number,
                draft=draft,
            )
        except RequestError as error:
            self.failed.emit(str(error))
            return
        sent = _Sent(request.lines, self._clock(), self._changes, draft)
        self._sent[request.revision] = sent
        never_run = self._bridge.submit(request)
        if never_run is not None:
            self._sent.pop(never_run.revision, None)

    def _engine_changed(self, state: WorkerState, _reason: str) -> None:
        if state is WorkerState.LOADING:
            self._ready_at_ms = float("inf")
        elif self._ready_at_ms == float("inf"):
            self._ready_at_ms = self._clock()

    def _receive(self, outcome: Outcome) -> None:
        sent = self._sent.get(outcome.revision)
        if sent is None or outcome.revision <= self._shown_number:
            return
        self._shown_number = outcome.revision
        self._sent = {n: s for n, s in self._sent.items() if n > outcome.revision}
        if isinstance(outcome, Failed):
            self.failed.emit(outcome.message)
            return
        painting = PaintedDrawing(outcome, sent.lines)
        if not outcome.draft:
            self._finished = (sent.changes, painting)
            began_ms = max(sent.at_ms, self._ready_at_ms)
            self.latency_measured.emit(self._meter.add(self._clock() - began_ms))
        self.painted.emit(painting)
