"""Colour hints for training: dots and short strokes on a drawing, some against its reference.

A user gives a hint where the reference is wrong. So a part of the hinted regions takes a colour of
its own in the target, which only the hint tells: the network must learn that the hint wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.request import ColorHint
from training.data.palettes import Palette, any_colour, shadow
from training.data.shading import SHADOW_OF
from training.data.slots import SlotDrawing

_LEAST_REGION_PX = 30
_TRIES = 6


@dataclass(frozen=True)
class HintConfig:
    """How often hints are given, and how.

    share: of the pairs that have any. mean_count: of the hints of such a pair. own_colour: of the
    hinted regions that take a colour that the reference does not know; erased: of these, those that
    stay paper. stroke: of the hints that are short strokes. radius_px: range, on a 128-px sheet.
    """

    share: float = 0.5
    mean_count: float = 3.0
    own_colour: float = 0.5
    erased: float = 0.15
    stroke: float = 0.35
    radius_px: tuple[float, float] = (1.2, 4.0)


class HintedPainting(NamedTuple):
    """The target (S, S, 3) in [0, 1] with the hints' own colours, and the hints."""

    painting: NDArray[np.float32]
    hints: tuple[ColorHint, ...]


def give_hints(
    drawing: SlotDrawing,
    palette: Palette,
    config: HintConfig,
    rng: np.random.Generator,
    named: bool = True,
) -> HintedPainting:
    """Sample hints for a drawing on its sheet under `palette`; often none.

    named: whether its slots mean what `SLOTS` says, so that a region's shadow can follow it.
    """
    painting = drawing.recolour(palette)
    if rng.random() >= config.share:
        return HintedPainting(painting, ())
    hints: list[ColorHint] = []
    taken = np.zeros(painting.shape[:2], np.bool_)
    for _ in range(min(16, int(rng.geometric(1 / config.mean_count)))):
        region = _some_region(drawing, rng)
        if region is None or taken[region.core].any():  # its colour may be another one by now
            continue
        taken |= region.core
        slot = drawing.slots[region.place]
        colour: NDArray[np.float32] | None = palette[slot]
        if rng.random() < config.own_colour:
            colour = None if rng.random() < config.erased else any_colour(rng)
            wanted = np.ones(3, np.float32) if colour is None else colour
            dark = SHADOW_OF.get(slot) if named else None
            painting, changed = _repainted(
                painting, drawing, palette, region, wanted, dark, taken, rng
            )
            taken |= changed
        hints.append(hint_in(region.core, colour, config, rng))
    return HintedPainting(np.clip(painting, 0, 1), tuple(hints))


class _Region(NamedTuple):
    """A connected part of one slot: its place among the drawing's slots, and its pixels (S, S)."""

    place: int
    core: NDArray[np.bool_]


def _some_region(drawing: SlotDrawing, rng: np.random.Generator) -> _Region | None:
    """A region picked by slot first, so that eyes are hinted as often as backgrounds."""
    for _ in range(_TRIES):
        place = int(rng.integers(len(drawing.slots)))
        solid = (drawing.masks[place] > 200).astype(np.uint8)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
        large = [k for k in range(1, count) if stats[k, cv2.CC_STAT_AREA] >= _LEAST_REGION_PX]
        if large:
            return _Region(place, labels == large[rng.integers(len(large))])
    return None


def _repainted(
    painting: NDArray[np.float32],
    drawing: SlotDrawing,
    palette: Palette,
    region: _Region,
    colour: NDArray[np.float32],
    dark: int | None,
    taken: NDArray[np.bool_],
    rng: np.random.Generator,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The painting with one region in another colour, and what has changed.

    Soft edges follow, and so does what touches of the slot `dark` and is not taken.
    """
    slot = drawing.slots[region.place]
    near = cv2.dilate(region.core.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    changes = [(region.place, near, colour - palette[slot])]
    if dark in drawing.slots:
        place = drawing.slots.index(dark)
        touched = _touching((drawing.masks[place] > 100) & ~taken, near)
        changes.append((place, touched, shadow(colour, rng) - palette[dark]))
    painting, changed = painting.copy(), np.zeros(taken.shape, np.bool_)
    for place, where, change in changes:
        amount = drawing.masks[place].astype(np.float32) / 255 * where
        painting += amount[..., None] * change
        changed |= where
    return painting, changed


def _touching(mask: NDArray[np.bool_], region: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The connected parts of `mask` that lie at `region`."""
    _, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    reach = cv2.dilate(region.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    touched = np.unique(labels[reach & mask])
    return np.isin(labels, touched[touched > 0])


def hint_in(
    core: NDArray[np.bool_],
    colour: NDArray[np.float32] | None,
    config: HintConfig,
    rng: np.random.Generator,
) -> ColorHint:
    """A dot or a short stroke that lies inside the region as far as its radius allows."""
    scale = core.shape[0] / 128
    radius = float(rng.uniform(*config.radius_px)) * scale
    depth = cv2.distanceTransform(np.pad(core.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    inside = depth >= min(radius, 0.7 * float(depth.max()))
    rows, columns = np.nonzero(inside)
    start = int(rng.integers(len(rows)))
    points = [(columns[start] + 0.5, rows[start] + 0.5)]
    if rng.random() < config.stroke:
        away = np.hypot(columns - columns[start], rows - rows[start])
        near = np.flatnonzero((away > 2 * scale) & (away < 20 * scale))
        if len(near):
            end = int(near[rng.integers(len(near))])
            middle = (columns[[start, end]].mean(), rows[[start, end]].mean())
            if inside[int(middle[1]), int(middle[0])]:
                points.append((columns[end] + 0.5, rows[end] + 0.5))
    rgb = None if colour is None else tuple(int(v) for v in np.rint(np.clip(colour, 0, 1) * 255))
    return ColorHint(np.array(points, np.float32), radius, rgb)  # type: ignore[arg-type]
