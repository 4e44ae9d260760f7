"""A request as a drawing that can be opened: its lines as a placed sketch, with its settings."""

from __future__ import annotations

from engine.request import PaintRequest, PhotoRequest, Request
from sketchpad.document.document import Document, Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.stroke import SketchPicture

_LINES_ID = 2  # the layer has 1


def document_of(request: Request, name: str, reference_names: tuple[str, ...] = ()) -> Document:
    """The drawing that gives this request; `name` is that of the sketch picture on it."""
    height, width = request.lines.shape
    sketch = SketchPicture(request.lines, 0, 0, width, height, name, id=_LINES_ID)
    document = Document.of_items([sketch], width_px=width, height_px=height, seed=request.seed)
    if isinstance(request, PhotoRequest):
        document.class_name = request.class_name
    else:
        _take_look(document, request, reference_names)
    return document


def _take_look(document: Document, request: PaintRequest, names: tuple[str, ...]) -> None:
    """References, hints and how strong and flat the colours are."""
    first = _LINES_ID + 1
    document.references = tuple(
        Reference(first + i, name, r.pixels, min(r.weight, 1.0), content_hash=r.content_hash)
        for i, (r, name) in enumerate(zip(request.references, names, strict=True))
    )
    first += len(document.references)
    document.hints = tuple(
        PlacedHint(hint.points, hint.radius_px, hint.colour, id=first + i)
        for i, hint in enumerate(request.hints)
    )
    document.strength, document.flatness = request.strength, request.flatness
    document.gap_px = request.gap_px
