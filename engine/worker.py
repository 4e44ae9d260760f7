"""The one thread that owns the networks: one request in flight, one pending slot, newest wins.

Knows neither Qt nor torch. Callbacks run on the worker's thread; whoever needs them elsewhere
(the window) has to queue them there.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from engine.errors import EngineError
from engine.request import PaintRequest
from engine.result import Failed, Outcome, Result

log = logging.getLogger(__name__)


class Pipeline(Protocol):
    """What the worker runs. Only ever called from the worker's thread."""

    def warm_up(self) -> None:
        """Do the slow first pass, so that the first request is as quick as the others."""

    def run(self, request: PaintRequest) -> Result:
        """Paint one request; any exception becomes a Failed outcome."""


class WorkerState(Enum):
    LOADING = "loading"
    READY = "ready"
    THINKING = "thinking"
    FAILED = "failed"  # the last pass failed; the next may succeed
    UNAVAILABLE = "unavailable"  # the networks could not be loaded; nothing will be painted
    CLOSED = "closed"


class Worker:
    """Runs a pipeline in the background and reports outcomes, newest revision first.

    A pending request is replaced by one of the same or a newer revision. A running pass is never
    cancelled, but its outcome is dropped once a newer one has been delivered or the worker closes.

    Without networks every request is answered with Failed. After a pass that failed, the state
    stays FAILED, with the reason, until one succeeds.
    """

    def __init__(
        self,
        load: Callable[[], Pipeline],
        on_outcome: Callable[[Outcome], None],
        on_state: Callable[[WorkerState, str], None],
    ) -> None:
        self._load = load
        self._on_outcome = on_outcome
        self._on_state = on_state
        self._changed = threading.Condition()  # guards _pending and _closing
        self._pending: PaintRequest | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._main, name="engine-worker", daemon=True)
        self._delivered_revision: int | None = None  # touched by the worker's thread only

    def start(self) -> None:
        """Start the thread, which loads and warms up the pipeline before the first request."""
        self._thread.start()

    def submit(self, request: PaintRequest) -> PaintRequest | None:
        """Ask for a painting; returns at once.

        The answer is the request that will now never be run: the one that this one replaced, or
        this one itself if a newer one is waiting or the worker is closed.
        """
        with self._changed:
            waiting = self._pending
            if self._closing or (waiting is not None and request.revision < waiting.revision):
                return request
            self._pending = request
            self._changed.notify()
            return waiting

    def close(self, timeout_s: float = 5) -> bool:
        """Stop after the pass in flight; True once the thread has ended. May be called again."""
        with self._changed:
            self._closing = True
            self._pending = None
            self._changed.notify()
        if self._thread.ident is None:  # never started
            return True
        if self._thread is threading.current_thread():  # closed from a callback
            return False
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _main(self) -> None:
        pipeline, failure = self._load_pipeline()
        failed = pipeline is None
        while (request := self._next_request()) is not None:
            if pipeline is None:
                self._deliver(Failed(request.revision, failure))
                continue
            if not failed:
                self._report(WorkerState.THINKING)
            outcome = _run(pipeline, request)
            failed = isinstance(outcome, Failed)
            self._deliver(outcome)
            if isinstance(outcome, Failed):
                self._report(WorkerState.FAILED, outcome.message)
            elif not self._has_pending():
                self._report(WorkerState.READY)
        self._report(WorkerState.CLOSED)

    def _load_pipeline(self) -> tuple[Pipeline | None, str]:
        self._report(WorkerState.LOADING)
        try:
            pipeline = self._load()
            pipeline.warm_up()
        except Exception as error:
            _log_failure("The networks could not be loaded", error)
            failure = _explain(error, "The networks could not be loaded", "restart the program")
            self._report(WorkerState.UNAVAILABLE, failure)
            return None, failure
        self._report(WorkerState.READY)
        return pipeline, ""

    def _next_request(self) -> PaintRequest | None:
        """Wait for a request and take it; None when closing."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._pending is not None)
            request, self._pending = self._pending, None
            return None if self._closing else request

    def _has_pending(self) -> bool:
        with self._changed:
            return self._pending is not None

    def _deliver(self, outcome: Outcome) -> None:
        newest = self._delivered_revision
        if self._closing or (newest is not None and outcome.revision < newest):
            return
        self._delivered_revision = outcome.revision
        try:
            self._on_outcome(outcome)
        except Exception:
            log.exception("The receiver of an outcome failed")

    def _report(self, state: WorkerState, message: str = "") -> None:
        try:
            self._on_state(state, message)
        except Exception:
            log.exception("The receiver of the worker's state failed")


def _run(pipeline: Pipeline, request: PaintRequest) -> Outcome:
    try:
        return pipeline.run(request)
    except Exception as error:
        _log_failure(f"Painting revision {request.revision} failed", error)
        return Failed(request.revision, _explain(error, "Painting failed", "draw on to try again"))


def _log_failure(what: str, error: Exception) -> None:
    """Errors that the engine raises on purpose say all in one line; others need their stack."""
    expected = isinstance(error, EngineError)
    log.error("%s: %s", what, error, exc_info=None if expected else error)


def _explain(error: Exception, what: str, remedy: str) -> str:
    """The text shown to the user: the engine's own messages as they are, others with a remedy."""
    if isinstance(error, EngineError):
        return str(error)
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return f"{what}: the memory is full. Close other programs or choose a smaller working size."
    detail = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"{what} ({detail}). The log has the details; {remedy}."
