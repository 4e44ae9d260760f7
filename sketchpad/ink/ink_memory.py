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
Patch = tuple[tuple[slice, slice], NDArray[np.uint8]]
POINTER_BYTES = 8


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
        self._bytes = 0  # of those that are done; as many again may be undone

    def keep(
        self,
        before: Items,
        after: Items,
        region: QRegion,
        areas: Sequence[QRect],
        pixels: NDArray[np.uint8],
    ) -> None:
        """Remember the ink (H, W) as it is now, with the items `before`, for when it has changed.

        `areas` are the pixels that will change, `region` the document pixels that are for.
        """
        self._undone.clear()
        if sum(area.width() * area.height() for area in areas) > self._budget_bytes:
            return
        places = [_slices(area) for area in areas]
        step = _Step(before, after, region, [(place, pixels[place].copy()) for place in places])
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


def _slices(rect: QRect) -> tuple[slice, slice]:
    return slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1)
