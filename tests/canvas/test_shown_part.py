"""The part of the sheet that is seen, while the view moves and the drawing changes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.canvas.shown_part import ShownPart
from sketchpad.document.layers import SketchLayer
from sketchpad.ink.sheet import SheetRenderer
from tests.canvas.test_incremental_sheet import HEIGHT, WIDTH, scribble

STEPS = st.lists(
    st.tuples(st.integers(-20, 150), st.integers(-20, 120), st.integers(1, 90), st.integers(0, 12)),
    min_size=1,
    max_size=8,
)
"""Where the view lies, how large it is, and how many strokes there are."""


@pytest.mark.parametrize("scale", [0.6, 1.7])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_a_moving_view_shows_what_the_whole_image_shows(
    qapp: object, scale: float, steps: list[tuple[int, int, int, int]]
) -> None:
    strokes = tuple(scribble(seed) for seed in range(12))
    part = ShownPart(SheetRenderer(WIDTH, HEIGHT, scale))
    for left, top, side, count in steps:
        part.update([SketchLayer(1, "Lines", strokes[:count])])
        place = QRect(left, top, side, side) & part.renderer.rect
        if not place.isEmpty():
            fresh = SheetRenderer(WIDTH, HEIGHT, scale)
            fresh.update([SketchLayer(1, "Lines", strokes[:count])])
            assert part.picture(place) == fresh.image.copy(place)


def test_only_what_is_new_is_put_together(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = SheetRenderer(100, 100)
    part, made = ShownPart(renderer), list[QRect]()
    put_together = renderer.part

    def noted(place: QRect) -> QImage:
        made.append(place)
        return put_together(place)

    monkeypatch.setattr(renderer, "part", noted)
    part.picture(QRect(0, 0, 60, 60))
    part.picture(QRect(0, 0, 60, 60))
    part.picture(QRect(10, 0, 60, 60))
    assert made == [QRect(0, 0, 60, 60), QRect(60, 0, 10, 60)]
