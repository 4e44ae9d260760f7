"""Joins the kept results on disk with their strip: keep, search, star, open, compare, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from engine.errors import PictureError
from engine.pictures import read_picture
from engine.request import Lens
from sketchpad.action_set import Actions
from sketchpad.background_writes import BackgroundWrites
from sketchpad.document.project_results import StoredResult, read_results
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.painting_export import PaintingExport
from sketchpad.panels.compare_view import CompareWindow
from sketchpad.panels.history_strip import HistoryStrip, MakeIcon
from sketchpad.panels.result_list import StripEntry
from sketchpad.result_history import KeptResult, ResultHistory
from sketchpad.settings import Settings
from sketchpad.translation import shown_error


class KeptResults(QObject):
    """Every verb of the strip; files are written on a thread of their own."""

    opened = Signal(object)  # Path of a PNG whose drawing is wanted
    told = Signal(str)
    failed = Signal(str)
    _written = Signal(object)  # KeptResult

    def __init__(
        self,
        folder: Path | None,
        export: PaintingExport,
        actions: Actions,
        settings: Settings,
        make_icon: MakeIcon,
        window: QWidget,
    ) -> None:
        """Without a folder the results are kept only as long as the window is there."""
        super().__init__(window)
        self._window, self._export, self._settings = window, export, settings
        self._shown = actions["history"]
        self.strip = strip = HistoryStrip(actions["keep"], make_icon)
        strip.hide()
        self._temporary: TemporaryDirectory[str] | None = None
        if folder is None:
            self._temporary = TemporaryDirectory(prefix="sketchpad-")
            folder = Path(self._temporary.name)
        self.history = ResultHistory(folder)
        self._homeless: dict[str, list[StoredResult]] = {}  # of drawings: no room on the disk
        self._writes = BackgroundWrites(self)
        self._writes.failed.connect(self.failed)
        self._written.connect(self._take)
        self.comparison: CompareWindow | None = None
        strip.searched.connect(self._show)
        strip.opened.connect(lambda key: self.opened.emit(self._picture(key)))
        strip.starred.connect(self._star)
        strip.deleted.connect(self._delete)
        strip.undeleted.connect(self._undelete)
        strip.compared.connect(self._compare)
        self._show()

    def keep(self, name: str, lens: Lens, drawing: str) -> None:
        """Keep the lens's picture of the drawing `name` as it is, once it is there."""

        def write_down(painting: PaintedDrawing) -> None:
            make, pixels = self._export.making_of(painting), painting.result.pixels

            def write() -> str:
                self._written.emit(self.history.write(pixels, *make(), name, drawing))
                return ""

            self._writes.start(write)

        self._export.when_ready(lens, write_down)

    def chosen(self, drawing: str) -> list[StoredResult]:
        """Its starred results, for the drawing's file; also those that the disk had no room for."""
        return [*self.history.chosen(drawing), *self._homeless.get(drawing, [])]

    def take_in(self, path: Path, drawing: str) -> None:
        """Add the results in a drawing's file that are not here yet; told if there were any."""
        added, homeless, reason = 0, [], ""
        for stored in read_results(path):
            try:
                added += self.history.take_in(stored, drawing)
            except (OSError, PictureError) as error:
                homeless.append(stored)
                reason = getattr(error, "strerror", None) or shown_error(error)
        self._homeless[drawing] = homeless
        if added:
            self._show()
            self.told.emit(self.tr("%n chosen picture(s) of this drawing came with it.", "", added))
        if homeless:
            words = self.tr("The kept pictures could not be changed: {reason}.")
            self.failed.emit(words.format(reason=reason))

    def show_strip(self, on: bool) -> None:
        """Show or hide the strip, and remember it."""
        self._settings.history_shown = on
        self.strip.setVisible(on)

    def close(self) -> None:
        """Finish writing; what was deleted is gone for good."""
        self._writes.close()
        if self.comparison is not None:
            self.comparison.close()
        self.history.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    def _take(self, result: KeptResult) -> None:
        gone = self.history.add(result)
        self._show()
        self._shown.setChecked(True)
        photo = result.lens is Lens.PHOTO
        of_photo, of_painting = (
            self.tr("Kept the photo and its drawing."),
            self.tr("Kept the painting and its drawing."),
        )
        kept = of_photo if photo else of_painting
        left = self.tr("%n old one(s) without a star made room for it.", "", len(gone))
        self.told.emit(f"{kept} {left}" if gone else kept)

    def _star(self, keys: Sequence[str], on: bool) -> None:
        self._change(lambda: [self.history.star(self._result(key), on) for key in keys])

    def _delete(self, keys: Sequence[str]) -> None:
        if self._change(lambda: self.history.delete([self._result(key) for key in keys])):
            told = self.tr(
                "%n picture(s) deleted. The strip's arrow brings it back.", "", len(keys)
            )
            self.told.emit(told)

    def _undelete(self) -> None:
        self._change(self.history.undelete)

    def _change(self, change: Callable[[], object]) -> bool:
        """Do something to the files; False, and a message, if that fails."""
        try:
            change()
        except OSError as error:
            words = self.tr("The kept pictures could not be changed: {reason}.")
            self.failed.emit(words.format(reason=error.strerror or error))
            return False
        finally:
            self._show()
        return True

    def _compare(self, left: str, right: str) -> None:
        results = self._result(left), self._result(right)
        try:
            pictures = [read_picture(self.history.picture(r), max_side_px=None) for r in results]
        except PictureError as error:
            self.failed.emit(shown_error(error))
            return
        if self.comparison is not None:
            self.comparison.close()
            self.comparison.deleteLater()
        titles = results[0].title, results[1].title
        self.comparison = CompareWindow(pictures[0], pictures[1], titles, self._window)
        self.comparison.show()

    def _show(self) -> None:
        wanted = [r for r in self.history.entries if r.matches(self.strip.search.text())]
        entries = [self._entry(result) for result in wanted]
        self.strip.show_results(entries, can_undelete=self.history.can_undelete)

    def _entry(self, result: KeptResult) -> StripEntry:
        moment = QDateTime.fromString(result.kept_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        kept = self.tr("kept {when}").format(when=when)
        told = f"{result.title}\n{kept}\n{' '.join(result.colours)}"
        thumbnail = self.history.thumbnail(result)
        return StripEntry(result.id, result.label, result.title, told, thumbnail, result.starred)

    def _result(self, key: str) -> KeptResult:
        return next(result for result in self.history.entries if result.id == key)

    def _picture(self, key: str) -> Path:
        return self.history.picture(self._result(key))
