"""Separating lines from colours, and drawing them again by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.training.data.test_slots import CHARACTER
from training.data.slots import SLOTS, mark_slots, render_slots
from training.sketching.human_strokes import CLEAN, draw_lines, sample_manner
from training.sketching.line_extraction import separate_lines
from training.sketching.smooth_noise import smooth_noise

SIZE = 128
IN_PLACE = np.array([[1, 0, 0], [0, 1, 0]], np.float32)


@pytest.fixture(scope="module")
def separated():
    svg, slots = mark_slots(CHARACTER)
    return separate_lines(render_slots(svg, slots, SIZE))


def _ink_share(lines: np.ndarray) -> float:
    return float((255 - lines).mean() / 255)


def test_flat_colours_hold_no_dark_stroke(separated) -> None:
    flat, lines = separated
    white = flat.recolour(np.ones((len(SLOTS), 3), np.float32))
    assert lines.ink.max() == 255, "the drawing has strokes"
    assert white.min() > 0.6, "and its colours have none left"


def test_border_without_a_stroke_becomes_a_line(separated) -> None:
    """Hair against skin has no outline of its own in the drawing."""
    flat, lines = separated
    hair, skin = (flat.masks[flat.slots.index(SLOTS.index(n))] > 128 for n in ("hair", "skin"))
    rows, columns = np.nonzero(hair[:-1] & skin[1:])
    on_line = [
        lines.centre[max(0, y - 2) : y + 4, x].any() for y, x in zip(rows, columns, strict=True)
    ]
    assert len(on_line) > 20 and np.mean(on_line) > 0.9


def test_wider_pens_leave_more_ink(separated) -> None:
    _, planes = separated
    shares = [
        _ink_share(
            draw_lines(planes, replace(CLEAN, width_px=w), IN_PLACE, SIZE, np.random.default_rng(0))
        )
        for w in (1.0, 2.0, 4.0)
    ]
    assert shares[0] < shares[1] < shares[2]


def test_line_width_does_not_depend_on_the_zoom(separated) -> None:
    """A 2-px pen is 2 px on the sheet, whether the drawing is enlarged or not."""
    _, planes = separated
    pen = replace(CLEAN, width_px=2.0)
    widths = []
    for zoom in (1.0, 0.5):
        place = np.array([[zoom, 0, 20], [0, zoom, 0]], np.float32)
        lines = draw_lines(planes, pen, place, SIZE, np.random.default_rng(0))
        ink = 1 - lines / 255
        core = (ink > 0.5).sum()
        edge = ((ink > 0.05) & (ink <= 0.5)).sum()
        widths.append(core / max(edge, 1))
    assert 0.5 < widths[0] / widths[1] < 2


def test_gaps_and_missing_parts_take_ink_away(separated) -> None:
    _, planes = separated

    def share(**changes: float) -> float:
        manner = replace(CLEAN, **changes)
        return _ink_share(draw_lines(planes, manner, IN_PLACE, SIZE, np.random.default_rng(3)))

    whole = share()
    assert share(gaps=0.2) < 0.95 * whole
    assert share(missing=0.5) < 0.9 * whole
    assert share(darkness=0.5) == pytest.approx(0.5 * whole, rel=0.02)


def test_the_same_generator_draws_the_same_lines(separated) -> None:
    _, planes = separated
    one, two = (
        draw_lines(planes, sample_manner(rng), IN_PLACE, SIZE, rng)
        for rng in (np.random.default_rng(5), np.random.default_rng(5))
    )
    assert np.array_equal(one, two)


def test_smooth_noise_is_smooth_and_bounded() -> None:
    noise = smooth_noise(np.random.default_rng(0), 64, 5)
    assert np.abs(noise).max() < 1.6
    assert np.abs(np.diff(noise, axis=1)).max() < 0.5
