"""Light on a recolourable drawing: two-tone (cel) or soft shading as planes over its flat colours.

A shaded drawing is again affine in its slots, so palettes, masks and metrics work as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from training.data.slots import SLOTS, SlotDrawing

Shading = Literal["flat", "cel", "soft"]
SHADINGS: tuple[Shading, ...] = ("flat", "cel", "soft")
SHADOW_OF = {
    SLOTS.index(name): SLOTS.index(f"{name}_shadow")
    for name in ("hair", "skin", "clothes", "accent", "lips")
}
"""The slot that a slot turns into where no light falls."""
UNSLOTTED_SHADE = 0.28
"""How much darker everything without a shadow slot becomes: white, irises, ribbons."""
_UNLIT = frozenset({SLOTS.index("background"), SLOTS.index("backdrop")})


@dataclass(frozen=True, eq=False)
class LightPlanes:
    """(H, W) uint8 each: `shade` is 255 where no light falls, `shine` where all is white."""

    shade: NDArray[np.uint8]
    shine: NDArray[np.uint8]


def shaded_slots(slots: tuple[int, ...]) -> tuple[int, ...]:
    """The slots of a drawing once it is shaded: its own, then the shadows they lack."""
    shadows = (SHADOW_OF[slot] for slot in slots if slot in SHADOW_OF)
    return slots + tuple(slot for slot in dict.fromkeys(shadows) if slot not in slots)


def shaded(flat: SlotDrawing, light: LightPlanes) -> SlotDrawing:
    """`flat` with its light: shade moves colour into the shadow slots, shine moves it to white."""
    shade = light.shade.astype(np.float32) / 255
    shine = light.shine.astype(np.float32) / 255
    slots = shaded_slots(flat.slots)
    row = {slot: number for number, slot in enumerate(slots)}
    masks = np.zeros((len(slots), *shade.shape), np.float32)
    dimmed = 1 - UNSLOTTED_SHADE * shade
    for slot, mask in zip(flat.slots, flat.masks, strict=True):
        if slot in SHADOW_OF:
            masks[row[slot]] += mask * (1 - shade)
            masks[row[SHADOW_OF[slot]]] += mask * shade
        else:
            masks[row[slot]] += mask if slot in _UNLIT else mask * dimmed
    base = flat.base * dimmed[..., None]
    masks *= 1 - shine
    base = base * (1 - shine[..., None]) + 255 * shine[..., None]
    return SlotDrawing(_to_uint8(base), _to_uint8(masks), slots)


def _to_uint8(plane: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.asarray(np.rint(plane), np.uint8)
