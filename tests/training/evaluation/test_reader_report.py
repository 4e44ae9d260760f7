"""The reader's report on a network whose answers are known."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.classes import SKETCHY_CLASSES
from engine.nn.reader import ReaderConfig, ReaderNetwork, Stage
from engine.reader import KIND, Calibration
from training.data.manifest import Manifest, ManifestRecord, split_of
from training.data.reader_pairs import Drawing, untrained
from training.errors import DataError
from training.evaluation.reader_report import (
    confusions,
    evaluate_reader,
    first_part,
    measure_reader,
)

PIZZA, FISH = SKETCHY_CLASSES.index("pizza"), SKETCHY_CLASSES.index("fish")
TINY = ReaderConfig(32, 125, 4, 0.0, (Stage(expand=1, channels=4, kernel=3, stride=2, repeats=1),))


class InkCounter(ReaderNetwork):
    """Reads much ink as pizza and little as fish, each with probability 3 : 1."""

    def forward(self, lines: Tensor) -> Tensor:
        much = (lines < 0).float().mean(dim=(1, 2, 3)) > 0.3  # (B,)
        logits = torch.full((len(lines), len(SKETCHY_CLASSES)), -30.0)
        logits[:, FISH], logits[:, PIZZA] = 0.0, 0.0
        logits[much, PIZZA] = logits[~much, FISH] = float(np.log(3))
        return logits


def block(filled: bool) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    lines = np.full((40, 40), 255, np.uint8)
    lines[8:32, 8:32] = 0
    if not filled:
        lines[10:30, 10:30] = 255
    return lines


def sketch(name: str, pair_id: str, filled: bool) -> Drawing:
    return Drawing(name, pair_id, "sketchy", block(filled))


def test_shares_of_right_readings_by_hand() -> None:
    drawings = [
        sketch("pizza", "a", True),
        sketch("pizza", "a", False),
        sketch("fish", "b", False),
        sketch("teapot", "c", False),
    ]
    calibration = Calibration(temperature=1.0, sure_at=0.7)
    numbers, pairs = measure_reader(InkCounter(TINY).eval(), calibration, drawings)
    assert numbers["sketchy.photos"] == 3 and numbers["sketchy.top1"] == 0.5
    # ours: two pizzas and a teapot; without fish every one of them is read as pizza
    assert numbers["ours10.drawings"] == 3
    assert numbers["ours10.top1"] == pytest.approx(2 / 3)
    assert numbers["ours10.top1_of_all"] == pytest.approx(1 / 3)
    assert (numbers["sure.share"], numbers["sure.precision"]) == (1.0, 0.5)
    assert numbers["ece.after"] == pytest.approx(0.25, abs=1e-5)  # sure to 3/4, right in half
    assert sorted(pairs) == [("pizza", "fish", 1), ("teapot", "fish", 1)]


def test_confusions_come_in_the_order_of_their_number() -> None:
    logits = np.zeros((4, 125), np.float32)
    logits[:, PIZZA] = 1
    labels = np.array([FISH, FISH, 0, PIZZA])
    assert confusions(logits, labels) == [("fish", "pizza", 2), (SKETCHY_CLASSES[0], "pizza", 1)]


def test_the_first_part_cuts_the_stroke_at_hand() -> None:
    strokes = [np.array([[x, y] for x in range(50, 350, 50)], np.float32) for y in (100, 300)]
    drawing = Drawing("fish", "d", "drawings", block(True), strokes)
    half, most = first_part(drawing, 0.5), first_part(drawing, 0.75)
    assert half.strokes is not None and most.strokes is not None
    assert [len(stroke) for stroke in half.strokes] == [6]
    assert [len(stroke) for stroke in most.strokes] == [6, 3]
    assert (half.lines[25:] == 255).all() and (most.lines[25:] < 128).any()


def test_ids_that_a_manifest_moved_are_not_measured() -> None:
    ids = [f"n0_{number}" for number in range(40)]
    kept = untrained([sketch("pizza", pair_id, True) for pair_id in ids], "held_out")
    assert [d.pair_id for d in kept] == [i for i in ids if split_of(i) == "held_out"]
    assert 0 < len(kept) < 40


def test_without_held_out_sketches_there_is_no_measurement() -> None:
    with pytest.raises(DataError, match="no held-out sketch"):
        measure_reader(InkCounter(TINY), Calibration(), [])


def test_the_command_writes_numbers_sheet_and_card(tmp_path: Path) -> None:
    held_out = next(f"n1_{n}" for n in range(99) if split_of(f"n1_{n}") == "held_out")
    Image.fromarray(block(True)).save(tmp_path / "a.png")
    people = lzma.compress(json.dumps([{"fish": [[[10, 10], [390, 390]]]}]).encode())
    (tmp_path / "drawings.json.xz").write_bytes(people)
    record = ManifestRecord("a.png", "pizza", "sketch", held_out, "sketchy", "x", "held_out", "")
    Manifest(tmp_path, (record,)).write(tmp_path / "manifest.jsonl")
    weights, output = tmp_path / "tiny.safetensors", tmp_path / "out"
    meta = CheckpointMeta(
        KIND, TINY.to_dict(), {"calibration": {"temperature": 2.0, "sure_at": 0.4}}, 7,
        [{"name": "Sketchy", "licence": "research use", "source": "here"}], "train it", "tiny",
        list(SKETCHY_CLASSES),
    )  # fmt: skip
    save_checkpoint(weights, ReaderNetwork(TINY).state_dict(), meta, half=True)
    numbers = evaluate_reader(weights, tmp_path, output)
    assert json.loads((output / "tiny.json").read_text()) == numbers
    assert numbers["sketchy.drawings"] == 1 and numbers["sketchy.top1"] in (0.0, 1.0)
    card = (output / "tiny.md").read_text()
    assert "Sketchy, 1 held-out photos | 1 | 125" in card and "temperature 2.00" in card
    assert "- Sketchy: research use (here)" in card and "`train it`, 7 steps" in card
    with Image.open(output / "tiny.jpg") as sheet:
        assert sheet.width == 320
