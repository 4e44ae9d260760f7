"""pix2pix with the reference stacked: what it sees, its losses, its task, its weights in use."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.nn.pix2pix import Pix2PixConfig
from engine.request import ColorHint
from training.baselines.loading import load_colourist
from training.baselines.pix2pix_reference import STACKED, ReferencePix2Pix, stacked
from training.config import load_recipe
from training.data.drawing_cache import DrawingCache
from training.errors import DataError
from training.tasks import build_task
from training.tasks.pix2pix_reference import Pix2PixReferenceTask

TINY = Pix2PixConfig(size=32, classes=0, channels=(8, 8, 8, 8, 8), inputs=STACKED)


@pytest.fixture
def task(drawing_cache: DrawingCache) -> Pix2PixReferenceTask:
    tables = {
        "network": {
            "reference": 32,
            "generator": {"size": 32, "channels": [8, 8, 8, 8, 8]},
            "discriminator": {"channels": [8, 8]},
        },
        "data": {"sizes": [32], "shares": [1.0], "pixels": 4096, "pairs": {"hints": {"share": 1}}},
        "loss": {},
    }
    built = build_task("pix2pix-reference", tables, drawing_cache.folder, seed=3)
    assert isinstance(built, Pix2PixReferenceTask)
    return built


def test_everything_is_stacked_at_the_sheets_size() -> None:
    ink, hints = torch.rand(1, 1, 8, 12), torch.rand(1, 4, 8, 12)
    reference = torch.tensor([-1.0, 0.0, 1.0]).view(1, 3, 1, 1).expand(1, 3, 4, 4)
    seen = stacked(ink, reference, hints)
    assert torch.equal(seen[:, :1], ink) and torch.equal(seen[:, 4:], hints)
    assert torch.allclose(seen[:, 1:4], reference[..., :1, :1].expand(1, 3, 8, 12), atol=1e-6)
    assert (stacked(ink, reference)[:, 4:] == 0).all(), "no map is an empty map"
    with pytest.raises(ValueError, match="8 channels"):
        ReferencePix2Pix(Pix2PixConfig())


def test_losses_are_the_papers(task: Pix2PixReferenceTask) -> None:
    batch = task.batch(0)
    discriminator, generator = task.players
    assert generator.weights == {"gan": 1.0, "l1": 100.0}
    assert (batch["hints"][:, 3] > 0).any()
    task.discriminator.eval()
    condition = stacked(batch["ink"], batch["reference"], batch["hints"])
    with torch.no_grad():
        torch.manual_seed(0)
        made = task.generator(batch["ink"], batch["reference"], batch["hints"]).painting
        real, fake = (
            torch.sigmoid(task.discriminator(condition, picture))
            for picture in (batch["painting"], made)
        )
        torch.manual_seed(0)
        found = discriminator.losses(batch)["gan"]
        torch.manual_seed(0)
        terms = generator.losses(batch)
    expected = -(real.log().mean() + (1 - fake).log().mean()) / 2
    assert found.item() == pytest.approx(expected.item(), rel=1e-4)
    assert terms["gan"].item() == pytest.approx(-fake.log().mean().item(), rel=1e-4)
    error = (made - batch["painting"]).abs().mean(dim=1, keepdim=True)
    weighted = (error * batch["weight"]).sum() / batch["weight"].sum()
    assert terms["l1"].item() == pytest.approx(weighted.item(), rel=1e-4)


def test_the_generator_learns_one_batch(task: Pix2PixReferenceTask) -> None:
    batch = task.batch(1)
    generator = task.players[1]
    optimiser = torch.optim.Adam(generator.module.parameters(), lr=4e-3)
    before = generator.losses(batch)["l1"].item()
    for _ in range(40):
        optimiser.zero_grad()
        generator.losses(batch)["l1"].backward()
        optimiser.step()
    assert generator.losses(batch)["l1"].item() < 0.75 * before


def test_workers_draw_the_same_batches(task: Pix2PixReferenceTask) -> None:
    ours, theirs = task.batch(5), pickle.loads(pickle.dumps(task)).batch(5)
    assert all(torch.equal(values, theirs[name]) for name, values in ours.items())


@torch.no_grad()
def test_it_is_judged_as_the_paint_network_is(task: Pix2PixReferenceTask) -> None:
    numbers = task.validate(task.released.eval())
    assert 0 < numbers["score"] < 1 and 0 < numbers["held_out.hinted"] < 1
    assert task.tables["network"]["generator"]["inputs"] == STACKED
    assert task.checkpoint_meta(0)["kind"] == "pix2pix-reference"


def test_weights_colour_drawings_of_any_shape_and_repeat(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network, path = ReferencePix2Pix(TINY), tmp_path / "theirs.safetensors"
    for weight in network.parameters():  # loud enough to be heard through 8 bits
        weight.data *= 3
    meta = CheckpointMeta(kind="pix2pix-reference", config=TINY.to_dict())
    save_checkpoint(path, network.state_dict(), meta)
    colourist = load_colourist(path)
    assert colourist.name == "theirs"
    lines = np.full((90, 150), 255, np.uint8)
    lines[40] = 0
    reference = np.full((20, 30, 3), (200, 30, 60), np.uint8)
    one, two = colourist(lines, reference), colourist(lines, reference)
    assert one.shape == (90, 150, 3) and (one == two).all()
    hint = ColorHint(np.array([[75.0, 20.0]], np.float32), 8, (0, 255, 0))
    changed = np.abs(colourist(lines, reference, [hint]).astype(int) - one).sum(axis=2) > 0
    assert changed[20, 75]
    other = tmp_path / "judge.safetensors"
    save_checkpoint(other, {}, CheckpointMeta(kind="judge", config={}))
    with pytest.raises(DataError, match="kind “judge” and colours no drawings"):
        load_colourist(other)


@pytest.mark.parametrize("name", ["baseline-unet", "baseline-pix2pix-reference"])
def test_the_recipes_train_on_the_data_of_the_released_network(
    name: str, drawing_cache: DrawingCache
) -> None:
    released, recipe = load_recipe("paint-compact"), load_recipe(name)
    assert (recipe.run.hours, recipe.run.seed) == (released.run.hours, released.run.seed)
    ours, theirs = (
        {key: value for key, value in each.data.items() if key not in ("sizes", "shares")}
        for each in (released, recipe)
    )
    assert ours == theirs
    task = build_task(recipe.task.name, recipe.task_tables, drawing_cache.folder, 0)
    assert 3e6 < sum(weight.numel() for weight in task.released.parameters()) < 15e6
