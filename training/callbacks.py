"""What happens between steps: logging, saving, contact sheets and validation of the average."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from PIL import Image

from training.checkpointing import BEST, save_released, untouched_randomness
from training.config import EverySettings
from training.errors import TrainingError
from training.task import SettlingTask
from training.trainer import Callback, StepReport, StopReason, Trainer


def default_callbacks(every: EverySettings) -> list[Callback]:
    """Return what a normal run does between steps; saving comes before what may fail."""
    return [
        Log(every.log_steps),
        Checkpoints(every.checkpoint_minutes),
        Validation(every.validate_minutes),
        ContactSheets(every.sheet_minutes),
    ]


class _Periodic(ABC):
    """Runs `happen` every so many minutes of the trainer's clock; 0 minutes is never."""

    def __init__(self, minutes: float) -> None:
        self._period_s = minutes * 60
        self._last = 0.0
        self._last_step = -1

    def on_start(self, trainer: Trainer) -> None:
        self._last = trainer.clock()

    def on_step(self, trainer: Trainer, report: StepReport) -> None:
        if self._period_s and trainer.clock() - self._last >= self._period_s:
            self._happen_now(trainer)

    def on_end(self, trainer: Trainer, reason: StopReason) -> None:
        """A finished run gets a last one; a stop on request must be quick."""
        is_news = trainer.step != self._last_step
        if self._period_s and is_news and reason is not StopReason.ASKED:
            self._happen_now(trainer)

    def _happen_now(self, trainer: Trainer) -> None:
        self.happen(trainer)
        self._last, self._last_step = trainer.clock(), trainer.step

    @abstractmethod
    def happen(self, trainer: Trainer) -> None:
        """What a subclass does at its own pace."""


class Log:
    """Emits start and end, and every `log_steps` the mean losses since the last time."""

    def __init__(self, log_steps: int) -> None:
        self._log_steps = log_steps
        self._reports: list[StepReport] = []

    def on_start(self, trainer: Trainer) -> None:
        trainer.emit(
            "start",
            task=trainer.recipe.task.name,
            run=str(trainer.run),
            device=str(trainer.fabric.device),
            processes=trainer.fabric.world_size,
            precision=trainer.recipe.run.precision,
            parameters={
                player.name: sum(weight.numel() for weight in player.module.parameters())
                for player in trainer.task.players
            },
            steps=trainer.recipe.run.steps,
            hours_budget=trainer.recipe.run.hours,
        )

    def on_step(self, trainer: Trainer, report: StepReport) -> None:
        if not report.skipped:
            self._reports.append(report)
        if trainer.step % self._log_steps == 0:
            self._flush(trainer)

    def on_end(self, trainer: Trainer, reason: StopReason) -> None:
        self._flush(trainer)
        trainer.emit("end", reason=reason.value)

    def _flush(self, trainer: Trainer) -> None:
        if not self._reports:
            return
        count = len(self._reports)
        trainer.emit(
            "step",
            losses=_mean_losses(self._reports),
            grad_norm=_mean_norms(self._reports),
            lr=self._reports[-1].lr,
            seconds_per_step=sum(report.step_s for report in self._reports) / count,
            data_seconds_per_step=sum(report.data_s for report in self._reports) / count,
        )
        self._reports.clear()


def _mean_losses(reports: list[StepReport]) -> dict[str, float]:
    """Return {"player/term": mean, "player/loss": mean weighted sum}."""
    values: dict[str, list[torch.Tensor]] = {}
    for report in reports:
        for name, update in report.updates.items():
            for term, value in {"loss": update.loss, **update.terms}.items():
                values.setdefault(f"{name}/{term}", []).append(value)
    return {name: float(torch.stack(items).mean()) for name, items in values.items()}


def _mean_norms(reports: list[StepReport]) -> dict[str, float]:
    norms: dict[str, list[torch.Tensor]] = {}
    for report in reports:
        for name, update in report.updates.items():
            norms.setdefault(name, []).append(update.grad_norm)
    return {name: float(torch.stack(items).mean()) for name, items in norms.items()}


class Checkpoints(_Periodic):
    """Saves the state of the run; the trainer itself saves at the end."""

    def happen(self, trainer: Trainer) -> None:
        trainer.save()

    def on_end(self, trainer: Trainer, reason: StopReason) -> None:
        return


class Validation(_Periodic):
    """Measures the averaged weights on held-out data and keeps the best as best.safetensors."""

    def happen(self, trainer: Trainer) -> None:
        with judging(trainer):
            metrics = trainer.task.validate(trainer.ema.module)
        name = trainer.task.main_metric
        if name not in metrics:
            raise TrainingError(f"validation gives {sorted(metrics)}, but not {name!r}")
        is_best = trainer.best is None or metrics[name] < trainer.best
        if is_best:
            trainer.best = metrics[name]
            trainer.save()
            save_released(
                trainer.run / BEST,
                trainer.ema.module.state_dict(),
                trainer.meta,
                step=trainer.step,
                command=trainer.command,
            )
        trainer.emit("validation", metrics=metrics, best=is_best)


class ContactSheets(_Periodic):
    """Writes run/sheets/STEP.png, a picture of what the averaged weights do."""

    def happen(self, trainer: Trainer) -> None:
        with judging(trainer):
            pixels = trainer.task.contact_sheet(trainer.ema.module)
        path = trainer.run / "sheets" / f"{trainer.step:07d}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(path)
        trainer.emit("sheet", path=str(path))


@contextmanager
def judging(trainer: Trainer) -> Iterator[None]:
    """No gradients, the run's precision, and the training's random numbers left alone.

    The average is settled first, where its task wants that.
    """
    with untouched_randomness(), torch.no_grad(), trainer.fabric.autocast():
        if isinstance(trainer.task, SettlingTask):
            trainer.task.settle(trainer.ema.module)
        yield
