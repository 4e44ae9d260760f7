"""Reads pictures on a thread pool, so that a huge one never freezes the window."""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from engine.errors import EngineError
from engine.photo_lines import LineArtist
from engine.pictures import REFERENCE_SIDE_PX, read_picture
from sketchpad.document.open_document import OpenDocument
from sketchpad.picture_sources import PictureSource
from sketchpad.translation import shown_error

log = logging.getLogger(__name__)

SKETCH_SIDE_PX = 2048
"""Longest side of a placed sketch; larger pictures are reduced."""


class _Job(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class PictureLoader(QObject):
    """Turns sources into pixels; answers arrive as signals, in the order of the questions.

    `meant`, the drawing that a picture was given to, is passed on as it is.
    """

    sketch_ready = Signal(object, object, str)  # meant, lines (H, W) uint8, name
    underlay_ready = Signal(object, object, str)  # meant, pixels (H, W, 4) uint8 RGBA, name
    reference_ready = Signal(object, object, str, int)  # meant, pixels (H, W, 3), name, batch
    failed = Signal(str)  # what happened and what to do

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sketches = LineArtist()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # drops arrive one after the other, memory stays low

    def load_sketch(self, source: PictureSource, meant: OpenDocument) -> None:
        """Read a sketch and clean it up, or draw a photo's lines; `sketch_ready` or `failed`."""

        def read() -> None:
            picture = read_picture(source.content, SKETCH_SIDE_PX)
            lines = self._sketches.lines(picture, own_size=False)  # it is laid on a sheet anyway
            self.sketch_ready.emit(meant, lines, source.name)

        self._start(source, read)

    def load_underlay(self, source: PictureSource, meant: OpenDocument) -> None:
        """Read a picture to trace; `underlay_ready` or `failed` follows."""

        def read() -> None:
            pixels = read_picture(source.content, SKETCH_SIDE_PX)
            opaque = np.full((*pixels.shape[:2], 1), 255, np.uint8)
            self.underlay_ready.emit(meant, np.concatenate([pixels, opaque], axis=2), source.name)

        self._start(source, read)

    def load_reference(self, source: PictureSource, meant: OpenDocument, batch: int) -> None:
        """Read a reference; `reference_ready` with `batch` passed on, or `failed`, follows."""

        def read() -> None:
            pixels = read_picture(source.content, REFERENCE_SIDE_PX)
            self.reference_ready.emit(meant, pixels, source.name, batch)

        self._start(source, read)

    def close(self) -> None:
        """Drop what waits and let the read under way finish."""
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self, source: PictureSource, read: Callable[[], None]) -> None:
        def work() -> None:
            try:
                read()
            except EngineError as error:
                self.failed.emit(shown_error(error))
            except Exception as error:  # a decoder's surprise must not end the pool's thread
                log.exception("Reading %s failed", source.name)
                words = self.tr(
                    "“{name}” could not be read ({kind}). "
                    "Open it in a picture viewer and save it as PNG, then try again."
                )
                self.failed.emit(words.format(name=source.name, kind=type(error).__name__))

        self._pool.start(_Job(work))
