"""`sketchpad film` with a stand-in for the networks; the film is read back."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from sketchpad.cli import film_run
from sketchpad.cli.commands import run_command
from sketchpad.document.document import Document, Reference
from sketchpad.document.layers import SketchLayer
from sketchpad.document.project_file import save_project
from sketchpad.document.stroke import Brush, Stroke
from tests.fakes import FakePipeline


def project(path: Path, *, reference: bool = False, strokes: int = 3) -> Path:
    """A drawing of horizontal lines, with an amber reference or none."""
    items = []
    for k in range(strokes):
        points = np.array([[10, 20 + 20 * k, 1, 0], [80, 20 + 20 * k, 1, 200]], np.float32)
        items.append(Stroke(points, Brush(4.0), id=10 + k, began_ms=400.0 * k))
    amber = np.full((8, 8, 3), (200, 120, 40), np.uint8)
    references = (Reference(50, "amber", amber),) if reference else ()
    layers = (SketchLayer(1, "Lines", tuple(items)),)
    save_project(path, Document(96, 96, layers=layers, references=references))
    return path


def last_frame(path: Path) -> np.ndarray:
    capture, last = cv2.VideoCapture(str(path)), None
    while True:
        there, frame = capture.read()
        if not there:
            break
        last = frame[:, :, ::-1]
    assert last is not None
    return np.asarray(last)


def test_the_film_lies_beside_the_drawing(
    tmp_path: Path, fake_pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    drawing = project(tmp_path / "lines.sketchpad", reference=True)
    arguments = ["film", str(drawing), "--seconds", "2", "--size", "96", "--paintings", "4"]
    assert run_command(arguments) == 0
    assert capsys.readouterr().out.startswith(
        f"{tmp_path / 'lines.mp4'}: 194×96 px, 2 s, 50 frames"
    )
    drafts = [request.draft for request in fake_pipeline.requests]
    assert drafts == [True, True, False]  # the first of four is of the empty paper
    frame = last_frame(tmp_path / "lines.mp4").astype(int)
    assert np.abs(frame[:8, :90] - 255).max() < 12
    assert np.abs(frame[:8, 104:190] - (200, 120, 40)).max() < 12


def test_styles_take_the_place_of_references(
    tmp_path: Path, fake_pipeline: FakePipeline, red_picture: Path
) -> None:
    drawing = project(tmp_path / "lines.sketchpad", reference=True)
    arguments = ["film", str(drawing), "-s", str(red_picture), "--seconds", "1", "--size", "64"]
    assert run_command([*arguments, "--paintings", "1", "-o", str(tmp_path / "red.gif")]) == 0
    (request,) = fake_pipeline.requests
    assert request.references[0].pixels[0, 0].tolist() == [200, 0, 0]
    assert (tmp_path / "red.gif").read_bytes()[:6] == b"GIF89a"


def test_photos_are_filmed_where_a_class_is_given(
    tmp_path: Path, fake_pipeline: FakePipeline
) -> None:
    drawing = project(tmp_path / "lines.sketchpad")
    arguments = ["film", str(drawing), "-c", "cat", "--seconds", "1", "--size", "64"]
    assert run_command([*arguments, "--paintings", "2"]) == 0
    assert [request.class_name for request in fake_pipeline.photo_requests] == ["cat", "cat"]


def test_without_references_the_drawing_is_alone(
    tmp_path: Path, fake_pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    drawing = project(tmp_path / "lines.sketchpad")
    assert run_command(["film", str(drawing), "--seconds", "1", "--size", "96"]) == 0
    told = capsys.readouterr().out
    assert "96×96 px" in told and "only the drawing is shown" in told
    assert fake_pipeline.asked == []


def test_progress_as_json(
    tmp_path: Path,
    fake_pipeline: FakePipeline,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(film_run, "NICENESS", 0)  # this process is also the tests'
    drawing = project(tmp_path / "lines.sketchpad", reference=True)
    arguments = ["film", str(drawing), "--seconds", "1", "--size", "64", "--json"]
    assert run_command(arguments) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = [record["done"] for record in records]
    assert done == sorted(done) and done[-1] == 1
    assert records[0]["doing"] == "loading the networks"
    assert records[-1]["bytes"] == (tmp_path / "lines.mp4").stat().st_size


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--seconds", "0"], "--seconds lies between"),
        (["--size", "9"], "--size lies between"),
        (["--paintings", "-1"], "--paintings is 0 or more"),
        (["-o", "film.avi"], "name the film film.mp4, .gif or .webp"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    drawing = project(tmp_path / "lines.sketchpad")
    assert run_command(["film", str(drawing), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_drawing_without_strokes_has_no_film(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawing = project(tmp_path / "empty.sketchpad", strokes=0)
    assert run_command(["film", str(drawing)]) == 2
    assert "has no strokes" in capsys.readouterr().err
    assert run_command(["film", str(tmp_path / "nowhere.sketchpad")]) == 2
    assert "Could not open nowhere.sketchpad" in capsys.readouterr().err
