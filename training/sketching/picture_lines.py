"""Line art drawn from a finished picture, in four manners: XDoG, learned edges, ink, simplified.

A network that only sees one extractor learns its fingerprint, so each gives planes of its own.
All take an RGB picture (H, W, 3) uint8 with its figure (H, W) in [0, 1], before paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from engine.photo_lines import draw_strokes, pen_strokes
from engine.ridges import reaching, without_small_components
from training.sketching.line_extraction import LinePlanes, thinned

if TYPE_CHECKING:
    from engine.edges import EdgePipeline

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]

STROKE_PX = 9
"""Ink at least this wide (pixels of a view) is a black area, not a line."""
THIN_PX = 5
"""Strokes up to this width are lifted off a painting; wider dark marks are part of it."""
SHORTEST_PX = 14
"""Lines of fewer pixels are crumbs."""
_LIGHT_RATIO, _DARK_RATIO = 0.78, 0.45
_BLACK = 0.16
_WHOLE = 0.9  # alpha from which a pixel is all figure
_FAINT_LINE, _LINE = 0.22, 0.5  # a stroke may fade to the first, and reaches the second somewhere
_GROUND = 236
"""Grey behind a figure whose lines are looked for: dark and white figures stand out from it."""


class LiftedPicture(NamedTuple):
    """painting: (H, W, 3) uint8 without its dark strokes; ink: (H, W) in [0, 1], those strokes."""

    painting: Pixels
    ink: Plane


def stroke_ink(picture: Pixels, figure: Plane) -> Plane:
    """Dark strokes of an inked picture, (H, W) in [0, 1]: a share of the brightness around them.

    The surroundings are what a closing by THIN_PX leaves; lines lie over colours as a product,
    so ratios are what counts. Wide dark areas, pupils and nostrils are no strokes.
    """
    light = _brightness(picture, figure, 255)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (THIN_PX, THIN_PX))
    around = cv2.morphologyEx(light, cv2.MORPH_CLOSE, kernel)
    ratio = light / np.maximum(around, 0.04)
    ink = np.clip((_LIGHT_RATIO - ratio) / (_LIGHT_RATIO - _DARK_RATIO), 0, 1)
    return np.asarray(ink * (figure > 0.1), np.float32)


def lift_ink(picture: Pixels, figure: Plane, ink: Plane) -> LiftedPicture:
    """Take the strokes off: the figure's nearest colours grow under them and meet in their middle.

    They also grow out of the figure, so that a soft edge shows nothing of what lay behind it.
    """
    strokes = without_small_components(_strokes(ink), SHORTEST_PX)
    under = _near(strokes, 3)
    hidden = under | (figure < _WHOLE)
    if hidden.all():
        return LiftedPicture(picture.copy(), ink)
    rows, columns = distance_transform_edt(hidden, return_distances=False, return_indices=True)
    grown = picture[rows, columns] if hidden.any() else picture
    calm = cv2.bilateralFilter(cv2.medianBlur(grown, 3), 5, 40, 2)
    painting = np.where(under[..., None], calm, grown)
    return LiftedPicture(painting, np.asarray(ink * under, np.float32))


def _strokes(ink: Plane) -> Mask:
    """Where strokes are, faint stretches included if they hang on a sure one."""
    return reaching(ink > _FAINT_LINE, ink, _LINE)


def inked_planes(picture: Pixels, figure: Plane, ink: Plane) -> LinePlanes:
    """The picture's own strokes, and its black areas."""
    strokes = without_small_components(_strokes(ink), SHORTEST_PX)
    kept = ink * _near(strokes, 3)
    black = _solid(_brightness(picture, figure, 255) < _BLACK)
    return _planes(kept, strokes & ~black, black, figure)


def xdog_planes(picture: Pixels, figure: Plane, sharpness: float = 20.0) -> LinePlanes:
    """Extended difference of Gaussians (Winnemöller et al. 2012, eq. 7) with a soft threshold.

    Brightness is brought halfway to the lightest of the figure nearby, so that lines in light skin
    count nearly as much as those in dark cloth.
    """
    light = _brightness(picture, figure, 255)
    inside = np.where(figure > _WHOLE, light, np.float32(0))
    lightest = cv2.GaussianBlur(cv2.dilate(inside, np.ones((15, 15), np.uint8)), (0, 0), 6)
    level = np.sqrt(np.minimum(light / np.sqrt(np.maximum(lightest, 0.1)), 1))
    fine, coarse = (cv2.GaussianBlur(level, (0, 0), sigma) for sigma in (0.9, 1.44))
    response = (1 + sharpness) * fine - sharpness * coarse
    ink = np.where(response >= 0.6, 0, np.tanh(3.5 * (0.6 - response))).clip(0, 1)
    dark = reaching(ink > _FAINT_LINE, np.asarray(ink, np.float32), _LINE)
    black = _solid(light < _BLACK)
    strokes = without_small_components(dark & ~black, SHORTEST_PX)
    return _planes(ink * _near(strokes, 3) * ~black, strokes, black, figure)


