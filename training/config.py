"""Recipes: what a run is made of, read from TOML plus `--set a.b=c`.

Owns the tables every run has; [network], [data], [loss] and [adversary] belong to the task, which
checks them with `from_table` in the same way.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from training.errors import RecipeError
from training.tables import did_you_mean, from_table, to_toml

RECIPES = Path(__file__).parent / "recipes"


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


@dataclass(frozen=True)
class RunSettings:
    """How long and on what; `steps` and `hours` count the whole run, 0 means no limit."""

    seed: int = 0
    steps: int = 0
    hours: float = 0.0
    micro_batches: int = 1  # batches whose gradients are averaged into one step
    precision: Literal["bf16-mixed", "32-true"] = "bf16-mixed"
    threads: int = 0  # torch threads of the training process; 0 leaves torch's own choice
    data_workers: int = 1  # processes that prepare batches; 0 prepares them in between

    def __post_init__(self) -> None:
        _require(self.steps >= 0 and self.hours >= 0, "steps and hours must be >= 0 (0 = no limit)")
        _require(self.micro_batches >= 1, "micro_batches must be >= 1")
        _require(self.threads >= 0, "threads must be >= 0 (0 = torch's own choice)")
        _require(self.data_workers >= 0, "data_workers must be >= 0")


@dataclass(frozen=True)
class OptimiserSettings:
    """AdamW and its learning rate over the run."""

    lr: float = 5e-4
    betas: tuple[float, float] = (0.9, 0.99)
    weight_decay: float = 0.01  # matrices and kernels only, never biases or norms
    warmup_steps: int = 500
    decay: Literal["none", "linear", "cosine"] = "cosine"
    final_lr: float = 0.02  # what the decay ends at, as a fraction of lr
    clip: float = 1.0  # largest norm of a player's gradient; 0 = never clipped

    def __post_init__(self) -> None:
        _require(self.lr > 0, "lr must be > 0")
        _require(all(0 <= beta < 1 for beta in self.betas), "betas must be in [0, 1)")
        _require(self.weight_decay >= 0 and self.clip >= 0, "weight_decay and clip must be >= 0")
        _require(self.warmup_steps >= 0, "warmup_steps must be >= 0")
        _require(0 <= self.final_lr <= 1, "final_lr is a fraction of lr, 0 to 1")


@dataclass(frozen=True)
class EmaSettings:
    """The running average of the weights that is validated and released."""

    decay: float = 0.999

    def __post_init__(self) -> None:
        _require(0 <= self.decay < 1, "decay must be in [0, 1)")


@dataclass(frozen=True)
class EverySettings:
    """How often things happen besides stepping; 0 minutes = never (a stop always saves)."""

    checkpoint_minutes: float = 5.0
    sheet_minutes: float = 10.0
    validate_minutes: float = 15.0
    log_steps: int = 50

    def __post_init__(self) -> None:
        minutes = (self.checkpoint_minutes, self.sheet_minutes, self.validate_minutes)
        _require(min(minutes) >= 0, "minutes must be >= 0 (0 = never)")
        _require(self.log_steps >= 1, "log_steps must be >= 1")


@dataclass(frozen=True)
class TaskSettings:
    """Which task of `training.tasks` is trained."""

    name: str


@dataclass(frozen=True)
class Recipe:
    """One resolved recipe; from `network` on these are the task's tables, checked by it.

    name: what the weights are called; that of the recipe's file where it does not say.
    """

    task: TaskSettings
    name: str = ""
    run: RunSettings = field(default_factory=RunSettings)
    optimiser: OptimiserSettings = field(default_factory=OptimiserSettings)
    ema: EmaSettings = field(default_factory=EmaSettings)
    every: EverySettings = field(default_factory=EverySettings)
    network: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    loss: dict[str, Any] = field(default_factory=dict)
    adversary: dict[str, Any] | None = None  # of the paint task; absent = none

    def __post_init__(self) -> None:
        endless = not self.run.steps and not self.run.hours
        _require(
            not endless or self.optimiser.decay == "none",
            f"optimiser.decay = {self.optimiser.decay!r} needs an end: set run.steps or run.hours "
            "(--steps, --hours), or optimiser.decay = 'none'",
        )

    @property
    def task_tables(self) -> dict[str, Any]:
        """The tables that the task's builder is given."""
        tables = {"network": self.network, "data": self.data, "loss": self.loss}
        return tables if self.adversary is None else {**tables, "adversary": self.adversary}


def load_recipe(name: str, overrides: Sequence[str] = ()) -> Recipe:
    """Read `training/recipes/NAME.toml`, or a path to a TOML file, and apply `a.b=c` overrides."""
    path = _recipe_path(name)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RecipeError(f"cannot read the recipe {path}: {error}") from error
    for override in overrides:
        _apply_override(table, override)
    return from_table(Recipe, {"name": path.stem, **table}, "")


def _recipe_path(name: str) -> Path:
    path = Path(name)
    if path.suffix == ".toml":
        return path
    known = {recipe.stem: recipe for recipe in RECIPES.glob("*.toml")}
    if name not in known:
        raise RecipeError(f"no recipe called {name!r}{did_you_mean(name, known)}")
    return known[name]


def _apply_override(table: dict[str, Any], override: str) -> None:
    key, separator, text = override.partition("=")
    if not separator or not key.strip():
        raise RecipeError(f"--set {override}: expected KEY=VALUE, for example optimiser.lr=3e-4")
    *parents, last = key.strip().split(".")
    for parent in parents:
        table = table.setdefault(parent, {})
        if not isinstance(table, dict):
            raise RecipeError(f"--set {override}: {parent!r} is a value, not a table")
    table[last] = _toml_or_text(text.strip())


def _toml_or_text(text: str) -> Any:
    """Parse a TOML value; what is no TOML is a plain string, so that quotes are optional."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def recipe_toml(recipe: Recipe, task_tables: Mapping[str, Any]) -> str:
    """Write the resolved recipe, with the task's tables as the task resolved them."""
    return to_toml({**asdict(recipe), **task_tables})


def learning_rate(settings: OptimiserSettings, step: int, progress: float) -> float:
    """Return the rate of `step`: linear warm-up, then decay over `progress` (0 to 1) of the run.

    `progress` is the larger of step/steps and elapsed/hours, so both kinds of budget end at
    `final_lr * lr`.
    """
    warmup = min(1.0, (step + 1) / settings.warmup_steps) if settings.warmup_steps else 1.0
    done = min(max(progress, 0.0), 1.0)
    shapes = {"none": 1.0, "linear": 1 - done, "cosine": 0.5 * (1 + math.cos(math.pi * done))}
    floor = settings.final_lr
    return settings.lr * warmup * (floor + (1 - floor) * shapes[settings.decay])
