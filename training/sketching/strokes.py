"""Thin lines as polylines, and polylines drawn again the way people sketch.

Edge maps follow every contour exactly; people simplify, leave out, overshoot and stray. Few human
sketches exist, so a network that shall understand them sees edge maps drawn again like this.
Pure functions of (polylines, hand, generator); all lengths are pixels of the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.morphology import skeletonize

from engine.pixels import FRAME_PX, PAPER

Polyline = NDArray[np.float32]  # (n, 2): x, y
_NEIGHBOURS = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, -1), (-1, 1))
OBJECT_ALONE = 0.5
"""Share of sketchy hands that draw the middle of the picture only."""
_SHORTEST = 8  # points of a stroke that is cut where the hand's reach ends
_FINE = 3  # cv2 draws with fractions of 1/8 px


def trace(lines: NDArray[np.uint8], least_px: int = 5) -> list[Polyline]:
    """Follow the centre lines of (H, W) uint8, 255 = paper; strokes under `least_px` are left out.

    A stroke runs from an end or a crossing to the next one; closed loops begin anywhere.
    """
    ink = lines < PAPER // 2
    if not ink.any():
        return []
    thin: NDArray[np.bool_] = skeletonize(ink)  # type: ignore[no-untyped-call]
    left = {(int(y), int(x)) for y, x in np.argwhere(thin)}
    crowd = cv2.filter2D(thin.astype(np.uint8), -1, np.ones((3, 3)), borderType=cv2.BORDER_CONSTANT)
    ends = [spot for spot in left if crowd[spot] == 2]
    strokes = [_walk(spot, left) for spot in [*ends, *sorted(left)] if spot in left]
    return [stroke for stroke in strokes if len(stroke) >= least_px]


def _walk(spot: tuple[int, int], left: set[tuple[int, int]]) -> Polyline:
    """Take pixels out of `left` along one stroke; straight steps come before diagonal ones."""
    path = [spot]
    left.discard(spot)
    while True:
        y, x = path[-1]
        steps = [(y + dy, x + dx) for dy, dx in _NEIGHBOURS if (y + dy, x + dx) in left]
        if not steps:
            return np.array(path, np.float32)[:, ::-1].copy()
        path.append(_straightest(path, steps))
        left.discard(path[-1])


def _straightest(path: list[tuple[int, int]], steps: list[tuple[int, int]]) -> tuple[int, int]:
    """The step that keeps the direction of the last few pixels."""
    y, x = path[-1]
    back_y, back_x = path[max(0, len(path) - 5)]
    return max(steps, key=lambda step: (step[0] - y) * (y - back_y) + (step[1] - x) * (x - back_x))


@dataclass(frozen=True)
class Hand:
    """How a person draws a contour again.

    simplify_px: how far the drawn line may leave the contour. kept: share of the length of all
    strokes that is drawn, long strokes first, more or less. wobble_px: slow straying along a
    stroke. misplaced_px: how far whole strokes sit off. turn: radians, grow: factor, of the whole
    drawing about the frame's centre, and shift_px of it. trim: share of a stroke missing at its
    ends (negative: overshoot). split_px: mean length of a stroke before the hand starts anew,
    0 = never. width_px: of the pen. reach_px: half-axes (x, y) of the ellipse about the middle of
    the strokes outside of which nothing is drawn: people draw the object and leave out what is
    behind it; 0 = all is drawn.
    """

    simplify_px: float = 0.6
    kept: float = 1.0
    wobble_px: float = 0.0
    misplaced_px: float = 0.0
    turn: float = 0.0
    grow: float = 1.0
    shift_px: float = 0.0
    trim: float = 0.0
    split_px: float = 0.0
    width_px: float = 1.5
    reach_px: tuple[float, float] = (0.0, 0.0)


PLAIN = Hand()
"""The contour as it is, with an even pen."""


def careful_hand(rng: np.random.Generator) -> Hand:
    """Close to the edge map: only the pen and a few missing short strokes differ."""
    return Hand(
        simplify_px=float(rng.uniform(0.4, 1.2)),
        kept=float(rng.uniform(0.8, 1.0)),
        width_px=float(rng.uniform(1.0, 3.0)),
    )


def sketchy_hand(rng: np.random.Generator) -> Hand:
    """Anything from a good draughtsman to a child in a hurry."""
    care = float(rng.beta(1.5, 1.2))  # 1 = careless
    return Hand(
        simplify_px=float(rng.uniform(0.8, 1.5 + 4.0 * care)),
        kept=float(rng.uniform(0.9 - 0.45 * care, 1.0)),
        wobble_px=float(rng.uniform(0.0, 0.5 + 2.5 * care)),
        misplaced_px=float(rng.uniform(0.0, 0.5 + 3.5 * care)),
        turn=float(rng.normal(0.0, 0.05 * care)),
        grow=float(np.exp(rng.normal(0.0, 0.06 * care))),
        shift_px=float(abs(rng.normal(0.0, 6.0 * care))),
        trim=float(rng.uniform(-0.04, 0.1) * care),
        split_px=float(rng.uniform(30.0, 120.0) if rng.random() < 0.5 else 0.0),
        width_px=float(rng.uniform(1.0, 4.0)),
        reach_px=_some_reach(rng) if rng.random() < OBJECT_ALONE else (0.0, 0.0),
    )


def _some_reach(rng: np.random.Generator) -> tuple[float, float]:
    reach, aspect = rng.uniform(70.0, 115.0), np.exp(rng.normal(0.0, 0.2))
    return float(reach * aspect), float(reach / aspect)


def draw_strokes(
    strokes: Sequence[Polyline], hand: Hand, rng: np.random.Generator, side: int = FRAME_PX
) -> NDArray[np.uint8]:
    """Draw strokes as `hand` does on a (side, side) sheet, 255 = paper, anti-aliased."""
    sheet = np.full((side, side), PAPER, np.uint8)
    place = _whole_move(hand, rng, side)
    for stroke in _chosen(_within_reach(strokes, hand), hand, rng):
        for piece in _pieces(stroke, hand, rng):
            moved = _drawn(piece, hand, rng) @ place[:, :2].T + place[:, 2]
            thickness = max(1, round(hand.width_px))
            points = np.rint(moved * 2**_FINE).astype(np.int32)[:, None]
            cv2.polylines(sheet, [points], False, (0.0,), thickness, cv2.LINE_AA, _FINE)
    return sheet


def _whole_move(hand: Hand, rng: np.random.Generator, side: int) -> NDArray[np.float64]:
    """The drawing's move as a whole, (2, 3)."""
    centre = (side - 1) / 2
    turned = cv2.getRotationMatrix2D((centre, centre), np.degrees(hand.turn), hand.grow)
    place = np.asarray(turned, np.float64)
    angle = rng.uniform(0, 2 * np.pi)
    place[:, 2] += hand.shift_px * np.array([np.cos(angle), np.sin(angle)])
    return place


