"""Hands pictures out, to a file or the clipboard; how they are shown is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from engine.request import Lens
from sketchpad import clipboard, dialogs
from sketchpad.background_writes import BackgroundWrites
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import pack_project
from sketchpad.export.formats import ExportFormat, save_in_layers
from sketchpad.export.layer_stack import stack_of
from sketchpad.export.recipe import Recipe, recipe_of
from sketchpad.export.recipe_png import save_recipe_png
from sketchpad.export.stroke_svg import save_stroke_svg
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.live.session import LiveSession
from sketchpad.picture_data import picture_data
from sketchpad.settings import Settings
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

Deliver = Callable[[PaintedDrawing], None]


@dataclass(frozen=True, eq=False)
class _Order:
    """What becomes of a picture once it is there."""

    deliver: Deliver
    in_layers: bool = False


_NOTHING = {
    Lens.PAINT: QT_TRANSLATE_NOOP(
        "PaintingExport", "There is no painting yet. Draw something and choose a reference first."
    ),
    Lens.PHOTO: QT_TRANSLATE_NOOP("PaintingExport", "There is no photo yet. Draw something first."),
}
_FINISHING = {
    Lens.PAINT: QT_TRANSLATE_NOOP("PaintingExport", "Finishing the painting…"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("PaintingExport", "Finishing the photo…"),
}
_GIVEN_UP = {
    Lens.PAINT: QT_TRANSLATE_NOOP("PaintingExport", "The painting was not handed out: {reason}"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("PaintingExport", "The photo was not handed out: {reason}"),
}
_COPIED = {
    Lens.PAINT: QT_TRANSLATE_NOOP("PaintingExport", "The painting is on the clipboard."),
    Lens.PHOTO: QT_TRANSLATE_NOOP("PaintingExport", "The photo is on the clipboard."),
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
        self._waiting: dict[Lens, list[_Order]] = {lens: [] for lens in Lens}
        self._meant = model.shown  # whose pictures are waited for
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

    def write_current(self, path: Path, lens: Lens) -> bool:
        """Write the lens's picture now if it is there; False if not. Raises PictureError."""
        painting = self._session.current(lens)
        if painting is None or self._session.drawing:
            return False
        self._writer(painting)(path)
        return True

    def set_recipe_inside(self, on: bool) -> None:
        """Let saved pictures carry their recipe and the drawing, or nothing but themselves."""
        self._settings.recipe_in_pictures = on

    def copy(self, lens: Lens = Lens.PAINT) -> None:
        """Put the lens's picture on the clipboard at canvas size."""
        if self._there_will_be_one(lens):
            self._hand_out(lens, _Order(self._copy))

    def ask_save(self, title: str, lens: Lens = Lens.PAINT) -> None:
        """Let the user choose where the picture goes; `title` is the drawing's."""
        if self._there_will_be_one(lens):
            proposal = Path(self._settings.last_folder) / self.file_name(title, lens)
            path = dialogs.ask_picture_target(self._window, lens, str(proposal))
            if path is not None:
                self.save(path, lens)

    def file_name(self, title: str, lens: Lens) -> str:
        """What a file with the lens's picture is called; `title` is the drawing's."""
        photo = self.tr("{title} photo").format(title=title)
        return f"{title if lens is Lens.PAINT else photo}.png"

    def save(self, path: Path, lens: Lens = Lens.PAINT) -> None:
        """Write the lens's picture at canvas size; `told` or `failed` follows."""
        if self._there_will_be_one(lens):
            self._hand_out(lens, _Order(lambda painting: self._save(painting, path)))

    def ask_export(self, title: str, lens: Lens = Lens.PAINT) -> None:
        """Let the user choose a format and a place; `title` is the drawing's."""
        if self._model.is_blank():
            self.failed.emit(self.tr("There is nothing to export yet. Draw something first."))
            return
        proposal = str(Path(self._settings.last_folder) / title)
        if (target := dialogs.ask_export_target(self._window, proposal)) is not None:
            self.export_to(*target, lens)

    def export_to(self, path: Path, kind: ExportFormat, lens: Lens = Lens.PAINT) -> None:
        """Write the lens's picture, or the strokes, in a format; `told` or `failed` follows."""
        if kind is ExportFormat.PNG:
            self.save(path, lens)
        elif kind is ExportFormat.STROKES:
            self._save_strokes(path)
        elif self._there_will_be_one(lens):
            order = _Order(lambda painting: self._save_layers(painting, path, kind), in_layers=True)
            self._hand_out(lens, order)

    def when_ready(self, lens: Lens, deliver: Deliver) -> None:
        """Hand the lens's picture of the drawing as it is to `deliver`, at once or when made."""
        if self._there_will_be_one(lens):
            self._hand_out(lens, _Order(deliver))

    def _there_will_be_one(self, lens: Lens) -> bool:
        if self._session.can_show(lens):
            return True
        self.failed.emit(shown("PaintingExport", _NOTHING[lens]))
        return False

    def _hand_out(self, lens: Lens, order: _Order) -> None:
        self._waiting[lens].append(order)
        self._meant = self._model.shown
        painting = self._session.current(lens)
        if order.in_layers and lens is Lens.PAINT and not (painting and painting.in_layers):
            self.delayed.emit(self.tr("Taking the painting apart into layers…"))
            self._session.finish_in_layers()
        elif painting is None:
            self.delayed.emit(shown("PaintingExport", _FINISHING[lens]))
            self._session.finish(lens)
        else:
            self._deliver_if_current(lens)

    def _deliver_if_current(self, lens: Lens) -> None:
        if not self._waiting[lens]:
            return
        painting = self._session.current(lens)
        if painting is None:
            if self._session.idle:  # drawn on, and nobody else will ask
                self._ask_again(lens)
            return
        if self._session.drawing:
            return  # the stroke is a part of it
        apart = lens is Lens.PHOTO or painting.in_layers
        ready = [order for order in self._waiting[lens] if apart or not order.in_layers]
        self._waiting[lens] = [order for order in self._waiting[lens] if order not in ready]
        for order in ready:
            order.deliver(painting)
        if self._waiting[lens]:
            self._ask_again(lens)
        self._tell_if_done()

    def _ask_again(self, lens: Lens) -> None:
        if lens is Lens.PAINT and any(order.in_layers for order in self._waiting[lens]):
            if not self._session.layers_wanted:  # the answer came, but the drawing had changed
                self._session.finish_in_layers()
        else:
            self._session.finish(lens)

    def _items_changed(self) -> None:
        for lens, waiting in self._waiting.items():
            if waiting:
                self._deliver_if_current(lens)

    def _tell_if_done(self) -> None:
        if not self.waiting:
            self.done.emit()

    def _cleared(self, lens: Lens) -> None:
        if self._meant is self._model.shown:
            self._give_up(lens, self.tr("there is nothing to make it from any more"))
        else:
            self._give_up(lens, self.tr("another drawing was shown before it was finished"))

    def _give_up(self, lens: Lens, reason: str) -> None:
        if self._waiting[lens]:
            self._waiting[lens].clear()
            words = shown("PaintingExport", _GIVEN_UP[lens])
            self.failed.emit(words.format(reason=reason))

    def _copy(self, painting: PaintedDrawing) -> None:
        clipboard.put(picture_data(painting.result.pixels))
        self.told.emit(shown("PaintingExport", _COPIED[painting.result.lens]))

    def _save(self, painting: PaintedDrawing, path: Path) -> None:
        self._settings.last_folder = str(path.parent)
        write = self._writer(painting)
        if self._settings.recipe_in_pictures:
            words = self.tr("Saved {name} ({width} × {height} px, with the recipe inside).")
        else:
            words = self.tr("Saved {name} ({width} × {height} px).")

        def save() -> str:
            write(path)
            height, width = painting.result.pixels.shape[:2]
            return words.format(name=path.name, width=width, height=height)

        self._writes.start(save)

    def making_of(self, painting: PaintedDrawing) -> Callable[[], tuple[Recipe, bytes]]:
        """What gives recipe and project file of a picture of the drawing as it is now.

        May be called on any thread.
        """
        document, device = replace(self._session.seen), self._bridge.device  # parts are immutable

        def make() -> tuple[Recipe, bytes]:
            recipe = recipe_of(document, painting.result, painting.lines, device=device)
            return recipe, pack_project(document)

        return make

    def _writer(self, painting: PaintedDrawing) -> Callable[[Path], None]:
        """What writes a picture to a PNG, on any thread, with its recipe if that is wanted."""
        make = self.making_of(painting) if self._settings.recipe_in_pictures else None
        pixels = painting.result.pixels
        return lambda path: save_recipe_png(path, pixels, *(make() if make else ()))

    def _save_layers(self, painting: PaintedDrawing, path: Path, kind: ExportFormat) -> None:
        stack = stack_of(painting.result, self._session.seen)
        self._settings.last_folder = str(path.parent)

        def write() -> str:
            save_in_layers(kind, path, stack)
            words = self.tr("Exported {name} with %n layer(s).", "", len(stack.layers))
            return words.format(name=path.name)

        self._writes.start(write)

    def _save_strokes(self, path: Path) -> None:
        document = replace(self._session.seen)
        self._settings.last_folder = str(path.parent)

        def write() -> str:
            save_stroke_svg(path, document)
            return self.tr("Exported {name}.").format(name=path.name)

        self._writes.start(write)
