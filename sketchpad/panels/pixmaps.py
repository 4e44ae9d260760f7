"""Turns the engine's pixel arrays into Qt pictures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap

_EDGE = QColor(0x8A, 0x8A, 0x8A)
"""Tells white paper from a white list."""


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A deep copy of (H, W, 3) RGB or (H, W) grey pixels as a QImage."""
    contiguous = np.ascontiguousarray(pixels)
    height, width = contiguous.shape[:2]
    grey = contiguous.ndim == 2
    form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    stride = width * (1 if grey else 3)
    return QImage(contiguous.data, width, height, stride, form).copy()


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """The (H, W, 3) RGB pixels of a QImage, as a copy."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def sheet_icon(pixels: NDArray[np.uint8], side_px: int) -> QIcon:
    """A drawing (h, w, 3) for a list: white paper with an edge, white also when it is chosen."""
    picture = QPixmap.fromImage(image_of(pixels)).scaled(
        side_px,
        side_px,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(picture)
    painter.setPen(_EDGE)
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(picture, mode)
    return icon


def thumbnail(image: QImage, side_px: int, pixel_ratio: float, radius_px: float = 6.0) -> QPixmap:
    """A square, centre-cropped, rounded thumbnail of `side_px` logical pixels."""
    device_px = round(side_px * pixel_ratio)
    scaled = image.scaled(
        QSize(device_px, device_px),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap(device_px, device_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    radius = radius_px * pixel_ratio
    clip.addRoundedRect(QRectF(0, 0, device_px, device_px), radius, radius)
    painter.setClipPath(clip)
    painter.drawImage((device_px - scaled.width()) // 2, (device_px - scaled.height()) // 2, scaled)
    painter.end()
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap
