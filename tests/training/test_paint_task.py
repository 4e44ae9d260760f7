"""The paint task: eq. 2 term by term, batches, judgement, and a network that learns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from engine.nn.paint_network import PaintNetworkConfig
from engine.nn.style_encoder import StyleEncoderConfig
from tests.engine.nn.test_residual_unet import TINY
from training.config import load_recipe
from training.data.drawing_cache import DrawingCache
from training.data.paint_pairs import PaintPair
from training.data.slots import SLOTS
from training.errors import DataError, RecipeError
from training.evaluation.metrics import slot_error
from training.evaluation.paint import judge
from training.losses import grayscale, shrink_to, weighted_l1
from training.task import Batch
from training.tasks.paint import DataTables, LossTables, PaintTask, build_paint_task

ENCODER = StyleEncoderConfig(size=32, stem_stride=2, channels=(8, 12, 16), tokens=10, hint=6)


@pytest.fixture
def task(drawing_cache: DrawingCache) -> PaintTask:
    data = DataTables(sizes=(32, 64), shares=(0.7, 0.3), pixels=4 * 32 * 32)
    return PaintTask(PaintNetworkConfig(TINY, ENCODER), data, LossTables(), drawing_cache, seed=3)


def test_weighted_l1_by_hand() -> None:
    prediction = torch.tensor([[[[0.0, 1.0]], [[0.0, 3.0]]]])  # (1, 2, 1, 2)
    target = torch.zeros(1, 2, 1, 2)
    weight = torch.tensor([[[[3.0, 1.0]]]])
    assert float(weighted_l1(prediction, target, weight)) == pytest.approx(2 / 4)


def test_grayscale_is_luma() -> None:
    red = torch.tensor([1.0, 0.0, 0.0]).view(1, 3, 1, 1)
    assert float(grayscale(red)) == pytest.approx(0.299)
    assert float(grayscale(torch.full((1, 3, 1, 1), 0.5))) == pytest.approx(0.5)


def test_shrinking_is_an_area_mean() -> None:
    picture = torch.arange(16.0).view(1, 1, 4, 4)
    assert shrink_to(picture, torch.zeros(1, 1, 2, 2)).flatten().tolist() == [2.5, 4.5, 10.5, 12.5]


def test_terms_are_those_of_equation_2(task: PaintTask) -> None:
    batch = task.batch(0)
    torch.manual_seed(0)
    terms = task.losses(batch)
    assert set(terms) == {"painting", "guide_gray", "guide_colour", "pointer"}
    with torch.no_grad():
        out = task.network(batch["ink"], batch["reference"])
    y, weight = batch["painting"], batch["weight"]
    expected = ((out.painting - y).abs().mean(dim=1, keepdim=True) * weight).sum() / weight.sum()
    assert terms["painting"].item() == pytest.approx(expected.item(), rel=1e-5)
    small = F.avg_pool2d(y, y.shape[-1] // out.guide_gray.shape[-1])
    small_weight = F.avg_pool2d(weight, y.shape[-1] // out.guide_gray.shape[-1])
    gray = ((out.guide_gray - grayscale(small)).abs() * small_weight).sum() / small_weight.sum()
    assert terms["guide_gray"].item() == pytest.approx(gray.item(), rel=1e-5)
    (player,) = task.players
    assert (player.weights["guide_gray"], player.weights["guide_colour"]) == (0.3, 0.9)


def test_batches_are_pure_functions_of_their_index(task: PaintTask) -> None:
    one, two = task.batch(5), task.batch(5)
    assert all(torch.equal(one[key], two[key]) for key in one)
    sizes = {tuple(task.batch(i)["ink"].shape[::3]) for i in range(12)}
    assert sizes == {(4, 32), (1, 64)}, "a batch holds the same number of pixels at every size"


def test_batch_ranges(task: PaintTask) -> None:
    batch = task.batch(1)
    assert batch["ink"].min() >= 0 and batch["ink"].max() <= 1 and batch["ink"].max() > 0.3
    for name in ("painting", "reference"):
        assert batch[name].min() >= -1 and batch[name].max() <= 1
    on_ink = batch["weight"][batch["ink"] > 0.99]
    assert batch["weight"].max() == 1 and (on_ink < 0.22).all()


def test_training_on_one_batch_lowers_its_loss(task: PaintTask) -> None:
    batch: Batch = task.batch(2)
    (player,) = task.players
    optimiser = torch.optim.AdamW(player.module.parameters(), lr=3e-3)

    def total() -> torch.Tensor:
        terms = player.losses(batch)
        return torch.stack([player.weights[name] * term for name, term in terms.items()]).sum()

    before = total()
    for _ in range(25):
        optimiser.zero_grad()
        total().backward()
        optimiser.step()
    assert total().item() < 0.7 * before.item()


@torch.no_grad()
def test_validation_reports_slots_per_split(task: PaintTask) -> None:
    numbers = task.validate(task.network.eval())
    for name in ("background", "skin", "hair", "clothes", "l1", "ssim"):
        assert 0 <= numbers[f"held_out.{name}"] <= 1
    assert numbers["held_out.drawings"] == 4
    mean = np.mean([numbers[f"held_out.{n}"] for n in ("background", "skin", "hair", "clothes")])
    assert numbers["score"] == pytest.approx(mean)
    sheet = task.contact_sheet(task.network)
    assert sheet.dtype == np.uint8 and sheet.std() > 10


def test_the_truth_has_no_slot_error(task: PaintTask) -> None:
    for pair in task.evaluation.pairs["held_out"][:3]:
        numbers = judge(pair, pair.painting)
        assert max(numbers[name] for name in ("background", "skin", "hair", "clothes")) < 0.01
        assert numbers["l1"] == 0 and numbers["ssim"] == pytest.approx(1)
        white = judge(pair, np.full_like(pair.painting, 255))
        colour = pair.palette[SLOTS.index("clothes")]
        assert white["clothes"] == pytest.approx(float((1 - colour).mean()), abs=1e-3)


def test_slot_error_by_hand() -> None:
    picture = np.zeros((2, 2, 3), np.float32)
    picture[0, 0] = [0.5, 0.2, 0.0]
    mask = np.array([[1, 0], [0, 0]], np.float32)
    assert slot_error(picture, mask, np.array([0.5, 0.5, 0.3], np.float32)) == pytest.approx(0.2)


def test_the_released_recipe_builds_and_a_typing_slip_is_named(drawing_cache: DrawingCache) -> None:
    recipe = load_recipe("paint-compact")
    built = build_paint_task(recipe.task_tables, drawing_cache.folder, seed=0)
    assert 8e6 < sum(p.numel() for p in built.network.parameters()) < 14e6
    tables = {**recipe.task_tables, "loss": {"guide_grey": 0.3}}
    with pytest.raises(RecipeError, match="guide_gray"):
        build_paint_task(tables, drawing_cache.folder, seed=0)
    with pytest.raises(DataError, match="training data paint"):
        build_paint_task(recipe.task_tables, None, seed=0)


def test_the_released_meta_names_the_data_it_was_trained_on(task: PaintTask) -> None:
    meta = task.checkpoint_meta(5)
    assert meta["kind"] == "paint"
    entries = {entry["name"]: entry["licence"] for entry in meta["data_sets"]}
    assert entries["Round people"] == "CC0 1.0"
    assert entries["square"] == "not recorded", "what the cache does not know is not claimed"
    assert not any("faces" in name for name in entries), "held-out styles were not trained on"


def test_illustrations_are_drawn_as_often_as_the_recipe_says(
    task: PaintTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Illustrations:
        def sample(self, size: int, rng: np.random.Generator) -> PaintPair:
            return drawn._replace(palette=np.full((1, 3), -1, np.float32))

    drawn = task.pairs.sample(32, np.random.default_rng(0))
    monkeypatch.setattr(task.pairs, "sample", lambda size, rng: drawn)
    task.illustrations = Illustrations()  # type: ignore[assignment]
    task.data = replace(task.data, illustration_share=0.3)
    rng = np.random.default_rng(1)
    taken = [task._pair(32, rng).palette.min() < 0 for _ in range(1000)]
    assert np.mean(taken) == pytest.approx(0.3, abs=0.05)


def test_without_prepared_illustrations_a_run_says_so_and_learns_from_drawings(
    drawing_cache: DrawingCache, caplog: pytest.LogCaptureFixture
) -> None:
    recipe = load_recipe("paint-compact")
    tables = {**recipe.task_tables, "data": {"illustration_share": 0.3}}
    built = build_paint_task(tables, drawing_cache.folder, 0)
    assert built.illustrations is None
    assert "drawings alone" in caplog.text
