"""SVG of strokes: rendered by another program it looks like the paper."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from engine.errors import PictureError
from sketchpad.document.document import Document
from sketchpad.document.layers import PictureLayer, SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke
from sketchpad.export.stroke_svg import INKSCAPE, SVG, save_stroke_svg, stroke_svg


def stroke(item_id: int, brush: Brush, *ends: tuple[float, float]) -> Stroke:
    path = np.array([(x, y, 0.4 + 0.2 * (i % 3), 20 * i) for i, (x, y) in enumerate(ends)])
    return Stroke(path.astype(np.float32), brush, id=item_id)


def rendered(svg: str) -> NDArray[np.uint8]:
    """The SVG over white paper, as resvg draws it."""
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg))
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return np.asarray(Image.alpha_composite(paper, image).convert("L"))


def sheet(document: Document) -> NDArray[np.uint8]:
    return DocumentModel(document).rendered_lines()


def document_of(*items: Item) -> Document:
    return Document.of_items(items, width_px=160, height_px=120)


def assert_alike(document: Document, mean: float = 0.4, share: float = 5e-4) -> None:
    """Edges are smoothed a little differently; nothing else may differ but a pixel in a corner."""
    apart = np.abs(rendered(stroke_svg(document)).astype(int) - sheet(document))
    assert apart.mean() < mean
    assert (apart > 48).mean() < share


WAVE = ((10, 20), (50, 80), (90, 30), (150, 100))


@pytest.mark.parametrize(
    "brush",
    [Brush(8), Brush(14, thinnest=0.05, taper=0.8), Brush(20, kind="marker", opacity=0.4)],
    ids=["ink", "tapered", "marker"],
)
def test_a_stroke_looks_like_on_the_paper(brush: Brush) -> None:
    assert_alike(document_of(stroke(2, brush, *WAVE)))


def test_a_dot_and_a_stroke_that_crosses_itself() -> None:
    loop = ((20, 60), (80, 20), (120, 90), (40, 90), (90, 10))
    assert_alike(document_of(stroke(2, Brush(9), *loop), stroke(3, Brush(12), (140, 20))))


def test_a_pencil_is_as_dark_as_on_the_paper_on_average() -> None:
    document = document_of(stroke(2, Brush(30, kind="pencil", grain=0.8), *WAVE))
    ink, paper = 255 - rendered(stroke_svg(document)), 255 - sheet(document)
    assert ink.mean() == pytest.approx(paper.mean(), rel=0.05)


def test_an_eraser_takes_away_only_what_lay_there_before() -> None:
    eraser = Brush(16, kind="eraser")
    document = document_of(
        stroke(2, Brush(12), (10, 60), (150, 60)),
        stroke(3, eraser, (40, 40), (40, 80)),
        stroke(4, replace(eraser, opacity=0.5), (80, 40), (80, 80)),
        stroke(5, Brush(6), (10, 60), (60, 62)),
        stroke(6, eraser, (120, 40), (120, 80)),
    )
    assert_alike(document)
    lines = rendered(stroke_svg(document))
    assert lines[55, 40] == 255  # erased
    assert lines[61, 40] < 10  # drawn after that
    assert 100 < lines[60, 80] < 160  # half erased


def test_a_placed_sketch_is_there_at_its_size() -> None:
    lines = np.full((30, 40), 255, np.uint8)
    lines[10:20, 5:35] = 0
    document = document_of(SketchPicture(lines, 20, 10, 80, 60, "scan", id=2))
    assert_alike(document, mean=2.0, share=0.05)  # resvg enlarges pictures more sharply
    assert rendered(stroke_svg(document))[40, 60] == 0


def test_every_layer_is_a_group_with_name_opacity_and_visibility() -> None:
    document = document_of()
    document.layers = (
        PictureLayer(9, "traced", np.zeros((2, 2, 4), np.uint8), 0, 0, 10, 10),
        SketchLayer(1, "Lines", (stroke(2, Brush(8), *WAVE),)),
        SketchLayer(3, "Fältchen <2>", (stroke(4, Brush(30), *WAVE),), opacity=0.25),
        SketchLayer(5, "not yet", (stroke(6, Brush(60), *WAVE),), visible=False),
    )
    svg = stroke_svg(document)

    groups = ElementTree.fromstring(svg).findall(f"{{{SVG}}}g")
    label = f"{{{INKSCAPE}}}label"
    assert [group.get(label) for group in groups] == ["Lines", "Fältchen <2>", "not yet"]
    assert [group.get("opacity") for group in groups] == [None, "0.25", None]
    assert [group.get("display") for group in groups] == [None, None, "none"]
    assert_alike(document)


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    document = document_of(stroke(2, Brush(8), *WAVE))
    save_stroke_svg(tmp_path / "a.svg", document)
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == stroke_svg(document)
    with pytest.raises(PictureError, match="picture cannot be saved"):
        save_stroke_svg(tmp_path / "missing" / "a.svg", document)
