"""Whatever is done to a drawing, in whatever order: the sheet that followed is the sheet anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from sketchpad.canvas.transforms import rotation, transformed, translation
from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, BrushKind, Stroke
from sketchpad.ink.sheet import SheetRenderer

WIDTH, HEIGHT = 110, 80
KINDS: tuple[BrushKind, ...] = ("ink", "pencil", "marker", "eraser")

Edit = Callable[[DocumentModel, int], object]


def scribble(seed: int) -> Stroke:
    random = np.random.default_rng(seed)
    places = random.uniform(-15, 115, 2) + np.cumsum(random.normal(0, 9, (7, 2)), 0)
    points = np.column_stack([places, random.uniform(0, 1, 7), np.zeros(7)])
    brush = Brush(float(random.uniform(1, 12)), kind=KINDS[seed % 4], grain=0.5, opacity=0.8)
    return Stroke(points, brush)


def some(model: DocumentModel, seed: int) -> list[Stroke]:
    """Up to four strokes from anywhere."""
    strokes = [x for layer in model.document.sketch_layers for x in layer.items]
    picked = np.random.default_rng(seed).permutation(len(strokes))[: 1 + seed % 4]
    return [x for x in (strokes[i] for i in picked) if isinstance(x, Stroke)]


def move(model: DocumentModel, seed: int) -> None:
    matrix = translation(seed % 31 - 15, seed % 23 - 9) @ rotation(seed % 360, (50, 40))
    model.replace_items({x: transformed(x, matrix) for x in some(model, seed)}, "move")


def step(model: DocumentModel, by: int) -> None:
    model.undo_stack.setIndex(model.undo_stack.index() + by)


def layer_id(model: DocumentModel, seed: int) -> int:
    return model.document.layers[seed % len(model.document.layers)].id


EDITS: dict[str, Edit] = {
    "draw": lambda model, seed: model.add_stroke(scribble(seed)),
    "draw several": lambda model, seed: model.add_strokes([scribble(seed), scribble(seed + 1)]),
    "insert below": lambda model, seed: model.insert_items([scribble(seed)], index=0),
    "erase": lambda model, seed: model.erase_items([x.id for x in some(model, seed)]),
    "move": move,
    "undo": lambda model, seed: step(model, -1 - seed % 3),
    "redo": lambda model, seed: step(model, 1 + seed % 3),
    "another layer": lambda model, seed: model.activate_layer(layer_id(model, seed)),
    "add layer": lambda model, seed: model.add_layer(),
    "remove layer": lambda model, seed: model.remove_layer(layer_id(model, seed)),
    "order": lambda model, seed: model.move_layer(layer_id(model, seed), seed % 3),
    "fade": lambda model, seed: model.set_layer(layer_id(model, seed), opacity=seed % 5 / 4),
    "hide": lambda model, seed: model.set_layer(layer_id(model, seed), visible=seed % 2 == 0),
    "look": lambda model, seed: model.sheet_image,
}


def anew(model: DocumentModel, scale: float) -> QImage:
    renderer = SheetRenderer(WIDTH, HEIGHT, scale)
    renderer.update(model.document.layers)
    return renderer.image


@pytest.mark.parametrize("scale", [0.36, 1.5])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    edits=st.lists(
        st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 999)), min_size=1, max_size=14
    )
)
def test_what_followed_all_edits_is_what_is_drawn_at_once(
    qapp: object, scale: float, edits: list[tuple[str, int]]
) -> None:
    layers = tuple(
        SketchLayer(i, str(i), tuple(scribble(100 * i + k) for k in range(5))) for i in (1, 2)
    )
    model = DocumentModel(Document(WIDTH, HEIGHT, layers=layers, active_layer=2))
    view = SheetRenderer(WIDTH, HEIGHT, scale)
    for name, seed in edits:
        EDITS[name](model, seed)
        view.update(model.document.layers)
        if seed % 2:  # sometimes several edits pass before anybody looks
            assert view.image == anew(model, scale), name
    assert model.sheet_image == anew(model, 1.0)
    assert view.image == anew(model, scale)
    fresh = SheetRenderer(WIDTH, HEIGHT)
    fresh.update(model.document.layers)
    assert np.array_equal(model.rendered_lines(), fresh.lines())
    model.deleteLater()