def learned_planes(picture: Pixels, figure: Plane, edges: EdgePipeline) -> LinePlanes:
    """Smooth strokes along the ridges of the edge network's answer, wider where it is surer."""
    ground = np.full_like(picture, 128 if _is_light(picture, figure) else _GROUND)
    seen = _before(picture, figure, ground)
    probability = edges.probability(seen)
    strokes = pen_strokes(probability)
    ink = (255 - draw_strokes(strokes, probability.shape, 1.0)) / np.float32(255)
    centre = np.zeros(probability.shape, np.uint8)
    for stroke in strokes:
        points = np.rint(stroke.points).astype(np.int32)[:, None]
        cv2.polylines(centre, [points], stroke.closed, (1.0,))
    nothing = np.zeros(probability.shape, bool)
    return _planes(ink, centre > 0, nothing, figure)


def simplified_planes(painting: Pixels, figure: Plane, step: float = 11.0) -> LinePlanes:
    """Borders between areas of one colour, as mean shift leaves them; details are not drawn.

    step: the least difference of neighbouring areas in CIELAB.
    """
    ground = np.full_like(painting, 128 if _is_light(painting, figure) else _GROUND)
    calm = cv2.pyrMeanShiftFiltering(_before(painting, figure, ground), 7, 20, maxLevel=1)
    calm = cv2.medianBlur(calm, 5)
    lab = cv2.cvtColor(calm.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB)
    borders = np.zeros(lab.shape[:2], bool)
    borders[:, 1:-1] |= np.linalg.norm(lab[:, 2:] - lab[:, :-2], axis=2) > step
    borders[1:-1] |= np.linalg.norm(lab[2:] - lab[:-2], axis=2) > step
    kernel = np.ones((3, 3), np.uint8)
    joined = cv2.morphologyEx(borders.astype(np.uint8), cv2.MORPH_CLOSE, kernel) > 0
    centre = without_small_components(thinned(joined), 2 * SHORTEST_PX)
    nothing = np.zeros(centre.shape, bool)
    return _planes(np.zeros(centre.shape, np.float32), centre, nothing, figure)


def _planes(ink: NDArray[np.floating], strokes: Mask, black: Mask, figure: Plane) -> LinePlanes:
    """Centre lines of the strokes, outlines of the black areas and of the figure where none is."""
    centre = without_small_components(thinned(strokes), SHORTEST_PX)
    kernel = np.ones((3, 3), np.uint8)
    rims = cv2.morphologyEx(black.astype(np.uint8), cv2.MORPH_GRADIENT, kernel) > 0
    silhouette = cv2.morphologyEx((figure > 0.5).astype(np.uint8), cv2.MORPH_GRADIENT, kernel) > 0
    steep = cv2.dilate(figure, np.ones((5, 5))) - cv2.erode(figure, np.ones((5, 5))) > 0.7
    bare = (rims | (silhouette & steep)) & ~_near(strokes, 7)
    centre |= without_small_components(thinned(bare), SHORTEST_PX)
    return LinePlanes(
        np.asarray(np.rint(255 * np.clip(ink, 0, 1)), np.uint8),
        (centre * 255).astype(np.uint8),
        (black * 255).astype(np.uint8),
    )


def _brightness(picture: Pixels, figure: Plane, ground: int) -> Plane:
    """In [0, 1], before a ground of one grey."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return np.asarray((grey * figure + ground * (1 - figure)) / 255, np.float32)


def _before(picture: Pixels, figure: Plane, ground: Pixels) -> Pixels:
    cover = figure[..., None]
    return np.asarray(np.rint(picture * cover + ground * (1 - cover)), np.uint8)


def _is_light(picture: Pixels, figure: Plane) -> bool:
    rim = (figure > 0.5) & (cv2.erode((figure > 0.5).astype(np.uint8), np.ones((9, 9))) == 0)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return bool(rim.any() and grey[rim].mean() > 180)


def _solid(dark: Mask) -> Mask:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (STROKE_PX, STROKE_PX))
    opened = cv2.morphologyEx(dark.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    return without_small_components(opened > 0, 4 * STROKE_PX**2)


def _near(mask: Mask, reach: int) -> Mask:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach))) > 0, np.bool_)
