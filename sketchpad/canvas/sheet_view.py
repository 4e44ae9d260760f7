"""How a sheet was looked at, kept while another one is shown. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.canvas.geometry import ViewTransform
from sketchpad.canvas.perspective import Perspective
from sketchpad.canvas.symmetry import Symmetry


@dataclass(frozen=True)
class SheetView:
    """Zoom, place, turn and mirror, and the axes and vanishing points that lay over the sheet."""

    transform: ViewTransform
    fits: bool
    """Whether the whole sheet was kept in sight."""
    symmetry: Symmetry
    perspective: Perspective
