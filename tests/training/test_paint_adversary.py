"""The paint task's adversary: eq. 3 and 4 in turn, whom they reach, and when it comes in."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn import functional as F

from engine.errors import CheckpointError
from engine.nn.acgan import PaintDiscriminatorConfig
from engine.nn.locked_style import LockedStyleConfig
from engine.nn.paint_network import PaintNetworkConfig
from engine.nn.residual_unet import ResidualUNetConfig
from tests.engine.nn.test_locked_style import Columns
from tests.engine.nn.test_paint_network import ENCODER, LOCKED
from tests.engine.nn.test_residual_unet import TINY
from training.config import load_recipe
from training.data.drawing_cache import DrawingCache
from training.errors import DataError, RecipeError
from training.tasks import build_task
from training.tasks.paint import DataTables, LossTables, PaintTask, build_paint_task
from training.tasks.paint_adversary import AdversaryTables, PaintAdversary
from training.trainer import Trainer

DISCRIMINATOR = PaintDiscriminatorConfig(channels=(8, 8, 16), grid=2)
TABLES = AdversaryTables(weight=0.5, discriminator=DISCRIMINATOR)
Build = Callable[..., PaintTask]


@pytest.fixture(autouse=True)
def locked(monkeypatch: pytest.MonkeyPatch) -> Columns:
    network = Columns()
    monkeypatch.setattr("engine.nn.locked_style.locked_network", lambda name: network)
    return network


@pytest.fixture
def build(drawing_cache: DrawingCache) -> Build:
    def built(
        adversary: AdversaryTables | None = TABLES, network: PaintNetworkConfig = LOCKED
    ) -> PaintTask:
        data = DataTables(sizes=(32,), shares=(1.0,), pixels=4 * 32 * 32)
        return PaintTask(network, data, LossTables(), drawing_cache, seed=3, adversary=adversary)

    return built


def adversary_of(task: PaintTask) -> PaintAdversary:
    assert task.adversary is not None
    return task.adversary


def test_even_batches_are_eq_3_and_odd_ones_eq_4(build: Build) -> None:
    task = build()
    generator, discriminator = task.players
    assert (generator.name, discriminator.name) == ("generator", "discriminator")
    for index, term in ((4, "style"), (5, "gan")):
        batch = pickle.loads(pickle.dumps(task.batch(index)))
        assert set(generator.losses(batch)) == {"painting", "guide_gray", "guide_colour", term}
        assert set(discriminator.losses(batch)) == {term}
        assert generator.weights[term] == 0.5 and discriminator.weights[term] == 1.0


def test_eq_3_is_about_the_real_paintings_style(build: Build, locked: Columns) -> None:
    task = build()
    adversary, batch = adversary_of(task), task.batch(0)
    adversary.discriminator.eval()  # one batch norm for all passes
    with torch.no_grad():
        raw = locked(batch["painting"])
        v = F.layer_norm(raw, raw.shape[1:])
        made = task.network(batch["ink"], batch["reference"]).painting
        real, fake = (torch.sigmoid(adversary.discriminator(x).style)
                      for x in (batch["painting"], made))  # fmt: skip
        t = torch.sigmoid(v)
        for_g = -(t * fake.log() + (1 - t) * (1 - fake).log()).mean()
        for_d = -(t * real.log() + (1 - t) * (1 - real).log()).mean() - (1 - fake).log().mean()
        assert task.losses(batch)["style"].item() == pytest.approx(for_g.item(), rel=1e-4)
        assert adversary.losses(batch)["style"].item() == pytest.approx(for_d.item(), rel=1e-4)


@pytest.mark.parametrize(("index", "term"), [(0, "style"), (1, "gan")])
def test_the_adversary_reaches_the_generators_weights(build: Build, index: int, term: str) -> None:
    task = build()
    torch.nn.init.normal_(adversary_of(task).discriminator.style.weight, std=0.3)
    task.losses(task.batch(index))[term].backward()
    unet = task.network.unet
    for weight in (
        unet.to_picture.weight,
        unet.encoder[0].layers[0].weight,
        unet.hint_layer[0].weight,
    ):
        assert weight.grad is not None and weight.grad.abs().sum() > 0
    assert all(weight.grad is None for weight in unet.guide_colour.parameters())


def test_d_keeps_the_generators_paintings_fixed_and_every_weight_has_a_gradient(
    build: Build,
) -> None:
    task = build()
    adversary = adversary_of(task)
    for index, idle in ((0, "real_or_fake"), (1, "style")):
        batch = task.batch(index)
        task.losses(batch)
        task.network.zero_grad()
        adversary.discriminator.zero_grad()
        sum(adversary.losses(batch).values()).backward()
        grads = {name: w.grad for name, w in adversary.discriminator.named_parameters()}
        assert all(grad is not None for grad in grads.values())
        silent = {name for name, grad in grads.items() if not grad.abs().any()}
        assert silent == {f"{idle}.weight", f"{idle}.bias"}
        assert all(weight.grad is None for weight in task.network.parameters())


def test_without_the_table_there_is_one_player(build: Build) -> None:
    task = build(None)
    (generator,) = task.players
    assert set(generator.losses(task.batch(0))) == {"painting", "guide_gray", "guide_colour"}
    assert "adversary" not in task.tables


def recipe_file(folder: Path, steps: int, micro_batches: int = 1) -> str:
    path = folder / "r.toml"
    path.write_text(
        f"[run]\nsteps = {steps}\nmicro_batches = {micro_batches}\ndata_workers = 0\nthreads = 1\n"
        "precision = '32-true'\n[optimiser]\nlr = 2e-3\nbetas = [0.5, 0.99]\nwarmup_steps = 0\n"
        "weight_decay = 0.1\n[every]\ncheckpoint_minutes = 0\nsheet_minutes = 0\n"
        "validate_minutes = 0\n[task]\nname = 'paint'\n"
    )
    return str(path)


def test_it_comes_in_at_its_batch_and_d_learns_only_then(build: Build, tmp_path: Path) -> None:
    task = build(replace(TABLES, from_batch=5))
    before = [w.clone() for w in adversary_of(task).discriminator.parameters()]
    trainer = Trainer(task, load_recipe(recipe_file(tmp_path, 4, micro_batches=2)), tmp_path)
    took = []
    for step in range(4):
        batches = [task.batch(2 * step + part) for part in range(2)]
        updates = trainer.take_step(batches, 2e-3)
        trainer.step += 1
        took.append({name: set(update.terms) for name, update in updates.items()})
        if step == 2:  # batches 4 and 5: G has begun to hear of D, D begins with the next step
            for old, new in zip(before, adversary_of(task).discriminator.parameters(), strict=True):
                assert torch.equal(old, new)
    terms = {"painting", "guide_gray", "guide_colour"}
    assert took[:2] == [{"generator": terms}] * 2
    assert took[2] == {"generator": terms | {"gan"}}
    assert took[3] == {"generator": terms | {"gan", "style"}, "discriminator": {"gan", "style"}}


def test_a_few_steps_make_d_tell_and_the_state_resumes(build: Build, tmp_path: Path) -> None:
    task = build()
    recipe = load_recipe(recipe_file(tmp_path, 24))
    first = [task.batch(index) for index in (0, 1)]

    def judged() -> list[float]:
        values = []
        for batch in first:
            task.losses(batch)
            values += [term.item() for term in adversary_of(task).losses(batch).values()]
        return values

    before = judged()
    trainer = Trainer(task, recipe, tmp_path / "run")
    trainer.train()
    after = judged()
    assert all(b > a for b, a in zip(before, after, strict=True)), (before, after)

    again = Trainer(build(), recipe, tmp_path / "run")
    again.load_state_dict(trainer.state_dict())
    restored = adversary_of(again.task).discriminator.state_dict()  # type: ignore[arg-type]
    for name, tensor in adversary_of(task).discriminator.state_dict().items():
        assert torch.equal(restored[name], tensor), name


def paper_tables(*overrides: str) -> dict[str, object]:
    """The paper's recipe at a size that a test can build."""
    small = (
        "network.unet.encoder=[8, 16]", "network.unet.decoder=[16, 8]", "network.unet.middle=24",
        "network.unet.guide=[8, 8]", "network.encoder.size=32",
        "data.sizes=[32]", "data.pixels=4096", "adversary.discriminator.channels=[8, 8, 16]",
        "adversary.discriminator.grid=2",
    )  # fmt: skip
    return load_recipe("style2paints-paper", [*small, *overrides]).task_tables


