"""Shows what the session and the engine say: pictures and advice in the panes, facts in the status.

One memory per lens, so that the status can tell about whichever lens is active.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from engine.request import Lens
from engine.worker import WorkerState
from sketchpad.document.model import DocumentModel
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.latency import Latency
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.live.session import LiveSession
from sketchpad.panels.advice import Advice, advice_for, empty_then, photo_advice_for
from sketchpad.panels.lens_panes import LensPanes
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.translation import QT_TRANSLATE_NOOP, shown, shown_message

STAGES = (
    QT_TRANSLATE_NOOP("Stages", "prepare"),
    QT_TRANSLATE_NOOP("Stages", "reference"),
    QT_TRANSLATE_NOOP("Stages", "read"),
    QT_TRANSLATE_NOOP("Stages", "network"),
    QT_TRANSLATE_NOOP("Stages", "upscale"),
    QT_TRANSLATE_NOOP("Stages", "regions"),
    QT_TRANSLATE_NOOP("Stages", "compose"),
    QT_TRANSLATE_NOOP("Stages", "total"),
)
"""What the engine's pipelines do one after the other, as they name it."""


@dataclass
class _Facts:
    """What is known of one lens."""

    state: WorkerState = WorkerState.LOADING
    reason: str = ""
    latency: Latency | None = None
    size_px: int = 0
    stages: str = ""


class ResultPresenter(QObject):
    """Listens to session and bridge; changes nothing but panes and status strip."""

    failed = Signal(str)  # what the panes do not say already

    def __init__(
        self,
        model: DocumentModel,
        session: LiveSession,
        bridge: EngineBridge,
        panes: LensPanes,
        status: StatusStrip,
        can_draw: Callable[[str], bool],
    ) -> None:
        """`can_draw`: whether the photo network knows a class."""
        super().__init__(panes)
        self._model, self._session = model, session
        self._panes, self._status, self._can_draw = panes, status, can_draw
        self._facts = {lens: _Facts() for lens in Lens}
        self._live = True
        session.painted.connect(self._show_picture)
        session.failed.connect(self._tell_failure)
        session.cleared.connect(self._show_advice)
        session.latency_measured.connect(self._take_latency)
        bridge.state_changed.connect(self._take_state)
        bridge.device_known.connect(status.show_device)
        model.items_changed.connect(lambda _: self.refresh_advice())
        model.references_changed.connect(self.refresh_advice)
        model.settings_changed.connect(self.refresh_advice)
        panes.active_changed.connect(lambda _: self._show_facts())

    def set_live(self, live: bool) -> None:
        """Say in the status whether pictures follow the drawing."""
        self._live = live
        self._status.show_paused(not live)

    def refresh_advice(self) -> None:
        """Say in every pane without a picture what to do."""
        for lens in Lens:
            if self._panes.view(lens).image is None:
                self._show_advice(lens)

    def _show_picture(self, painting: PaintedDrawing) -> None:
        result = painting.result
        view, facts = self._panes.view(result.lens), self._facts[result.lens]
        view.show_painting(result.pixels, painting.lines)
        view.set_badge(self.tr("Draft") if result.draft else "")
        explained = self.tr(
            "The photo network looks at one square frame, which the drawing should fill "
            "without touching its edge. Your lines on the paper stay as they are."
        )
        view.set_note(shown_message(result.note), explained if result.note else "")
        facts.size_px = result.size
        facts.stages = "\n".join(_stage(*timing) for timing in result.timings_ms.items())
        if result.lens is self._panes.active:
            self._status.show_pass(facts.size_px, facts.stages)

    def _show_advice(self, lens: Lens) -> None:
        self._panes.view(lens).show_advice(self._advice(lens))

    def _advice(self, lens: Lens) -> Advice:
        facts, blank = self._facts[lens], self._model.is_blank()
        if self._session.looks_back and not self._session.shows_lines:
            return empty_then()
        if lens is Lens.PAINT:
            has_colours = self._session.has_colours()
            return advice_for(facts.state, facts.reason, blank=blank, has_colours=has_colours)
        class_name = self._model.document.class_name
        return photo_advice_for(
            facts.state,
            facts.reason,
            blank=blank,
            class_name=class_name,
            drawable=self._can_draw(class_name),
        )

    def _take_state(self, lens: Lens, state: WorkerState, reason: str) -> None:
        self._facts[lens].state, self._facts[lens].reason = state, reason
        view = self._panes.view(lens)
        view.set_busy(state is WorkerState.THINKING)
        if view.image is None:
            self._show_advice(lens)
        if lens is self._panes.active:
            self._show_state()

    def _take_latency(self, lens: Lens, latency: Latency) -> None:
        self._facts[lens].latency = latency
        if lens is self._panes.active:
            self._status.show_latency(latency)

    def _tell_failure(self, lens: Lens, message: str) -> None:
        """Say it once: the pane already explains an engine that could not be loaded."""
        if self._panes.view(lens).image is None:
            self._show_advice(lens)
        if message != self._facts[lens].reason:
            self.failed.emit(message)

    def _show_facts(self) -> None:
        facts = self._facts[self._panes.active]
        self._show_state()
        self._status.show_latency(facts.latency)
        self._status.show_pass(facts.size_px, facts.stages)

    def _show_state(self) -> None:
        facts = self._facts[self._panes.active]
        self._status.show_state(facts.state, facts.reason, self._panes.active)
        self._status.show_paused(not self._live)


def _stage(name: str, ms: float) -> str:
    words = QCoreApplication.translate("ResultPresenter", "{stage}: {time} ms")
    return words.format(stage=shown("Stages", name), time=QLocale().toString(ms, "f", 1))
