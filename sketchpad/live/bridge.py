"""Brings the engine's worker thread to Qt: callbacks become queued signals, nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from engine.request import Lens, Request
from engine.result import Outcome
from engine.worker import LoadLens, Pipeline, Worker, WorkerState
from sketchpad.export.recipe import models_used
from sketchpad.translation import shown_message


class EngineBridge(QObject):
    """Owns one `Worker`; its signals arrive in the thread of whoever connects to them."""

    outcome = Signal(object)  # Result | Failed
    state_changed = Signal(object, object, str)  # Lens, WorkerState, why (empty unless it failed)
    device_known = Signal(str)  # what the networks run on, for people

    def __init__(self, load: LoadLens, parent: QObject | None = None) -> None:
        """`load` is called from the worker's thread, once for every lens that is used."""
        super().__init__(parent)
        self._load = load
        self._worker = Worker(self._load_pipeline, self._forward_outcome, self._forward_state)
        self._closed = False
        self.device = ""  # as torch names it, once the first networks are loaded

    def start(self, lenses: Iterable[Lens] = (Lens.PAINT,)) -> None:
        """Begin loading these lenses' networks in the background; others when they are asked."""
        self._worker.start(lenses)

    def prepare(self, lens: Lens) -> None:
        """Load a lens before it is asked; one that could not be loaded is tried again."""
        if not self._closed:
            self._worker.prepare(lens)

    def submit(self, request: Request) -> Request | None:
        """Ask for a pass; the answer is the request that will now never be run, as the worker's."""
        return request if self._closed else self._worker.submit(request)

    def close(self, timeout_s: float = 5.0) -> bool:
        """Stop the thread; False if it is still in a pass after `timeout_s`."""
        self._closed = True
        return self._worker.close(timeout_s)

    def _load_pipeline(self, lens: Lens) -> Pipeline:
        pipeline = self._load(lens)
        device = getattr(pipeline, "device", None)  # stand-ins run nowhere in particular
        if device is not None:
            self.device = str(device)
            self.device_known.emit(self.device.upper())
        if model_id := getattr(pipeline, "model_id", ""):
            models_used(lens, model_id)  # hashed here, where nobody waits: recipes name them
        return pipeline

    def _forward_outcome(self, outcome: Outcome) -> None:
        if not self._closed:
            self.outcome.emit(outcome)

    def _forward_state(self, lens: Lens, state: WorkerState, reason: str) -> None:
        if not self._closed:
            self.state_changed.emit(lens, state, shown_message(reason))
