"""Strokes on the clipboard: in our own form, which keeps pressure and brushes, and as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData

from engine.errors import PictureError
from engine.message import Message
from sketchpad.document.document import Document
from sketchpad.document.project_file import ProjectFileError, pack_project, unpack_project
from sketchpad.document.stroke import Item
from sketchpad.export.stroke_svg import stroke_svg
from sketchpad.svg_strokes import strokes_of_svg

OWN = "application/x-sketchpad-drawing"
"""A project file with nothing but the items."""
SVG_KINDS = ("image/svg+xml", "image/x-inkscape-svg")


def mime_of(items: Sequence[Item], sheet: tuple[int, int]) -> QMimeData:
    """Items of a sheet of this size, as they are offered to us and to other programs."""
    numbered = [replace(item, id=number) for number, item in enumerate(items, start=2)]
    document = Document.of_items(numbered, width_px=sheet[0], height_px=sheet[1])
    mime = QMimeData()
    mime.setData(OWN, pack_project(document))
    mime.setData(SVG_KINDS[0], stroke_svg(document).encode("utf-8"))
    return mime


def offers_strokes(mime: QMimeData) -> bool:
    """Whether strokes can be pasted."""
    return any(mime.hasFormat(kind) for kind in (OWN, *SVG_KINDS))


def items_in(mime: QMimeData) -> list[Item]:
    """The items that are offered, ours before SVG; PictureError says why there are none."""
    if mime.hasFormat(OWN):
        try:
            document = unpack_project(bytes(mime.data(OWN).data()), Message("The clipboard"))
        except ProjectFileError as error:
            raise PictureError(error.message) from error
        return [item for layer in document.sketch_layers for item in layer.items]
    for kind in SVG_KINDS:
        if mime.hasFormat(kind):
            return list(strokes_of_svg(bytes(mime.data(kind).data())))
    raise PictureError("There are no strokes on the clipboard. Select some and copy them first.")
