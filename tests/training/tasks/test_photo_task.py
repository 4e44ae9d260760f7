"""The photo task: its losses, what they reach, its schedule of two players, a short run."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from engine.checkpoint import load_checkpoint
from tests.training.photo_fixtures import CLASSES, tiny_cache
from training.commands import export, start_task
from training.config import load_recipe
from training.errors import DataError, RecipeError
from training.features import LockedFeatures
from training.tables import from_table
from training.tasks.photo import LossTables, NetworkTables, PhotoTask, build_photo_task
from training.tasks.photo_material import DataTables, PhotoMaterial
from training.trainer import Trainer

NETWORK: dict[str, Any] = {
    "generator": {
        "sketch": 1,
        "noise": 8,
        "noise_channels": 4,
        "stem": 4,
        "encoder": [6, 8],
        "decoder": [8, 6],
        "shuffle": True,
        "activation": "relu",
    },
    "discriminator": {"stem": 4, "channels": [6, 8]},
}


class _PlainFeatures(LockedFeatures):
    """Two maps that are the photo and its halves: no weights to download."""

    def __init__(self) -> None:
        nn.Module.__init__(self)

    def forward(self, photo: torch.Tensor) -> list[torch.Tensor]:
        return [photo, nn.functional.avg_pool2d(photo, 2)]


def material(folder: Path, **tables: Any) -> PhotoMaterial:
    changed = {"batch": 4, "pairs": {"human": 0.5}, **tables}
    return PhotoMaterial(from_table(DataTables, changed, "data"), tiny_cache(folder), seed=3)


def task(folder: Path, **loss: Any) -> PhotoTask:
    return PhotoTask(
        from_table(NetworkTables, NETWORK, "network"),
        LossTables(**loss),
        material(folder),
        features=_PlainFeatures(),
    )


def test_batches_are_a_function_of_seed_and_index(tmp_path: Path) -> None:
    one = task(tmp_path / "a")
    copy = pickle.loads(pickle.dumps(one))  # what a data worker gets
    for name, values in one.batch(5).items():
        assert torch.equal(values, copy.batch(5)[name])
    assert not torch.equal(one.batch(5)["field"], one.batch(6)["field"])


def test_the_generator_has_all_terms_and_the_discriminator_looks_at_its_photos(
    tmp_path: Path,
) -> None:
    photo_task = task(tmp_path / "a", div_every=2, augment=True)
    terms = photo_task.generator_losses(photo_task.batch(0))
    assert set(terms) == {"gan", "ac", "sup", "features", "div"}
    assert all(torch.isfinite(term) for term in terms.values())
    seen = photo_task.discriminator_losses(photo_task.batch(0))
    assert set(seen) == {"gan", "ac"}
    assert "div" not in photo_task.generator_losses(photo_task.batch(1))


def test_the_critic_judges_the_features_of_the_generator_s_own_step(tmp_path: Path) -> None:
    photo_task = task(tmp_path / "a", critic=1.0, critic_channels=8, augment=True)
    photo_task.generator_losses(photo_task.batch(0))
    seen = photo_task.discriminator_losses(photo_task.batch(0))
    assert set(seen) == {"gan", "ac", "critic", "critic_ac"}
    assert photo_task.critic is not None
    (seen["critic"] + seen["critic_ac"]).backward()
    assert all(w.grad is not None for w in photo_task.critic.parameters())
    assert all(w.grad is None for w in photo_task.generator.parameters())


@pytest.mark.parametrize("term", ["gan", "ac", "sup", "features", "div", "critic", "critic_ac"])
def test_every_term_reaches_the_generator(tmp_path: Path, term: str) -> None:
    photo_task = task(tmp_path / "a", critic=1.0, critic_channels=8)
    batch = photo_task.batch(0)
    batch["supervised"][:] = True
    photo_task.generator_losses(batch)[term].backward()
    slopes = [weight.grad for weight in photo_task.generator.parameters()]
    reached = sum(float(slope.abs().sum()) for slope in slopes if slope is not None)
    assert reached > 0


def test_photos_that_do_not_show_the_sketch_are_no_target(tmp_path: Path) -> None:
    photo_task = task(tmp_path / "a")
    batch = photo_task.batch(0)
    batch["supervised"][:] = False
    terms = photo_task.generator_losses(batch)
    assert terms["sup"].item() == 0 and terms["features"].item() == 0


def test_without_spectral_norm_there_must_be_a_penalty(tmp_path: Path) -> None:
    tiny_cache(tmp_path / "a")
    network = {**NETWORK, "discriminator": {**NETWORK["discriminator"], "spectral_norm": False}}
    tables = {"network": network, "data": {}, "loss": {"features": 0.0}}
    with pytest.raises(RecipeError, match=r"loss\.dragan"):
        build_photo_task(tables, tmp_path / "a", 0)
    tables["loss"] = {"features": 0.0, "dragan": 10.0}
    built = build_photo_task(tables, tmp_path / "a", 0)
    built.generator_losses(built.batch(0))
    assert built.discriminator_losses(built.batch(0))["dragan"] >= 0


def test_data_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="data photo --source"):
        build_photo_task({}, None, 0)


def test_a_few_steps_bring_the_photos_nearer(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(
        "[run]\nsteps = 40\ndata_workers = 0\nthreads = 1\nprecision = '32-true'\n"
        "[optimiser]\nlr = 3e-3\nbetas = [0.0, 0.9]\nwarmup_steps = 0\n[task]\nname = 'photo'\n"
    )
    photo_task = task(tmp_path / "a", gan=0.1)
    trainer = Trainer(photo_task, load_recipe(str(tmp_path / "r.toml")), tmp_path / "run")
    first = photo_task.generator_losses(photo_task.batch(0))["sup"].item()
    photo_task.discriminator_losses(photo_task.batch(0))
    trainer.train()
    last = photo_task.generator_losses(photo_task.batch(0))["sup"].item()
    assert last < 0.7 * first


def test_norms_are_measured_on_what_people_draw(tmp_path: Path) -> None:
    drawn = material(tmp_path / "a", norm_batches=3)
    network_tables = from_table(NetworkTables, NETWORK, "network")
    photo_task = PhotoTask(network_tables, LossTables(), drawn, features=_PlainFeatures())
    network = photo_task.generator
    before = {name: value.clone() for name, value in network.state_dict().items()}
    photo_task.settle(network)
    changed = {name for name, value in network.state_dict().items() if
               not torch.equal(value, before[name])}  # fmt: skip
    assert changed and all("running" in name or "num_batches" in name for name in changed)
    assert [len(batch["field"]) for batch in drawn.drawn] == [4, 4, 4]
    fields = {batch["field"].sum().item() for batch in drawn.drawn}
    assert len(fields) == 3


def test_the_meta_describes_the_generator(tmp_path: Path) -> None:
    meta = task(tmp_path / "a").checkpoint_meta(10)
    assert meta["classes"] == list(CLASSES) and meta["config"]["classes"] == 2
    assert meta["config"]["size"] == 16 and meta["data_sets"][0]["licence"] == "CC0 1.0"


@pytest.mark.parametrize("name", ["photo-compact", "sketchygan-paper"])
def test_released_recipes_fit_their_tables(name: str) -> None:
    recipe = load_recipe(name)
    network = from_table(NetworkTables, recipe.network, "network")
    data = from_table(DataTables, recipe.data, "data")
    from_table(LossTables, recipe.loss, "loss")
    schedule = np.array([data.pairs.sketches_first, data.pairs.sketches_last])
    assert schedule == pytest.approx([0.1, 0.9])
    assert network.discriminator.spectral_norm


def test_exported_weights_have_their_norms_measured_where_data_is_given(tmp_path: Path) -> None:
    tiny_cache(tmp_path / "data")
    sizes = (
        "sketch = 1\nnoise = 8\nnoise_channels = 4\nstem = 4\nencoder = [6, 8]\n"
        "decoder = [8, 6]\nshuffle = true"
    )
    (tmp_path / "r.toml").write_text(
        "[run]\nsteps = 1\ndata_workers = 0\nthreads = 1\nprecision = '32-true'\n"
        "[optimiser]\nlr = 1e-3\nbetas = [0.0, 0.9]\n[task]\nname = 'photo'\n"
        f"[network.generator]\n{sizes}\n[network.discriminator]\nstem = 4\nchannels = [6, 8]\n"
        "[data]\nbatch = 4\nnorm_batches = 2\n[loss]\nfeatures = 0.0\n"
    )
    recipe = load_recipe(str(tmp_path / "r.toml"))
    Trainer(start_task(recipe, tmp_path / "data"), recipe, tmp_path / "run").train()
    (tmp_path / "run" / "recipe.toml").write_bytes((tmp_path / "r.toml").read_bytes())
    export(tmp_path / "run", tmp_path / "plain.safetensors")
    export(tmp_path / "run", tmp_path / "settled.safetensors", tmp_path / "data")
    plain, settled = (
        load_checkpoint(tmp_path / f"{name}.safetensors", "photo")[1]
        for name in ("plain", "settled")
    )
    changed = {name for name in plain if not torch.equal(plain[name], settled[name])}
    assert changed and all("running" in name or "num_batches" in name for name in changed)
