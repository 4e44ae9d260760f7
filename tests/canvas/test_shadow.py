"""The shadow that is put together from parts looks like one that is drawn whole."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.canvas.shadow import REACH_PX, STRENGTH, draw_shadow

VIEW_PX = 220
SHEET = QRectF(-60, -45, 120, 90)


def painted(ratio: float, angle_deg: float, draw: object) -> NDArray[np.int16]:
    """Around the sheet, whose inside is cut out: (H, W) levels of grey."""
    side = round(VIEW_PX * ratio)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(VIEW_PX / 2, VIEW_PX / 2)
    painter.rotate(angle_deg)
    draw(painter)  # type: ignore[operator]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(SHEET, Qt.GlobalColor.white)
    painter.end()
    memory = np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)
    return memory[:, :, 0].astype(np.int16)


def whole(painter: QPainter) -> None:
    """Ring by ring, from the faintest."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    opacity = 0.0
    for ring in range(REACH_PX, 0, -1):
        wanted = STRENGTH * (1 - ring / (REACH_PX + 1)) ** 2
        painter.setBrush(QColor.fromRgbF(0, 0, 0, (wanted - opacity) / (1 - opacity)))
        opacity = wanted
        painter.drawRoundedRect(SHEET.adjusted(-ring, -ring, ring, ring), ring, ring)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("angle_deg", "most"), [(0.0, 3), (90.0, 3), (23.0, 8)])
def test_parts_make_a_whole(qapp: object, ratio: float, angle_deg: float, most: int) -> None:
    parts = painted(ratio, angle_deg, lambda painter: draw_shadow(painter, SHEET))
    expected = painted(ratio, angle_deg, whole)
    assert expected.min() < 215, "there is a shadow at all"
    difference = np.abs(parts - expected)
    assert difference.max() <= most
    assert difference.mean() < 0.2


def test_a_sheet_smaller_than_the_rim_has_a_shadow_of_its_size(qapp: object) -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_shadow(painter, QRectF(28, 29, 3, 2))
    painter.end()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(60, 60, 4)[:, :, 0]
    assert grey.min() > 255 * (1 - STRENGTH) - 2
    rows, columns = np.nonzero(grey < 255)
    assert rows.min() >= 29 - REACH_PX and rows.max() < 31 + REACH_PX
    assert columns.min() >= 28 - REACH_PX and columns.max() < 31 + REACH_PX
