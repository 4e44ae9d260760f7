"""Whether the hand matters: one drawing in several manners must give one picture.

The measure is the mean |RGB| difference of a region's mean colour to that in the picture of the
clean pen, over the regions of a drawing. Nothing drawn must give nothing painted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER
from training.baselines.colourist import Colourist
from training.data.paint_pairs import PaintPair
from training.evaluation.intervals import Mean, mean_of
from training.evaluation.paint import PaintEvaluation
from training.evaluation.paint_regions import FREE_ABOVE, Labels, region_masks, slot_regions
from training.sketching.human_strokes import (
    GREY_PENCIL,
    PHONE_SCAN,
    THICK_MARKER,
    THIN_PEN,
)
from training.sketching.scan_look import ScanLook, cleaned_scan

TOLERANCE = 0.03
"""Mean |RGB| (0 to 1) that another manner may change a region by: 8 levels of 255."""
LEAST_LEFT = 0.3
"""A region of which the other manner's lines leave less than this free is not compared."""

DRAWINGS = 24
MANNERS = {
    "thin pen": THIN_PEN,
    "thick marker": THICK_MARKER,
    "grey pencil": GREY_PENCIL,
    "phone scan": PHONE_SCAN,
}
"""The scan is cleaned as the program cleans a dropped picture."""

Pixels = NDArray[np.uint8]


def robustness(colourist: Colourist, evaluation: PaintEvaluation) -> dict[str, Mean]:
    """`manner_differences` of the first drawings of the main split."""
    split = evaluation.main_split
    clean = evaluation.pairs[split][:DRAWINGS]
    drawn = {
        name: [pair.lines for pair in evaluation.drawn_in(manner, split)[:DRAWINGS]]
        for name, manner in MANNERS.items()
    }
    return manner_differences(colourist, clean, drawn)


def blank_sheets(size_px: int = 256) -> dict[str, Pixels]:
    """Nothing drawn: lines (S, S) of an empty sheet, and of one that was photographed."""
    no_ink = np.zeros((size_px, size_px), np.float32)
    return {
        "an empty sheet": np.full((size_px, size_px), PAPER, np.uint8),
        "a photographed sheet": cleaned_scan(no_ink, ScanLook(), np.random.default_rng(0)),
    }


def manner_differences(
    colourist: Colourist, clean: Sequence[PaintPair], drawn: Mapping[str, Sequence[Pixels]]
) -> dict[str, Mean]:
    """For each manner the mean over the drawings; drawn: lines of the same pairs, in order."""
    painted = [colourist(pair.lines, pair.reference) for pair in clean]
    found = {}
    for manner, sheets in drawn.items():
        values = []
        for pair, before, lines in zip(clean, painted, sheets, strict=True):
            labels = np.where(lines > FREE_ABOVE, _kept(slot_regions(pair), lines), 0)
            after = colourist(lines, pair.reference)
            if labels.any():
                values.append(region_difference(before, after, np.asarray(labels, np.int32)))
        if values:
            found[manner] = mean_of(values)
    return found


def _kept(labels: Labels, lines: Pixels) -> Labels:
    """Without the regions that thick lines leave hardly anything of."""
    kept = labels.copy()
    for mask in region_masks(labels):
        if (lines[mask] > FREE_ABOVE).mean() < LEAST_LEFT:
            kept[mask] = 0
    return kept


def region_difference(one: Pixels, two: Pixels, labels: Labels) -> float:
    """Mean over the regions of mean |RGB| between their mean colours, 0 to 1; needs a region."""
    apart = [
        np.abs(one[mask].mean(axis=0) - two[mask].mean(axis=0)).mean() / PAPER
        for mask in region_masks(labels)
    ]
    return float(np.mean(apart))


def painted_on_nothing(colourist: Colourist, reference: Pixels, blank: Pixels) -> float:
    """Share of pixels that are coloured on an empty sheet of lines (H, W)."""
    return float((colourist(blank, reference) != PAPER).any(axis=2).mean())
