from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from torch import nn

from engine.checkpoint import (
    CheckpointMeta,
    load_checkpoint,
    load_into,
    read_meta,
    save_checkpoint,
)
from engine.errors import CheckpointError

META = CheckpointMeta(
    kind="paint",
    config={"width": 8, "stages": [1, 2]},
    preprocessing={"polarity": "ink"},
    step=120,
    data_sets=[{"name": "ours", "licence": "CC0-1.0", "source": "drawn"}],
    command="train paint",
    name="tiny",
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.safetensors"
    save_checkpoint(path, nn.Conv2d(2, 3, 1).state_dict(), META)
    return path


def write_header(path: Path, header: str) -> Path:
    save_file({"w": np.zeros(2, np.float32)}, path, {"sketchpad": header})
    return path


def test_weights_and_meta_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    state = {"a": torch.randn(3, 2), "count": torch.tensor([7])}
    save_checkpoint(path, state, META)
    meta, loaded = load_checkpoint(path, "paint")
    assert meta == META == read_meta(path)
    assert torch.equal(loaded["a"], state["a"])
    assert loaded["count"].dtype == torch.int64 and loaded["count"].item() == 7
    assert list(tmp_path.iterdir()) == [path]


def test_half_precision_halves_the_file_and_loads_as_float32(tmp_path: Path) -> None:
    state = {"a": torch.randn(64, 64)}
    full, half = tmp_path / "full.safetensors", tmp_path / "half.safetensors"
    save_checkpoint(full, state, META)
    save_checkpoint(half, state, META, half=True)
    assert half.stat().st_size < 0.6 * full.stat().st_size
    loaded = load_checkpoint(half, "paint")[1]["a"]
    assert loaded.dtype == torch.float32
    assert torch.allclose(loaded, state["a"], atol=2e-3)


def test_shared_and_strided_weights_can_be_saved(tmp_path: Path) -> None:
    weight = torch.randn(2, 3, 4, 4).contiguous(memory_format=torch.channels_last)
    save_checkpoint(tmp_path / "w.safetensors", {"a": weight, "b": weight}, META)
    loaded = load_checkpoint(tmp_path / "w.safetensors", "paint")[1]
    assert torch.equal(loaded["a"], weight) and torch.equal(loaded["b"], weight)


@pytest.mark.parametrize(("value", "half"), [(float("nan"), False), (1e6, True)])
def test_weights_that_are_not_finite_are_refused(tmp_path: Path, value: float, half: bool) -> None:
    with pytest.raises(CheckpointError, match="weight a is not finite"):
        save_checkpoint(tmp_path / "w.safetensors", {"a": torch.tensor([value])}, META, half=half)
    assert not list(tmp_path.iterdir())


def test_a_failed_save_keeps_the_old_file(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()

    def full_disk(tensors: object, path: Path, metadata: object) -> None:
        Path(path).write_bytes(b"half a file")
        raise OSError("No space left on device")

    monkeypatch.setattr("safetensors.torch.save_file", full_disk)
    with pytest.raises(CheckpointError, match="No space left"):
        save_checkpoint(saved, {"a": torch.zeros(1)}, META)
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]


def test_a_missing_target_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="Choose a folder"):
        save_checkpoint(tmp_path / "no" / "w.safetensors", {"a": torch.zeros(1)}, META)


def test_another_kind_is_refused(saved: Path) -> None:
    with pytest.raises(CheckpointError, match="“paint” network, but “photo” is needed"):
        load_checkpoint(saved, "photo")


def test_a_newer_format_asks_for_an_update(tmp_path: Path) -> None:
    header = json.dumps({"format_version": 2, "kind": "paint", "config": {}})
    path = write_header(tmp_path / "new.safetensors", header)
    with pytest.raises(CheckpointError, match="format 2.*Update the program"):
        read_meta(path)


@pytest.mark.parametrize("kept", [4, 40, 0.7, -1])
def test_a_truncated_file_is_recognised(saved: Path, kept: float) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: int(kept * len(data)) if isinstance(kept, float) else kept])
    with pytest.raises(CheckpointError, match="cut short|not a readable"):
        load_checkpoint(saved, "paint")


def test_a_file_without_its_last_bytes_is_called_cut_short(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-3])
    with pytest.raises(CheckpointError, match="cut short.*again"):
        load_checkpoint(saved, "paint")


@pytest.mark.parametrize("content", [b"", b"hello, I am a text file", b"\x80\x02}q\x00."])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(content)
    with pytest.raises(CheckpointError, match="not a readable"):
        load_checkpoint(path, "paint")


@pytest.mark.parametrize("name", ["missing.safetensors", "."])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(CheckpointError, match="no weights file"):
        read_meta(tmp_path / name)


def test_weights_of_another_program_are_refused(tmp_path: Path) -> None:
    save_file({"w": np.zeros(2, np.float32)}, tmp_path / "w.safetensors")
    with pytest.raises(CheckpointError, match="no Sketchpad description"):
        load_checkpoint(tmp_path / "w.safetensors", "paint")


@pytest.mark.parametrize(
    "header",
    ["{not json", "[]", "{}", '{"format_version": "x"}', '{"format_version": 1, "kind": "paint"}'],
)
def test_a_damaged_description_is_refused(tmp_path: Path, header: str) -> None:
    path = write_header(tmp_path / "w.safetensors", header)
    with pytest.raises(CheckpointError, match="damaged|incomplete"):
        read_meta(path)


def test_fields_of_a_later_minor_release_are_ignored(tmp_path: Path) -> None:
    header = json.dumps({"format_version": 1, "kind": "paint", "config": {}, "mood": "blue"})
    assert read_meta(write_header(tmp_path / "w.safetensors", header)).kind == "paint"


def test_strict_loading_names_what_does_not_fit() -> None:
    network = nn.Linear(2, 2)
    before = network.weight.clone()
    state = {"weight": torch.zeros(3, 2), "extra": torch.zeros(1)}
    with pytest.raises(CheckpointError) as caught:
        load_into(network, state, "w.safetensors")
    message = str(caught.value)
    assert "1 missing: bias" in message and "1 unexpected: extra" in message
    assert "weight (3, 2) instead of (2, 2)" in message and "w.safetensors" in message
    assert torch.equal(network.weight, before)


def test_strict_loading_fills_the_network(saved: Path) -> None:
    network = nn.Conv2d(2, 3, 1)
    state = load_checkpoint(saved, "paint")[1]
    load_into(network, state, saved)
    assert torch.equal(network.weight, state["weight"])
