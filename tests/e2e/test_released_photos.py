"""The photo network that comes with the program, on the sample sketches that come with it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from engine.model_store import bundled_models_dir, default_model
from engine.photo import KIND, PhotoPipeline
from engine.request import PhotoRequest
from sketchpad import bundled
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke
from training.evaluation.judge_network import Judge

pytestmark = pytest.mark.e2e

LEAST_RIGHT = 0.6  # of the sample sketches' photos, as the independent judge sees them

Pixels = NDArray[np.uint8]


@pytest.fixture(scope="module")
def released() -> PhotoPipeline:
    assert default_model(KIND).path.parent == bundled_models_dir()
    return PhotoPipeline.load_default()


@pytest.fixture(scope="module")
def classes() -> list[str]:
    return default_model(KIND).meta.classes


@pytest.fixture(scope="module")
def samples(qapp: QApplication, classes: list[str]) -> dict[str, Pixels]:
    """The bundled sketch of each class that the network knows, as the sheet shows it."""
    drawn = {}
    for name, path in bundled.photo_sketches().items():
        if name in classes:
            model = DocumentModel()
            for size_px, points in bundled.read_strokes(path):
                model.add_stroke(Stroke(points, Brush(size_px)))
            drawn[name] = model.rendered_lines()
    return drawn


def test_every_class_has_a_sample(samples: dict[str, Pixels], classes: list[str]) -> None:
    assert sorted(samples) == sorted(classes) and len(classes) >= 10


def test_most_samples_become_what_they_show(
    released: PhotoPipeline, samples: dict[str, Pixels], classes: list[str]
) -> None:
    made = [
        released.run(PhotoRequest(lines, name, seed=seed)).pixels[::8, ::8]
        for name, lines in samples.items()
        for seed in (1, 2)
    ]
    judge = Judge.load()
    seen = judge.look(np.stack(made)).choices(judge.columns(classes))
    wanted = [name for name in samples for _ in (1, 2)]
    right = np.mean([classes[c] == name for c, name in zip(seen, wanted, strict=True)])
    assert right >= LEAST_RIGHT


def test_class_and_seed_decide_and_repeat(
    released: PhotoPipeline, samples: dict[str, Pixels]
) -> None:
    request = PhotoRequest(samples["pizza"], "pizza", seed=1)
    photo = released.run(request).pixels.astype(int)
    again = released.run(request).pixels
    assert (again == photo).all()
    changed = {
        "seed": dataclasses.replace(request, seed=2),
        "class": dataclasses.replace(request, class_name="flower"),
    }
    for name, other in changed.items():
        assert np.abs(released.run(other).pixels - photo).mean() > 3, name


def test_an_airplane_flies_before_a_bluer_sky_than_a_pizza(
    released: PhotoPipeline, samples: dict[str, Pixels]
) -> None:
    def blueness(name: str) -> float:
        photos = [
            released.run(PhotoRequest(samples[name], name, seed=seed)).pixels for seed in range(4)
        ]
        return float(np.mean([photo[..., 2].mean() - photo[..., 0].mean() for photo in photos]))

    assert blueness("airplane") > blueness("pizza") + 30


def test_a_blank_sheet_stays_paper(released: PhotoPipeline) -> None:
    blank = np.full((256, 256), 255, np.uint8)
    assert (released.run(PhotoRequest(blank, "pizza")).pixels == 255).all()
