"""The loop: learning, exact resuming, budgets, stopping, and what it does with broken numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from tests.training.toy_task import ToyTask
from training.checkpointing import LAST, load_state
from training.config import OptimiserSettings, Recipe, RunSettings, TaskSettings
from training.errors import RunError, TrainingError
from training.players import TrainedPlayer
from training.task import Batch, Player
from training.trainer import SKIPS_IN_A_ROW, StepReport, StopReason, Trainer

RECIPE = Recipe(
    TaskSettings("toy"),
    run=RunSettings(steps=8, precision="32-true", data_workers=0),
    optimiser=OptimiserSettings(lr=1e-2, warmup_steps=2),
)


class Recorder:
    """A sink and a callback that remember what they were told."""

    def __init__(self, act: Callable[[Trainer], None] = lambda trainer: None) -> None:
        self.events: list[dict[str, Any]] = []
        self.reports: list[StepReport] = []
        self._act = act

    def write(self, event: Any) -> None:
        self.events.append(dict(event))

    def close(self) -> None:
        pass

    def on_start(self, trainer: Trainer) -> None:
        pass

    def on_step(self, trainer: Trainer, report: StepReport) -> None:
        self.reports.append(report)
        self._act(trainer)

    def on_end(self, trainer: Trainer, reason: StopReason) -> None:
        pass


def make_trainer(
    run: Path, recipe: Recipe = RECIPE, task: ToyTask | None = None, **more: Any
) -> Trainer:
    torch.manual_seed(0)
    task = task or ToyTask()
    torch.manual_seed(1)
    return Trainer(task, recipe, run, **more)


def weights_of(trainer: Trainer) -> dict[str, Tensor]:
    released = trainer.task.released.state_dict()
    return {key: value.clone() for key, value in released.items()}


def with_run(**changes: Any) -> Recipe:
    return replace(RECIPE, run=replace(RECIPE.run, **changes))


@pytest.mark.parametrize("precision", ["32-true", "bf16-mixed"])
def test_steps_on_a_fixed_batch_lower_its_loss(tmp_path: Path, precision: str) -> None:
    network = nn.Conv2d(3, 3, 1)
    trainer = make_trainer(tmp_path, with_run(precision=precision), ToyTask(network))
    batch = [trainer.task.batch(0)]
    losses = [float(trainer.take_step(batch, 1e-2)["toy"].loss) for _ in range(10)]
    assert all(after < before for before, after in zip(losses, losses[1:], strict=False))


def test_bf16_computes_in_bf16_with_exact_targets_and_float32_weights(tmp_path: Path) -> None:
    seen: dict[str, Any] = {}

    class Probe(nn.Conv2d):
        def forward(self, x: Tensor) -> Tensor:
            result = super().forward(x)
            seen.update(input=x.dtype, output=result.dtype, weight=self.weight.dtype)
            seen["channels_last"] = x.is_contiguous(memory_format=torch.channels_last)
            return result

    trainer = make_trainer(
        tmp_path, with_run(precision="bf16-mixed", steps=1), ToyTask(Probe(3, 3, 1))
    )
    trainer.train()
    assert seen == {
        "input": torch.float32,
        "output": torch.bfloat16,
        "weight": torch.float32,
        "channels_last": True,
    }


def test_a_resumed_run_equals_an_uninterrupted_one(tmp_path: Path) -> None:
    whole = make_trainer(tmp_path / "whole")
    assert whole.train() is StopReason.STEPS

    first = make_trainer(tmp_path / "parts")
    first.train(should_stop=lambda: first.step >= 3)
    torch.rand(7)  # whatever happens in between
    task = ToyTask()
    second = make_trainer(tmp_path / "parts", task=task)
    second.load_state_dict(load_state(tmp_path / "parts"))
    second.train()

    assert second.step == 8 and task.seen == [3, 4, 5, 6, 7]
    for key, value in weights_of(whole).items():
        assert torch.equal(value, weights_of(second)[key]), key
    for key, value in whole.ema.module.state_dict().items():
        assert torch.equal(value, second.ema.module.state_dict()[key]), key


def test_data_workers_change_nothing(tmp_path: Path) -> None:
    alone = make_trainer(tmp_path / "alone")
    alone.train()
    helped = make_trainer(tmp_path / "helped", with_run(data_workers=2))
    helped.train()
    for key, value in weights_of(alone).items():
        assert torch.equal(value, weights_of(helped)[key]), key


def test_a_stop_request_saves_and_says_so(tmp_path: Path) -> None:
    recorder = Recorder()
    trainer = make_trainer(tmp_path, sinks=[recorder])
    assert trainer.train(should_stop=lambda: trainer.step >= 2) is StopReason.ASKED
    assert load_state(tmp_path)["step"] == 2
    assert recorder.events[-1]["event"] == "checkpoint" and recorder.events[-1]["step"] == 2


def test_the_time_budget_counts_earlier_sessions_and_drives_the_rate(tmp_path: Path) -> None:
    now = [0.0]

    def half_an_hour(_: Trainer) -> None:
        now[0] += 1800

    recorder = Recorder(half_an_hour)
    recipe = with_run(steps=0, hours=2.0)
    options: dict[str, Any] = {"clock": lambda: now[0], "callbacks": [recorder]}
    first = make_trainer(tmp_path, recipe, **options)
    first.train(should_stop=lambda: first.step >= 1)
    second = make_trainer(tmp_path, recipe, **options)
    second.load_state_dict(load_state(tmp_path))
    assert second.train() is StopReason.HOURS
    assert second.step == 4 and second.hours == pytest.approx(2.0)
    rates = [report.lr for report in recorder.reports]
    assert rates[1] > rates[2] > rates[3]


def test_micro_batches_equal_one_big_batch(tmp_path: Path) -> None:
    def trained(parts: list[Batch]) -> Tensor:
        network = nn.Conv2d(3, 3, 1)
        nn.init.constant_(network.weight, 0.1)
        nn.init.zeros_(network.get_parameter("bias"))
        trainer = make_trainer(tmp_path, task=ToyTask(network))
        trainer.take_step(parts, 1e-2)
        return network.weight.detach()

    two = [ToyTask().batch(0), ToyTask().batch(1)]
    big = {key: torch.cat([part[key] for part in two]) for key in ("picture", "target")}
    big["index"] = torch.tensor(0)
    torch.testing.assert_close(trained(two), trained([big]))


def test_micro_batches_take_consecutive_indices(tmp_path: Path) -> None:
    task = ToyTask()
    make_trainer(tmp_path, with_run(micro_batches=3, steps=2), task).train()
    assert task.seen == [0, 1, 2, 3, 4, 5]


def test_a_step_without_a_finite_loss_changes_nothing_and_is_reported(tmp_path: Path) -> None:
    task = ToyTask()
    task.loss_hook = lambda loss, index: loss * float("nan") if index == 1 else loss
    snapshots: list[Tensor] = []
    recorder = Recorder(
        lambda trainer: snapshots.append(next(task.released.parameters()).detach().clone())
    )
    trainer = make_trainer(tmp_path, task=task, callbacks=[recorder], sinks=[recorder])
    assert trainer.train() is StopReason.STEPS
    assert torch.equal(snapshots[0], snapshots[1])
    assert not torch.equal(snapshots[1], snapshots[2])
    assert trainer.ema.updates == 7
    skipped = [event for event in recorder.events if event["event"] == "skipped"]
    assert skipped[0]["players"] == ["toy"] and skipped[0]["in_a_row"] == 1 and len(skipped) == 1


def test_too_many_broken_steps_in_a_row_end_the_run_with_advice(tmp_path: Path) -> None:
    task = ToyTask()
    task.loss_hook = lambda loss, index: loss * float("inf")
    trainer = make_trainer(tmp_path, with_run(steps=100), task)
    with pytest.raises(TrainingError, match=r"not finite for 20 steps in a row.*Lower optimiser"):
        trainer.train()
    assert trainer.step == SKIPS_IN_A_ROW
    assert all(torch.isfinite(weight).all() for weight in task.released.parameters())


class TwoPlayerTask(ToyTask):
    """A generator and a critic that each call the other's network, as in a GAN."""

    def __init__(self) -> None:
        super().__init__(nn.Conv2d(3, 3, 1))
        self.critic = nn.Conv2d(3, 1, 1)
        self.order: list[str] = []
        self.players = [
            Player("generator", self.released, self._fool, {"fooling": 1.0}),
            Player("critic", self.critic, self._judge, {"judging": 1.0}, lr_scale=2.0),
        ]

    def _fool(self, batch: Batch) -> dict[str, Tensor]:
        self.order.append("generator")
        return {"fooling": -self.critic(self.released(batch["picture"])).mean()}

    def _judge(self, batch: Batch) -> dict[str, Tensor]:
        self.order.append("critic")
        return {"judging": self.critic(self.released(batch["picture"])).mean()}


