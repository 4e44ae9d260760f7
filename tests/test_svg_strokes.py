from __future__ import annotations

import numpy as np
import pytest

from engine.errors import PictureError
from sketchpad.document.stroke import Stroke
from sketchpad.svg_strokes import DEFAULT_WIDTH_PX, STEP_PX, strokes_of_svg


def svg(content: str, head: str = 'viewBox="0 0 200 200" width="200" height="200"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{content}</svg>'.encode()


def only(content: str) -> Stroke:
    (stroke,) = strokes_of_svg(svg(content))
    return stroke


def test_a_polyline_keeps_its_corners_and_its_width() -> None:
    stroke = only('<path d="M10 20 L60 20 L60 70" fill="none" stroke="#000" stroke-width="4"/>')
    assert stroke.points[0, :2].tolist() == [10, 20]
    assert stroke.points[-1, :2].tolist() == [60, 70]
    corner = (stroke.points[:, :2] == (60, 20)).all(axis=1)
    assert corner.sum() == 2, "twice, so that it stays sharp"
    assert stroke.brush.size_px == 4
    assert (stroke.points[:, 2] == 1).all()


def test_curves_are_followed_closely() -> None:
    stroke = only('<circle cx="100" cy="90" r="50" fill="none" stroke="black"/>')
    away = np.hypot(stroke.points[:, 0] - 100, stroke.points[:, 1] - 90)
    assert away == pytest.approx(50, abs=0.05)
    steps = np.hypot(*np.diff(stroke.points[:, :2], axis=0).T)
    assert steps.max() <= STEP_PX + 0.5
    assert stroke.points[0, :2] == pytest.approx(stroke.points[-1, :2], abs=1e-3)


def test_transforms_units_and_styles_count() -> None:
    head = 'viewBox="0 0 100 100" width="200" height="200"'
    content = (
        '<g transform="translate(10,0) rotate(90)" style="stroke:red;stroke-width:2px;fill:none">'
        '<line x1="0" y1="0" x2="20" y2="0"/></g>'
    )
    (stroke,) = strokes_of_svg(svg(content, head))
    assert stroke.points[[0, -1], :2] == pytest.approx(np.array([(20, 0), (20, 40)]), abs=1e-3)
    assert stroke.brush.size_px == pytest.approx(4)


def test_every_part_of_a_path_is_a_stroke_and_filled_shapes_get_their_edge() -> None:
    assert len(strokes_of_svg(svg('<path d="M0 0L9 9M20 20L30 30" stroke="#000"/>'))) == 2
    edge = only('<rect x="10" y="10" width="30" height="20"/>')
    assert edge.brush.size_px == DEFAULT_WIDTH_PX
    assert edge.points[:, :2].max(axis=0).tolist() == [40, 30]


def test_what_cannot_be_seen_is_left_out() -> None:
    hidden = (
        '<rect width="9" height="9" style="display:none"/>'
        '<rect width="9" height="9" fill="none"/>'
        '<line x2="9" y2="9" stroke="none"/><text x="5" y="9">words</text>'
    )
    assert len(strokes_of_svg(svg(hidden + '<line x2="9" y2="9" stroke="#000"/>'))) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no svg at all",
        b"<svg",
        svg(""),
        svg('<path d="M0 0 L nan 4" stroke="#000"/>'),
        svg('<path d="M0 0 L 1e300 4" stroke="#000"/>'),
        svg('<path d="what is this" stroke="#000"/>'),
    ],
)
def test_bad_input_says_what_to_do(data: bytes) -> None:
    with pytest.raises(PictureError, match=r"SVG on the clipboard .*\. (Copy|copy)"):
        strokes_of_svg(data)
