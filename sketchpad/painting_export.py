"""Hands pictures out, to a file or the clipboard; how they are shown is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from engine.request import Lens
from sketchpad import dialogs
from sketchpad.background_writes import BackgroundWrites
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import pack_project
from sketchpad.export.recipe import recipe_of
from sketchpad.export.recipe_png import save_recipe_png
from sketchpad.lens_names import PICTURE_NAME
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.live.session import LiveSession
from sketchpad.panels.pixmaps import image_of
from sketchpad.settings import Settings

Deliver = Callable[[PaintedDrawing], None]
_NEEDED = {
    Lens.PAINT: "Draw something and choose a reference first.",
    Lens.PHOTO: "Draw something first.",
}


class PaintingExport(QObject):
    """Saves and copies a lens's full picture of the drawing as it is: no draft, no old one.

    Where it is not there yet it is asked for, and handed out when it arrives; while a stroke is
    being drawn, that is after the stroke.
    """

    delayed = Signal(str)  # what is being waited for
    told = Signal(str)
    failed = Signal(str)
    done = Signal()  # everything that was asked for is saved or copied

    def __init__(
        self,
        model: DocumentModel,
        session: LiveSession,
        bridge: EngineBridge,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model, self._session, self._bridge = model, session, bridge
        self._settings = settings
        self._window = window
        self._waiting: dict[Lens, list[Deliver]] = {lens: [] for lens in Lens}
        self._writes = BackgroundWrites(self)
        self._writes.told.connect(self.told)
        self._writes.failed.connect(self.failed)
        self._writes.finished.connect(self._tell_if_done)
        # Queued: a stroke is still "being drawn" while it joins the others.
        model.items_changed.connect(self._items_changed, Qt.ConnectionType.QueuedConnection)
        session.painted.connect(lambda painting: self._deliver_if_current(painting.result.lens))
        session.cleared.connect(self._cleared)
        # Queued: first the window says what happened, then this what it means for the order.
        session.failed.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> bool:
        """Whether something was asked for that is not handed out yet."""
        return any(self._waiting.values()) or self._writes.busy

    def close(self) -> None:
        """Let what is being written finish."""
        self._writes.close()

    def set_recipe_inside(self, on: bool) -> None:
        """Let saved pictures carry their recipe and the drawing, or nothing but themselves."""
        self._settings.recipe_in_pictures = on

    def copy(self, lens: Lens = Lens.PAINT) -> None:
        """Put the lens's picture on the clipboard at canvas size."""
        if self._there_will_be_one(lens, "copy"):
            self._hand_out(lens, self._copy)

    def ask_save(self, title: str, lens: Lens = Lens.PAINT) -> None:
        """Let the user choose where the picture goes; `title` is the drawing's."""
        if self._there_will_be_one(lens, "save"):
            name = title if lens is Lens.PAINT else f"{title} photo"
            proposal = Path(self._settings.last_folder) / f"{name}.png"
            path = dialogs.ask_picture_target(self._window, PICTURE_NAME[lens], str(proposal))
            if path is not None:
                self.save(path, lens)

    def save(self, path: Path, lens: Lens = Lens.PAINT) -> None:
        """Write the lens's picture at canvas size; `told` or `failed` follows."""
        if self._there_will_be_one(lens, "save"):
            self._hand_out(lens, lambda painting: self._save(painting, path))

    def _there_will_be_one(self, lens: Lens, verb: str) -> bool:
        if self._session.can_show(lens):
            return True
        self.failed.emit(f"There is no {PICTURE_NAME[lens]} to {verb} yet. {_NEEDED[lens]}")
        return False

    def _hand_out(self, lens: Lens, deliver: Deliver) -> None:
        self._waiting[lens].append(deliver)
        if self._session.current(lens) is None:
            self.delayed.emit(f"Finishing the {PICTURE_NAME[lens]}…")
            self._session.finish(lens)
        else:
            self._deliver_if_current(lens)

    def _deliver_if_current(self, lens: Lens) -> None:
        if not self._waiting[lens]:
            return
        painting = self._session.current(lens)
        if painting is not None and not np.array_equal(
            painting.lines, self._model.rendered_lines()
        ):
            return  # a stroke of it is still being drawn
        if painting is None:
            if self._session.idle:  # drawn on, and nobody else will ask
                self._session.finish(lens)
            return
        waiting, self._waiting[lens] = self._waiting[lens], []
        for deliver in waiting:
            deliver(painting)
        self._tell_if_done()

    def _items_changed(self) -> None:
        for lens, waiting in self._waiting.items():
            if waiting:
                self._deliver_if_current(lens)

    def _tell_if_done(self) -> None:
        if not self.waiting:
            self.done.emit()

    def _cleared(self, lens: Lens) -> None:
        self._give_up(lens, "there is nothing to make it from any more")

    def _give_up(self, lens: Lens, reason: str) -> None:
        if self._waiting[lens]:
            self._waiting[lens].clear()
            self.failed.emit(f"The {PICTURE_NAME[lens]} was neither saved nor copied: {reason}")

    def _copy(self, painting: PaintedDrawing) -> None:
        QGuiApplication.clipboard().setImage(image_of(painting.result.pixels))
        self.told.emit(f"The {PICTURE_NAME[painting.result.lens]} is on the clipboard.")

    def _save(self, painting: PaintedDrawing, path: Path) -> None:
        document = replace(self._model.document)  # its parts are immutable
        with_recipe, device = self._settings.recipe_in_pictures, self._bridge.device
        self._settings.last_folder = str(path.parent)

        def write() -> str:
            result = painting.result
            if with_recipe:
                recipe = recipe_of(document, result, painting.lines, device=device)
                save_recipe_png(path, result.pixels, recipe, pack_project(document))
            else:
                save_recipe_png(path, result.pixels)
            height, width = result.pixels.shape[:2]
            inside = ", with the recipe inside" if with_recipe else ""
            return f"Saved {path.name} ({width} × {height} px{inside})."

        self._writes.start(write)
