"""The pixels of the drawing at any moment; going on or back a little redraws only a little."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.stroke import Item
from sketchpad.ink.sheet import SheetRenderer
from sketchpad.timeline.moments import Moment

STEPS_BACK = 64
"""So many strokes are taken back one by one; more are cheaper to redraw in one go."""


class MomentSheet:
    """A sheet of `width_px` × `height_px` document pixels at `scale` image pixels for each.

    A stroke that is half drawn is drawn last and taken back first, so that only it is drawn anew.
    """

    def __init__(self, width_px: int, height_px: int, scale: float = 1.0) -> None:
        self._renderer = SheetRenderer(width_px, height_px, scale)
        self._shown = Moment(())

    @property
    def image(self) -> QImage:
        """The visible layers; read only, changes in place."""
        return self._renderer.image

    def lines(self) -> NDArray[np.uint8]:
        """What the lenses would have seen, a copy: (H, W) uint8, 255 = paper."""
        return self._renderer.lines()

    def show(self, moment: Moment) -> None:
        """Make the image show this moment."""
        layers = self._shown.layers
        for stroke in reversed(self._shown.growing):
            layers = _without(layers, {stroke})
            self._renderer.update(layers)
        self._take_back(layers, moment)
        for count in range(len(moment.growing) + 1):
            self._renderer.update(_without(moment.layers, moment.growing[count:]))
        self._shown = moment

    def _take_back(self, layers: tuple[Layer, ...], moment: Moment) -> None:
        """Take strokes that are not there yet off the top, one by one, if they are few."""
        for index, after in enumerate(moment.layers):
            before = layers[index] if index < len(layers) else after
            if not (isinstance(before, SketchLayer) and isinstance(after, SketchLayer)):
                continue
            surplus = len(before.items) - len(after.items)
            if not 0 < surplus <= STEPS_BACK:
                continue
            for count in range(1, surplus + 1):
                left = replace(before, items=before.items[:-count])
                layers = (*layers[:index], left, *layers[index + 1 :])
                self._renderer.update(layers)


def _without(layers: tuple[Layer, ...], items: Collection[Item]) -> tuple[Layer, ...]:
    if not items:
        return layers
    return tuple(
        replace(layer, items=tuple(x for x in layer.items if x not in items))
        if isinstance(layer, SketchLayer) and any(x in items for x in reversed(layer.items))
        else layer
        for layer in layers
    )