def test_players_take_turns_on_the_same_batch(tmp_path: Path) -> None:
    task = TwoPlayerTask()
    trainer = make_trainer(tmp_path, task=task)
    before = [player.module.weight.detach().clone() for player in task.players]
    updates = trainer.take_step([task.batch(0)], 1e-2)
    assert task.order == list(updates) == ["generator", "critic"]
    for weight, player in zip(before, task.players, strict=True):
        assert not torch.equal(weight, player.module.weight)


def test_a_player_leaves_no_gradient_in_the_other(tmp_path: Path) -> None:
    task = TwoPlayerTask()
    picture, weight = task.batch(0)["picture"], task.players[0].module.weight
    (expected,) = torch.autograd.grad(-task.critic(task.released(picture)).mean(), weight)
    make_trainer(tmp_path, task=task).take_step([task.batch(0)], 0.0)
    torch.testing.assert_close(weight.grad, expected)  # the critic's turn came after it
    assert all(w.requires_grad for player in task.players for w in player.module.parameters())


def test_lr_scale_multiplies_the_rate(tmp_path: Path) -> None:
    trainer = make_trainer(tmp_path, task=TwoPlayerTask())
    trainer.take_step([trainer.task.batch(0)], 1e-3)
    rates = [
        player.state_dict()["optimiser"]["param_groups"][0]["lr"] for player in trainer.players
    ]
    assert rates == [1e-3, 2e-3]


