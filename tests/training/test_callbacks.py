"""What happens between steps, on a clock that the test turns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from engine.checkpoint import load_checkpoint
from tests.training.test_trainer import RECIPE, Recorder, make_trainer, weights_of
from tests.training.toy_task import ToyTask
from training.callbacks import Checkpoints, ContactSheets, Log, Validation
from training.checkpointing import BEST, load_state
from training.errors import TrainingError
from training.trainer import Callback, Trainer


def train_minute_by_minute(
    run: Path, callbacks: list[Callback], task: ToyTask | None = None
) -> tuple[Trainer, list[dict[str, Any]]]:
    """Train eight steps of one minute each; returns the trainer and its events."""
    now = [0.0]

    def a_minute(_: Trainer) -> None:
        now[0] += 60

    recorder = Recorder(a_minute)
    trainer = make_trainer(
        run,
        RECIPE,
        task,
        callbacks=[recorder, *callbacks],
        sinks=[recorder],
        clock=lambda: now[0],
    )
    trainer.train()
    return trainer, recorder.events


def steps_of(events: list[dict[str, Any]], kind: str) -> list[int]:
    return [event["step"] for event in events if event["event"] == kind]


def test_each_happens_at_its_own_pace_and_once_at_the_end(tmp_path: Path) -> None:
    callbacks: list[Callback] = [Checkpoints(2), ContactSheets(3), Validation(0)]
    _, events = train_minute_by_minute(tmp_path, callbacks)
    assert steps_of(events, "checkpoint") == [2, 4, 6, 8, 8]
    assert steps_of(events, "sheet") == [3, 6, 8]
    assert steps_of(events, "validation") == []
    with Image.open(tmp_path / "sheets" / "0000008.png") as sheet:
        assert sheet.size == (8, 8)


def test_log_gives_means_since_the_last_line(tmp_path: Path) -> None:
    recorder = Recorder()
    trainer = make_trainer(tmp_path, callbacks=[recorder, Log(3)], sinks=[recorder])
    trainer.train()
    lines = [event for event in recorder.events if event["event"] == "step"]
    assert [line["step"] for line in lines] == [3, 6, 8]
    losses = [float(report.updates["toy"].loss) for report in recorder.reports]
    assert lines[0]["losses"]["toy/loss"] == pytest.approx(sum(losses[:3]) / 3)
    assert lines[2]["losses"]["toy/loss"] == pytest.approx(sum(losses[6:]) / 2)
    assert recorder.events[0]["event"] == "start" and recorder.events[-1]["event"] == "end"
    assert recorder.events[0]["parameters"] == {"toy": 267}


class ScriptedTask(ToyTask):
    """Validates to the next number of a list."""

    def __init__(self, errors: list[float]) -> None:
        super().__init__()
        self.errors = errors

    def validate(self, network: torch.nn.Module) -> dict[str, float]:
        assert not network.training and not torch.is_grad_enabled()
        self.validations += 1
        return {"error": self.errors[self.validations - 1]}


def test_the_best_average_is_kept_as_released_weights(tmp_path: Path) -> None:
    task = ScriptedTask([0.5, 0.2, 0.3, 0.4])
    trainer, events = train_minute_by_minute(tmp_path, [Validation(2)], task)
    validations = [event for event in events if event["event"] == "validation"]
    assert [event["best"] for event in validations] == [True, True, False, False]
    meta, weights = load_checkpoint(tmp_path / BEST, "toy")
    assert meta.step == 4
    assert weights.keys() == weights_of(trainer).keys()
    assert load_state(tmp_path)["best"] == 0.2


def test_validating_does_not_change_the_training(tmp_path: Path) -> None:
    judged, _ = train_minute_by_minute(tmp_path / "a", [Validation(1), ContactSheets(1)])
    plain, _ = train_minute_by_minute(tmp_path / "b", [])
    for key, value in weights_of(plain).items():
        assert torch.equal(value, weights_of(judged)[key]), key


def test_a_missing_main_metric_is_an_error(tmp_path: Path) -> None:
    task = ToyTask()
    task.main_metric = "score"
    with pytest.raises(TrainingError, match=r"validation gives \['error'\], but not 'score'"):
        train_minute_by_minute(tmp_path, [Validation(1)], task)