def test_the_papers_recipe_is_the_papers(drawing_cache: DrawingCache) -> None:
    recipe = load_recipe("style2paints-paper")
    unet = PaintNetworkConfig.from_dict(
        {
            "unet": {**recipe.network["unet"], "hint": 4096},
            "encoder": recipe.network["encoder"],
        }
    )
    assert unet == PaintNetworkConfig(ResidualUNetConfig(), LockedStyleConfig())
    assert (recipe.loss["guide_gray"], recipe.loss["guide_colour"]) == (0.3, 0.9)
    assert recipe.data["sizes"] == [256] and recipe.data["pixels"] == 16 * 256**2

    task = build_paint_task(paper_tables(), drawing_cache.folder, seed=0)
    assert task.config.unet.hint == adversary_of(task).config.discriminator.style == 4096


def test_another_locked_network_needs_one_word(drawing_cache: DrawingCache) -> None:
    lite0 = "network.encoder.network=efficientnet-lite0"
    task = build_paint_task(paper_tables(lite0), drawing_cache.folder, seed=0)
    assert task.config.unet.hint == 1280
    adversary = adversary_of(task)
    assert adversary.config.style == LockedStyleConfig("efficientnet-lite0", size=32)
    assert adversary.config.discriminator.style == 1280
    batch = task.batch(0)
    drawn = batch["painting"][0] * 0.5 + 0.5  # without lines; the reference has them
    lines = batch["ink"][0]
    itself = (drawn * (1 - lines)) * 2 - 1
    torch.testing.assert_close(batch["reference"][0], itself, rtol=0, atol=0.02)
    assert not batch["hints"].any()

    resolved = build_paint_task(dict(task.tables), drawing_cache.folder, seed=0)
    assert resolved.tables == task.tables


