"""Line art of photos: which pictures are photos, and pen strokes along the edges of one.

The edge network tells where edges are; here they become strokes with a width by strength, smoothed
and drawn anti-aliased at the sheet's resolution. Pictures of drawings are `engine.line_art`'s.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import CheckpointError
from engine.line_art import clean_scan
from engine.pixels import PAPER, resize_lines
from engine.ridges import (
    Map,
    reaching,
    remove_spurs,
    suppress_non_maxima,
    thin,
    without_small_components,
    without_small_holes,
)
from engine.tracing import trace_lines

if TYPE_CHECKING:
    from engine.edges import EdgePipeline

log = logging.getLogger(__name__)
Pixels = NDArray[np.uint8]

LOOK_PX = 192  # a photo is recognised at this size
STROKE_SHARE = 0.05  # strokes are thinner than this share of the long side
TONE_STEP = 0.12  # an area this much darker or lighter than its surroundings is tone, not paper
MOST_TONE, MOST_COLOUR = 0.12, 0.1  # beyond either it is a photo

WORK_PX = 640
"""Long side at which edges are looked for: near the 481 px that the network was trained on."""
LINES_PX = 1024
"""Long side of the line art; strokes are drawn, so a small photo gives no blurred lines."""
FAINTEST, SURE = 0.25, 0.7  # a line may fade to the first, and must reach the second somewhere
SHORTEST_PX, SPUR_PX = 20, 6  # of lines and of branches, at WORK_PX
SMALLEST_HOLE_PX = 16  # smaller ones are gaps within one line
SMOOTHING_PX, STRENGTH_SMOOTHING_PX = 3.5, 8.0
WIDTH_PX = (1.2, 3.4)  # of the faintest and the strongest stroke
TAPER_PX = 12.0  # free ends run out over this length
SUPERSAMPLING = 4


@dataclass(frozen=True, eq=False)
class PenStroke:
    """points: (n, 2) as (x, y) in px; strength: (n,) in [0, 1]; closed: it ends where it began."""

    points: NDArray[np.float32]
    strength: NDArray[np.float32]
    closed: bool


class LineArtist:
    """Turns any dropped picture into line art; loads the edge network when a photo first comes."""

    def __init__(self, edges: EdgePipeline | None = None) -> None:
        self._edges = edges
        self._missing = False

    def lines(self, picture: Pixels, *, own_size: bool = True) -> Pixels:
        """Lines (H, W), 255 = paper, of a picture (H, W, 3): a photo's edges, or a cleaned scan.

        Without `own_size` a photo's lines stay as they are drawn, LINES_PX on the long side:
        sharper than a small photo has room for. Without weights of the kind "edges" photos are
        cleaned like scans.
        """
        if is_photograph(picture):
            edges = self._network()
            if edges is not None:
                drawn = photo_lines(picture, edges)
                height, width = picture.shape[:2]
                return resize_lines(drawn, (height, width)) if own_size else drawn
        return clean_scan(picture)

    def _network(self) -> EdgePipeline | None:
        if self._edges is None and not self._missing:
            from engine.edges import EdgePipeline

            try:
                self._edges = EdgePipeline.from_default()
            except CheckpointError as error:
                self._missing = True
                log.warning("Photos are cleaned like scans: %s", error)
        return self._edges


def is_photograph(picture: Pixels) -> bool:
    """Whether a picture (H, W, 3) has a photo's tones and colours rather than lines on paper."""
    small = _small(picture)
    return tone_share(small) > MOST_TONE or colour_spread(small) > MOST_COLOUR


