"""The baseline's task: the photo task's pairs, the paper's losses, a short run."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.training.photo_fixtures import CLASSES, tiny_cache
from tests.training.tasks.test_photo_task import material
from tests.training.tasks.test_photo_task import task as photo_task
from training.config import load_recipe
from training.errors import DataError
from training.tables import from_table
from training.tasks import build_task
from training.tasks.pix2pix import LossTables, NetworkTables, Pix2PixTask, build_pix2pix_task
from training.trainer import Trainer

NETWORK: dict[str, Any] = {
    "generator": {"label_channels": 3, "channels": [8, 8, 16, 16]},
    "discriminator": {"label_channels": 3, "channels": [8, 16, 16]},
}


@pytest.fixture
def task(tmp_path: Path) -> Pix2PixTask:
    return Pix2PixTask(
        from_table(NetworkTables, NETWORK, "network"),
        LossTables(),
        material(tmp_path / "cache", norm_batches=2),
    )


def test_it_sees_the_very_pairs_of_the_photo_task(task: Pix2PixTask, tmp_path: Path) -> None:
    ours = photo_task(tmp_path / "other").batch(7)
    theirs = pickle.loads(pickle.dumps(task)).batch(7)
    assert all(torch.equal(values, theirs[name]) for name, values in ours.items())


def test_its_norms_are_measured_on_the_same_drawings(task: Pix2PixTask) -> None:
    norm = next(m for m in task.generator.modules() if isinstance(m, torch.nn.BatchNorm2d))
    seen: list[torch.Tensor] = []
    norm.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
    task.settle(task.generator)
    means = torch.stack([maps.mean(dim=(0, 2, 3)) for maps in seen])
    assert len(seen) == 2
    torch.testing.assert_close(norm.running_mean, means.mean(dim=0))


def test_losses_are_the_papers(task: Pix2PixTask) -> None:
    batch = task.batch(0)
    discriminator, generator = task.players
    assert generator.weights == {"gan": 1.0, "l1": 100.0}
    task.discriminator.eval()  # one batch norm for both calls
    with torch.no_grad():
        torch.manual_seed(0)
        made = task.generator(batch["field"], batch["label"])
        real, fake = (
            torch.sigmoid(task.discriminator(batch["field"], photo, batch["label"]))
            for photo in (batch["photo"], made)
        )
        torch.manual_seed(0)
        measured = discriminator.losses(batch)["gan"]
    by_hand = -(real.log().mean() + (1 - fake).log().mean()) / 2
    assert measured.item() == pytest.approx(by_hand.item(), rel=1e-4)


def test_photos_that_do_not_show_the_sketch_are_no_target(task: Pix2PixTask) -> None:
    batch = task.batch(0)
    batch["supervised"][:] = False
    assert task.generator_losses(batch)["l1"].item() == 0


def test_a_few_steps_bring_the_photos_nearer(task: Pix2PixTask, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(
        "[run]\nsteps = 30\ndata_workers = 0\nthreads = 1\nprecision = '32-true'\n"
        "[optimiser]\nlr = 2e-3\nbetas = [0.5, 0.99]\nwarmup_steps = 0\n[task]\nname = 'pix2pix'\n"
    )
    before = task.generator_losses(task.batch(0))["l1"].item()
    Trainer(task, load_recipe(str(tmp_path / "r.toml")), tmp_path / "run").train()
    assert task.generator_losses(task.batch(0))["l1"].item() < 0.7 * before


def test_the_recipe_is_the_photo_recipes_twin(tmp_path: Path) -> None:
    ours, theirs = load_recipe("photo-compact"), load_recipe("pix2pix-compact")
    assert theirs.data == ours.data and theirs.run == ours.run
    assert theirs.loss == {"gan": 1.0, "l1": 100.0}
    assert theirs.optimiser.betas[0] == 0.5 and theirs.optimiser.lr == 2e-4
    from_table(NetworkTables, theirs.network, "network")
    with pytest.raises(DataError, match="data photo --source"):
        build_pix2pix_task(theirs.task_tables, None, 0)
    tiny_cache(tmp_path / "a")
    built = build_task("pix2pix", {"network": NETWORK, "data": {}, "loss": {}}, tmp_path / "a")
    meta = built.checkpoint_meta(1)
    assert meta["classes"] == list(CLASSES) and meta["config"]["size"] == 16
