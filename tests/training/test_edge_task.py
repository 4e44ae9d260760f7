"""The edge task: its terms, its numbers, a network that learns, and its report."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.edges import EdgePipeline
from tests.training.edge_pictures import write_edge_pictures
from training.config import load_recipe
from training.data.bsds import CropConfig
from training.edge_losses import balanced_cross_entropy, tolerant_cross_entropy
from training.errors import DataError, RecipeError
from training.evaluation.edge_report import evaluate_edges
from training.tasks.edges import DataTables, EdgeTask, LossTables, NetworkTables, build_edge_task

NETWORK = NetworkTables(decoder=(4, 5, 6, 7), imagenet=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edge_pictures(tmp_path_factory.mktemp("edges"))


def task_on(data: Path, loss: LossTables | None = None) -> EdgeTask:
    tables = DataTables(batch=2, validation=1, crops=CropConfig(size_px=64))
    return EdgeTask(NETWORK, tables, loss or LossTables(), data, seed=1)


def test_val_pictures_are_trained_on_except_the_first(data: Path) -> None:
    task = task_on(data)
    names = [f"{path.parent.name}/{path.stem}" for path in task.training_paths]
    assert names == ["train/0", "train/1", "val/1"]
    assert [path.stem for path in task.validation_paths] == ["0"]


def test_terms_supervise_the_fused_output_and_every_side(data: Path) -> None:
    task = task_on(data)
    batch = task.batch(0)
    terms = task.losses(batch)
    maps = task.network(batch["picture"])
    sides = [
        tolerant_cross_entropy(maps.sides[:, side : side + 1], batch["edges"], 0.3, 1.1)
        for side in range(4)
    ]
    torch.testing.assert_close(terms["sides"], torch.stack(sides).mean())
    torch.testing.assert_close(
        terms["fused"], tolerant_cross_entropy(maps.fused, batch["edges"], 0.3, 1.1)
    )
    (player,) = task.players
    assert set(player.weights) == set(terms)


def test_the_recipe_can_choose_heds_own_loss(data: Path) -> None:
    task = task_on(data, LossTables(tolerant=False, threshold=0.5))
    logits, annotation = torch.randn(1, 1, 4, 4), torch.rand(1, 1, 4, 4)
    expected = balanced_cross_entropy(logits, (annotation > 0.5).float())
    torch.testing.assert_close(task.edge_loss(logits, annotation), expected)


def test_batches_are_a_function_of_their_index(data: Path) -> None:
    one, again, next_one = (task_on(data).batch(index) for index in (3, 3, 4))
    assert one["picture"].shape == (2, 3, 64, 64) and one["edges"].shape == (2, 1, 64, 64)
    assert all(torch.equal(one[name], again[name]) for name in one)
    assert not torch.equal(one["picture"], next_one["picture"])
    assert float(one["picture"].min()) >= -1 and float(one["edges"].max()) <= 1


def test_a_small_network_learns(data: Path) -> None:
    task = task_on(data)
    optimiser = torch.optim.AdamW(task.network.parameters(), lr=3e-3)
    batch = task.batch(0)
    before = float(sum(task.losses(batch).values()).detach())
    for _ in range(25):
        optimiser.zero_grad()
        torch.stack([*task.losses(batch).values()]).sum().backward()
        optimiser.step()
    assert float(sum(task.losses(batch).values()).detach()) < 0.75 * before


def test_validation_measures_f_and_loss(data: Path) -> None:
    task = task_on(data)
    with torch.no_grad():
        numbers = task.validate(task.network)
    assert set(numbers) == {"score", "ods", "ois", "loss"}
    assert numbers["score"] == pytest.approx(1 - numbers["ods"])
    assert numbers["ois"] >= numbers["ods"] - 1e-9
    assert numbers["loss"] > 0


def test_the_sheet_has_a_row_for_each_validation_picture(data: Path) -> None:
    task = task_on(data)
    with torch.no_grad():
        sheet = task.contact_sheet(task.network)
    assert sheet.shape == (320, 7 * 320, 3)
    np.testing.assert_array_equal(sheet[:, :320], task.validation[0].picture)
    np.testing.assert_array_equal(sheet[:, 320:640, 0], 255 - task.validation[0].edges)


def test_weights_are_released_with_a_report(data: Path, tmp_path: Path) -> None:
    task = task_on(data)
    weights = tmp_path / "edges.safetensors"
    meta = CheckpointMeta(**task.checkpoint_meta(7), step=7, command="python -m training …")
    save_checkpoint(weights, task.network.state_dict(), meta, half=True)
    assert EdgePipeline.from_checkpoint(weights, "cpu").parameters == sum(
        weight.numel() for weight in task.network.parameters()
    )
    scores = evaluate_edges(weights, data, tmp_path / "out", pictures=1)
    assert scores["Canny"].ods > 0.4  # rectangles are easy
    numbers = json.loads((tmp_path / "out" / "edges.json").read_text())
    assert numbers["network"]["ods"] == scores["network"].ods
    card = (tmp_path / "out" / "edges.md").read_text()
    assert "research and education" in card and f"{scores['Canny'].ods:.3f}" in card
    assert (tmp_path / "out" / "edges.jpg").stat().st_size > 1000
    with pytest.raises(DataError, match="bsds500.tar"):
        evaluate_edges(weights, None, tmp_path)


def test_the_recipe_builds_it_and_mistakes_are_told(data: Path) -> None:
    recipe = load_recipe("edges", ["network.imagenet=false", "data.validation=1"])
    task = build_edge_task(recipe.task_tables, data, 0)
    assert sum(weight.numel() for weight in task.released.parameters()) == 336_073
    assert task.checkpoint_meta(0)["kind"] == "edges"
    with pytest.raises(DataError, match="BSDS500"):
        build_edge_task(recipe.task_tables, None, 0)
    with pytest.raises(RecipeError, match="decoder"):
        build_edge_task({**recipe.task_tables, "network": {"decoders": [1]}}, data, 0)
