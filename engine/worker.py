"""The one thread that owns the networks: one request in flight, one pending slot per lens.

Knows neither Qt nor torch. Callbacks run on the worker's thread; whoever needs them elsewhere
(the window) has to queue them there.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Protocol

from engine.errors import EngineError
from engine.message import Message
from engine.request import Lens, Request
from engine.result import Failed, Outcome, Result

log = logging.getLogger(__name__)

# Of every lens: what is said of a full memory, and of a surprise.
_NOT_LOADED = {
    Lens.PAINT: (
        Message(
            "The networks of the paint lens could not be loaded: the memory is full. "
            "Close other programs or choose a smaller working size."
        ),
        Message(
            "The networks of the paint lens could not be loaded ({detail}). "
            "The log has the details; restart the program."
        ),
    ),
    Lens.PHOTO: (
        Message(
            "The networks of the photo lens could not be loaded: the memory is full. "
            "Close other programs or choose a smaller working size."
        ),
        Message(
            "The networks of the photo lens could not be loaded ({detail}). "
            "The log has the details; restart the program."
        ),
    ),
}
_NOT_MADE = {
    Lens.PAINT: (
        Message(
            "Painting failed: the memory is full. "
            "Close other programs or choose a smaller working size."
        ),
        Message("Painting failed ({detail}). The log has the details; draw on to try again."),
    ),
    Lens.PHOTO: (
        Message(
            "Making the photo failed: the memory is full. "
            "Close other programs or choose a smaller working size."
        ),
        Message(
            "Making the photo failed ({detail}). The log has the details; draw on to try again."
        ),
    ),
}


class Pipeline(Protocol):
    """What the worker runs. Only ever called from the worker's thread."""

    def warm_up(self) -> None:
        """Do the slow first pass, so that the first request is as quick as the others."""

    def run(self, request: Any) -> Result:
        """Answer one request of its own lens; any exception becomes a Failed outcome."""


LoadLens = Callable[[Lens], Pipeline]
"""Loads the pipeline of a lens; called from the worker's thread, once per lens that is used."""


class WorkerState(Enum):
    """How a lens is doing; a lens that nobody has asked for yet has no state."""

    LOADING = "loading"
    READY = "ready"
    THINKING = "thinking"
    FAILED = "failed"  # the last pass failed; the next may succeed
    UNAVAILABLE = "unavailable"  # the networks could not be loaded; nothing will be painted
    CLOSED = "closed"


