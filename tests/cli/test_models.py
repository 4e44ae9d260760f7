from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from sketchpad.__main__ import main


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One tiny weights file, the only one that the program finds."""
    path = tmp_path / "tiny.safetensors"
    meta = CheckpointMeta(
        kind="paint",
        config={},
        step=1234,
        data_sets=[{"name": "faces", "licence": "CC0-1.0", "source": "drawn here"}],
        command="train paint-compact",
        name="tiny",
        classes=["pizza", "car_(sedan)"],
    )
    save_checkpoint(path, {"weight": torch.zeros(2)}, meta)
    monkeypatch.setattr("engine.model_store.bundled_models_dir", lambda: tmp_path)
    return path


def test_lists_data_licence_and_hash(weights: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0

    output = capsys.readouterr().out
    assert "tiny  (paint, step 1,234, 0.0 MB), the default" in output
    assert hashlib.sha256(weights.read_bytes()).hexdigest() in output
    assert "faces · CC0-1.0 · drawn here" in output
    assert "train paint-compact" in output
    assert "  classes  car, pizza\n" in output


def test_the_users_own_weights_become_the_default_and_damaged_ones_are_named(
    weights: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr("engine.model_store.user_models_dir", lambda: own)
    save_checkpoint(own / "mine.safetensors", {}, CheckpointMeta("paint", {}, name="mine"))
    (own / "half.safetensors").write_bytes(weights.read_bytes()[:-1])

    assert main(["models"]) == 0

    output = capsys.readouterr().out
    assert [line.split()[0] for line in output.splitlines() if "the default" in line] == ["mine"]
    assert output.index("mine  (paint") < output.index("tiny  (paint")
    assert f"Not usable: {own / 'half.safetensors'} is cut short" in output


def test_says_where_it_looked_when_there_are_none(
    weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "--kind", "photo"]) == 0

    assert "No weights for “photo” in " in capsys.readouterr().out
