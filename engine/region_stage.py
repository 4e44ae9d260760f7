"""What regions do to a painting between the network and the lines: exact hints, flat fills, layers.

Owns their order and the regions of the last drawing; how each is done is told in its own module.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engine.compose import fade, spread_colours
from engine.flat_fills import flat_colours
from engine.hint_correction import correct_hints, hinted_part
from engine.layers_out import split_layers
from engine.regions import WORK_PX, Labels, Pixels, find_regions
from engine.request import PaintRequest, content_hash
from engine.result import Layer

DRAFT_WORK_PX = 512


@dataclass(frozen=True, eq=False)
class Finished:
    """A painting (H, W, 3) with its hints met, without the lines, and its layers if asked for."""

    painting: Pixels
    layers: tuple[Layer, ...]


def uses_regions(request: PaintRequest) -> bool:
    """Whether anything is asked for that needs the closed regions of the drawing."""
    return alters_painting(request) or request.layers


def alters_painting(request: PaintRequest) -> bool:
    """Whether hints or flat fills change what the network painted; layers only take it apart."""
    return bool(request.hints) or request.flatness > 0


class RegionStage:
    """Finds the regions of a drawing once: hints and sliders change more often than its lines."""

    def __init__(self) -> None:
        self._key: tuple[str, float, bool] | None = None
        self._labels: Labels = np.zeros((0, 0), np.int32)

    def finish(
        self, request: PaintRequest, colours: Pixels, unhinted: Pixels | None = None
    ) -> Finished:
        """Bring the network's colours (h, w, 3) to the drawing's size and do what is asked for.

        `unhinted` are the colours of a network that has read hints, as they are without them. In
        the hinted regions these are made exact: the others change colour on the way from the hint
        to the region's end, and no single shift is right for both. Elsewhere `colours` stay.
        """
        lines = request.lines
        labels = self.find(request)
        painting = spread_colours(colours, lines)
        if unhinted is not None:
            part = hinted_part(labels, request.hints)[..., None]
            painting = np.where(part, spread_colours(unhinted, lines), painting)
        flats = painting
        if request.flatness > 0:
            flats = flat_colours(painting, labels, lines)
            flats = correct_hints(flats, labels, lines, request.hints)
        if request.flatness < 1:
            painting = correct_hints(painting, labels, lines, request.hints)
        painting = _mixed(painting, flats, request.flatness)
        painting = fade(painting, request.strength)
        if not request.layers:
            return Finished(painting, ())
        flats = flat_colours(painting, labels, lines)
        return Finished(painting, split_layers(painting, flats, lines))

    def find(self, request: PaintRequest) -> Labels:
        """The regions of the request's lines, every pixel in one."""
        key = (content_hash(request.lines), request.gap_px, request.draft)
        if key != self._key:
            work_px = DRAFT_WORK_PX if request.draft else WORK_PX
            self._labels = find_regions(request.lines, request.gap_px, work_px=work_px)
            self._key = key
        return self._labels


def _mixed(painting: Pixels, flats: Pixels, flatness: float) -> Pixels:
    if flatness in (0, 1):
        return flats if flatness else painting
    return np.asarray(cv2.addWeighted(painting, 1 - flatness, flats, flatness, 0), np.uint8)
