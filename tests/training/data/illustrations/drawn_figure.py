"""A small inked figure with alpha, drawn here: what illustration files look like."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

SKIN, HAIR, CLOTHES = (242, 198, 160), (150, 60, 40), (60, 110, 190)


def drawn_figure(
    height: int = 240,
    width: int = 160,
    clothes: tuple[int, int, int] = CLOTHES,
    line_px: int = 2,
    hat: bool = False,
) -> NDArray[np.uint8]:
    """RGBA: hair behind a face, a long coat with a seam, black outlines; the rest transparent."""
    picture = np.zeros((height, width, 4), np.uint8)
    x = width // 2
    shoulders = [(x - 50, height - 1), (x - 30, 95), (x + 30, 95), (x + 50, height - 1)]
    coat = np.array(shoulders, np.int32)
    black = (10, 10, 12, 255)
    cv2.circle(picture, (x, 55), 40, (*HAIR, 255), -1)
    cv2.circle(picture, (x, 55), 40, black, line_px)
    cv2.fillPoly(picture, [coat], (*clothes, 255))
    cv2.polylines(picture, [coat], False, black, line_px)
    cv2.line(picture, (x, 100), (x, height - 1), black, line_px)
    cv2.ellipse(picture, (x, 62), (22, 26), 0, 0, 360, (*SKIN, 255), -1)
    cv2.ellipse(picture, (x, 62), (22, 26), 0, 0, 360, black, line_px)
    if hat:
        brim = np.array([[(x - 70, 44), (x + 70, 30), (x + 10, 2)]], np.int32)
        cv2.fillPoly(picture, brim, (*clothes, 255))
        cv2.polylines(picture, brim, True, black, line_px)
    return picture


def write_collection(folder: Path, pictures: dict[str, NDArray[np.uint8]]) -> None:
    """Write pictures under their `SOURCE/name.png`."""
    for name, picture in pictures.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(picture).save(path)
