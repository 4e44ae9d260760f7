"""What strokes of every brush leave on their layer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QImage, QPainter, QTransform

from sketchpad.canvas.brushes import FIRST_BRUSHES
from sketchpad.document.stroke import BRUSH_KINDS, Brush, BrushKind, Item, Stroke
from sketchpad.ink.brush import stroke_outline
from sketchpad.ink.grain import GRAIN_STEPS, LAYERS, TILE_PX, grain_tile
from sketchpad.ink.marks import draw_stroke, stroke_bounds
from sketchpad.ink.render import LineRenderer, alpha_pixels
from tests.drawings import GOLDEN, drawn_cup

WIDTH, HEIGHT = 160, 120
MEAN_TOLERANCE, PIXEL_TOLERANCE = 0.5, 24
"""Grey levels of 255 by which a golden may differ: on average, and at any one pixel.

Another version of Qt or another processor may round the smooth edge of a line otherwise."""


def stroke(seed: int, kind: BrushKind) -> Stroke:
    rng = np.random.default_rng(seed)
    xy = rng.uniform(-10, 150, 2) + np.cumsum(rng.normal(0, 9, (14, 2)), 0)
    pressure = rng.uniform(0, 1, 14)
    brush = replace(FIRST_BRUSHES[kind], size_px=float(rng.uniform(2, 24)))
    return Stroke(np.column_stack([xy, pressure, np.arange(14)]), brush)


ITEMS: list[Item] = [stroke(seed, BRUSH_KINDS[seed % len(BRUSH_KINDS)]) for seed in range(12)]


def ink_of(items: list[Item], scale: float = 1.0) -> np.ndarray:
    renderer = LineRenderer(WIDTH, HEIGHT, scale)
    renderer.update(items)
    return alpha_pixels(renderer.image).copy()


@pytest.mark.parametrize("scale", [0.37, 1.0, 2.6])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shown=st.lists(st.sets(st.integers(0, len(ITEMS) - 1)), min_size=1, max_size=6))
def test_brushes_drawn_step_by_step_equal_those_drawn_at_once(
    scale: float, shown: list[set[int]]
) -> None:
    """Graphite, too, depends on the place alone: not on what is redrawn, and when."""
    renderer = LineRenderer(WIDTH, HEIGHT, scale)
    for indices in shown:
        items = [ITEMS[i] for i in sorted(indices)]
        renderer.update(items)
        assert np.array_equal(alpha_pixels(renderer.image), ink_of(items, scale))


@pytest.mark.parametrize("kind", BRUSH_KINDS)
def test_bounds_contain_all_that_a_stroke_changes(kind: BrushKind) -> None:
    ground: Item = Stroke(np.array([[0, 60, 1, 0], [160, 60, 1, 0]]), Brush(100.0))
    for seed in range(6):
        mark = stroke(seed, kind)
        bounds = stroke_bounds(mark)
        changed = np.argwhere(ink_of([ground, mark]) != ink_of([ground]))
        assert all(bounds.contains(int(x), int(y)) for y, x in changed)


def test_an_eraser_only_takes_and_takes_all_where_it_is_opaque() -> None:
    ground: Item = Stroke(np.array([[0, 60, 1, 0], [160, 60, 1, 0]]), Brush(60.0))
    line = np.array([[80, 0, 1, 0], [80, 120, 1, 9]])
    before = ink_of([ground])
    gone = ink_of([ground, Stroke(line, Brush(20.0, kind="eraser"))])
    half = ink_of([ground, Stroke(line, Brush(20.0, kind="eraser", opacity=0.5))])
    assert (gone <= half).all() and (half <= before).all()
    assert before[60, 80] == 255
    assert gone[60, 80] == 0
    assert half[60, 80] == pytest.approx(127, abs=1)
    assert gone[60, 40] == 255


def test_opacity_holds_for_the_whole_stroke() -> None:
    loop = np.array(
        [[20, 60, 1, 0], [140, 60, 1, 1], [140, 20, 1, 2], [80, 20, 1, 3], [80, 100, 1, 4]]
    )
    ink = ink_of([Stroke(loop, Brush(12.0, kind="marker", thinnest=1.0, opacity=0.4))])
    assert ink.max() == 102
    assert ink[60, 80] == 102, "where it crosses itself, too"


def test_a_pencil_without_grain_is_smooth_and_with_it_rough() -> None:
    line = np.array([[20, 60, 0.6, 0], [140, 60, 0.6, 9]])
    pencils = [Stroke(line, Brush(40.0, kind="pencil", grain=grain)) for grain in (0, 0.5, 1)]
    inside = [ink_of([pencil])[58:62, 50:110].astype(float) for pencil in pencils]
    assert inside[0].std() == 0
    assert 0 < inside[1].std() < inside[2].std()


def test_graphite_looks_the_same_at_any_zoom() -> None:
    pencil = replace(FIRST_BRUSHES["pencil"], size_px=24.0)
    line: Item = Stroke(np.array([[10, 30, 0.4, 0], [150, 90, 0.9, 9]]), pencil)
    one = ink_of([line]).astype(float)
    for scale in (2, 4):
        large = ink_of([line], scale).astype(float)
        shrunk = large.reshape(HEIGHT, scale, WIDTH, scale).mean((1, 3))
        assert shrunk.mean() == pytest.approx(one.mean(), rel=0.03)
        assert np.abs(shrunk - one).mean() < 6


@pytest.mark.parametrize("layer", range(len(LAYERS)))
def test_tiles_meet_at_their_edges(layer: int) -> None:
    image = grain_tile(layer, 1.0, GRAIN_STEPS)
    assert image.width() == image.height() == TILE_PX
    alpha = np.frombuffer(image.constBits(), np.uint8).reshape(TILE_PX, TILE_PX, 4)[:, :, 3]
    alpha = alpha.astype(float)
    inside = np.abs(np.diff(alpha, axis=0)).mean()
    seam = np.abs(alpha[0] - alpha[-1]).mean()
    assert seam < 1.5 * inside


def test_a_turned_painter_draws_graphite_too() -> None:
    line = Stroke(np.array([[20, 60, 0.5, 0], [140, 60, 0.5, 9]]), FIRST_BRUSHES["pencil"])
    image = QImage(120, 160, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setTransform(QTransform().translate(120, 0).rotate(90))
    draw_stroke(painter, line)
    painter.end()
    upright = ink_of([line]).astype(float)
    assert alpha_pixels(image).mean() == pytest.approx(upright.mean(), rel=0.1)


def sheet_of(kind: BrushKind) -> list[Item]:
    """The drawn cup with a brush, pressed harder in the middle of each stroke."""
    brush = replace(FIRST_BRUSHES[kind], taper=0.5 if kind == "ink" else 0.0)
    items: list[Item] = []
    if kind == "eraser":
        items.append(Stroke(np.array([[0, 100, 1, 0], [200, 100, 1, 9]]), Brush(180.0)))
        brush = replace(brush, size_px=10.0)
    for places in drawn_cup():
        along = np.linspace(0, 1, len(places))
        pressure = 0.2 + 0.8 * np.sin(np.pi * along)
        items.append(Stroke(np.column_stack([places, pressure, 500 * along]), brush))
    return items


@pytest.mark.parametrize("kind", BRUSH_KINDS)
def test_golden_renders(kind: BrushKind, tmp_path: Path) -> None:
    renderer = LineRenderer(200, 200)
    renderer.update(sheet_of(kind))
    lines = renderer.lines()
    Image.fromarray(lines).save(tmp_path / f"brush-{kind}.png")  # to compare with, and to take over
    with Image.open(GOLDEN / f"brush-{kind}.png") as golden:
        off = np.abs(lines.astype(float) - np.asarray(golden.convert("L"), dtype=float))
    assert off.mean() <= MEAN_TOLERANCE
    assert off.max() <= PIXEL_TOLERANCE


def test_an_outline_passes_a_sample_that_is_there_twice_as_a_corner() -> None:
    brush = Brush(2.0)
    rest = [[20, 20, 1, 0], [60, 20, 1, 1], [60, 60, 1, 2]]
    corner = [[20, 20, 1, 0], [60, 20, 1, 1], [60, 20, 1, 1], [60, 60, 1, 2]]
    curved, sharp = (
        stroke_outline(np.array(points, np.float32), brush) for points in (rest, corner)
    )
    assert curved[:, 0].max() > 62, "a curve swings out"
    assert sharp[:, 0].max() == pytest.approx(61, abs=0.02)
    assert sharp[:, 1].min() == pytest.approx(19, abs=0.02)