def test_biases_are_not_decayed(tmp_path: Path) -> None:
    trainer = make_trainer(tmp_path)
    player: TrainedPlayer = trainer.players[0]
    decays = [group["weight_decay"] for group in player.state_dict()["optimiser"]["param_groups"]]
    assert decays == [RECIPE.optimiser.weight_decay, 0.0]


def test_a_term_without_a_weight_is_an_error(tmp_path: Path) -> None:
    task = ToyTask()
    task.players = [Player("toy", task.released, task.losses, {"watched": 1.0})]
    with pytest.raises(TrainingError, match="the loss terms l1 without a weight"):
        make_trainer(tmp_path, task=task).train()


def test_a_failing_callback_does_not_cost_the_run(tmp_path: Path) -> None:
    def fail(trainer: Trainer) -> None:
        if trainer.step == 3:
            raise OSError("disk full")

    trainer = make_trainer(tmp_path, callbacks=[Recorder(fail)])
    with pytest.raises(OSError, match="disk full"):
        trainer.train()
    assert load_state(tmp_path)["step"] == 3


def test_a_state_of_another_network_is_refused(tmp_path: Path) -> None:
    make_trainer(tmp_path).train()
    other = make_trainer(tmp_path, task=ToyTask(nn.Conv2d(3, 3, 1)))
    with pytest.raises(RunError, match="does not fit this recipe"):
        other.load_state_dict(load_state(tmp_path))
    two = make_trainer(tmp_path, task=TwoPlayerTask())
    with pytest.raises(RunError, match="the saved run trains toy"):
        two.load_state_dict(load_state(tmp_path))


def test_nothing_is_written_before_training(tmp_path: Path) -> None:
    trainer = make_trainer(tmp_path / "run")
    trainer.take_step([trainer.task.batch(0)], 1e-3)
    assert not (tmp_path / "run").exists()
    trainer.train()
    assert (tmp_path / "run" / LAST).exists()
