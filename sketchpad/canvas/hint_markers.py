"""Draws colour hints over the sheet as small markers, equally large at any zoom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine.request import ColorHint
from sketchpad.canvas.tools.hint import MARKER_VIEW_PX
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.hints import RGB

QUIET_VIEW_PX = 4.5
QUIET_OPACITY = 0.85
DARK_RING_PX, LIGHT_RING_PX = 1.0, 1.5
DARK = QColor(20, 20, 20)
LIGHT = QColor(255, 255, 255)
CROSSED = QColor(205, 40, 40)
"""The stroke through a hint that asks for no colour."""
HALO_VIEW_PX = 4.0
AIM_ARM_PX, AIM_DOT_PX = 7.0, 5.0


class Markers(Enum):
    """How colour hints are shown."""

    HIDDEN = "hidden"
    QUIET = "quiet"  # small, while something else is done
    FULL = "full"  # to be worked with


def draw_hints(
    painter: QPainter,
    hints: Iterable[ColorHint],
    viewport: Viewport,
    markers: Markers,
    selected: tuple[ColorHint | None, QColor],
) -> None:
    """Draw the markers in view pixels, first to last; `selected` gets a halo in its colour."""
    if markers is Markers.HIDDEN:
        return
    quiet = markers is Markers.QUIET
    radius = QUIET_VIEW_PX if quiet else MARKER_VIEW_PX
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(QUIET_OPACITY if quiet else 1.0)
    for hint in hints:
        points = [viewport.to_view(QPointF(x, y)) for x, y in hint.points.tolist()]
        if hint is selected[0] and not quiet:
            _draw_path(painter, points, 2 * (radius + HALO_VIEW_PX), selected[1])
        draw_marker(painter, points, hint.colour, radius)
    painter.restore()


def draw_marker(
    painter: QPainter, points: Sequence[QPointF], colour: RGB | None, radius: float
) -> None:
    """A disc or a band in the colour, ringed in white and dark, so that it stands out anywhere.

    Without a colour it is a white one with a stroke through it.
    """
    _draw_path(painter, points, 2 * radius, DARK)
    inside = radius - DARK_RING_PX
    _draw_path(painter, points, 2 * inside, LIGHT)
    if colour is not None:
        ring = min(LIGHT_RING_PX, radius / 5)
        _draw_path(painter, points, 2 * (inside - ring), QColor(*colour))
        return
    arm = QPointF(radius * 0.5, -radius * 0.5)
    painter.setPen(QPen(CROSSED, max(1.5, radius / 4), c=Qt.PenCapStyle.RoundCap))
    for point in (points[0], points[-1]):
        painter.drawLine(point - arm, point + arm)


def draw_aim(painter: QPainter, centre: QPointF, colour: RGB | None) -> None:
    """A cross for aiming, with the colour that will be laid beside it."""
    arm = AIM_ARM_PX
    for pen in (QPen(QColor(255, 255, 255, 220), 3.0), QPen(DARK, 1.0)):
        painter.setPen(pen)
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
    draw_marker(painter, [centre + QPointF(arm + 2, arm + 2)], colour, AIM_DOT_PX)


def _draw_path(painter: QPainter, points: Sequence[QPointF], width: float, colour: QColor) -> None:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, cap, join))
    if len(points) == 1:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(points)
