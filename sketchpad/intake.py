"""Brings pictures into the document, whichever way they were handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from engine.pictures import REFERENCE_SIDE_PX, read_picture
from engine.request import content_hash
from sketchpad import bundled, dialogs
from sketchpad.document.model import DocumentModel
from sketchpad.document.open_document import OpenDocument
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.picture_loader import PictureLoader
from sketchpad.picture_sources import PictureSource, shown_title, source_of, sources_in
from sketchpad.settings import Settings


class PictureIntake(QObject):
    """Sketches become line art under the strokes, references join the style; both can be undone.

    A new reference is used alone, so that its colours show at once; pictures that come together
    (or are clicked with Ctrl) blend.
    """

    failed = Signal(str)

    def __init__(self, model: DocumentModel, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._settings = settings
        self._window = window
        self._bundled_pixels: dict[Path, NDArray[np.uint8]] = {}
        self._last_batch = 0  # number of the latest hand-over of references
        self._shown_batch = 0  # the hand-over whose pictures are in use
        self._loader = PictureLoader(self)
        self._loader.sketch_ready.connect(self._take_sketch)
        self._loader.underlay_ready.connect(self._take_underlay)
        self._loader.reference_ready.connect(self._take_loaded)
        self._loader.failed.connect(self.failed)
        self._resting: WeakKeyDictionary[OpenDocument, list[Callable[[], object]]] = (
            WeakKeyDictionary()  # what waits for its drawing to be shown again
        )
        queued = Qt.ConnectionType.QueuedConnection
        model.items_changed.connect(self._take_what_rested, queued)

    def close(self) -> None:
        """Stop reading."""
        self._loader.close()

    def take_sketches(self, sources: list[PictureSource]) -> None:
        """Place a handed-over picture on the paper; of several, the first."""
        if sources:
            self._loader.load_sketch(sources[0], self._model.shown)

    def take_underlays(self, sources: list[PictureSource]) -> None:
        """Lay handed-over pictures under the drawing, to be traced."""
        for source in sources:
            self._loader.load_underlay(source, self._model.shown)

    def take_references(self, sources: list[PictureSource]) -> None:
        """Use the handed-over pictures as references, blended if they are several."""
        self._last_batch += 1
        for source in sources:
            self._loader.load_reference(source, self._model.shown, self._last_batch)

    def take_bundled(self, path: Path, blend: bool) -> None:
        """Use a bundled picture, alone or blended with those in use."""
        pixels = self._bundled(path)
        digest = content_hash(pixels)
        known = [r for r in self._model.document.references if r.content_hash == digest]
        if not known:
            self._add_reference(pixels, shown_title(path), blend=blend)
        elif blend:
            self._model.set_reference_active(known[0].id, not known[0].active)
        else:
            self._model.use_only_reference(known[0].id)

    def ask_sketch(self) -> None:
        """Let the user choose a picture of a sketch."""
        self.take_sketches(self._chosen(self.tr("Open sketch picture")))

    def ask_underlay(self) -> None:
        """Let the user choose pictures to trace."""
        self.take_underlays(self._chosen(self.tr("Place picture as underlay")))

    def ask_references(self) -> None:
        """Let the user choose reference pictures."""
        self.take_references(self._chosen(self.tr("Add references")))

    def paste_sketch(self) -> None:
        """Place the clipboard's picture on the paper."""
        self.take_sketches(self._pasted())

    def paste_reference(self) -> None:
        """Use the clipboard's picture as a reference."""
        self.take_references(self._pasted())

    def draw_sample(self) -> None:
        """Draw the first bundled drawing, with a bundled reference if none is in use yet."""
        drawings = bundled.sketch_drawings()
        if not drawings:
            self._tell_no_samples()
            return
        with self._one_step(self.tr("sample drawing")):
            self._draw_recorded(drawings[0])
        pictures = bundled.reference_pictures()
        if pictures and not any(r.active for r in self._model.document.references):
            self.take_bundled(pictures[0], blend=False)

    def draw_photo_sample(self, path: Path | None = None) -> None:
        """Draw a bundled sketch of the photo lens and choose its class.

        Without a path it is the one of the class that is chosen, or else the first.
        """
        sketches = bundled.photo_sketches()
        chosen = sketches.get(self._model.document.class_name)
        path = path or chosen or next(iter(sketches.values()), None)
        if path is None:
            self._tell_no_samples()
            return
        with self._one_step(self.tr("sample drawing")):
            self._draw_recorded(path)
            self._model.choose_class(path.stem)

    def _tell_no_samples(self) -> None:
        self.failed.emit(self.tr("The sample drawings are missing. Install the program again."))

    def _draw_recorded(self, path: Path) -> None:
        self._model.clear()
        for size_px, points in bundled.read_strokes(path):
            self._model.add_stroke(Stroke(points, Brush(size_px)))

    def _take_sketch(self, meant: OpenDocument, lines: NDArray[np.uint8], name: str) -> None:
        self._give(meant, lambda: self._model.place_sketch(lines, name))

    def _take_underlay(self, meant: OpenDocument, pixels: NDArray[np.uint8], name: str) -> None:
        self._give(meant, lambda: self._model.add_picture_layer(pixels, name))

    def _take_loaded(
        self, meant: OpenDocument, pixels: NDArray[np.uint8], name: str, batch: int
    ) -> None:
        """The first readable picture of a hand-over is used alone; the others join it."""

        def take() -> None:
            self._add_reference(pixels, name, blend=batch == self._shown_batch)
            self._shown_batch = batch

        self._give(meant, take)

    def _give(self, meant: OpenDocument, give: Callable[[], object]) -> None:
        """Give a picture to the drawing that was meant, now or when it is shown again."""
        if meant is self._model.shown:
            give()
        else:
            self._resting.setdefault(meant, []).append(give)

    def _take_what_rested(self, dirty: object) -> None:
        if dirty is None:
            for give in self._resting.pop(self._model.shown, []):
                give()

    def _add_reference(self, pixels: NDArray[np.uint8], name: str, blend: bool) -> None:
        with self._one_step(self.tr("add reference")):
            reference_id = self._model.add_reference(pixels, name)
            if not blend:
                self._model.use_only_reference(reference_id)

    def _bundled(self, path: Path) -> NDArray[np.uint8]:
        if path not in self._bundled_pixels:
            self._bundled_pixels[path] = read_picture(path, REFERENCE_SIDE_PX)
        return self._bundled_pixels[path]

    def _chosen(self, title: str) -> list[PictureSource]:
        paths = dialogs.ask_pictures(self._window, title, self._settings.last_folder)
        if paths:
            self._settings.last_folder = str(paths[0].parent)
        return [source_of(path) for path in paths]

    def _pasted(self) -> list[PictureSource]:
        offered = QGuiApplication.clipboard().mimeData()  # None on some platforms when empty
        sources = sources_in(offered) if offered else []
        if not sources:
            self.failed.emit(
                self.tr("There is no picture on the clipboard. Copy one in another program first.")
            )
        return sources

    @contextmanager
    def _one_step(self, text: str) -> Iterator[None]:
        self._model.undo_stack.beginMacro(text)
        try:
            yield
        finally:
            self._model.undo_stack.endMacro()
