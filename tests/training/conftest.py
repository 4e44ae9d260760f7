"""A handful of recolourable drawings of our own, prepared once."""

from __future__ import annotations

import numpy as np
import pytest

from training.data.drawing_cache import DrawingCache, DrawingCacheWriter
from training.data.recolour import OPENMOJI_STYLE
from training.data.slots import SlotDrawing, mark_slots, render_slots
from training.sketching.line_extraction import separate_lines

SIZE = 64
_STYLES = ("round", "square", "facesjs", OPENMOJI_STYLE)
_PER_STYLE = 4


def _character(style: str, rng: np.random.Generator) -> str:
    """A face with hair and clothes; the style decides the shapes."""
    x, y, r = rng.uniform(42, 58), rng.uniform(36, 44), rng.uniform(20, 26)
    outline = 'stroke="#111" stroke-width="3"' if style != "square" else ""
    head = (
        f'<rect x="{x - r}" y="{y - r}" width="{2 * r}" height="{2 * r}" fill="#510703" {outline}/>'
        if style == "square"
        else f'<circle cx="{x}" cy="{y}" r="{r}" fill="#510703" {outline}/>'
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
    <rect x="20" y="{y + r - 2}" width="60" height="60" fill="#510705" {outline}/>{head}
    <rect x="{x - r}" y="{y - r - 4}" width="{2 * r}" height="{r * 0.8}" fill="#510701" {outline}/>
    <circle cx="{x - 8}" cy="{y}" r="2.5" fill="#000"/><circle cx="{x + 8}" cy="{y}" r="2.5"/>
    </svg>"""


@pytest.fixture(scope="session")
def drawings() -> dict[tuple[str, str], SlotDrawing]:
    rng = np.random.default_rng(0)
    rendered = {}
    for style in _STYLES:
        for number in range(_PER_STYLE):
            svg, slots = mark_slots(_character(style, rng))
            rendered[style, f"{number:02}"] = render_slots(svg, slots, SIZE)
    return rendered


@pytest.fixture(scope="session")
def drawing_cache(
    drawings: dict[tuple[str, str], SlotDrawing], tmp_path_factory: pytest.TempPathFactory
) -> DrawingCache:
    folder = tmp_path_factory.mktemp("drawings")
    sources = {"round": {"name": "Round people", "licence": "CC0 1.0", "source": "these tests"}}
    with DrawingCacheWriter(folder, SIZE, sources) as writer:
        for (style, name), drawing in drawings.items():
            writer.add(style, name, *separate_lines(drawing))
    return DrawingCache(folder)
