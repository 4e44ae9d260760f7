"""Where colours can be taken from: the sheet, the pictures made from it, and the references."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from engine.request import Lens
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.eyedropper import Eyedropper
from sketchpad.panels.lens_panes import LensPanes
from sketchpad.panels.magnifier import SIDE_PIXELS, ColourSample, sample_of
from sketchpad.panels.references import ReferencesPanel
from sketchpad.panels.result_view import ResultView


def sample_sheet(canvas: CanvasView, model: DocumentModel, point: QPoint) -> ColourSample | None:
    """What is seen at a point of the canvas: a hint's colour, else ink or paper."""
    hint = canvas.hint_at(QPointF(point))
    if hint is not None:
        around = QImage(SIDE_PIXELS, SIDE_PIXELS, QImage.Format.Format_RGB32)
        around.fill(QColor(255, 255, 255) if hint.colour is None else QColor(*hint.colour))
        return ColourSample(hint.colour, around)
    at = canvas.to_document(QPointF(point))
    return sample_of(model.sheet_image, int(at.x() // 1), int(at.y() // 1))


def sample_result(view: ResultView, point: QPoint) -> ColourSample | None:
    """The pixel of a lens's picture that is seen at a point of its pane."""
    picture, image = view.picture_rect(), view.image
    if image is None or not picture.contains(point):
        return None
    across, down = image.width() / picture.width(), image.height() / picture.height()
    x, y = (point.x() - picture.x() + 0.5) * across, (point.y() - picture.y() + 0.5) * down
    return sample_of(image, int(x), int(y))


def sample_reference(panel: ReferencesPanel, point: QPoint) -> ColourSample | None:
    """The pixel of a card's picture that is seen at a point of the references panel."""
    card = panel.card_at(point)
    if card is None:
        return None
    image = card.picture.pixmap().toImage()
    at = card.picture.mapFrom(panel, point) * image.devicePixelRatio()
    return sample_of(image, at.x(), at.y())


def eyedropper_over(
    window: QWidget,
    canvas: CanvasView,
    model: DocumentModel,
    panes: LensPanes,
    references: ReferencesPanel,
) -> Eyedropper:
    """An eyedropper that takes colours from everything in the window that is a picture."""
    eyedropper = Eyedropper(window)
    eyedropper.add_source(canvas, partial(sample_sheet, canvas, model))
    for view in (panes.view(lens) for lens in Lens):
        eyedropper.add_source(view, partial(sample_result, view))
    eyedropper.add_source(references, partial(sample_reference, references))
    return eyedropper
