"""Figures cut out of illustrations, and the square views of them: the whole one and the bust.

A face is found by its skin colour and its place near the top of the figure; it only decides where a
crop lies, so a wrong guess costs a badly framed picture and nothing else.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Rgba = NDArray[np.uint8]
"""(H, W, 4), not premultiplied."""

VIEW_PX = 320
"""Side of a prepared view."""
LEAST_ALPHA = 48
LEAST_COVER = 0.03
"""A picture of which less than this is opaque shows nobody."""
_LEAST_CONTRAST = 10.0
_FLAT_SHARE, _FLAT_STEP = 0.35, 14
_NOTHING_CUT_OUT = 0.97
_MARGIN = 0.04
_BUST_FACES = 4.6  # widths of the face along a bust
_SMALLEST_BUST, _LARGEST_BUST = 0.34, 0.78  # of the figure's long side
_LEAST_BUST_PX = 120
_SKIN_LOW, _SKIN_HIGH = (70, 134, 80), (255, 178, 128)  # YCrCb


class Square(NamedTuple):
    """A square window of a picture: its corner and side, in px; it may stick out."""

    left: float
    top: float
    side: float


class Box(NamedTuple):
    """left, top, width and height of what is opaque, in px."""

    left: int
    top: int
    width: int
    height: int


def cut_out(picture: Rgba) -> Rgba:
    """An opaque picture on one flat colour loses that colour; others stay as they are."""
    if (picture[..., 3] < 250).mean() > 0.02:
        return picture
    frame = np.ones(picture.shape[:2], bool)
    frame[2:-2, 2:-2] = False
    ground = np.median(picture[frame][:, :3], axis=0)
    near = np.abs(picture[..., :3].astype(np.int16) - ground).max(axis=2) <= _FLAT_STEP
    if near[frame].mean() < _FLAT_SHARE:
        return picture
    _, labels = cv2.connectedComponents(near.astype(np.uint8), connectivity=4)
    outside = np.isin(labels, np.unique(labels[frame & near])) & near
    alpha = cv2.GaussianBlur(np.where(outside, np.uint8(0), np.uint8(255)), (3, 3), 0)
    return np.dstack([picture[..., :3], alpha]).astype(np.uint8)


def figure_box(picture: Rgba) -> Box | None:
    """Where the figure is; None if the picture is nearly empty or of one colour."""
    opaque = picture[..., 3] > LEAST_ALPHA
    if opaque.mean() < LEAST_COVER or picture[opaque][:, :3].std(axis=0).max() < _LEAST_CONTRAST:
        return None
    rows, columns = np.flatnonzero(opaque.any(axis=1)), np.flatnonzero(opaque.any(axis=0))
    return Box(
        int(columns[0]),
        int(rows[0]),
        int(columns[-1] - columns[0] + 1),
        int(rows[-1] - rows[0] + 1),
    )


def whole_square(picture: Rgba, box: Box) -> Square:
    """The whole figure; where it is cut off by the picture's lower edge, so is the square.

    Of a picture without a cut-out figure it is the square in the middle.
    """
    if (picture[..., 3] > LEAST_ALPHA).mean() > _NOTHING_CUT_OUT:
        side = min(picture.shape[:2])
        return Square((picture.shape[1] - side) / 2, (picture.shape[0] - side) / 3, side)
    side = max(box.width, box.height) * (1 + 2 * _MARGIN)
    left = box.left + (box.width - side) / 2
    if box.top + box.height >= picture.shape[0] - 2:
        return Square(left, picture.shape[0] - side, side)
    return Square(left, box.top + (box.height - side) / 2, side)


def bust_square(picture: Rgba, box: Box) -> Square | None:
    """Head and shoulders; None if the whole figure is hardly more than that."""
    long_side = max(box.width, box.height)
    face = find_face(picture, box)
    if face is None:
        top = picture[box.top : box.top + round(0.3 * box.height), :, 3].astype(np.float64)
        columns = top.sum(axis=0)
        middle = float((columns * np.arange(columns.size)).sum() / max(columns.sum(), 1))
        x, y, width = middle, box.top + 0.2 * box.height, 0.13 * long_side
    else:
        x, y, width = face
    side = float(
        np.clip(_BUST_FACES * width, _SMALLEST_BUST * long_side, _LARGEST_BUST * long_side)
    )
    side = max(side, _LEAST_BUST_PX)
    if side > _LARGEST_BUST * long_side + 1:
        return None
    upper = max(y - 0.42 * side, box.top - _MARGIN * side)
    return Square(
        _inside(x - side / 2, side, picture.shape[1]), _inside(upper, side, picture.shape[0]), side
    )


def _inside(start: float, side: float, length: int) -> float:
    """A window moved into the picture, if it fits."""
    return float(np.clip(start, 0, length - side)) if side <= length else start


def find_face(picture: Rgba, box: Box) -> tuple[float, float, float] | None:
    """x, y and width of the likeliest face: a compact patch of skin, high up in the figure."""
    height = max(round(0.6 * box.height), 1)
    part = picture[box.top : box.top + height, box.left : box.left + box.width]
    skin = cv2.inRange(cv2.cvtColor(part[..., :3], cv2.COLOR_RGB2YCrCb), _SKIN_LOW, _SKIN_HIGH)
    skin = np.where(part[..., 3] > 200, skin, 0)
    reach = max(3, round(0.012 * max(box.width, box.height))) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    skin = cv2.morphologyEx(cv2.morphologyEx(skin, cv2.MORPH_OPEN, kernel), cv2.MORPH_CLOSE, kernel)
    _, _, stats, centres = cv2.connectedComponentsWithStats(skin, connectivity=8)
    best, score = None, 0.0
    for (_, _, wide, high, area), (x, y) in zip(stats[1:], centres[1:], strict=True):
        size = np.sqrt(area) / max(box.width, box.height)
        if size < 0.03 or not 0.4 < wide / high < 2.2:
            continue
        merit = min(size, 0.16) * area / (wide * high) * np.exp(-((y / box.height / 0.22) ** 2))
        if merit > score:
            best, score = (box.left + x, box.top + y, float(min(wide, 1.3 * high))), merit
    return best


def view_of(picture: Rgba, square: Square, size: int = VIEW_PX) -> Rgba:
    """The window (size, size, 4); transparent where it sticks out. Colours do not bleed."""
    scale = square.side / size
    rgba = picture.astype(np.float32)
    rgba[..., :3] *= rgba[..., 3:] / 255
    if scale > 1:
        rgba = np.asarray(cv2.GaussianBlur(rgba, (0, 0), 0.35 * scale), np.float32)
    offset = (scale - 1) / 2
    place = np.array(
        [[scale, 0, square.left + offset], [0, scale, square.top + offset]], np.float32
    )
    how = (cv2.INTER_LINEAR if scale > 1 else cv2.INTER_CUBIC) | cv2.WARP_INVERSE_MAP
    seen = np.asarray(
        cv2.warpAffine(rgba, place, (size, size), flags=how, borderMode=cv2.BORDER_CONSTANT),
        np.float32,
    )
    seen[..., :3] /= np.maximum(seen[..., 3:] / 255, 1 / 255)
    return np.asarray(np.rint(np.clip(seen, 0, 255)), np.uint8)
