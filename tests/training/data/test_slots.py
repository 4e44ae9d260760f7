"""Recolouring is exact: the planes give what a direct render in those colours gives."""

from __future__ import annotations

import numpy as np
import pytest

from training.data.slots import (
    BACKGROUND,
    SLOTS,
    mark_slots,
    paint_slots,
    render_slots,
    render_svg,
    slots_from_fills,
)

CHARACTER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">
<circle cx="50" cy="40" r="32" fill="#510703" stroke="#222" stroke-width="3"/>
<path d="M18 40a32 32 0 0 1 64 0c-20-18-44-18-64 0" fill="#510701"/>
<rect x="30" y="60" width="40" height="20" fill="#510705" stroke="#000" stroke-width="2"/>
<ellipse cx="40" cy="34" rx="14" ry="9" fill="#fff" opacity=".36" style="mix-blend-mode:overlay"/>
<circle cx="42" cy="44" r="4" fill="#fff"/><circle cx="42" cy="44" r="2" fill="#000"/>
</svg>"""


def _hex(colour: np.ndarray) -> str:
    return "#" + "".join(f"{round(float(value) * 255):02x}" for value in colour)


@pytest.mark.parametrize("seed", range(4))
def test_recolouring_equals_a_direct_render(seed: int) -> None:
    """Within the rounding of the renderer: overlays and anti-aliased edges included."""
    svg, slots = mark_slots(CHARACTER)
    assert slots == (1, 3, 5)
    drawing = render_slots(svg, slots, 96)
    palette = np.random.default_rng(seed).random((len(SLOTS), 3)).astype(np.float32)
    colours = {slot: _hex(palette[slot]) for slot in range(len(SLOTS))}
    direct = render_svg(paint_slots(svg, colours), 96, colours[BACKGROUND])
    difference = np.abs(drawing.recolour(palette) * 255 - direct)
    assert difference.mean() < 0.6
    assert difference.max() <= 4


def test_masks_and_base_never_exceed_white() -> None:
    svg, slots = mark_slots(CHARACTER)
    drawing = render_slots(svg, slots, 64)
    total = drawing.masks.astype(int).sum(axis=0) + drawing.base.max(axis=2)
    assert total.max() <= 255 + 4
    assert drawing.masks[0, 0, 0] == 255, "the corner is background"


def test_a_narrow_drawing_stands_at_the_bottom_centre() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">'
        '<rect width="10" height="20"/></svg>'
    )
    picture = render_svg(svg, 40, "#ffffff")
    dark = np.argwhere(picture[..., 0] < 128)
    assert dark.min(axis=0).tolist() == [0, 10] and dark.max(axis=0).tolist() == [39, 29]


def test_ordinary_fills_become_slots_and_black_and_white_stay() -> None:
    svg = (
        '<svg><path fill="#FCEA2B"/><path fill="#fcea2b" stroke="#000"/>'
        '<path fill="#EA5A47"/><path fill="#FFFFFF"/></svg>'
    )
    marked = slots_from_fills(svg, most=4)
    assert marked is not None
    text, slots = marked
    assert slots == (1, 2)
    assert text.count("#510701") == 2 and text.count("#510702") == 1
    assert 'stroke="#000"' in text and "#FFFFFF" in text


def test_drawings_with_too_many_colours_are_left_out() -> None:
    svg = "".join(f'<path fill="#{value:02x}8040"/>' for value in range(9))
    assert slots_from_fills(svg, most=8) is None
    assert slots_from_fills('<path fill="#000"/>', most=8) is None
