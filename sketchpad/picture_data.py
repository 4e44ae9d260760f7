"""A picture as other programs take it: from the clipboard, or dragged out of the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QUrl

from sketchpad.export.recipe_png import encode_png
from sketchpad.panels.pixmaps import image_of

PNG_TYPE = "image/png"


def picture_data(pixels: NDArray[np.uint8], file: Path | None = None) -> QMimeData:
    """(H, W, 3) pixels as an image and as PNG without alpha, and the file that holds them."""
    data = QMimeData()
    data.setImageData(image_of(pixels))
    data.setData(PNG_TYPE, encode_png(pixels))
    if file is not None:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    return data