class Worker:
    """Runs the lenses' pipelines in the background and reports outcomes, newest revision first.

    Each lens has a pending slot, in which a request is replaced by one of the same or a newer
    revision; the lens that has waited longest is served first. A running pass is never cancelled,
    but its outcome is dropped once a newer one of its lens has been delivered or the worker closes.

    A lens is loaded when it is first prepared or asked. Without its networks every request for it
    is answered with Failed, and the other lens works on. After a pass that failed, the lens's state
    stays FAILED, with the reason, until one succeeds.
    """

    def __init__(
        self,
        load: LoadLens,
        on_outcome: Callable[[Outcome], None],
        on_state: Callable[[Lens, WorkerState, str], None],
    ) -> None:
        self._load = load
        self._on_outcome = on_outcome
        self._on_state = on_state
        self._changed = threading.Condition()  # guards _pending, _to_prepare and _closing
        self._pending: dict[Lens, Request] = {}  # the one that came first is served first
        self._to_prepare: dict[Lens, None] = {}  # an ordered set
        self._closing = False
        self._thread = threading.Thread(target=self._main, name="engine-worker", daemon=True)
        # Touched by the worker's thread only:
        self._pipelines: dict[Lens, Pipeline] = {}
        self._failures: dict[Lens, str] = {}  # why a lens could not be loaded
        self._failed: set[Lens] = set()  # lenses whose last pass failed
        self._delivered: dict[Lens, int] = {}  # the newest revision

    def start(self, lenses: Iterable[Lens] = (Lens.PAINT,)) -> None:
        """Start the thread, which loads and warms up these lenses before the first request."""
        for lens in lenses:
            self.prepare(lens)
        self._thread.start()

    def prepare(self, lens: Lens) -> None:
        """Load a lens before it is asked; one that could not be loaded is tried again."""
        with self._changed:
            self._to_prepare[lens] = None
            self._changed.notify()

    def submit(self, request: Request) -> Request | None:
        """Ask for a picture; returns at once.

        The answer is the request that will now never be run: the one that this one replaced, or
        this one itself if a newer one is waiting or the worker is closed.
        """
        with self._changed:
            waiting = self._pending.get(request.lens)
            if self._closing or (waiting is not None and request.revision < waiting.revision):
                return request
            self._pending[request.lens] = request
            self._changed.notify()
            return waiting

    def close(self, timeout_s: float = 5) -> bool:
        """Stop after the pass in flight; True once the thread has ended. May be called again."""
        with self._changed:
            self._closing = True
            self._pending.clear()
            self._to_prepare.clear()
            self._changed.notify()
        if self._thread.ident is None:  # never started
            return True
        if self._thread is threading.current_thread():  # closed from a callback
            return False
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _main(self) -> None:
        while (job := self._next_job()) is not None:
            if isinstance(job, Lens):
                self._failures.pop(job, None)
                self._pipeline(job)
            else:
                self._answer(job)
        for lens in Lens:
            self._report(lens, WorkerState.CLOSED)

    def _next_job(self) -> Request | Lens | None:
        """Wait for a request, or a lens to prepare, and take it; None when closing.

        Lenses are prepared first: what they are asked for is mostly waiting already.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._to_prepare or self._pending)
            if self._closing:
                return None
            if self._to_prepare:
                lens = next(iter(self._to_prepare))
                del self._to_prepare[lens]
                return lens
            return self._pending.pop(next(iter(self._pending)))

    def _answer(self, request: Request) -> None:
        lens = request.lens
        pipeline = self._pipeline(lens)
        if pipeline is None:
            self._deliver(Failed(request.revision, self._failures[lens], lens))
            return
        if lens not in self._failed:
            self._report(lens, WorkerState.THINKING)
        outcome = _run(pipeline, request)
        self._deliver(outcome)
        if isinstance(outcome, Failed):
            self._failed.add(lens)
            self._report(lens, WorkerState.FAILED, outcome.message)
        else:
            self._failed.discard(lens)
            if not self._has_pending(lens):
                self._report(lens, WorkerState.READY)

    def _pipeline(self, lens: Lens) -> Pipeline | None:
        """The lens's pipeline, loaded now if need be; None where it could not be loaded."""
        if lens in self._pipelines or lens in self._failures:
            return self._pipelines.get(lens)
        self._report(lens, WorkerState.LOADING)
        try:
            pipeline = self._load(lens)
            pipeline.warm_up()
        except Exception as error:
            _log_failure(f"The networks of the {lens.value} lens could not be loaded", error)
            self._failures[lens] = _explain(error, _NOT_LOADED[lens])
            self._report(lens, WorkerState.UNAVAILABLE, self._failures[lens])
            return None
        self._pipelines[lens] = pipeline
        self._report(lens, WorkerState.READY)
        return pipeline

    def _has_pending(self, lens: Lens) -> bool:
        with self._changed:
            return lens in self._pending

    def _deliver(self, outcome: Outcome) -> None:
        newest = self._delivered.get(outcome.lens)
        if self._closing or (newest is not None and outcome.revision < newest):
            return
        self._delivered[outcome.lens] = outcome.revision
        try:
            self._on_outcome(outcome)
        except Exception:
            log.exception("The receiver of an outcome failed")

    def _report(self, lens: Lens, state: WorkerState, message: str = "") -> None:
        try:
            self._on_state(lens, state, message)
        except Exception:
            log.exception("The receiver of the worker's state failed")


def _run(pipeline: Pipeline, request: Request) -> Outcome:
    try:
        return pipeline.run(request)
    except Exception as error:
        _log_failure(f"The {request.lens.value} of revision {request.revision} failed", error)
        return Failed(request.revision, _explain(error, _NOT_MADE[request.lens]), request.lens)


def _log_failure(what: str, error: Exception) -> None:
    """Errors that the engine raises on purpose say all in one line; others need their stack."""
    expected = isinstance(error, EngineError)
    log.error("%s: %s", what, error, exc_info=None if expected else error)


def _explain(error: Exception, messages: tuple[Message, Message]) -> Message:
    """The text shown to the user: the engine's own messages as they are, others with a remedy.

    `messages`: what is said of a full memory, and of a surprise with its `{detail}`.
    """
    if isinstance(error, EngineError):
        return error.message
    of_memory, of_surprise = messages
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return of_memory
    detail = f"{type(error).__name__}: {error}".rstrip(": ")
    return Message(of_surprise.template, detail=detail)
