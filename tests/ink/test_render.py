from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint

from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke
from sketchpad.ink import render
from sketchpad.ink.render import LineRenderer, item_bounds

WIDTH, HEIGHT = 160, 120


def scribbles(count: int, seed: int = 0) -> list[Item]:
    rng = np.random.default_rng(seed)
    items: list[Item] = [
        SketchPicture(rng.integers(0, 256, (30, 20), dtype=np.uint8), 40, 10, 61, 90)
    ]
    for _ in range(count):
        xy = rng.uniform(-10, 150, 2) + np.cumsum(rng.normal(0, 6, (12, 2)), 0)
        points = np.column_stack([xy, rng.uniform(0, 1, 12), np.zeros(12)])
        items.append(Stroke(points, Brush(float(rng.uniform(1, 12)), taper=0.5)))
    return items


ITEMS = scribbles(12)


@pytest.mark.parametrize("scale", [0.37, 1.0, 2.6])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shown=st.lists(st.sets(st.integers(0, len(ITEMS) - 1)), min_size=1, max_size=8))
def test_step_by_step_equals_at_once(scale: float, shown: list[set[int]]) -> None:
    renderer = LineRenderer(WIDTH, HEIGHT, scale)
    for indices in shown:
        items = [ITEMS[i] for i in sorted(indices)]
        renderer.update(items)
        fresh = LineRenderer(WIDTH, HEIGHT, scale)
        fresh.update(items)
        assert np.array_equal(renderer.lines(), fresh.lines())


def test_undo_and_redo_are_exact_with_and_without_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    for budget in (render.MEMORY_BYTES, 20_000, 0):
        monkeypatch.setattr(render, "MEMORY_BYTES", budget)
        renderer, history = LineRenderer(WIDTH, HEIGHT), []
        for count in range(len(ITEMS) + 1):
            renderer.update(ITEMS[:count])
            history.append(renderer.lines())
        for count in range(len(ITEMS), -1, -1):
            renderer.update(ITEMS[:count])
            assert np.array_equal(renderer.lines(), history[count])


def test_undo_after_erasing_underneath_does_not_bring_the_erased_back() -> None:
    below = Stroke(np.array([[20, 50, 1, 0], [120, 50, 1, 0]]), Brush(10))
    above = Stroke(np.array([[70, 10, 1, 0], [70, 100, 1, 0]]), Brush(10))
    renderer = LineRenderer(WIDTH, HEIGHT)
    for items in ([below], [below, above], [above], []):
        renderer.update(items)
    assert renderer.lines().min() == 255


def test_what_is_outside_the_reported_area_stays() -> None:
    renderer = LineRenderer(WIDTH, HEIGHT)
    renderer.update(ITEMS)
    before = renderer.lines()
    dirty = renderer.update([item for item in ITEMS if item is not ITEMS[5]])
    changed = np.argwhere(renderer.lines() != before)
    assert len(changed) > 0
    assert all(dirty.contains(QPoint(int(x), int(y))) for y, x in changed)
    whole = dirty.boundingRect()
    assert whole.width() * whole.height() < WIDTH * HEIGHT


def test_bounds_contain_all_ink() -> None:
    for item in ITEMS:
        renderer = LineRenderer(WIDTH, HEIGHT)
        renderer.update([item])
        bounds = item_bounds(item)
        assert all(bounds.contains(int(x), int(y)) for y, x in np.argwhere(renderer.lines() < 255))


def test_a_picture_in_its_own_size_is_shown_exactly() -> None:
    lines = np.random.default_rng(0).integers(0, 256, (40, 50), dtype=np.uint8)
    renderer = LineRenderer(WIDTH, HEIGHT)
    renderer.update([SketchPicture(lines, 7, 9, 50, 40)])
    assert np.array_equal(renderer.lines()[9:49, 7:57], lines)


def test_crossing_ink_only_darkens() -> None:
    first, both = LineRenderer(WIDTH, HEIGHT), LineRenderer(WIDTH, HEIGHT)
    first.update(ITEMS[:6])
    both.update(ITEMS)
    assert (both.lines() <= first.lines()).all()


def test_scale_makes_the_same_picture_larger() -> None:
    one, four = LineRenderer(WIDTH, HEIGHT), LineRenderer(WIDTH, HEIGHT, 4.0)
    strokes = ITEMS[1:]
    one.update(strokes)
    four.update(strokes)
    shrunk = four.lines().reshape(HEIGHT, 4, WIDTH, 4).mean((1, 3))
    assert np.abs(shrunk - one.lines()).mean() < 1.0
    assert np.abs(shrunk - one.lines()).max() < 128
