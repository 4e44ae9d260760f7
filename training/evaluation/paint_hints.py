"""Three colour hints a picture: does what they lie in take their colour, exactly and whole?

Twice: hints of the true colour, and hints that contradict the reference, which must win over it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.request import ColorHint
from training.data.paint_pairs import PaintPair
from training.evaluation.metrics import slot_error
from training.evaluation.paint_regions import (
    FREE_ABOVE,
    LEAST_SHARE,
    OWN_SHARE,
    Mask,
    connected_parts,
    deepest_point,
    material,
)

HINTS = 3
RADIUS = 1 / 64
"""Of the sheet's side: a dot of 4 px at 256 px."""
OTHER_COLOURS = (
    (214, 40, 40), (247, 184, 1), (60, 160, 60), (40, 90, 200), (150, 60, 170), (250, 240, 230),
    (40, 40, 50), (0, 170, 170),
)  # fmt: skip
"""What contradicting hints choose from."""

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class HintedRegion:
    """A hint and the connected part of the slot in which it lies, free of lines, (S, S)."""

    hint: ColorHint
    region: Mask

    def error(self, colours: Pixels) -> float:
        """Mean |RGB| between the region's mean colour and the hint's, 0 to 1."""
        assert self.hint.colour is not None
        unit = np.asarray(colours / 255, np.float32)
        wanted = np.asarray(self.hint.colour, np.float32) / np.float32(255)
        return slot_error(unit, self.region.astype(np.float32), wanted)


def hinted_regions(
    pair: PaintPair, colour_of: Callable[[Colour], Colour] = lambda own: own
) -> list[HintedRegion]:
    """A dot in the middle of the largest part of each of the largest slots, up to HINTS of them.

    colour_of: the hint's colour for the slot's true one, sRGB 0..255. Shadows get none.
    """
    parts = [(mask, slot) for slot in pair.slots if (mask := _largest_part(pair, slot)) is not None]
    parts.sort(key=lambda part: -int(part[0].sum()))
    hinted = []
    for mask, slot in parts[:HINTS]:
        x, y, depth = deepest_point(mask)
        red, green, blue = (round(255 * float(value)) for value in pair.palette[slot])
        hint = ColorHint(
            points=np.array([[x + 0.5, y + 0.5]], np.float32),
            radius_px=max(1.0, min(RADIUS * pair.lines.shape[0], depth - 1)),
            colour=colour_of((red, green, blue)),
        )
        hinted.append(HintedRegion(hint, mask))
    return hinted


def _largest_part(pair: PaintPair, slot: int) -> Mask | None:
    if material(slot) != slot:
        return None
    mask = (pair.slots[slot] > OWN_SHARE) & (pair.lines > FREE_ABOVE)
    return max(connected_parts(mask, LEAST_SHARE), key=lambda part: int(part.sum()), default=None)


def another_colour(own: Colour) -> Colour:
    """The one of OTHER_COLOURS that is farthest from a colour, by mean |RGB|."""
    return max(
        OTHER_COLOURS, key=lambda other: sum(abs(a - b) for a, b in zip(own, other, strict=True))
    )


def hint_errors(hinted: Sequence[HintedRegion], colours: Pixels) -> dict[str, float]:
    """`hinted`: the mean error over a picture's hinted regions; `worst`: the largest."""
    errors = [each.error(colours) for each in hinted]
    return {"hinted": float(np.mean(errors)), "worst": max(errors)} if errors else {}
