"""Hands pictures out, to a file or the clipboard; how they are shown is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from engine.errors import PictureError
from engine.pictures import save_png
from engine.request import Lens
from sketchpad import dialogs
from sketchpad.lens_names import PICTURE_NAME
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

    Where it is not there yet it is asked for, and handed out when it arrives.
    """

    delayed = Signal(str)  # what is being waited for
    told = Signal(str)
    failed = Signal(str)
    done = Signal()  # everything that was asked for is saved or copied

    def __init__(self, session: LiveSession, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._waiting: dict[Lens, list[Deliver]] = {lens: [] for lens in Lens}
        session.painted.connect(lambda painting: self._deliver_if_current(painting.result.lens))
        session.cleared.connect(self._cleared)
        # Queued: first the window says what happened, then this what it means for the order.
        session.failed.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> bool:
        """Whether something was asked for that is not handed out yet."""
        return any(self._waiting.values())

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
        painting = self._session.current(lens)
        if painting is None:
            if self._waiting[lens] and self._session.idle:  # drawn on, and nobody else will ask
                self._session.finish(lens)
            return
        waiting, self._waiting[lens] = self._waiting[lens], []
        for deliver in waiting:
            deliver(painting)
        if waiting and not self.waiting:
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
        pixels = painting.result.pixels
        try:
            save_png(path, pixels)
        except PictureError as error:
            self.failed.emit(str(error))
            return
        self._settings.last_folder = str(path.parent)
        height, width = pixels.shape[:2]
        self.told.emit(f"Saved {path.name} ({width} × {height} px).")
