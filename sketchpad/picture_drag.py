"""Lets a result be dragged out of the window into other programs: as an image and as a PNG file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from engine.errors import PictureError
from engine.pictures import save_png
from engine.request import Lens
from sketchpad.painting_export import PaintingExport
from sketchpad.panels.pixmaps import pixels_of
from sketchpad.panels.result_view import ResultView
from sketchpad.picture_data import picture_data

SHOWN_PX = 128
"""Longest side of the small picture that hangs on the pointer."""


class PictureDrag(QObject):
    """Drags what a pane shows; the file lies in a folder that goes away with the window.

    A picture of the drawing as it is carries its recipe, as a saved one does.
    """

    def __init__(self, export: PaintingExport, title: Callable[[], str], window: QWidget) -> None:
        """`title` says what the drawing is called."""
        super().__init__(window)
        self._export, self._title = export, title
        self._folder = TemporaryDirectory(prefix="sketchpad-")
        self._dragged = 0

    def start(self, lens: Lens, view: ResultView) -> None:
        """Let the pointer carry the pane's picture until it is dropped."""
        if view.image is None:
            return
        small = QPixmap.fromImage(view.image).scaled(
            QSize(SHOWN_PX, SHOWN_PX),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        run_drag(view, self.data_of(lens, view), small)

    def close(self) -> None:
        """Remove the files."""
        self._folder.cleanup()

    def data_of(self, lens: Lens, view: ResultView) -> QMimeData:
        """What another program gets; without a file where none could be written."""
        assert view.image is not None
        self._dragged += 1
        name = self._export.file_name(self._title(), lens)
        path = Path(self._folder.name) / str(self._dragged) / name
        pixels = pixels_of(view.image)
        try:
            path.parent.mkdir()
            if not self._export.write_current(path, lens):
                save_png(path, pixels)
        except (PictureError, OSError):
            return picture_data(pixels)
        return picture_data(pixels, path)


def run_drag(source: QWidget, data: QMimeData, small: QPixmap) -> Qt.DropAction:
    """Drag until the button is released; what the receiver did."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(small)
    drag.setHotSpot(QPoint(small.width() // 2, small.height() // 2))
    return drag.exec(Qt.DropAction.CopyAction)