def test_missing_weights_name_both_ways_out(
    drawing_cache: DrawingCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise CheckpointError(f"no weights of {name}.")

    monkeypatch.setattr("engine.nn.locked_style.locked_network", missing)
    with pytest.raises(DataError, match=r"no weights of vgg19\. .*=efficientnet-lite0"):
        build_paint_task(paper_tables(), drawing_cache.folder, seed=0)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("network.unet.hint=256", "hint lengths differ: 256 and 4096"),
        ("network.unet.attention_strides=[2]", "attention_strides to"),
        ("network.encoder.netwrok=vgg19", "did you mean 'network'"),
        ("adversary.wieght=1", "did you mean 'weight'"),
        ("adversary.target=guess", "squash"),
        ("adversary.weight=-1", "must be >= 0"),
    ],
)
def test_slips_in_the_recipe_are_named(
    drawing_cache: DrawingCache, override: str, message: str
) -> None:
    with pytest.raises(RecipeError, match=message):
        build_paint_task(paper_tables(override), drawing_cache.folder, seed=0)


def test_an_adversary_needs_a_v_and_the_paint_task(
    build: Build, drawing_cache: DrawingCache
) -> None:
    with pytest.raises(RecipeError, match="adversary.style is missing"):
        build(TABLES, PaintNetworkConfig(TINY, ENCODER))
    named = replace(TABLES, style=LockedStyleConfig("efficientnet-lite0", size=32))
    task = build(named, PaintNetworkConfig(TINY, ENCODER))
    assert set(task.losses(task.batch(0))) == {
        "painting", "guide_gray", "guide_colour", "pointer", "style",
    }  # fmt: skip
    with pytest.raises(RecipeError, match="belongs to the paint task"):
        build_task("edges", {"network": {}, "data": {}, "loss": {}, "adversary": {}})
