"""Hands the painting out, to a file or the clipboard; how it is shown is decided elsewhere."""

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
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.live.session import LiveSession
from sketchpad.panels.pixmaps import image_of
from sketchpad.settings import Settings

Deliver = Callable[[PaintedDrawing], None]


class PaintingExport(QObject):
    """Saves and copies the full painting of the drawing as it is: never a draft, never an old one.

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
        self._waiting: list[Deliver] = []
        session.painted.connect(self._deliver_if_current)
        session.cleared.connect(self._cleared)
        # Queued: first the window says what happened, then this what it means for the order.
        session.failed.connect(self._failed, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> bool:
        """Whether something was asked for that is not handed out yet."""
        return bool(self._waiting)

    def copy(self) -> None:
        """Put the painting on the clipboard at canvas size."""
        if self._there_will_be_one("copy"):
            self._hand_out(self._copy)

    def ask_save(self, title: str) -> None:
        """Let the user choose where the painting goes; `title` is the drawing's."""
        if self._there_will_be_one("save"):
            proposal = Path(self._settings.last_folder) / f"{title}.png"
            path = dialogs.ask_picture_target(self._window, str(proposal))
            if path is not None:
                self.save(path)

    def save(self, path: Path) -> None:
        """Write the painting at canvas size; `told` or `failed` follows."""
        if self._there_will_be_one("save"):
            self._hand_out(lambda painting: self._save(painting, path))

    def _there_will_be_one(self, verb: str) -> bool:
        if self._session.can_show(Lens.PAINT):
            return True
        what = "Draw something and choose a reference first."
        self.failed.emit(f"There is no painting to {verb} yet. {what}")
        return False

    def _hand_out(self, deliver: Deliver) -> None:
        self._waiting.append(deliver)
        if self._session.current(Lens.PAINT) is None:
            self.delayed.emit("Finishing the painting…")
            self._session.finish(Lens.PAINT)
        else:
            self._deliver_if_current()

    def _deliver_if_current(self) -> None:
        painting = self._session.current(Lens.PAINT)
        if painting is None:
            if self._waiting and self._session.idle:  # it was drawn on, and nobody else will ask
                self._session.finish(Lens.PAINT)
            return
        waiting, self._waiting = self._waiting, []
        for deliver in waiting:
            deliver(painting)
        if waiting:
            self.done.emit()

    def _cleared(self, lens: Lens) -> None:
        if lens is Lens.PAINT:
            self._give_up("there is nothing to paint any more")

    def _failed(self, lens: Lens, reason: str) -> None:
        if lens is Lens.PAINT:
            self._give_up(reason)

    def _give_up(self, reason: str) -> None:
        if self._waiting:
            self._waiting.clear()
            self.failed.emit(f"The painting was neither saved nor copied: {reason}")

    def _copy(self, painting: PaintedDrawing) -> None:
        QGuiApplication.clipboard().setImage(image_of(painting.result.pixels))
        self.told.emit("The painting is on the clipboard.")

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
