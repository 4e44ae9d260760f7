"""Where a drawing lies on a sheet: affine places, and the drawing seen through one."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.slots import SlotDrawing

Place = NDArray[np.float32]
"""(2, 3) affine matrix from sheet pixels (x, y) to drawing pixels."""

VISIBLE_SHARE = 0.006
"""A slot that covers less of the sheet than this is hardly there."""
TO_SHEET = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP


def fit_place(source: int, size: int) -> Place:
    """The whole drawing (side `source`) on a size × size sheet."""
    scale = source / size
    offset = (scale - 1) / 2
    return np.array([[scale, 0, offset], [0, scale, offset]], np.float32)


def loose_place(
    source: int,
    size: int,
    rng: np.random.Generator,
    least: float = 0.6,
    most: float = 1.25,
    stretch: float = 0.12,
) -> Place:
    """Anywhere: flipped, turned, stretched; between `least` and `most` of the drawing in view."""
    zoom = rng.uniform(least, most) * source / size
    turn = np.deg2rad(rng.normal(0, 7))
    x_scale = zoom * np.exp(rng.normal(0, stretch / 2)) * (1 if rng.random() < 0.5 else -1)
    y_scale = zoom * np.exp(rng.normal(0, stretch / 2))
    cos, sin = np.cos(turn), np.sin(turn)
    matrix = np.array([[x_scale * cos, -y_scale * sin], [x_scale * sin, y_scale * cos]])
    slack = source * (0.12 + 0.3 * max(0.0, 1 - zoom * size / source))
    centre = source / 2 + rng.uniform(-slack, slack, 2)
    shift = centre - matrix @ np.full(2, size / 2)
    return np.concatenate([matrix, shift[:, None]], axis=1).astype(np.float32)


def scale_of(place: Place) -> float:
    """Drawing pixels along one sheet pixel."""
    return float(np.sqrt(abs(np.linalg.det(place[:, :2]))))


def placed(drawing: SlotDrawing, place: Place, size: int) -> SlotDrawing:
    """The drawing seen through `place`; what runs off its edge goes on as it was there."""
    shrink = round(scale_of(place))

    def seen(plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
        smooth = cv2.blur(plane, (shrink, shrink)) if shrink > 1 else plane
        return np.asarray(
            cv2.warpAffine(
                smooth, place, (size, size), flags=TO_SHEET, borderMode=cv2.BORDER_REPLICATE
            )
        )

    masks = np.stack([seen(mask) for mask in drawing.masks])
    return SlotDrawing(seen(drawing.base), masks, drawing.slots)


def visible_slots(drawing: SlotDrawing) -> frozenset[int]:
    """The slots that cover enough of the sheet to be missed."""
    shares = drawing.masks.mean(axis=(1, 2)) / 255
    visible = zip(drawing.slots, shares, strict=True)
    return frozenset(slot for slot, share in visible if share >= VISIBLE_SHARE)


def to_uint8(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    """[0, 1] to 0..255, rounded and clipped."""
    return np.asarray(np.rint(np.clip(picture, 0, 1) * 255), np.uint8)
