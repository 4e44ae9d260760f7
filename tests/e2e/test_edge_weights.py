"""The edge weights that the program comes with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.edges import EdgePipeline
from engine.model_store import bundled_models_dir, describe_model
from engine.photo_lines import LineArtist
from tests.engine.test_photo_lines import landscape

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def weights() -> Path:
    return bundled_models_dir() / "edges.safetensors"


def test_it_names_its_data_and_how_it_was_trained(weights: Path) -> None:
    meta = describe_model(weights).meta
    assert meta.kind == "edges" and "training train edges" in meta.command
    assert any("BSDS500" in entry["name"] for entry in meta.data_sets)
    assert weights.with_suffix(".md").is_file() and weights.with_suffix(".jpg").is_file()


def test_the_balls_outline_is_found_and_flat_sky_is_not(weights: Path) -> None:
    probability = EdgePipeline.from_checkpoint(weights, "cpu").probability(landscape(True))
    angles = np.linspace(np.pi, 2 * np.pi, 40)  # the upper half, above the hill
    outline = [
        probability[round(110 + 45 * np.sin(a)), round(220 + 45 * np.cos(a))] for a in angles
    ]
    assert np.mean(outline) > 0.7
    assert probability[20:60, 20:100].max() < 0.3
    assert probability[95:125, 205:235].mean() < 0.2


def test_line_art_of_a_photo_is_mostly_paper_with_black_strokes(weights: Path) -> None:
    lines = LineArtist(EdgePipeline.from_checkpoint(weights, "cpu")).lines(
        landscape(True), own_size=False
    )
    assert lines.shape == (768, 1024)
    assert 0.9 < (lines > 250).mean() < 0.995
    assert lines.min() < 40
