from __future__ import annotations

import numpy as np
import pytest

from engine.request import content_hash
from sketchpad.document.document import Document, Reference
from sketchpad.document.stroke import Brush, SketchPicture, Stroke


def test_stroke_copies_its_points_and_clips_pressure() -> None:
    points = np.array([[1, 2, 1.5, 0], [3, 4, -1, 8]], dtype=np.float32)
    stroke = Stroke(points)
    points[:] = 0
    assert stroke.points.tolist() == [[1, 2, 1, 0], [3, 4, 0, 8]]
    with pytest.raises(ValueError, match="read-only"):
        stroke.points[0, 0] = 7


@pytest.mark.parametrize(
    "points", [np.zeros((0, 4)), np.zeros((3, 3)), np.zeros(4), np.array([[np.nan, 0, 1, 0]])]
)
def test_stroke_refuses_points_that_are_none(points: np.ndarray) -> None:
    with pytest.raises(ValueError, match="stroke points"):
        Stroke(points)


@pytest.mark.parametrize("fields", [{"size_px": 0}, {"size_px": float("nan")}, {"taper": 1.1}])
def test_brush_refuses_impossible_settings(fields: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="brush"):
        Brush(**fields)


def test_sketch_picture_refuses_colours() -> None:
    with pytest.raises(ValueError, match="uint8"):
        SketchPicture(np.zeros((4, 4, 3), np.uint8), 0, 0, 4, 4)


def test_reference_hash_depends_on_shape_and_pixels() -> None:
    flat, tall = np.zeros((2, 8, 3), np.uint8), np.zeros((8, 2, 3), np.uint8)
    assert content_hash(flat) != content_hash(tall)
    assert Reference(1, "a", flat).content_hash == Reference(2, "b", flat.copy()).content_hash


def test_reference_is_not_changed_by_its_giver() -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    reference = Reference(1, "a", pixels)
    pixels[:] = 9
    assert reference.pixels.max() == 0


def test_document_counts_changes_and_knows_its_fields() -> None:
    document = Document()
    document.change(seed=4, strength=0.5)
    assert (document.seed, document.strength, document.revision) == (4, 0.5, 1)
    with pytest.raises(AttributeError, match="colour"):
        document.change(colour="red")
    with pytest.raises(AttributeError, match="revision"):
        document.change(revision=9)
