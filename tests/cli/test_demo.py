from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.errors import CheckpointError
from engine.pictures import read_picture
from engine.request import PaintRequest
from engine.result import Result
from sketchpad import bundled
from sketchpad.__main__ import main
from sketchpad.cli import guided_tour
from sketchpad.cli.guided_tour import TILE_PX, tile
from tests.fakes import FakePipeline, photo_colour


class BrokenPipeline(FakePipeline):
    def run(self, request: PaintRequest) -> Result:
        raise CheckpointError("these weights are odd; choose others.")


def test_draws_by_mouse_and_keeps_every_painting(
    qtbot: QtBot,
    fake_pipeline: FakePipeline,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sketches, references = bundled.sketch_drawings()[:2], bundled.reference_pictures()[:2]
    monkeypatch.setattr(bundled, "sketch_drawings", lambda: sketches)
    monkeypatch.setattr(guided_tour, "MAX_REFERENCES", len(references))

    assert main(["demo", "--output", str(tmp_path)]) == 0

    for index in range(1, len(sketches) + 1):
        for reference in references:
            painted = read_picture(tmp_path / f"painting-{index}-{reference.stem}.png")
            expected = read_picture(reference).reshape(-1, 3).mean(axis=0)
            paper = np.median(painted.reshape(-1, 3), axis=0)
            np.testing.assert_allclose(paper, expected, atol=2)
            assert painted.min() < 60  # and it is drawn upon
    sheet = read_picture(tmp_path / "contact-sheet.png")
    assert sheet.shape == (TILE_PX * (1 + len(sketches)), TILE_PX * (1 + len(references)), 3)
    assert read_picture(tmp_path / "window-empty.png").shape == (800, 1280, 3)
    assert (tmp_path / "window-2-drawing.png").is_file()
    assert (tmp_path / "window-2-painted.png").is_file()
    assert str(tmp_path) in capsys.readouterr().out
    assert any(request.draft for request in fake_pipeline.requests)  # painted while drawing


def test_photographs_the_sketches_of_known_classes(
    qtbot: QtBot,
    fake_pipeline: FakePipeline,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sketches = bundled.sketch_drawings()[:1]
    monkeypatch.setattr(bundled, "sketch_drawings", lambda: sketches)
    monkeypatch.setattr(guided_tour, "MAX_REFERENCES", 1)
    monkeypatch.setattr("sketchpad.photo_classes.drawable_classes", lambda: ("teapot", "pizza"))

    assert main(["demo", "--output", str(tmp_path)]) == 0

    for class_name in ("teapot", "pizza"):
        for seed in guided_tour.PHOTO_SEEDS:
            photo = read_picture(tmp_path / f"photo-{class_name}-{seed}.png")
            np.testing.assert_array_equal(photo[2, 2], photo_colour(class_name, seed))
        assert (tmp_path / f"window-photo-{class_name}.png").is_file()
    sheet = read_picture(tmp_path / "photo-contact-sheet.png")
    assert sheet.shape == (2 * TILE_PX, (1 + len(guided_tour.PHOTO_SEEDS)) * TILE_PX, 3)


def test_a_failing_engine_ends_the_demo_with_its_own_words(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(
        "sketchpad.cli.loading.load_pipeline",
        lambda lens, model=None, device=None: BrokenPipeline(),
    )

    assert main(["demo", "--output", str(tmp_path)]) == 2
    assert "these weights are odd" in capsys.readouterr().err


def test_an_output_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocker = tmp_path / "output"
    blocker.write_text("in the way")

    assert main(["demo", "--output", str(blocker)]) == 2
    assert str(blocker) in capsys.readouterr().err


@pytest.mark.parametrize("shape", [(40, 400, 3), (400, 40, 3), (3, 3, 3)])
def test_a_tile_keeps_proportions(shape: tuple[int, int, int]) -> None:
    square = tile(np.zeros(shape, np.uint8))

    assert square.shape == (TILE_PX, TILE_PX, 3)
    _, _, width, height = cv2.boundingRect((square[..., 0] < 128).astype(np.uint8))
    assert width / height == pytest.approx(shape[1] / shape[0], rel=0.05)
    assert max(width, height) == TILE_PX
