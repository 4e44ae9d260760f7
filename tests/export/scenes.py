"""A small drawing with references and hints, and what the stand-in engine makes of it."""

from __future__ import annotations

import numpy as np

from engine.request import Lens
from engine.result import Result
from sketchpad.document.document import Document, Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.export.recipe import Recipe, recipe_of
from sketchpad.export.replay import request_of
from tests.fakes import FakePipeline

AMBER = (200, 120, 40)


def drawing() -> Document:
    """Two strokes, a reference in use, one set aside, a hint; 120 × 80 px."""
    slope = np.array([[10, 10, 0.5, 0], [60, 40, 1, 20], [110, 70, 0.5, 40]], np.float32)
    flat = np.array([[10, 60, 1, 0], [70, 62, 1, 15]], np.float32)
    return Document.of_items(
        [Stroke(slope, Brush(6), id=2), Stroke(flat, Brush(3), id=3)],
        width_px=120,
        height_px=80,
        references=(
            Reference(4, "amber", np.full((8, 8, 3), AMBER, np.uint8), 0.75),
            Reference(5, "aside", np.zeros((8, 8, 3), np.uint8), active=False),
        ),
        hints=(PlacedHint(np.array([[20, 30]], np.float32), 3.0, (10, 200, 30), id=6),),
        strength=0.8,
        seed=11,
        class_name="",
    )


def made_of(
    document: Document, lens: Lens = Lens.PAINT, size_px: int = 256
) -> tuple[Result, Recipe]:
    """The stand-in's picture of a document, and its recipe."""
    lines = DocumentModel(document).rendered_lines()
    bare = Result(np.zeros((1, 1, 3), np.uint8), 0, {}, "fake", size_px, False, lens)
    request = request_of(recipe_of(document, bare, lines), document, lines)
    result = FakePipeline().run(request)
    return result, recipe_of(document, result, lines, device="cpu")
