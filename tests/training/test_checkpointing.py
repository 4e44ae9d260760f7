"""States on disk: atomic, with a predecessor, never unpickled; and random states put back."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import load_checkpoint
from training.checkpointing import (
    LAST,
    PREVIOUS,
    load_state,
    random_state,
    restore_random_state,
    save_released,
    save_state,
    untouched_randomness,
)
from training.errors import RunError


def test_the_last_state_is_read_and_the_one_before_is_kept(tmp_path: Path) -> None:
    save_state(tmp_path, {"step": 1, "weights": {"w": torch.ones(2)}})
    save_state(tmp_path, {"step": 2, "weights": {"w": torch.zeros(2)}})
    assert load_state(tmp_path)["step"] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [LAST, PREVIOUS]


def test_a_failed_save_keeps_the_last_state_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_state(tmp_path, {"step": 1})

    def full_disk(state: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", full_disk)
    with pytest.raises(RunError, match="No space left on device.*Free some space"):
        save_state(tmp_path, {"step": 2})
    assert load_state(tmp_path)["step"] == 1
    assert [path.name for path in tmp_path.iterdir()] == [LAST]


@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_a_damaged_last_state_falls_back_to_the_one_before(tmp_path: Path, damage: str) -> None:
    for step in (1, 2):
        save_state(tmp_path, {"step": step, "weights": torch.rand(1000)})
    last = tmp_path / LAST
    if damage == "missing":
        last.unlink()
    else:
        last.write_bytes(last.read_bytes()[:500])
    assert load_state(tmp_path)["step"] == 1


def test_no_readable_state_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / LAST).write_bytes(pickle.dumps(Path("malicious"), protocol=2))
    with pytest.raises(RunError, match=r"no training state can be read .*last\.ckpt"):
        load_state(tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    torch.save({"format_version": 99}, tmp_path / LAST)
    with pytest.raises(RunError, match="newer program"):
        load_state(tmp_path)


def test_an_unwritable_run_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RunError, match="choose another folder with --run"):
        save_state(tmp_path / "file", {"step": 1})


def draw() -> tuple[float, float, float]:
    return random.random(), float(np.random.rand()), float(torch.rand(()))


def test_random_states_survive_the_disk(tmp_path: Path) -> None:
    draw()
    save_state(tmp_path, {"random": random_state()})
    expected = draw()
    restore_random_state(load_state(tmp_path)["random"])
    assert draw() == expected


def test_a_judging_block_leaves_random_numbers_alone() -> None:
    state = random_state()
    expected = draw()
    restore_random_state(state)
    with untouched_randomness():
        draw()
    assert draw() == expected


def test_released_weights_are_half_precision_with_their_meta(tmp_path: Path) -> None:
    path = tmp_path / "out.safetensors"
    meta = {"kind": "toy", "config": {"channels": 8}, "name": "toy"}
    save_released(path, {"w": torch.full((1,), 1 / 3)}, meta, step=7, command="train toy")
    read, weights = load_checkpoint(path, "toy")
    assert (read.step, read.command, read.config) == (7, "train toy", {"channels": 8})
    assert weights["w"].item() == torch.tensor(1 / 3).half().item()
