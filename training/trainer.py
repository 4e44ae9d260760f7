"""The loop: steps through a task's batches on Lightning Fabric until a budget or a stop.

Owns step count, elapsed hours, players, average and their state; what happens between steps
(logs, sheets, validation, saving) is in `callbacks`, where events go is in `progress`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import torch

from training.batches import ENDLESS, batch_loader
from training.checkpointing import random_state, restore_random_state, save_state
from training.config import Recipe, learning_rate
from training.ema import Ema
from training.errors import RunError, TrainingError
from training.hardware import Hardware, build_fabric
from training.players import TrainedPlayer, Update, others_fixed
from training.progress import Sink
from training.task import Batch, Task

COMMAND_JOINT = " && "
SKIPS_IN_A_ROW = 20  # steps without a finite loss before a run gives up


class StopReason(Enum):
    """Why a run ended."""

    STEPS = "all steps are done"
    HOURS = "the time budget is used up"
    ASKED = "stopped on request"


@dataclass(frozen=True)
class StepReport:
    """What one step did: an update for each player, the rate, and where the time went."""

    updates: dict[str, Update]
    lr: float
    step_s: float
    data_s: float

    @property
    def skipped(self) -> list[str]:
        """The players whose update was left out because it was not finite."""
        return [name for name, update in self.updates.items() if update.skipped]


def joined_commands(earlier: str, present: str) -> str:
    """Return the commands of all sessions of a run as one line for a shell, each change once."""
    if not (earlier and present) or earlier.split(COMMAND_JOINT)[-1] == present:
        return earlier or present
    return f"{earlier}{COMMAND_JOINT}{present}"


class Callback(Protocol):
    """Something that happens around steps, on the first process only."""

    def on_start(self, trainer: Trainer) -> None:
        """Called once, before the first step of this session."""

    def on_step(self, trainer: Trainer, report: StepReport) -> None:
        """Called after every step; `trainer.step` counts it already."""

    def on_end(self, trainer: Trainer, reason: StopReason) -> None:
        """Called once the state is saved, in reverse order of the callbacks."""


class Trainer:
    """Trains one task; writes nothing before `train` is called."""

    def __init__(
        self,
        task: Task,
        recipe: Recipe,
        run: Path,
        *,
        callbacks: Sequence[Callback] = (),
        sinks: Sequence[Sink] = (),
        hardware: Hardware | None = None,
        command: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.task, self.recipe, self.run, self.command, self.clock = (
            task,
            recipe,
            run,
            command,
            clock,
        )
        self.fabric = build_fabric(hardware or Hardware(), recipe.run)
        self.players = [TrainedPlayer(self.fabric, p, recipe.optimiser) for p in task.players]
        self.ema = Ema(task.released, recipe.ema.decay)
        self.callbacks = list(callbacks) if self.fabric.is_global_zero else []
        self.sinks = list(sinks) if self.fabric.is_global_zero else []
        self.step = 0
        self.best: float | None = None  # lowest main metric so far
        self._skips_in_a_row = 0
        self._hours_before = 0.0  # of earlier sessions
        self._session_start: float | None = None
        self._seed_other_processes()

    @property
    def hours(self) -> float:
        """Hours that the run has been training, over all its sessions."""
        if self._session_start is None:
            return self._hours_before
        return self._hours_before + (self.clock() - self._session_start) / 3600

    def train(self, should_stop: Callable[[], bool] = lambda: False) -> StopReason:
        """Step until a budget is used up or `should_stop`, then save; returns why it ended."""
        self._session_start = self.clock()
        for callback in self.callbacks:
            callback.on_start(self)
        batches = self._batches()
        while True:
            hours, asked = self._agreed(should_stop())
            reason = self._reason_to_stop(hours, asked)
            if reason:
                break
            self._after_step(self._next_step(batches, hours))
        self.save()
        for callback in reversed(self.callbacks):
            callback.on_end(self, reason)
        return reason

    @property
    def batches_per_step(self) -> int:
        """Batches that one step is made of, over all processes."""
        return self.recipe.run.micro_batches * self.fabric.world_size

    def take_step(self, batches: Sequence[Batch], lr: float) -> dict[str, Update]:
        """Update every player whose time has come on the same micro-batches, then the average."""
        updates = {}
        first_batch = self.step * self.batches_per_step
        for trained in self.players:
            if first_batch < trained.player.from_batch:
                continue
            with others_fixed(trained.player, self.task.players):
                updates[trained.name] = trained.update(batches, lr)
        if not any(update.skipped for update in updates.values()):
            self.ema.update(self.task.released)
        return updates

    def learning_rate(self, hours: float) -> float:
        """Return the rate of the present step after `hours` of training."""
        run = self.recipe.run
        by_steps = self.step / run.steps if run.steps else 0.0
        by_hours = hours / run.hours if run.hours else 0.0
        return learning_rate(self.recipe.optimiser, self.step, max(by_steps, by_hours))

    @property
    def meta(self) -> dict[str, Any]:
        """`CheckpointMeta`'s fields that describe the released network, named by the recipe."""
        return {**self.task.checkpoint_meta(self.step), "name": self.recipe.name}

    def emit(self, event: str, **values: Any) -> None:
        """Send one event to every sink, with the step and the hours."""
        message = {"event": event, "step": self.step, "hours": round(self.hours, 5), **values}
        for sink in self.sinks:
            sink.write(message)

    def save(self) -> None:
        """Write run/last.ckpt (first process only)."""
        if self.fabric.is_global_zero:
            path = save_state(self.run, self.state_dict())
            self.emit("checkpoint", path=str(path))

    def state_dict(self) -> dict[str, Any]:
        """Return everything that a later session needs to go on as if nothing had happened."""
        return {
            "step": self.step,
            "hours": self.hours,
            "best": self.best,
            "players": {trained.name: trained.state_dict() for trained in self.players},
            "ema": self.ema.state_dict(),
            "random": random_state(),
            "meta": json.dumps(self.meta),
            "command": self.command,
        }

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Restore what `state_dict` returned; raises RunError when the networks have changed."""
        names = sorted(state["players"])
        if names != sorted(trained.name for trained in self.players):
            raise RunError(f"the saved run trains {', '.join(names)}; start a new run with --run")
        for trained in self.players:
            trained.load_state_dict(state["players"][trained.name])
        self.ema.load_state_dict(state["ema"])
        self.step, self.best, self._hours_before = state["step"], state["best"], state["hours"]
        self.command = joined_commands(state["command"], self.command)
        if self.fabric.is_global_zero:  # only the first process's generators are saved
            restore_random_state(state["random"])
        self._seed_other_processes()

    def _seed_other_processes(self) -> None:
        """Give every process but the first its own random numbers (dropout, noise)."""
        if not self.fabric.is_global_zero:
            torch.manual_seed(self.recipe.run.seed + self.step + 10**9 * self.fabric.global_rank)

    def _batches(self) -> Iterator[Batch]:
        run, processes, per_step = self.recipe.run, self.fabric.world_size, self.batches_per_step
        first = self.step * per_step + self.fabric.global_rank
        last = run.steps * per_step if run.steps else ENDLESS
        return iter(
            batch_loader(
                self.task.batch,
                range(first, max(first, last), processes),
                workers=run.data_workers,
                seed=run.seed,
                pin_memory=self.fabric.device.type == "cuda",
            )
        )

    def _next_step(self, batches: Iterator[Batch], hours: float) -> StepReport:
        started = self.clock()
        parts = [next(batches) for _ in range(self.recipe.run.micro_batches)]
        loaded = self.clock()
        lr = self.learning_rate(hours)
        updates = self.take_step([self.fabric.to_device(part) for part in parts], lr)
        self.step += 1
        return StepReport(updates, lr, self.clock() - started, loaded - started)

    def _after_step(self, report: StepReport) -> None:
        self._count_skips(report)
        try:
            for callback in self.callbacks:
                callback.on_step(self, report)
        except Exception:
            self.save()  # a broken sheet or validation must not cost the run
            raise

    def _count_skips(self, report: StepReport) -> None:
        if not report.skipped:
            self._skips_in_a_row = 0
            return
        self._skips_in_a_row += 1
        self.emit("skipped", players=report.skipped, in_a_row=self._skips_in_a_row)
        if self._skips_in_a_row >= SKIPS_IN_A_ROW:
            raise TrainingError(
                f"the loss was not finite for {SKIPS_IN_A_ROW} steps in a row, up to step "
                f"{self.step}; the last saved state is kept. Lower optimiser.lr, or try "
                "--set run.precision=32-true, and start the command again to resume."
            )

    def _agreed(self, asked: bool) -> tuple[float, bool]:
        """Return hours and stop wish of the first process, so that all processes act alike."""
        if self.fabric.world_size == 1:
            return self.hours, asked
        agreed: tuple[float, bool] = self.fabric.broadcast((self.hours, asked))
        return agreed

    def _reason_to_stop(self, hours: float, asked: bool) -> StopReason | None:
        run = self.recipe.run
        if asked:
            return StopReason.ASKED
        if run.steps and self.step >= run.steps:
            return StopReason.STEPS
        if run.hours and hours >= run.hours:
            return StopReason.HOURS
        return None
