"""Edge maps that look like sketches: the chain of SketchyGAN, section 3.1 and figure 2.

probability -> non-maximum suppression -> threshold -> Zhang-Suen thinning, isolated pixels removed
-> small components dropped -> shrunk once -> spurs removed once -> distance field. Each stage is a
pure function; `all_stages` returns them side by side and `stage_strip` draws them. Masks are
boolean (H, W), True = edge; lines are uint8, 255 = paper.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.morphology import skeletonize

from engine.pixels import PAPER, distance_field
from engine.ridges import (
    Map,
    Mask,
    neighbour_codes,
    reaching,
    remove_spurs,
    shrink,
    suppress_non_maxima,
    without_small_components,
)

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class EdgeMapSettings:
    """The numbers of the chain; the defaults are the paper's, at 256 px.

    strong: a component must reach this probability somewhere (hysteresis); 0, the paper, keeps all.
    shrink, spur_px: how often lines lose their ends, and how long a branch counts as a spur.
    """

    threshold: float = 25 / 255
    strong: float = 0.0
    min_component_px: int = 5
    shrink: int = 1
    spur_px: int = 1
    border_px: int = 5  # edges fade out within this distance of the frame (Dollár's toolbox)


PAPER_SETTINGS = EdgeMapSettings()
SIMPLE_SETTINGS = EdgeMapSettings(threshold=0.3, strong=0.7, min_component_px=16, spur_px=6)
"""What a person would draw: outlines and strong inner lines, also of 64-px photos at 256 px."""


@dataclass(frozen=True, eq=False)
class EdgeStages:
    """What every stage makes of one picture, in order; all (H, W)."""

    probability: Map
    suppressed: Map
    thresholded: Mask
    thinned: Mask
    without_small: Mask
    shrunk: Mask
    without_spurs: Mask
    field: Map  # distance field in [-1, 1], stroke = -1

    @property
    def lines(self) -> Pixels:
        """The finished edge map as lines, 255 = paper."""
        return as_lines(self.without_spurs)


def all_stages(probability: Map, settings: EdgeMapSettings = PAPER_SETTINGS) -> EdgeStages:
    """Run the whole chain on an edge probability (H, W) in [0, 1]."""
    suppressed = suppress_non_maxima(probability, border_px=settings.border_px)
    thresholded = suppressed >= settings.threshold
    thinned = without_isolated(thin(thresholded))
    without_small = without_small_components(thinned, settings.min_component_px)
    if settings.strong > 0:
        without_small = reaching(without_small, probability, settings.strong)
    shrunken = shrink(without_small, settings.shrink)
    pruned = remove_spurs(shrunken, settings.spur_px)
    return EdgeStages(
        probability,
        suppressed,
        thresholded,
        thinned,
        without_small,
        shrunken,
        pruned,
        distance_field(as_lines(pruned)),
    )


def edge_lines(probability: Map, settings: EdgeMapSettings = PAPER_SETTINGS) -> Pixels:
    """The finished edge map (H, W), 255 = paper, of an edge probability (H, W) in [0, 1]."""
    return all_stages(probability, settings).lines


def as_lines(mask: Mask) -> Pixels:
    """Black lines on white paper."""
    return np.where(mask, np.uint8(0), np.uint8(PAPER))


def thin(mask: Mask) -> Mask:
    """Lines of one pixel (Zhang and Suen 1984)."""
    return np.asarray(skeletonize(mask, method="zhang"), np.bool_)  # type: ignore[no-untyped-call]


def without_isolated(mask: Mask) -> Mask:
    """Remove pixels that have no neighbour."""
    return mask & (neighbour_codes(mask) > 0)


def stage_strip(picture: Pixels, stages: EdgeStages, label_px: int = 18) -> Pixels:
    """The picture (H, W, 3) and its stages in one row, each with its name above."""
    cells = [("picture", picture)]
    for entry in fields(stages):
        values = getattr(stages, entry.name)
        cells.append((entry.name.replace("_", " "), _shown(values, signed=entry.name == "field")))
    return np.concatenate([_labelled(name, cell, label_px) for name, cell in cells], axis=1)


def _shown(values: Mask | Map, *, signed: bool) -> Pixels:
    unit = (values + 1) / 2 if signed else 1 - values.astype(np.float32)
    grey = np.asarray(np.rint(255 * np.clip(unit, 0, 1)), np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _labelled(name: str, cell: Pixels, label_px: int) -> Pixels:
    bar = np.full((label_px, cell.shape[1], 3), PAPER, np.uint8)
    cv2.putText(
        bar, name, (4, label_px - 5), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (40, 40, 40), 1, cv2.LINE_AA
    )
    framed = cell.copy()
    framed[:, -1] = 200
    return np.concatenate([bar, framed])
