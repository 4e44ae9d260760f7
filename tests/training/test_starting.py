"""A new run starts from a file or from another run, with its classes found by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from tests.training.photo_fixtures import CLASSES, tiny_cache
from tests.training.toy_task import ToyTask
from training.config import Recipe, RunSettings, TaskSettings
from training.data.photo_cache import PhotoCache
from training.errors import RunError
from training.starting import start_from
from training.tables import from_table
from training.tasks.photo import LossTables, NetworkTables, PhotoTask
from training.tasks.photo_material import DataTables, PhotoMaterial
from training.trainer import Trainer

NETWORK = {
    "generator": {
        "sketch": 1, "noise": 8, "noise_channels": 4, "stem": 4, "encoder": [6, 8],
        "decoder": [8, 6], "shuffle": True, "activation": "relu",
    },
    "discriminator": {"stem": 4, "channels": [6, 8]},
}  # fmt: skip


def task(cache: PhotoCache, classes: tuple[str, ...], seed: int, **network: Any) -> PhotoTask:
    return PhotoTask(
        from_table(NetworkTables, {**NETWORK, **network}, "network"),
        LossTables(features=0.0),
        PhotoMaterial(DataTables(classes=classes, batch=2), cache, seed),
    )


def trained(cache: PhotoCache, run: Path) -> PhotoTask:
    """A run of one step on both classes, and what it has come to."""
    one = task(cache, CLASSES, seed=1)
    steps = RunSettings(steps=1, data_workers=0, precision="32-true", threads=1)
    Trainer(one, Recipe(TaskSettings("photo"), run=steps), run).train()
    return one


def test_opponents_go_on_from_another_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = tiny_cache(tmp_path / "data")
    before = trained(cache, tmp_path / "run")
    after = task(cache, CLASSES[::-1], seed=2)
    start_from(after, tmp_path / "run")
    name = "classify.parametrizations.weight.original"
    torch.testing.assert_close(
        after.discriminator.state_dict()[name], before.discriminator.state_dict()[name].flip(0)
    )
    torch.testing.assert_close(
        after.discriminator.state_dict()["stem.bias"],
        before.discriminator.state_dict()["stem.bias"],
    )
    assert "discriminator goes on from" in capsys.readouterr().err.replace("\n", " ")


def test_a_file_starts_the_released_network_alone_and_new_classes_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = tiny_cache(tmp_path / "data")
    before, after = task(cache, CLASSES[:1], seed=1), task(cache, CLASSES, seed=2)
    opponent = after.discriminator.state_dict()["stem.bias"].clone()
    path = tmp_path / "one.safetensors"
    save_checkpoint(
        path, before.generator.state_dict(), CheckpointMeta(**before.checkpoint_meta(0))
    )
    start_from(after, path)
    table = after.generator.state_dict()["noise_norm.scale.weight"]
    torch.testing.assert_close(table[1], table[0])
    torch.testing.assert_close(after.discriminator.state_dict()["stem.bias"], opponent)
    told = capsys.readouterr().err.replace("\n", " ")
    assert f"{CLASSES[1]}" in told and "goes on" not in told


def test_runs_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    cache = tiny_cache(tmp_path / "data")
    trained(cache, tmp_path / "run")
    wider = {"discriminator": {"stem": 4, "channels": [6, 10]}}
    with pytest.raises(RunError, match="discriminator of .* does not fit"):
        start_from(task(cache, CLASSES, seed=2, **wider), tmp_path / "run")
    with pytest.raises(RunError, match="“photo” network, but “toy”"):
        start_from(ToyTask(), tmp_path / "run")
    with pytest.raises(RunError, match="holds no training state"):
        start_from(ToyTask(), tmp_path)
