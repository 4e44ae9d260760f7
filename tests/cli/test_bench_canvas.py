"""What `sketchpad bench canvas` draws and measures, with a drawing small enough for a test."""

from __future__ import annotations

import json

import numpy as np
import pytest

from sketchpad.cli import bench_canvas
from sketchpad.cli.bench_canvas import large_document, measure_canvas
from sketchpad.cli.commands import run_command
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
    stages = [entry.stage for entry in measured[:6]]
    assert stages == [
        "pen event to painted ink",
        "pen lift to painted stroke",
        "undo",
        "redo",
        "pan",
        "zoom",
    ]
    assert [len(entry.values) for entry in measured[:3]] == [58, 2, 2]
    assert all(value > 0 for entry in measured for value in entry.values)
    assert measured[-1].unit == "MB"
    assert "14 strokes, 256×256 px, 2 layers" in measured[-1].stage


def test_the_command_tells_it_as_json(
    qapp: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = large_document(strokes=4, layers=1, side_px=128)
    monkeypatch.setattr(bench_canvas, "large_document", lambda: small)
    assert run_command(["bench", "canvas", "--repeats", "1", "--json"]) == 0
    measurements = json.loads(capsys.readouterr().out)["measurements"]
    assert {entry["group"] for entry in measurements} == {
        "canvas, fitted",
        "canvas, 100 %",
        "memory",
    }
