"""The items of a drawing: pen strokes and placed sketch pictures.

Plain immutable data; how a stroke looks is decided in `sketchpad.ink.brush`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

NO_ID = 0
"""The id of an item that is not part of a document yet."""

BrushKind = Literal["pencil", "ink", "marker", "eraser"]
BRUSH_KINDS: tuple[BrushKind, ...] = get_args(BrushKind)


@dataclass(frozen=True)
class Brush:
    """The pen a stroke was drawn with.

    `size_px` is the width at full pressure in document pixels, `thinnest` the fraction of it that
    remains at no pressure, and `taper` (0..1) how much both ends thin out; 0 leaves them blunt.
    `opacity` (0..1) is that of the whole stroke, `grain` (0..1) how much of the paper's texture
    shows; `calm` smooths the trembling of slow hands and whole-pixel mice. The kind "eraser" takes
    ink away from its layer instead of adding some.
    """

    size_px: float = 5.0
    thinnest: float = 0.2
    taper: float = 0.0
    kind: BrushKind = "ink"
    opacity: float = 1.0
    grain: float = 0.0
    calm: bool = True

    def __post_init__(self) -> None:
        if not self.size_px > 0:
            raise ValueError(f"a brush needs a size above 0 px, not {self.size_px}")
        if not (0 <= self.thinnest <= 1 and 0 <= self.taper <= 1):
            raise ValueError("thinnest and taper of a brush lie between 0 and 1")
        if not (0 <= self.opacity <= 1 and 0 <= self.grain <= 1):
            raise ValueError("opacity and grain of a brush lie between 0 and 1")
        if self.kind not in BRUSH_KINDS:
            raise ValueError(f"a brush is one of {', '.join(BRUSH_KINDS)}, not {self.kind!r}")


@dataclass(frozen=True, eq=False)
class Stroke:
    """One pen stroke as it was sampled.

    `points` is (N, 4) float32, N >= 1: x and y in document pixels, pressure 0..1, and the time in
    milliseconds since the stroke began. `began_ms` is the time on the document's drawing clock,
    which leaves pauses out. Two strokes are the same only if they are one object.
    """

    points: NDArray[np.float32]
    brush: Brush = field(default_factory=Brush)
    id: int = NO_ID
    began_ms: float = 0.0

    def __post_init__(self) -> None:
        points = np.array(self.points, dtype=np.float32)
        if points.ndim != 2 or points.shape[1] != 4 or len(points) == 0:
            raise ValueError(f"stroke points have shape (N, 4) with N >= 1, not {points.shape}")
        if not np.isfinite(points).all():
            raise ValueError("stroke points must be finite numbers")
        if not 0 <= self.began_ms < np.inf:
            raise ValueError(f"a stroke begins at a time from 0 ms on, not {self.began_ms}")
        points[:, 2] = points[:, 2].clip(0, 1)
        points.setflags(write=False)
        object.__setattr__(self, "points", points)


@dataclass(frozen=True, eq=False)
class SketchPicture:
    """A picture of lines lying on the sheet, under the strokes.

    `lines` is (h, w) uint8, 255 = paper; the rectangle is in document pixels.
    """

    lines: NDArray[np.uint8]
    x: int
    y: int
    width: int
    height: int
    name: str = ""
    id: int = NO_ID

    def __post_init__(self) -> None:
        lines = np.array(self.lines)
        if lines.ndim != 2 or lines.dtype != np.uint8 or lines.size == 0:
            raise ValueError("the lines of a sketch picture are a non-empty (h, w) uint8 array")
        if self.width < 1 or self.height < 1:
            raise ValueError("a sketch picture covers at least one pixel")
        lines.setflags(write=False)
        object.__setattr__(self, "lines", lines)


Item = Stroke | SketchPicture
