"""The weights that come with the program, on the drawings and pictures that come with it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from engine.model_store import bundled_models_dir, default_model
from engine.paint import KIND, PaintPipeline
from engine.pictures import read_picture
from engine.request import PaintRequest, StyleReference
from sketchpad import bundled
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke

pytestmark = pytest.mark.e2e

BACKGROUND_TOLERANCE = 0.05 * 255
CORNER_PX = 16
FLAT = {"amber": (210, 140, 40), "teal": (40, 130, 140), "pink": (240, 190, 200)}


@pytest.fixture(scope="module")
def released() -> PaintPipeline:
    assert default_model(KIND).path.parent == bundled_models_dir()
    return PaintPipeline.load_default()


@pytest.fixture(scope="module", params=[path.stem for path in bundled.sketch_drawings()])
def lines(request: pytest.FixtureRequest, qapp: QApplication) -> NDArray[np.uint8]:
    """A bundled sketch as the sheet shows it, (1024, 1024)."""
    model = DocumentModel()
    for size_px, points in bundled.read_strokes(
        bundled.ASSETS / "sketches" / f"{request.param}.json"
    ):
        model.add_stroke(Stroke(points, Brush(size_px)))
    rendered = model.rendered_lines()
    assert (rendered[:CORNER_PX, :CORNER_PX] == 255).all(), "the corner is paper"
    assert (rendered < 128).any(), "and elsewhere there are lines"
    return rendered


def flat(name: str) -> NDArray[np.uint8]:
    """A picture of one colour."""
    return np.full((32, 32, 3), FLAT[name], np.uint8)


def paint(
    pipeline: PaintPipeline, lines: NDArray[np.uint8], *pictures: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    references = tuple(StyleReference(picture) for picture in pictures)
    return pipeline.run(PaintRequest(lines, references)).pixels


def distance_in_corner(painted: NDArray[np.uint8], colour: NDArray[np.float64]) -> float:
    """How far the sheet's top left corner is from a colour, in its worst channel."""
    corner = painted[:CORNER_PX, :CORNER_PX].reshape(-1, 3).mean(axis=0)
    return float(np.abs(corner - colour).max())


@pytest.mark.parametrize("name", FLAT)
def test_the_paper_takes_a_flat_references_colour(
    released: PaintPipeline, lines: NDArray[np.uint8], name: str
) -> None:
    painted = paint(released, lines, flat(name))

    assert distance_in_corner(painted, np.array(FLAT[name])) < BACKGROUND_TOLERANCE


def test_the_paper_takes_the_background_of_a_bundled_picture(
    released: PaintPipeline, lines: NDArray[np.uint8]
) -> None:
    picture = read_picture(bundled.reference_pictures()[0])
    background = np.median(picture[:CORNER_PX].reshape(-1, 3), axis=0)

    assert distance_in_corner(paint(released, lines, picture), background) < BACKGROUND_TOLERANCE


def test_the_lines_stay_as_they_were_drawn(
    released: PaintPipeline, lines: NDArray[np.uint8]
) -> None:
    painted = paint(released, lines, flat("amber"), flat("teal"))

    assert (painted[lines == 0] == 0).all()
    lighter = painted.max(axis=2).astype(int) - lines
    assert lighter.max() <= 1, "ink only ever darkens; 1 is rounding"


def test_a_picture_of_many_colours_paints_more_than_the_background(
    released: PaintPipeline, lines: NDArray[np.uint8]
) -> None:
    picture = read_picture(bundled.reference_pictures()[0])
    painted = paint(released, lines, picture)

    background = painted[:CORNER_PX, :CORNER_PX].reshape(-1, 3).mean(axis=0)
    distance = np.abs(painted[lines == 255] - background).max(axis=1)
    assert (distance > 0.1 * 255).mean() > 0.05