def _within_reach(strokes: Sequence[Polyline], hand: Hand) -> Sequence[Polyline]:
    """The stretches of the strokes inside the hand's ellipse; all of them if there are none."""
    reach = np.array(hand.reach_px)
    if not reach.all() or not strokes:
        return strokes
    middle = np.median(np.concatenate(list(strokes)), axis=0)
    kept: list[Polyline] = []
    for stroke in strokes:
        inside = (((stroke - middle) / reach) ** 2).sum(axis=1) <= 1
        cuts = np.flatnonzero(np.diff(inside)) + 1
        runs = zip(np.split(stroke, cuts), np.split(inside, cuts), strict=True)
        kept += [run for run, seen in runs if seen[0] and len(run) >= min(_SHORTEST, len(stroke))]
    return kept or strokes


def _chosen(
    strokes: Sequence[Polyline], hand: Hand, rng: np.random.Generator
) -> Sequence[Polyline]:
    """Long strokes first, more or less, until the kept share of the whole length is drawn."""
    if hand.kept >= 1 or len(strokes) < 2:
        return strokes
    lengths = np.array([len(stroke) for stroke in strokes], np.float64)
    order = np.argsort(-lengths * np.exp(rng.normal(0, 0.6, len(strokes))))
    enough = int(np.searchsorted(np.cumsum(lengths[order]), hand.kept * lengths.sum())) + 1
    return [strokes[index] for index in order[:enough]]


def _pieces(stroke: Polyline, hand: Hand, rng: np.random.Generator) -> list[Polyline]:
    """The stretches that are drawn in one go, each overlapping the next by a little."""
    if not hand.split_px or len(stroke) < 2 * hand.split_px:
        return [stroke]
    count = max(1, round(len(stroke) / (hand.split_px * rng.uniform(0.6, 1.6))))
    cuts = np.linspace(0, len(stroke), count + 1).astype(int)
    return [stroke[max(0, a - 3) : b + 3] for a, b in zip(cuts[:-1], cuts[1:], strict=True)]


def _drawn(piece: Polyline, hand: Hand, rng: np.random.Generator) -> NDArray[np.float64]:
    """One stroke simplified, trimmed, misplaced and wobbling."""
    loose = cv2.approxPolyDP(piece[:, None], hand.simplify_px, False)[:, 0]
    line = _resampled(np.asarray(loose, np.float64), 4.0)
    cut = int(len(line) * max(hand.trim, 0) * rng.uniform(0, 2))
    if len(line) > 2 * cut + 2:
        line = line[cut : len(line) - cut]
    if hand.trim < 0 and len(line) > 2:
        line = np.concatenate([line, line[-1:] - hand.trim * len(line) * (line[-1:] - line[-2:-1])])
    if hand.misplaced_px:
        line = line + rng.normal(0, hand.misplaced_px / 2, 2)
    if hand.wobble_px:
        bumps = rng.normal(0, hand.wobble_px / 2, (max(2, len(line) // 8 + 2), 2))
        at = np.linspace(0, len(bumps) - 1, len(line))
        stray = [np.interp(at, np.arange(len(bumps)), bumps[:, axis]) for axis in (0, 1)]
        line = line + np.stack(stray, axis=1)
    return line


def _resampled(line: NDArray[np.float64], step_px: float) -> NDArray[np.float64]:
    """Points about every `step_px`, corners rounded as a hand rounds them."""
    if len(line) < 2:
        return line
    travelled = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0, travelled[-1], max(2, int(travelled[-1] / step_px) + 1))
    even = np.stack([np.interp(at, travelled, line[:, axis]) for axis in (0, 1)], axis=1)
    if len(even) > 4:
        even[1:-1] = (even[:-2] + 2 * even[1:-1] + even[2:]) / 4
    return even
