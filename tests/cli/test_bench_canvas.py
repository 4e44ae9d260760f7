"""What `sketchpad bench canvas` draws and measures, with a drawing small enough for a test."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import numpy as np
import pytest

from sketchpad.cli import bench_canvas
from sketchpad.cli.bench_canvas import measure_canvas
from sketchpad.cli.commands import run_command
from sketchpad.cli.large_drawing import large_document
from sketchpad.cli.machine import machine_in_words, processor_name
from sketchpad.document.stroke import Stroke


def test_the_document_is_as_large_as_promised_and_always_the_same() -> None:
    document, again = large_document(strokes=10, layers=4), large_document(strokes=10, layers=4)
    assert [len(layer.items) for layer in document.sketch_layers] == [3, 3, 2, 2]
    assert (document.width_px, document.height_px) == (2048, 2048)
    for one, other in zip(document.items, again.items, strict=True):
        assert isinstance(one, Stroke) and isinstance(other, Stroke)
        assert np.array_equal(one.points, other.points) and one.brush == other.brush
    assert len({item.id for item in document.items}) == 10


def test_everything_is_measured_and_the_drawing_grows_by_the_pen(qapp: object) -> None:
    document = large_document(strokes=8, layers=2, side_px=256)
    measured = measure_canvas(repeats=2, document=document)
    views = list(dict.fromkeys(entry.group for entry in measured[:-1]))
    assert views == ["canvas, fitted", "canvas, 100 %", "canvas, 200 %", "canvas, turned"]
    stages = {entry.stage: len(entry.values) for entry in measured[: len(measured) // 4]}
    assert stages == {
        "pen event to painted ink": 58,
        "pen lift to painted stroke": 2,
        "undo": 2,
        "redo": 2,
        "pan": 10,
        "zoom": 2,
        "first move of 11 strokes": 1,
        "move 11 strokes": 10,
        "drop 11 strokes": 1,
        "undo of 11 strokes": 1,
        "redo of 11 strokes": 1,
    }
    assert all(value > 0 for entry in measured for value in entry.values)
    assert measured[-1].unit == "MB"
    assert "20 strokes, 256×256 px, 2 layers" in measured[-1].stage


def test_the_command_tells_it_as_json(
    qapp: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = large_document(strokes=4, layers=1, side_px=128)
    monkeypatch.setattr(bench_canvas, "large_document", lambda: small)
    assert run_command(["bench", "canvas", "--repeats", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["machine"].startswith(machine_in_words().split(", load")[0])
    assert {entry["group"] for entry in told["measurements"]} == {
        "canvas, fitted",
        "canvas, 100 %",
        "canvas, 200 %",
        "canvas, turned",
        "memory",
    }


@pytest.mark.parametrize("ratio", ["0", "9"])
def test_a_screen_that_nobody_has_is_refused(
    capsys: pytest.CaptureFixture[str], ratio: str
) -> None:
    assert run_command(["bench", "canvas", "--pixel-ratio", ratio]) != 0
    assert "--pixel-ratio must be between 0.5 and 4" in capsys.readouterr().err


def test_the_processor_is_called_by_its_name(tmp_path: Path) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text("processor\t: 0\nmodel name\t: Abacus 9\nprocessor\t: 1\n")
    assert processor_name(told) == "Abacus 9"
    assert processor_name(tmp_path / "missing") == (platform.processor() or platform.machine())