def tone_share(picture: Pixels) -> float:
    """The share of a picture that is tone: lighter or darker areas that no stroke leaves.

    Closing takes thin dark strokes away; what then differs from smooth light on paper is an area.
    Chalk on a board is looked at as a negative, so the smaller of both answers counts.
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    shares = []
    for polarity in (grey, 255 - grey):
        areas = _without_strokes(np.asarray(polarity, np.uint8)).astype(np.float32)
        light = _smooth_light(areas)
        shares.append(float((np.abs(areas / np.maximum(light, 1) - 1) > TONE_STEP).mean()))
    return min(shares)


def colour_spread(picture: Pixels) -> float:
    """How much log R/G and log B/G vary between areas: tinted paper has one colour in any light."""
    areas = np.log(_without_strokes(picture).astype(np.float32) + 16)
    ratios = areas[..., ::2] - areas[..., 1:2]  # (H, W, 2)
    return float(np.sqrt(ratios.reshape(-1, 2).var(axis=0).sum()))


def _without_strokes(picture: Pixels) -> Pixels:
    reach = max(3, round(STROKE_SHARE * max(picture.shape[:2]))) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    return np.asarray(cv2.morphologyEx(picture, cv2.MORPH_CLOSE, kernel), np.uint8)


def photo_lines(picture: Pixels, edges: EdgePipeline) -> Pixels:
    """Line art (h, w), 255 = paper, long side LINES_PX, of a photo (H, W, 3)."""
    probability = edges.probability(picture, side_px=WORK_PX)
    height, width = (
        max(1, round(side * LINES_PX / max(picture.shape[:2]))) for side in picture.shape[:2]
    )
    scale = LINES_PX / max(probability.shape)
    return draw_strokes(pen_strokes(probability), (height, width), scale)


def pen_strokes(probability: Map) -> list[PenStroke]:
    """Smooth strokes along the ridges of an edge probability (H, W) in [0, 1]."""
    maxima = suppress_non_maxima(probability, border_px=2) >= FAINTEST
    ridges = thin(without_small_holes(maxima, SMALLEST_HOLE_PX))
    ridges = reaching(without_small_components(ridges, SHORTEST_PX), probability, SURE)
    strokes = []
    for line in trace_lines(remove_spurs(ridges, SPUR_PX)):
        rows, columns = line.pixels.T
        strength = _smoothed(
            probability[rows, columns][:, None], STRENGTH_SMOOTHING_PX, line.closed
        )
        points = _smoothed(
            np.column_stack([columns, rows]).astype(np.float32), SMOOTHING_PX, line.closed
        )
        strokes.append(PenStroke(points, strength[:, 0], line.closed))
    return strokes


def draw_strokes(strokes: list[PenStroke], size: tuple[int, int], scale: float) -> Pixels:
    """Draw strokes, enlarged by `scale`, on a sheet (h, w): lines, 255 = paper."""
    fine = SUPERSAMPLING
    sheet = np.full((size[0] * fine, size[1] * fine), PAPER, np.uint8)
    for stroke in strokes:
        points = np.rint(((stroke.points + 0.5) * scale) * fine).astype(int)
        # OpenCV draws lines of odd widths only, from 3 on 2 px wider than asked
        thickness = np.maximum(1, 2 * np.rint((_widths(stroke, scale) * fine - 3) / 2) + 1)
        pairs = list(zip(points, np.roll(points, -1, axis=0), thickness, strict=True))
        for first, second, width in pairs if stroke.closed else pairs[:-1]:
            cv2.line(sheet, first.tolist(), second.tolist(), 0, int(width))
    shrunk = cv2.resize(sheet, (size[1], size[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(shrunk, np.uint8)


def _widths(stroke: PenStroke, scale: float) -> NDArray[np.float32]:
    """Width in px of the sheet at every point: by strength, running out towards free ends."""
    thinnest, widest = WIDTH_PX
    level = np.clip((stroke.strength - FAINTEST) / (1 - FAINTEST), 0, 1)
    width = thinnest + (widest - thinnest) * level
    if not stroke.closed:
        index = np.arange(len(width))
        from_end = np.minimum(index, index[::-1]) * scale
        width *= 0.35 + 0.65 * np.clip(from_end / TAPER_PX, 0, 1)
    return np.asarray(width, np.float32)


def _smoothed(values: NDArray[np.float32], sigma: float, closed: bool) -> NDArray[np.float32]:
    """Gaussian mean along a line (n, k); an open line keeps its ends in place."""
    reach = int(3 * sigma)
    if closed:
        padded = np.pad(values, ((reach, reach), (0, 0)), mode="wrap")
    else:  # point reflection at the ends
        padded = np.pad(values, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    columns = [np.convolve(column, kernel, mode="valid") for column in padded.T]
    return np.asarray(np.stack(columns, axis=1), np.float32)


def _smooth_light(areas: Map) -> Map:
    """Light on paper: a quadratic surface fitted to what most areas agree on."""
    height, width = areas.shape
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(rows), rows, columns, rows**2, columns**2, rows * columns])
    basis = terms.reshape(6, -1).T
    values = areas.ravel()
    used = np.ones(values.shape, bool)
    for _ in range(4):
        weights, *_ = np.linalg.lstsq(basis[used], values[used], rcond=None)
        fitted = basis @ weights
        residual = np.abs(values - fitted)
        used = residual <= max(4.0, 2 * float(np.median(residual)))
    return np.asarray(fitted.reshape(height, width), np.float32)


def _small(picture: Pixels) -> Pixels:
    scale = min(1.0, LOOK_PX / max(picture.shape[:2]))
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
