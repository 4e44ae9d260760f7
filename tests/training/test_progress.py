"""Sinks: lines that parse, a terminal line that people can read, scalars for TensorBoard."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rich.console import Console
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from training.progress import JsonLines, TensorBoard, TerminalLine

STEP = {
    "event": "step",
    "step": 50,
    "hours": 0.5,
    "losses": {"toy/loss": 0.25, "toy/l1": 0.5},
    "grad_norm": {"toy": 2.0},
    "lr": 1e-3,
    "seconds_per_step": 0.125,
    "data_seconds_per_step": 0.0,
}
VALIDATION = {
    "event": "validation",
    "step": 60,
    "hours": 0.6,
    "metrics": {"error": 0.125},
    "best": True,
}


def test_json_lines_are_whole_lines_with_null_for_what_is_not_finite() -> None:
    stream = io.StringIO()
    sink = JsonLines(stream)
    sink.write(STEP)
    sink.write({"event": "step", "losses": {"toy/loss": float("nan")}})
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first == STEP
    assert second["losses"] == {"toy/loss": None}


def test_json_lines_go_on_where_a_file_ends(tmp_path: Path) -> None:
    path = tmp_path / "progress.jsonl"
    for step in (1, 2):
        sink = JsonLines.append_to(path)
        sink.write({"event": "step", "step": step})
        sink.close()
    assert [json.loads(line)["step"] for line in path.read_text().splitlines()] == [1, 2]


def test_json_lines_close_what_they_opened_and_only_that(tmp_path: Path) -> None:
    path, lent = tmp_path / "progress.jsonl", io.StringIO()
    own = JsonLines.append_to(path)
    for sink in (own, JsonLines(lent)):
        sink.close()
    assert not lent.closed
    with pytest.raises(ValueError, match="closed file"):
        own.write(STEP)


def test_the_terminal_shows_the_loss_and_keeps_validations() -> None:
    stream = io.StringIO()
    sink = TerminalLine(
        steps=100, hours=0, console=Console(file=stream, force_terminal=True, width=100)
    )
    sink.write(STEP)
    sink.write(VALIDATION)
    sink.close()
    shown = stream.getvalue()
    assert "step 50  toy/loss 0.2500  0.12 s/step" in shown
    assert "50 %" in shown
    assert "step 60 (0.60 h) validation: metrics error 0.125  best True" in shown


def test_tensorboard_gets_losses_and_metrics(tmp_path: Path) -> None:
    sink = TensorBoard(tmp_path)
    sink.write(STEP)
    sink.write(VALIDATION)
    sink.close()
    read = EventAccumulator(str(tmp_path)).Reload()
    assert [(item.step, item.value) for item in read.Scalars("loss/toy/l1")] == [(50, 0.5)]
    assert [(item.step, item.value) for item in read.Scalars("validation/error")] == [(60, 0.125)]


def test_tensorboard_shows_contact_sheets(tmp_path: Path) -> None:
    path = tmp_path / "sheet.png"
    Image.fromarray(np.full((6, 8, 3), (250, 20, 30), np.uint8)).save(path)
    sink = TensorBoard(tmp_path / "tensorboard")
    sink.write({"event": "sheet", "step": 70, "hours": 0.7, "path": str(path)})
    sink.close()
    read = EventAccumulator(str(tmp_path / "tensorboard")).Reload()
    (shown,) = read.Images("contact sheet")
    with Image.open(io.BytesIO(shown.encoded_image_string)) as sheet:
        assert (shown.step, sheet.size, sheet.getpixel((0, 0))) == (70, (8, 6), (250, 20, 30))
