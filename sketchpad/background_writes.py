"""Writes files on a thread of their own, one after the other, so that the window never waits."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from engine.errors import EngineError
from sketchpad.translation import shown_error

log = logging.getLogger(__name__)


class BackgroundWrites(QObject):
    """Jobs that each return what to tell, or raise what went wrong; in the order of their start."""

    told = Signal(str)
    failed = Signal(str)
    finished = Signal()  # nothing is being written any more
    _ended = Signal(str, str)  # what to tell, what went wrong

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running = 0
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._running > 0

    def start(self, write: Callable[[], str]) -> None:
        """Run `write` on the thread; `told` or `failed` follows. An EngineError says all itself."""
        self._running += 1

        def work() -> None:
            try:
                self._ended.emit(write(), "")
            except EngineError as error:
                self._ended.emit("", shown_error(error))
            except Exception as error:  # a surprise must not end the pool's thread
                log.exception("Writing failed")
                words = self.tr(
                    "It could not be written ({detail}). "
                    "The log has the details; try another format or folder."
                )
                detail = f"{type(error).__name__}: {error}"
                self._ended.emit("", words.format(detail=detail))

        self._pool.start(work)

    def close(self) -> None:
        """Let what is being written finish."""
        self._pool.waitForDone()

    def _end(self, told: str, failed: str) -> None:
        self._running -= 1
        if failed:
            self.failed.emit(failed)
        elif told:
            self.told.emit(told)
        if not self.busy:
            self.finished.emit()
