"""What a stroke leaves on its layer: ink and marker as one fill, graphite in layers on the tooth of
the paper, or less ink where it was erased. Draws with any QPainter, knows nothing of layers."""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPolygonF, QTransform

from sketchpad.document.stroke import Stroke
from sketchpad.ink.brush import graphite_outlines, stroke_outline
from sketchpad.ink.grain import GRAIN_STEPS, TILE_PX, grain_tile, tile_size

INK = Qt.GlobalColor.black

_outlines: WeakKeyDictionary[Stroke, tuple[NDArray[np.float32], ...]] = WeakKeyDictionary()
"""In single precision: a third of the memory of paths, and exact to 1/1000 px on any sheet."""
_bounds: WeakKeyDictionary[Stroke, QRect] = WeakKeyDictionary()


def draw_stroke(painter: QPainter, stroke: Stroke) -> None:
    """Draw a stroke; the painter maps document pixels to those of a picture with alpha.

    What is drawn on a pixel depends on nothing but the stroke and the painter's transform: not on
    the clip, and not on what else is drawn.
    """
    brush = stroke.brush
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if brush.kind == "pencil":
        _draw_graphite(painter, stroke)
        return
    painter.save()
    if brush.kind == "eraser":
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(stroke_path(stroke), QColor(0, 0, 0, round(255 * brush.opacity)))
    painter.restore()


def stroke_path(stroke: Stroke) -> QPainterPath:
    """The outline of a stroke in document pixels."""
    return _stroke_paths(stroke)[0]


def stroke_bounds(stroke: Stroke) -> QRect:
    """The document pixels a stroke can touch."""
    bounds = _bounds.get(stroke)
    if bounds is None:
        bounds = stroke_path(stroke).boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
        _bounds[stroke] = bounds
    return bounds


def _draw_graphite(painter: QPainter, stroke: Stroke) -> None:
    view = painter.worldTransform()
    scale = math.sqrt(abs(view.determinant()))
    size = tile_size(scale)
    fits = not view.isRotating() and view.m11() == view.m22() > 0
    steps = round(stroke.brush.grain * GRAIN_STEPS)
    painter.save()
    painter.setOpacity(painter.opacity() * stroke.brush.opacity)
    if fits:  # whole pixels of the tile onto whole pixels of the picture
        painter.setWorldTransform(QTransform.fromTranslate(view.dx(), view.dy()))
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for layer, path in enumerate(_stroke_paths(stroke)):
        texture = QBrush(grain_tile(layer, scale, steps))
        if fits:
            painter.fillPath(QTransform.fromScale(scale, scale).map(path), texture)
        else:
            texture.setTransform(QTransform.fromScale(TILE_PX / size, TILE_PX / size))
            painter.fillPath(path, texture)
    painter.restore()


def _stroke_paths(stroke: Stroke) -> tuple[QPainterPath, ...]:
    outlines = _outlines.get(stroke)
    if outlines is None:
        if stroke.brush.kind == "pencil":
            exact = graphite_outlines(stroke.points, stroke.brush)
        else:
            exact = (stroke_outline(stroke.points, stroke.brush),)
        outlines = _outlines[stroke] = tuple(outline.astype(np.float32) for outline in exact)
    return tuple(outline_path(outline) for outline in outlines)


def outline_path(outline: NDArray[np.floating]) -> QPainterPath:
    """(M, 2) coordinates as a closed path for non-zero winding fill, without a Python loop."""
    # Qt's stream format of a polygon: the count, then the coordinates, all big-endian.
    data = QByteArray(len(outline).to_bytes(4, "big") + outline.astype(">f8").tobytes())
    stream = QDataStream(data)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.DoublePrecision)
    polygon = QPolygonF()
    stream >> polygon
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addPolygon(polygon)
    return path
