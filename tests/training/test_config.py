"""Recipes: files, overrides, and the learning rate they describe."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from training.config import (
    RECIPES,
    OptimiserSettings,
    Recipe,
    learning_rate,
    load_recipe,
    recipe_toml,
)
from training.errors import RecipeError
from training.tables import from_table


@pytest.fixture
def recipe_path(tmp_path: Path) -> str:
    path = tmp_path / "toy.toml"
    path.write_text(
        '[run]\nsteps = 10\n[optimiser]\nlr = 1e-3\n[task]\nname = "toy"\n[data]\nsize = 8\n'
    )
    return str(path)


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_recipe_loads(path: Path) -> None:
    recipe = load_recipe(path.stem)
    assert recipe.run.steps or recipe.run.hours


def test_a_recipe_is_called_by_its_file_and_its_run_keeps_the_name(
    recipe_path: str, tmp_path: Path
) -> None:
    recipe = load_recipe(recipe_path)
    assert recipe.name == "toy" and load_recipe("baseline-unet").name == "baseline-unet"
    copy = tmp_path / "recipe.toml"
    copy.write_text(recipe_toml(recipe, recipe.task_tables))
    assert load_recipe(str(copy)).name == "toy"
    assert load_recipe(recipe_path, ["name=mine"]).name == "mine"


def test_overrides_are_typed_like_toml(recipe_path: str) -> None:
    overrides = ["optimiser.lr=3e-4", "run.precision=32-true", "data.parts=[1, 2]", "loss.l1 = 2"]
    recipe = load_recipe(recipe_path, overrides)
    assert recipe.optimiser.lr == 3e-4
    assert recipe.run.precision == "32-true"
    assert recipe.task_tables == {
        "network": {},
        "data": {"size": 8, "parts": [1, 2]},
        "loss": {"l1": 2},
    }


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("optimizer.lr=1", "unknown key 'optimizer'; did you mean 'optimiser'?"),
        ("run.step=1", "unknown key 'run.step'; did you mean 'steps'?"),
        ("run.steps=soon", "run.steps: expected int, got 'soon' (str)"),
        ("run.steps=-1", "run: steps and hours must be >= 0"),
        ("run.precision=fp8", "run.precision: expected one of 'bf16-mixed', '32-true'"),
        ("run.steps", "--set run.steps: expected KEY=VALUE"),
        ("run.steps.more=1", "'steps' is a value, not a table"),
        ("run.steps=0", "optimiser.decay = 'cosine' needs an end"),
    ],
)
def test_bad_overrides_say_what_is_wrong(recipe_path: str, override: str, message: str) -> None:
    with pytest.raises(RecipeError) as caught:
        load_recipe(recipe_path, [override])
    assert message in str(caught.value)


def test_unknown_recipe_names_the_nearest() -> None:
    with pytest.raises(RecipeError, match="no recipe called 'paint-compat'; did you mean 'paint-c"):
        load_recipe("paint-compat")


def test_broken_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("[run\n")
    with pytest.raises(RecipeError, match=r"cannot read the recipe .*broken\.toml"):
        load_recipe(str(path))


def test_written_recipe_reads_back_with_the_tables_of_the_task(recipe_path: str) -> None:
    recipe = load_recipe(recipe_path)
    text = recipe_toml(recipe, {"data": {"size": 8, "shift": 0.25}})
    read = from_table(Recipe, tomllib.loads(text), "")
    assert read.data == {"size": 8, "shift": 0.25}
    assert (read.run, read.optimiser, read.every) == (recipe.run, recipe.optimiser, recipe.every)


def test_learning_rate_warms_up_then_decays() -> None:
    cosine = OptimiserSettings(lr=1.0, warmup_steps=4, decay="cosine", final_lr=0.1)
    assert [learning_rate(cosine, step, 0.0) for step in range(5)] == [0.25, 0.5, 0.75, 1.0, 1.0]
    assert learning_rate(cosine, 100, 0.5) == pytest.approx(0.55)
    assert learning_rate(cosine, 100, 1.0) == pytest.approx(0.1)
    assert learning_rate(cosine, 100, 7.0) == pytest.approx(0.1)
    linear = OptimiserSettings(lr=1.0, warmup_steps=0, decay="linear", final_lr=0.0)
    assert learning_rate(linear, 0, 0.25) == pytest.approx(0.75)
    constant = OptimiserSettings(lr=1.0, warmup_steps=0, decay="none")
    assert learning_rate(constant, 10**6, 1.0) == 1.0
