"""What belongs to one open drawing and to no other.

Plain data that waits while another drawing is shown. Which drawings are open is known to
`sketchpad/open_documents.py`; `DocumentModel` shows one of them.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from sketchpad.document.document import Document
from sketchpad.document.drawing_clock import DrawingClock
from sketchpad.document.undo_stack import UndoSteps
from sketchpad.ink.sheet import SheetRenderer

if TYPE_CHECKING:
    from sketchpad.canvas.sheet_view import SheetView
    from sketchpad.document.autosave import Autosave
    from sketchpad.live.lens_ledger import KeptPictures

THUMBNAIL_PX = 256
"""Longest side of the picture of itself that a project file holds."""


class OpenDocument:
    """A document with its file, its undo steps, its safety copy and how it was looked at last."""

    def __init__(self, document: Document, path: Path | None = None) -> None:
        self.document = document
        self.path = path
        """The file it was opened from or saved to."""
        self.number = 1
        """Tells drawings without a file apart."""
        self.steps = UndoSteps()
        self.recovered = False
        """It was lost once and is not saved yet."""
        self.autosave: Autosave | None = None
        self.view: SheetView | None = None
        """How the paper lay when another drawing was shown; None: fitted and straight."""
        self.pictures: KeptPictures | None = None
        """What the lenses had made of it by then."""
        self._next_id = document.next_id()

    @property
    def modified(self) -> bool:
        """Whether something would be lost by closing it."""
        return self.recovered or not self.steps.clean

    @property
    def bare(self) -> bool:
        """Whether there is nothing to be seen on the sheet at all."""
        sketches = self.document.sketch_layers
        shown = any(layer.visible and layer.items for layer in sketches)
        return not shown and all(x in sketches or not x.visible for x in self.document.layers)

    @property
    def untouched(self) -> bool:
        """Whether nothing was opened or drawn yet: another drawing may take its place."""
        return self.path is None and not self.modified and self.bare

    @cached_property
    def renderer(self) -> SheetRenderer:
        """The sheet at one pixel per document pixel, drawn when it is first needed."""
        renderer = SheetRenderer(self.document.width_px, self.document.height_px)
        renderer.update(self.document.layers)
        return renderer

    @cached_property
    def clock(self) -> DrawingClock:
        """The time that was spent drawing on it."""
        items = [item for layer in self.document.sketch_layers for item in layer.items]
        return DrawingClock(lambda: monotonic() * 1000, items)

    def new_id(self) -> int:
        """An id that nothing in the document has, nor had while it is open."""
        self._next_id += 1
        return self._next_id - 1

    def thumbnail(self) -> NDArray[np.uint8]:
        """The sheet at no more than 256 px, (h, w, 3) uint8 RGB."""
        image = self.renderer.image
        if max(image.width(), image.height()) > THUMBNAIL_PX:
            image = image.scaled(
                THUMBNAIL_PX,
                THUMBNAIL_PX,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        image = image.convertToFormat(QImage.Format.Format_RGBX8888)
        memory = np.frombuffer(image.constBits(), np.uint8)
        return memory.reshape(image.height(), image.width(), 4)[:, :, :3].copy()
