"""A drawing as parts in painter's order; each holds its fills, its ink and its light.

Colour, lines and shading never mix: a part can be painted flat, shaded in two tones or softly, and
its line art is the same. Writing SVG is `svg`, pixels are `planes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from training.data.characters.curves import Points, joined
from training.data.characters.ink import CONTOUR, INNER, Pen, stroke_outline

SHEET = 512.0
"""Side of the sheet in its own units."""
WHITE, BLACK = "white", "black"

Tone = Literal["shade", "shine"]


@dataclass(frozen=True, eq=False)
class Fill:
    """An area in the colour of a slot (or white); one that `hides` covers the lines behind it."""

    outline: Points
    paint: str
    opacity: float = 1.0
    hides: bool = True
    within: Points | None = None


@dataclass(frozen=True, eq=False)
class Stroke:
    """A line: `outline` is its ink, `spine` its middle; a blot (`spine` None) is a black area."""

    outline: Points
    spine: Points | None
    within: Points | None = None


@dataclass(frozen=True, eq=False)
class Light:
    """An area that is darker or brighter: as strong as `cel` in two tones, `soft` when blurred.

    blur: standard deviation in sheet units of the soft one. Lies on its part only.
    """

    outline: Points
    tone: Tone
    cel: float
    soft: float
    blur: float
    within: Points | None = None


@dataclass
class Part:
    """One thing that lies over everything before it; its `items` lie over each other in turn.

    A light falls on the part's own fills before it, and a later fill hides it again.
    """

    pen_px: float
    phase: float = 0.0
    items: list[Fill | Stroke | Light] = field(default_factory=list)

    def fill(
        self,
        outline: Points,
        paint: str,
        *,
        opacity: float = 1.0,
        within: Points | None = None,
    ) -> None:
        """Paint an area; transparent ones let the lines behind them through."""
        self.items.append(Fill(outline, paint, opacity, opacity >= 1.0, within))

    def line(
        self, points: Points, width: float = 1.0, pen: Pen = INNER, *, within: Points | None = None
    ) -> None:
        """Ink along `points`, `width` times the pen's."""
        self.phase += 1.7
        outline = stroke_outline(points, width * self.pen_px, pen, self.phase)
        self.items.append(Stroke(outline, points, within))

    def blot(self, outline: Points, *, within: Points | None = None) -> None:
        """A black area, which is part of the line art."""
        self.items.append(Stroke(outline, None, within))

    def shape(
        self,
        segments: Sequence[Points],
        paint: str,
        width: float = 1.5,
        pen: Pen = CONTOUR,
        *,
        undrawn: Sequence[int] = (),
    ) -> Points:
        """Fill the area bounded by `segments` and ink each but the `undrawn` ones; its outline."""
        outline = joined(*segments)
        self.fill(outline, paint)
        for number, segment in enumerate(segments):
            if number not in undrawn:
                self.line(segment, width, pen)
        return outline

    def shade(
        self,
        outline: Points,
        *,
        cel: float = 1.0,
        soft: float = 0.8,
        blur: float = 7.0,
        within: Points | None = None,
    ) -> None:
        """Darken an area of this part."""
        self.items.append(Light(outline, "shade", cel, soft, blur, within))

    def shine(
        self,
        outline: Points,
        *,
        cel: float = 0.5,
        soft: float = 0.5,
        blur: float = 4.0,
        within: Points | None = None,
    ) -> None:
        """Brighten an area of this part."""
        self.items.append(Light(outline, "shine", cel, soft, blur, within))

    def rim(
        self, outline: Points, shift: tuple[float, float], *, cel: float = 1.0, soft: float = 0.7
    ) -> None:
        """Shade what of `outline` a copy of it, moved by `shift`, leaves uncovered."""
        moved = outline + np.asarray(shift)
        frame = np.array([[-900.0, -900], [1400, -900], [1400, 1400], [-900, 1400], [-900, -900]])
        hole = joined(frame, moved, moved[:1], frame[:1])
        self.shade(hole, cel=cel, soft=soft, blur=9.0, within=outline)

    @property
    def outline(self) -> Points:
        """The first area of the part."""
        return next(item.outline for item in self.items if isinstance(item, Fill))
