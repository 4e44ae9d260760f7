"""Pixels of a character: its colours by slot, its line planes, its light."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from training.data.characters import svg
from training.data.characters.light import light_planes
from training.data.shading import LightPlanes, Shading, shaded
from training.data.slots import SlotDrawing, mark_slots, render_slots, render_svg
from training.sketching.line_extraction import LinePlanes, thinned

if TYPE_CHECKING:
    from training.data.characters.character import Character


@dataclass(frozen=True, eq=False)
class RenderedCharacter:
    """One character in pixels: flat colours without lines, exact lines, and both kinds of light."""

    flat: SlotDrawing
    lines: LinePlanes
    lights: dict[Shading, LightPlanes]

    def colours(self, shading: Shading = "flat") -> SlotDrawing:
        """The colours in one shading; the lines are the same for all."""
        return self.flat if shading == "flat" else shaded(self.flat, self.lights[shading])


def render(character: Character, size: int) -> RenderedCharacter:
    """Everything about a character at `size` × `size` pixels."""
    parts = character.parts
    marked, slots = mark_slots(svg.flat_svg(parts))
    flat = _without_hidden_slots(render_slots(marked, slots, size))
    shadings: tuple[Shading, ...] = ("cel", "soft")
    lights = {shading: light_planes(parts, shading, size) for shading in shadings}
    return RenderedCharacter(flat, _lines(character, size), lights)


def _lines(character: Character, size: int) -> LinePlanes:
    """The generator's own strokes: nothing is guessed from dark pixels."""
    seen = render_svg(svg.ink_svg(character.parts), size, "#ffffff")
    ink = np.asarray(255 - seen[..., 1], np.uint8)
    solid = cv2.subtract(seen[..., 0], seen[..., 1])
    thin = render_svg(svg.thin_svg(character.parts), size, "#ffffff")[..., 0]
    centre = thinned(thin < 128)
    return LinePlanes(ink, np.where(centre, np.uint8(255), np.uint8(0)), np.asarray(solid))


def _without_hidden_slots(drawing: SlotDrawing) -> SlotDrawing:
    """Slots that other parts hide altogether are dropped."""
    kept = [row for row, mask in enumerate(drawing.masks) if row == 0 or mask.any()]
    return SlotDrawing(drawing.base, drawing.masks[kept], tuple(drawing.slots[r] for r in kept))
