from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.stroke import Brush, BrushKind, Stroke
from sketchpad.ink.marks import stroke_path
from sketchpad.ink.render import image_lines
from sketchpad.ink.sheet import RESTING_INKS, SheetRenderer

WIDTH, HEIGHT = 120, 90
KINDS: tuple[BrushKind, ...] = ("ink", "pencil", "marker", "eraser", "ink")


def scribble(seed: int, kind: BrushKind = "ink", opacity: float = 1.0) -> Stroke:
    rng = np.random.default_rng(seed)
    xy = rng.uniform(-10, 110, 2) + np.cumsum(rng.normal(0, 8, (9, 2)), 0)
    points = np.column_stack([xy, rng.uniform(0, 1, 9), np.zeros(9)])
    brush = Brush(float(rng.uniform(2, 14)), kind=kind, opacity=opacity, grain=0.4)
    return Stroke(points, brush)


PHOTO = np.random.default_rng(0).integers(0, 256, (11, 17, 4), dtype=np.uint8)
LAYERS: tuple[Layer, ...] = (
    PictureLayer(1, "photo", PHOTO, 13, -7, 70, 50, opacity=0.6),
    *(
        SketchLayer(i, str(i), tuple(scribble(10 * i + k, kind) for k, kind in enumerate(KINDS)))
        for i in (2, 3, 4)
    ),
)

PICKS = st.lists(
    st.tuples(
        st.permutations(range(len(LAYERS))),
        st.lists(st.integers(0, len(KINDS)), min_size=4, max_size=4),  # how many items are shown
        st.lists(st.sampled_from([0.0, 0.3, 1.0]), min_size=4, max_size=4),
        st.lists(st.booleans(), min_size=4, max_size=4),
        st.integers(1, len(LAYERS)),
    ),
    min_size=1,
    max_size=5,
)


def picked(
    order: list[int], counts: list[int], opacities: list[float], shown: list[bool], number: int
) -> list[Layer]:
    layers: list[Layer] = []
    for i in order[:number]:
        layer, look = LAYERS[i], {"opacity": opacities[i], "visible": shown[i]}
        if isinstance(layer, SketchLayer):
            items = layer.items[: counts[i]]
            layers.append(replace(layer, items=items, drives=counts[i] % 2 == 0, **look))
        else:
            layers.append(replace(layer, **look))
    return layers


def everything(renderer: SheetRenderer) -> bytes:
    return bytes(renderer.image.constBits()) + renderer.lines().tobytes()


@pytest.mark.parametrize("scale", [0.37, 1.0, 1.7])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(picks=PICKS)
def test_step_by_step_equals_at_once(qapp: object, scale: float, picks: list) -> None:  # type: ignore[type-arg]
    renderer = SheetRenderer(WIDTH, HEIGHT, scale)
    for pick in picks:
        layers = picked(*pick)
        before = image_of(renderer.image)
        dirty = renderer.update(layers)
        fresh = SheetRenderer(WIDTH, HEIGHT, scale)
        fresh.update(layers)
        assert everything(renderer) == everything(fresh)
        if scale == 1.0:
            ys, xs = np.nonzero((image_of(renderer.image) != before).any(2))
            assert all(dirty.contains(int(x), int(y)) for y, x in zip(ys, xs, strict=True))


def image_of(image: QImage) -> NDArray[np.uint8]:
    memory = np.frombuffer(image.constBits(), np.uint8)
    return memory.reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def test_one_plain_layer_is_black_on_white_as_ever(qapp: object) -> None:
    """Ink kept as alpha and laid on paper is what painting black on white gives, to the bit."""
    strokes = [scribble(i, opacity=0.3 if i % 3 == 0 else 1.0) for i in range(30)]
    painted = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painted.fill(Qt.GlobalColor.white)
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in strokes:
        painter.setOpacity(round(255 * stroke.brush.opacity) / 255)
        painter.fillPath(stroke_path(stroke), Qt.GlobalColor.black)
    painter.end()
    renderer = SheetRenderer(WIDTH, HEIGHT)
    renderer.update([SketchLayer(1, "Lines", tuple(strokes))])
    assert np.array_equal(image_lines(renderer.image), image_lines(painted))
    assert np.array_equal(renderer.lines(), image_lines(painted))


@pytest.mark.parametrize("scale", [0.6, 1.0, 2.3])
def test_a_patch_is_what_will_be_there(qapp: object, scale: float) -> None:
    stroke = scribble(77, "eraser")
    layers = list(LAYERS)
    renderer, after = SheetRenderer(WIDTH, HEIGHT, scale), SheetRenderer(WIDTH, HEIGHT, scale)
    renderer.update(layers)
    before = everything(renderer)
    area = QRect(20, 10, 50, 40)
    image, place = renderer.patch(area, [stroke], 3)
    assert everything(renderer) == before, "nothing was drawn"
    layer = layers[2]
    assert isinstance(layer, SketchLayer)
    layers[2] = replace(layer, items=(*layer.items, stroke))
    after.update(layers)
    assert image.size() == place.size()
    assert np.array_equal(image_of(image), image_of(after.image.copy(place)))
    assert np.array_equal(renderer.lines_with([stroke], 3), after.lines())
    assert renderer.patch(QRect(QPoint(-90, -90), area.size()), [stroke], 3)[0].isNull()


def test_a_layer_that_comes_back_is_not_drawn_anew(qapp: object) -> None:
    renderer = SheetRenderer(WIDTH, HEIGHT)
    renderer.update(LAYERS)
    image, ink = everything(renderer), renderer.ink(3)
    renderer.update([layer for layer in LAYERS if layer.id != 3])
    assert everything(renderer) != image
    renderer.update(LAYERS)
    assert everything(renderer) == image
    assert renderer.ink(3) is ink
    renderer.update(LAYERS[:1])
    renderer.update(LAYERS)
    assert renderer.ink(4) is not None and RESTING_INKS == 2
    assert everything(renderer) == image
