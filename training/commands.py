"""The verbs of `python -m training`: everything between the parsed command line and the trainer."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch
from rich.console import Console
from torch import Tensor, nn

from training.batches import channels_last
from training.callbacks import default_callbacks, judging
from training.checkpointing import has_state, load_state, save_released
from training.config import Recipe, load_recipe, recipe_toml
from training.errors import RunError
from training.hardware import Hardware
from training.progress import JsonLines, Sink, TensorBoard, TerminalLine
from training.starting import start_from
from training.stopping import stop_on_signals
from training.task import SettlingTask, Task
from training.tasks import build_task
from training.trainer import StopReason, Trainer


def start_task(recipe: Recipe, data: Path | None, weights: Path | None = None) -> Task:
    """Seed everything and build the recipe's task, going on from `weights` (a file, or a run)."""
    if recipe.run.threads:
        torch.set_num_threads(recipe.run.threads)
    torch.manual_seed(recipe.run.seed)
    task = build_task(recipe.task.name, recipe.task_tables, data, recipe.run.seed)
    if weights:
        start_from(task, weights)
    return task


def train(
    recipe: Recipe,
    run: Path,
    *,
    data: Path | None = None,
    weights: Path | None = None,
    hardware: Hardware | None = None,
    command: str = "",
    json_lines: bool = False,
) -> None:
    """Train in the folder `run`, going on from its last state if it has one."""
    console = Console(stderr=True)
    resumed = has_state(run)
    if resumed and weights:
        console.print(f"{run} is resumed, so --from {weights} is not used", markup=False)
    task = start_task(recipe, data, None if resumed else weights)
    trainer = Trainer(
        task,
        recipe,
        run,
        callbacks=default_callbacks(recipe.every),
        hardware=hardware,
        command=command,
    )
    if resumed:
        trainer.load_state_dict(load_state(run))
    if trainer.fabric.is_global_zero:
        _write_recipe(run, recipe_toml(recipe, task.tables))
        trainer.sinks = _sinks(trainer, json_lines)
    try:
        with stop_on_signals() as stop:
            reason = trainer.train(stop)
    finally:
        for sink in trainer.sinks:
            sink.close()
    if trainer.fabric.is_global_zero:
        console.print(_farewell(trainer, reason), markup=False, soft_wrap=True)


def _farewell(trainer: Trainer, reason: StopReason) -> str:
    return (
        f"{reason.value} at step {trainer.step} after {trainer.hours:.2f} h; saved in "
        f"{trainer.run}. The same command goes on from here, with larger --hours or --steps if "
        "need be."
    )


def _write_recipe(run: Path, text: str) -> None:
    try:
        run.mkdir(parents=True, exist_ok=True)
        (run / "recipe.toml").write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunError(
            f"cannot write to the run folder {run}: {error}; choose another --run"
        ) from (error)


def _sinks(trainer: Trainer, json_lines: bool) -> list[Sink]:
    settings = trainer.recipe.run
    shown: Sink = JsonLines(sys.stdout)
    if sys.stdout.isatty() and not json_lines:
        shown = TerminalLine(steps=settings.steps, hours=settings.hours)
    return [
        JsonLines.append_to(trainer.run / "progress.jsonl"),
        TensorBoard(trainer.run / "tensorboard", trainer.step),
        shown,
    ]


def dry_run(
    recipe: Recipe,
    *,
    data: Path | None = None,
    weights: Path | None = None,
    hardware: Hardware | None = None,
) -> None:
    """Build everything, take a few steps, validate and draw one sheet; write nothing but text."""
    task = start_task(recipe, data, weights)
    trainer = Trainer(task, recipe, Path(), hardware=hardware)
    print(recipe_toml(recipe, task.tables))
    for player in task.players:
        print(f"player {player.name}: {_count(player.module):,} parameters")
    print(f"released: {_count(task.released):,} parameters; device {trainer.fabric.device}")
    _timed("batch", lambda: {name: tuple(v.shape) for name, v in task.batch(0).items()})
    step_s = min(_timed(f"step {index + 1}", _one_step(trainer, index)) for index in range(4))
    hours = recipe.run.hours or recipe.run.steps * step_s / 3600
    budget = f": {hours * 3600 / step_s:,.0f} steps in {hours:.2f} h" if hours else ", no end set"
    print(f"about {step_s:.2f} s a step{budget}")
    with judging(trainer):
        _timed("validation", lambda: task.validate(trainer.ema.module))
        _timed("contact sheet", lambda: task.contact_sheet(trainer.ema.module).shape)


def _count(module: nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters())


def _timed(title: str, act: Callable[[], object]) -> float:
    """Do something, print its result, return its seconds."""
    started = time.perf_counter()
    result = act()
    seconds = time.perf_counter() - started
    print(f"{title}: {result} ({seconds:.2f} s)", flush=True)
    return seconds


def _one_step(trainer: Trainer, index: int) -> Callable[[], object]:
    parts = trainer.recipe.run.micro_batches
    batches = [channels_last(trainer.task.batch(index * parts + part)) for part in range(parts)]
    batches = [trainer.fabric.to_device(batch) for batch in batches]

    def act() -> dict[str, float]:
        updates = trainer.take_step(batches, trainer.learning_rate(0.0))
        return {name: round(float(update.loss), 4) for name, update in updates.items()}

    return act


def export(run: Path, output: Path, data: Path | None = None) -> None:
    """Write the averaged weights of a run's last state as fp16 .safetensors with their meta.

    With `data` they are settled first, as those of a validation are.
    """
    if not has_state(run):
        raise RunError(f"{run} holds no training state (last.ckpt); give the folder of a run")
    state = load_state(run)
    weights = state["ema"]["module"]
    save_released(
        output,
        weights if data is None else settled(run, weights, data),
        json.loads(state["meta"]),
        step=state["step"],
        command=state["command"],
    )
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB, step {state['step']}")


def settled(run: Path, weights: Mapping[str, Tensor], data: Path) -> Mapping[str, Tensor]:
    """The averaged weights of a run after its task's last touch; as they are where it has none."""
    task = start_task(load_recipe(str(run / "recipe.toml")), data)
    if not isinstance(task, SettlingTask):
        return weights
    task.released.load_state_dict(weights)
    task.settle(task.released)
    return task.released.state_dict()


def reproducible_command(
    name: str, hours: float | None, steps: int | None, overrides: Sequence[str]
) -> str:
    """Return the command that a model card shows: the recipe and its changes, no local folders."""
    words = ["python -m training train", Path(name).stem]
    words += [f"--hours {hours:g}"] if hours is not None else []
    words += [f"--steps {steps}"] if steps is not None else []
    return " ".join(words + [f"--set {override}" for override in overrides])
