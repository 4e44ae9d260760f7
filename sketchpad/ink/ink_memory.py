"""What an ink looked like before its latest changes, so that undo and redo draw nothing anew.

An ink depends on nothing but its items: pixels that were kept for some items are right whenever
there are the same items again, whatever happened in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from sketchpad.document.stroke import Item

Items = tuple[Item, ...]
Place = tuple[slice, slice]
Patch = tuple[Place, NDArray[np.uint8]]
POINTER_BYTES = 8
TILE_PX = 64
LARGEST_STEP = 4
"""A change of so many times the budget is not even tried: most of it will be different."""


@dataclass
class _Step:
    """A change, with the pixels of its other side: of what the image does not show."""

    before: Items
    after: Items
    region: QRegion
    patches: list[Patch]

    @property
    def cost_bytes(self) -> int:
        pixels = sum(patch.nbytes for _, patch in self.patches)
        return pixels + POINTER_BYTES * (len(self.before) + len(self.after))

    def swap(self, pixels: NDArray[np.uint8]) -> None:
        """Let the image show the other side, and keep the one that it has shown."""
        for index, (place, patch) in enumerate(self.patches):
            shown = pixels[place].copy()
            pixels[place] = patch
            self.patches[index] = place, shown


class InkMemory:
    """The latest changes of one ink and those that were taken back; the oldest are forgotten."""

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._new: _Step | None = None  # is happening
        self._bytes = 0  # of those that are done; as many again may be undone

    def keep(
        self,
        before: Items,
        after: Items,
        region: QRegion,
        areas: Sequence[QRect],
        pixels: NDArray[np.uint8],
    ) -> None:
        """Remember the ink (H, W) as it is now, with the items `before`; `settle` must follow.

        `areas` are the pixels that may change, `region` the document pixels that are for.
        """
        self._undone.clear()
        self._new = None
        if sum(area.width() * area.height() for area in areas) <= LARGEST_STEP * self._budget_bytes:
            places = [tile for area in areas for tile in _tiles(area)]
            patches = [(place, pixels[place].copy()) for place in places]
            self._new = _Step(before, after, region, patches)

    def settle(self, pixels: NDArray[np.uint8]) -> None:
        """The ink has changed: only what is really different now is kept, if there is room."""
        step, self._new = self._new, None
        if step is None:
            return
        step.patches = [
            (place, patch) for place, patch in step.patches if (pixels[place] != patch).any()
        ]
        self._done.append(step)
        self._bytes += step.cost_bytes
        while self._bytes > self._budget_bytes:
            self._bytes -= self._done.pop(0).cost_bytes

    def recall(self, shown: Items, wanted: Items, pixels: NDArray[np.uint8]) -> QRegion | None:
        """Make the ink of `shown` that of `wanted`: the document pixels that look different.

        None, and nothing has happened, if that step is not remembered.
        """
        if self._done and (self._done[-1].after, self._done[-1].before) == (shown, wanted):
            step = self._done.pop()
            self._bytes -= step.cost_bytes
            self._undone.append(step)
        elif self._undone and (self._undone[-1].before, self._undone[-1].after) == (shown, wanted):
            step = self._undone.pop()
            self._bytes += step.cost_bytes
            self._done.append(step)
        else:
            return None
        step.swap(pixels)
        return step.region


def _tiles(rect: QRect) -> list[Place]:
    """The rectangle in pieces of at most TILE_PX a side."""
    rows = range(rect.top(), rect.bottom() + 1, TILE_PX)
    columns = range(rect.left(), rect.right() + 1, TILE_PX)
    return [
        (
            slice(top, min(top + TILE_PX, rect.bottom() + 1)),
            slice(left, min(left + TILE_PX, rect.right() + 1)),
        )
        for top in rows
        for left in columns
    ]
