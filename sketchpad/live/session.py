"""Ties document, canvas and engine into the live loop; decides nothing about how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.errors import RequestError
from engine.request import Lens, PaintRequest
from engine.result import Failed, Outcome
from engine.worker import WorkerState
from sketchpad.document.document import Document
from sketchpad.document.layers import Layer
from sketchpad.document.model import DocumentModel
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.latency import LatencyMeter
from sketchpad.live.lens_ledger import Basis, KeptPictures, LensLedger, PaintedDrawing, Sent
from sketchpad.live.requests import LENS_ORDER, Wishes, basis_of, has_colours
from sketchpad.live.scheduler import LiveScheduler, Pass, monotonic_ms
from sketchpad.translation import shown_error, shown_message

DEFAULT_VARIATIONS = 9


class LiveSession(QObject):
    """Asks the engine when the scheduler says so and passes on what is newer than what is shown.

    Requests carry the session's own running number as their revision, because the document's
    revision stands still while a stroke is being drawn. What one pass asks of several lenses
    carries the same number: their pictures show the same state of the drawing. A lens whose full
    picture is already there or on its way is not asked again. While one looks back, the drawing is
    what it was at that moment.
    """

    painted = Signal(object)  # PaintedDrawing; its result's lens says which
    failed = Signal(object, str)  # Lens, what happened and what to do
    cleared = Signal(object)  # Lens that has nothing to show: a blank sheet, no reference in use
    variations_ready = Signal(object)  # Result with alternatives; `painted` goes before it
    lenses_changed = Signal(object)  # frozenset[Lens]
    latency_measured = Signal(object, object)  # Lens, Latency of its full passes

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
        self._lenses = frozenset({Lens.PAINT})
        self._ledgers = {lens: LensLedger(clock()) for lens in Lens}
        self._meters = {lens: LatencyMeter() for lens in Lens}
        self._last_number = 0
        self._grown = 0  # how often the active stroke has grown
        self._drawing = False
        self._past: tuple[tuple[Layer, ...], Callable[[], NDArray[np.uint8]]] | None = None
        self._past_moves = False
        self._wishes = Wishes()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ask_engine)
        bridge.outcome.connect(self._receive)
        bridge.state_changed.connect(self._engine_changed)
        model.leaving.connect(self._keep_pictures)
        model.items_changed.connect(self._items_changed)
        model.references_changed.connect(self._settings_changed)
        model.hints_changed.connect(self._settings_changed)
        model.settings_changed.connect(self._settings_changed)

    # ---- what can be asked of it

    @property
    def idle(self) -> bool:
        """Whether no pass will be asked for without another event."""
        return self._scheduler.idle

    @property
    def lenses(self) -> frozenset[Lens]:
        """The lenses in use: what is drawn is shown through all of them."""
        return self._lenses

    @property
    def drawing(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._drawing

    @property
    def layers_wanted(self) -> bool:
        """Whether a painting that was asked for in layers is still to come."""
        return self._wishes.layers

    def current(self, lens: Lens) -> PaintedDrawing | None:
        """The lens's full picture of the drawing and its settings as they are; None without one.

        A stroke that is being drawn counts.
        """
        return self._ledgers[lens].current(self._basis(lens))

    def can_show(self, lens: Lens) -> bool:
        """Whether there is something to show: lines, and for a painting colours as well."""
        return self.shows_lines and (lens is Lens.PHOTO or self.has_colours())

    @property
    def shows_lines(self) -> bool:
        """Whether there are lines that the lenses see."""
        return self._drawing or self.seen.item_count > 0

    @property
    def looks_back(self) -> bool:
        """Whether the pictures are those of an earlier moment."""
        return self._past is not None

    def has_colours(self) -> bool:
        """Whether there are colours to paint with: a reference in use, or a colour hint."""
        return has_colours(self._model.document)

    # ---- events

    def stroke_started(self) -> None:
        """The pen touched the paper."""
        self._drawing = True
        self._grown += 1
        self._scheduler.pen_down()

    def stroke_progressed(self) -> None:
        """The active stroke grew; as many calls as there are pen events are fine."""
        self._grown += 1
        self._scheduler.pen_moved()
        self._scheduler.set_blank(not any(self.can_show(lens) for lens in self._lenses))
        self._arm()

    def stroke_finished(self) -> None:
        """The pen left the paper."""
        self._drawing = False
        self._grown += 1
        self._scheduler.pen_up()
        self._refresh_blank()
        self._arm()

    def look_back(
        self, layers: tuple[Layer, ...], lines: Callable[[], NDArray[np.uint8]], *, moves: bool
    ) -> None:
        """Let the lenses see the layers of an earlier moment until `look_at_now`.

        `lines` gives their (H, W) uint8, 255 = paper, when they are needed. While the moment
        `moves`, there are drafts, as while one draws; once it rests, the full pictures follow.
        """
        self._past = layers, lines
        if moves and not self._past_moves:
            self._scheduler.pen_down()
        if moves:
            self._scheduler.pen_moved()
        else:
            self._scheduler.pen_up()
        self._past_moves = moves
        self._refresh_blank()
        self._arm()

    def look_at_now(self) -> None:
        """Let the lenses see the drawing as it is again; pictures of the past come no more."""
        if self._past is None:
            return
        self._past, self._past_moves = None, False
        for lens in self._lenses:
            self._ledgers[lens].drop_sent(self._last_number)
            if (kept := self.current(lens)) is not None:
                self.painted.emit(kept)
        self._scheduler.pen_up()
        self._refresh_blank()
        self._arm()

    def set_visible(self, visible: bool) -> None:
        """Hidden windows ask for nothing."""
        self._scheduler.set_visible(visible)
        self._arm()

    def set_live(self, live: bool) -> None:
        """Switch pictures while drawing on or off; `repaint` works either way."""
        self._scheduler.set_paused(not live)
        self._arm()

    def set_lenses(self, lenses: Iterable[Lens]) -> None:
        """Look through these lenses from now on; each is loaded when it is first used.

        For a lens that was not in use before, `painted` follows, at once where its picture of the
        drawing is still there, or `cleared`. What was asked of a lens before still arrives.
        """
        before, self._lenses = self._lenses, frozenset(lenses)
        if self._lenses == before:
            return
        for lens in self._lenses - before:
            self._bridge.prepare(lens)
            if (kept := self.current(lens)) is not None:
                self.painted.emit(kept)
        self.lenses_changed.emit(self._lenses)
        self._refresh_blank()
        self._scheduler.changed()
        self._arm()

    def set_full_size(self, size_px: int) -> None:
        """Change the paint network's working size (long side, a multiple of 32)."""
        self.full_size_px = size_px
        self._settings_changed()

    def close(self) -> None:
        """Ask for nothing more."""
        self._scheduler.set_visible(False)
        self._timer.stop()

    # ---- verbs

    def repaint(self) -> None:
        """Ask every lens in use for one full pass now."""
        if self._refresh_blank():
            self._scheduler.full_started()
            self._submit(Pass.FULL, self._lenses)
            self._arm()

    def finish(self, lens: Lens) -> None:
        """Ask for a lens's full picture of the drawing as it is, unless it is there or on its way.

        Works while live painting is off, the window is hidden or the lens is not in use, too.
        `painted` follows, or `failed`; whether the drawing has changed meanwhile is told by
        `current`.
        """
        if self.can_show(lens) and not self._ledgers[lens].covers(self._basis(lens)):
            self._submit(Pass.FULL, {lens})

    def finish_in_layers(self) -> None:
        """Ask for the full painting of the drawing as it is, taken apart into layers.

        `painted` follows, perhaps of a pass without layers first, or `failed` or `cleared`.
        """
        if self.can_show(Lens.PAINT):
            self._wishes.layers = True
            self._submit(Pass.FULL, {Lens.PAINT})

    def ask_variations(self, count: int = DEFAULT_VARIATIONS) -> None:
        """Ask for `count` photos of the drawing from as many seeds, the document's seed first.

        `variations_ready` follows, for the drawing as it then is, or `failed` or `cleared` of the
        photo lens.
        """
        if not self.can_show(Lens.PHOTO):
            self.cleared.emit(Lens.PHOTO)
            return
        self._wishes.variations = count
        self._submit(Pass.FULL, {Lens.PHOTO})

    def drop_variations(self) -> None:
        """Nobody waits for variations any more: photos to come are single ones again."""
        self._wishes.drop(Lens.PHOTO)

    # ---- reactions

    def _items_changed(self, dirty: object) -> None:
        if dirty is None:
            self._return_to_pictures()
        if self._drawing:
            self._grown += 1
            self._scheduler.pen_moved()
        else:
            self._scheduler.changed()
        self._refresh_blank()
        self._arm()

    def _keep_pictures(self) -> None:
        """Another document will be shown: this one's pictures are kept for its return."""
        self.look_at_now()
        finished = {lens: done for lens, x in self._ledgers.items() if (done := x.finished)}
        self._model.shown.pictures = KeptPictures(self._grown, finished)

    def _return_to_pictures(self) -> None:
        """Another document is shown, with its last pictures; no answer for the old one counts."""
        kept = self._model.shown.pictures or KeptPictures(0, {})
        self._grown = kept.grown
        for lens in Lens:
            self._forget(lens)
            self._ledgers[lens].finished = kept.finished.get(lens)
        for lens in self._lenses & kept.finished.keys():
            self.painted.emit(kept.finished[lens][1])

    def _settings_changed(self) -> None:
        self._scheduler.changed()
        self._refresh_blank()
        self._arm()

    def _refresh_blank(self) -> bool:
        """Tell the scheduler whether there is work; forget the pictures that cannot be any more."""
        ready = {lens for lens in Lens if self.can_show(lens)}
        self._scheduler.set_blank(not ready & self._lenses)
        for lens in Lens:
            if lens not in ready:
                self._forget(lens)
        return bool(ready & self._lenses)

    def _forget(self, lens: Lens) -> None:
        """Drop the lens's picture and whatever is still on its way."""
        self._ledgers[lens].forget(self._last_number)
        self._wishes.drop(lens)
        self.cleared.emit(lens)

    def _arm(self) -> None:
        wait_ms = self._scheduler.wait_ms()
        if wait_ms is None:
            self._timer.stop()
        elif not self._timer.isActive() or wait_ms < self._timer.remainingTime():
            self._timer.start(int(np.ceil(wait_ms)))

    def _ask_engine(self) -> None:
        due = self._scheduler.due()
        if due is not None:
            outdated = {
                lens for lens in self._lenses if not self._ledgers[lens].covers(self._basis(lens))
            }
            self._submit(due, outdated)
        self._arm()

    # ---- requests and answers

    def _basis(self, lens: Lens) -> Basis:
        return basis_of(self.seen, lens, self._grown, self.full_size_px)

    @property
    def seen(self) -> Document:
        """The document that the lenses see: as it is, or with the layers of an earlier moment."""
        document = self._model.document
        return document if self._past is None else replace(document, layers=self._past[0])

    def _submit(self, kind: Pass, lenses: Iterable[Lens]) -> None:
        asked = [lens for lens in LENS_ORDER if lens in lenses and self.can_show(lens)]
        if not asked:
            return
        self._last_number += 1
        number, draft = self._last_number, kind is Pass.DRAFT
        size_px = min(self.draft_size_px, self.full_size_px) if draft else self.full_size_px
        lines = self._lines() if self._past is None else self._past[1]()
        for lens in asked:
            try:
                request = self._wishes.request(
                    lens, self.seen, lines, size_px=size_px, revision=number, draft=draft
                )
            except RequestError as error:
                self._fail(lens, shown_error(error))
                continue
            lines = request.lines  # one copy serves both lenses
            layers = isinstance(request, PaintRequest) and request.layers
            sent = Sent(lines, self._clock(), self._basis(lens), request.draft, layers)
            self._ledgers[lens].sent[request.revision] = sent
            never_run = self._bridge.submit(request)
            if never_run is not None:
                self._ledgers[lens].sent.pop(never_run.revision, None)

    def _engine_changed(self, lens: Lens, state: WorkerState, _reason: str) -> None:
        if state is WorkerState.LOADING:
            self._ledgers[lens].loading_began()
        else:
            self._ledgers[lens].loading_ended(self._clock())

    def _receive(self, outcome: Outcome) -> None:
        lens = outcome.lens
        ledger = self._ledgers[lens]
        sent = ledger.answered(outcome.revision)
        if sent is None:
            return
        if isinstance(outcome, Failed):
            self._fail(lens, shown_message(outcome.message))
            return
        if sent.layers:
            self._wishes.drop(Lens.PAINT)
        painting = PaintedDrawing(outcome, sent.lines, sent.layers)
        if not outcome.draft:
            ledger.finished = (sent.basis, painting)
            if not outcome.alternatives:
                duration_ms = self._clock() - ledger.began_ms(sent)
                self.latency_measured.emit(lens, self._meters[lens].add(duration_ms))
        self.painted.emit(painting)
        if outcome.alternatives:
            self._wishes.drop(Lens.PHOTO)
            self.variations_ready.emit(outcome)

    def _fail(self, lens: Lens, message: str) -> None:
        """Say why there is no picture; what failed is not asked for again."""
        self._wishes.drop(lens)
        self.failed.emit(lens, message)
