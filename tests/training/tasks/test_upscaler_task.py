"""The upscaler's task: pairs that ask for nothing unknowable, two players or one, a report."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.nn.upscaler import UpscalerConfig, UpscalerNetwork, bicubic
from engine.pixels import from_tensor, to_tensor
from tests.training.fake_judge import colour_features
from tests.training.photo_manifest import tiny_manifest
from training.config import load_recipe
from training.data.large_photos import DegradeConfig, shrunk
from training.errors import DataError
from training.evaluation import upscaler as evaluation_module
from training.evaluation.upscaler import (
    UpscalerEvaluation,
    changed,
    evaluate_upscaler,
    psnr,
)
from training.features import LockedFeatures
from training.tables import from_table
from training.tasks.upscaler import DataTables, LossTables, UpscalerTask, build_upscaler_task

TINY = UpscalerConfig(channels=8, blocks=1, middle_channels=8, fine_channels=4)


class _PlainFeatures(LockedFeatures):
    """One map: the photo itself."""

    def __init__(self) -> None:
        nn.Module.__init__(self)

    def forward(self, photo: torch.Tensor) -> list[torch.Tensor]:
        return [photo]


@pytest.fixture
def task(tmp_path: Path) -> UpscalerTask:
    manifest = tiny_manifest(tmp_path)
    return UpscalerTask(
        network=TINY,
        data=DataTables(crop_px=32, batch=3, degrade=DegradeConfig(share=1.0, noise=20.0)),
        loss=LossTables(adversarial=0.1),
        manifest=manifest,
        features=_PlainFeatures(),
        seed=2,
        evaluation=UpscalerEvaluation(manifest, colour_features(), photo_px=64),
    )


def test_targets_are_what_the_input_allows(task: UpscalerTask) -> None:
    batch = task.batch(0)
    assert batch["small"].shape == (3, 3, 8, 8) and batch["photo"].shape == (3, 3, 32, 32)
    torch.testing.assert_close(F.avg_pool2d(batch["photo"], 4), batch["small"], atol=1e-5, rtol=0)
    again = task.batch(0)
    assert torch.equal(batch["small"], again["small"])
    assert not torch.equal(batch["small"], task.batch(1)["small"])


def test_terms_and_players(task: UpscalerTask) -> None:
    critic, upscaler = task.players
    terms = upscaler.losses(task.batch(0))
    assert set(terms) == set(upscaler.weights) == {"l1", "feature", "adversarial"}
    made = task.network(task.batch(0)["small"])
    assert terms["l1"].item() == pytest.approx((made - task.batch(0)["photo"]).abs().mean().item())
    assert 0.3 < critic.losses(task.batch(0))["gan"].item() < 1.5
    task.loss = LossTables()
    assert [player.name for player in task.players] == ["upscaler"]
    assert set(task.players[0].losses(task.batch(0))) == {"l1", "feature"}


def test_training_beats_bicubic_interpolation(task: UpscalerTask) -> None:
    task.loss = LossTables()
    (player,) = task.players
    optimiser = torch.optim.Adam(player.module.parameters(), lr=3e-3)
    batches = [task.batch(index) for index in range(4)]

    def total() -> float:
        with torch.no_grad():
            return sum(player.losses(batch)["l1"].item() for batch in batches)

    before = total()
    for step in range(60):
        optimiser.zero_grad()
        player.losses(batches[step % 4])["l1"].backward()
        optimiser.step()
    assert total() < 0.96 * before


def test_validation_measures_both(task: UpscalerTask) -> None:
    numbers = task.validate(task.network.eval())
    assert numbers["photos"] == 6
    assert numbers["changed"] < 0.3 < numbers["bicubic.changed"], "in levels of 255"
    plain = [
        psnr(from_tensor(bicubic(to_tensor(shrunk(photo)), 4).clamp(-1, 1)), photo)
        for photo in task.evaluation.photos
    ]
    assert numbers["bicubic.psnr"] == pytest.approx(np.mean(plain))
    assert numbers["psnr"] != numbers["bicubic.psnr"]
    sheet = task.contact_sheet(task.network)
    assert sheet.shape[1] == 4 * task.evaluation.photos[0].shape[1] and sheet.std() > 10


def test_measures_by_hand() -> None:
    black = np.zeros((4, 4, 3), np.uint8)
    assert psnr(black, black) == 100
    assert psnr(black, np.full_like(black, 255)) == pytest.approx(0)
    assert changed(np.full((4, 4, 3), 10, np.uint8), np.full((1, 1, 3), 13, np.uint8)) == 3


def test_the_recipe_fits_its_tables_and_data_is_asked_for() -> None:
    recipe = load_recipe("upscaler")
    config = from_table(UpscalerConfig, recipe.network, "network")
    assert sum(p.numel() for p in UpscalerNetwork(config).parameters()) <= 300_000
    from_table(DataTables, recipe.data, "data")
    from_table(LossTables, recipe.loss, "loss")
    with pytest.raises(DataError, match="data manifest"):
        build_upscaler_task(recipe.task_tables, None, 0)


def test_the_report_and_its_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation_module, "load_judge_features", colour_features)
    manifest = tiny_manifest(tmp_path, side_px=256)
    manifest.write(tmp_path / "manifest.jsonl")
    weights = tmp_path / "up.safetensors"
    meta = CheckpointMeta(
        "upscaler",
        TINY.to_dict(),
        name="up",
        command="make",
        data_sets=[{"name": "squares", "licence": "CC0 1.0", "source": "tests"}],
    )
    save_checkpoint(weights, UpscalerNetwork(TINY).state_dict(), meta)
    numbers = evaluate_upscaler(weights, tmp_path, tmp_path / "out")
    card = (tmp_path / "out" / "up.md").read_text(encoding="utf8")
    assert f"| this network | {numbers['psnr']:.2f} |" in card
    assert "- squares: CC0 1.0" in card and "`make`" in card
    assert (tmp_path / "out" / "up.jpg").is_file()
    assert UpscalerEvaluation(manifest, colour_features()).photos[0].shape == (256, 256, 3)
