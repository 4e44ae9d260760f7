"""Every experiment with a few tiny steps, from the command line to its folder."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from training.__main__ import main
from training.config import RunSettings
from training.data.drawing_cache import DrawingCache
from training.data.slots import SLOTS
from training.errors import TrainingError
from training.hardware import Hardware, build_fabric
from training.reproduce.drawings import Drawings, prepare_drawings
from training.reproduce.experiment import run_experiment
from training.reproduce.lazy_unet import copying
from training.reproduce.loop import Bench, Scale, train
from training.reproduce.measured import Measured
from training.reproduce.networks import EQUATION_2, build_unet, equation_2, small_config, unit_l1
from training.reproduce.opponents import OPPONENTS
from training.reproduce.session import EXPERIMENTS, Amounts, reproduce, smallest
from training.reproduce.style_hints import of_length, projection
from training.task import Player

TINY = Scale(steps=2, size=16, batch=2, drawings=4, held_out=2, readings=2, seeds=1)


@pytest.fixture
def prepared(drawing_cache: DrawingCache) -> Drawings:
    return prepare_drawings(drawing_cache.folder, size=16, drawings=6, held_out=3, seed=0)


@pytest.fixture
def bench(prepared: Drawings) -> Bench:
    fabric = build_fabric(Hardware("cpu"), RunSettings(precision="32-true"))
    return Bench(prepared, TINY, seed=5, fabric=fabric)


@pytest.mark.parametrize("name", list(EXPERIMENTS))
def test_an_experiment_writes_its_folder(
    name: str, drawing_cache: DrawingCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = EXPERIMENTS[name]
    monkeypatch.setattr(type(experiment), "scale", TINY)
    verdict = reproduce(
        name, Amounts(seeds=2, seed=3), data=drawing_cache.folder, output=tmp_path, device="cpu"
    )
    numbers = json.loads((tmp_path / "numbers.json").read_text())
    assert numbers["outcome"] == verdict.outcome and numbers["sentence"] == verdict.sentence
    assert {(run["arm"], run["seed"]) for run in numbers["runs"]} == {
        (arm, seed) for arm in experiment.arms for seed in (3, 4)
    }
    for run in numbers["runs"]:
        assert all(np.isfinite(value) for value in run["numbers"].values())
        assert all(curve["steps"][-1] == 2 for curve in run["curves"].values())
    report = (tmp_path / "report.md").read_text()
    assert f"reproduce {name} --data DATA --seed 3 --seeds 2" in report
    assert verdict.sentence in report and "2 seeds of 2 steps" in report
    for picture in ("curves.png", "samples.png"):
        with Image.open(tmp_path / picture) as image:
            assert np.asarray(image.convert("L")).std() > 5, "something is drawn"


def test_the_same_seed_gives_the_same_numbers(bench: Bench) -> None:
    hint = EXPERIMENTS["hint"]
    one, two = (hint.measure("global hint", bench) for _ in range(2))
    assert one.numbers == two.numbers and one.curves == two.curves
    other = hint.measure("global hint", replace(bench, seed=6))
    assert other.numbers != one.numbers


def test_arms_start_from_the_same_weights() -> None:
    plain, guided = (build_unet(small_config(4), 7, guided=g) for g in (False, True))
    assert plain.guide_gray is None and guided.guide_gray is not None
    others = guided.state_dict()
    assert all(torch.equal(weight, others[name]) for name, weight in plain.state_dict().items())


def test_a_dry_run_writes_nothing(
    drawing_cache: DrawingCache,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--data", str(drawing_cache.folder), "--size", "16", "--device", "cpu", "--dry-run"]
    monkeypatch.setattr(sys, "argv", ["training", "reproduce", "lazy-unet", *words])
    assert main() == 0
    shown = capsys.readouterr().out
    assert "2 runs of 2 steps work; nothing is written." in shown
    assert "| without guides |" in shown
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--size", "20"], "--size must be a multiple of 8"),
        (["--steps", "0"], "--steps and --seeds must be 1 or more"),
        (["--data", "nowhere"], "training data paint"),
    ],
)
def test_errors_are_one_line(
    words: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["training", "reproduce", "guides", "--device", "cpu", *words])
    assert main() == 1
    error = capsys.readouterr().err.strip()
    assert error.startswith("error: ") and message in error and "\n" not in error


def test_an_output_that_cannot_be_written_is_refused_before_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    words = ["reproduce", "hint", "--output", str(tmp_path / "file" / "x"), "--device", "cpu"]
    monkeypatch.setattr(sys, "argv", ["training", *words])
    assert main() == 1
    shown = capsys.readouterr()
    assert "Choose another --output" in shown.err and "runs of" not in shown.out


class Interrupted:
    """Two arms; the run number `last` is never finished."""

    arms = ("one", "two")
    columns = {"l1": "L1"}

    def __init__(self, last: int) -> None:
        self.left = last

    def measure(self, arm: str, bench: Bench) -> Measured:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return Measured(arm, bench.seed, {}, {"l1": 0.5})


def test_ctrl_c_keeps_the_seeds_that_are_whole(bench: Bench) -> None:
    told: list[str] = []
    benches = [bench, replace(bench, seed=6)]
    runs = run_experiment(Interrupted(3), benches, told.append)
    assert [(run.arm, run.seed) for run in runs] == [("one", 5), ("two", 5)]
    assert told[0] == "one, seed 5: L1 0.5 (0 s)" and told[-1].startswith("stopped")
    with pytest.raises(TrainingError, match="nothing is written"):
        run_experiment(Interrupted(1), benches, told.append)


def test_amounts_change_the_scale_and_the_command() -> None:
    amounts = Amounts(steps=9, size=32, seed=2)
    assert amounts.of(Scale(steps=5, batch=3)) == Scale(steps=9, batch=3, size=32)
    assert amounts.words() == " --steps 9 --size 32 --seed 2"
    assert Amounts().words() == ""
    assert smallest(Scale()).steps == 2


def test_readings_are_spread_and_end_with_the_last_step() -> None:
    scale = Scale(steps=10, readings=3)
    assert [step for step in range(1, 11) if scale.is_reading(step)] == [3, 6, 9, 10]


def test_training_lowers_the_loss(bench: Bench) -> None:
    network = build_unet(small_config(1), 0, guided=True)
    player = Player("generator", network, lambda b: equation_2(network, copying(b)), EQUATION_2)
    losses: list[float] = []
    train(
        replace(bench, scale=replace(TINY, steps=40, batch=6, lr=3e-3)),
        (player,),
        lambda step, updates: losses.append(float(updates["generator"].terms["painting"])),
    )
    assert len(losses) == 40
    assert np.mean(losses[-5:]) < 0.7 * np.mean(losses[:5])


def test_a_loss_that_stays_without_value_ends_the_run(bench: Bench) -> None:
    module = torch.nn.Linear(1, 1)
    player = Player("broken", module, lambda b: {"l": module.weight.sum() * torch.nan}, {"l": 1.0})
    bench = replace(bench, scale=replace(TINY, steps=50))
    with pytest.raises(TrainingError, match="up to step 20"):
        train(bench, (player,), lambda step, updates: None)


def test_copying_wants_back_what_it_gives(prepared: Drawings) -> None:
    batch = copying(prepared.held_out)
    gray = (batch["painting"] + 1) / 2
    torch.testing.assert_close(batch["ink"].expand_as(gray), 1 - gray)
    under_ink = prepared.held_out["ink"] > 0.99
    assert (gray[:, :1][under_ink] < 0.02).all(), "the lines are part of the drawing"


def test_unit_l1() -> None:
    assert unit_l1(torch.ones(1, 3, 2, 2), -torch.ones(1, 3, 2, 2)) == 1.0


def test_hints_of_all_lengths_come_from_one_reading(bench: Bench) -> None:
    read = bench.styled
    assert read.train["hint"].shape == (6, 1280) and bench.styled is read
    means = read.train["hint"].mean(dim=0)
    torch.testing.assert_close(means, torch.zeros(1280), atol=1e-3, rtol=0)
    short = of_length(read, 256)
    torch.testing.assert_close(short.train["hint"], read.train["hint"] @ projection(1280, 256))
    assert short.held_out["reference_hint"].shape == (len(read.pairs), 256)
    torch.testing.assert_close(short.train["ink"], read.train["ink"])


def test_a_projection_keeps_lengths() -> None:
    long = torch.randn(50, 1280, generator=torch.Generator().manual_seed(1))
    kept = (long @ projection(1280, 4096)).square().mean() / long.square().mean()
    assert float(kept) == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("name", list(OPPONENTS))
def test_every_opponent_teaches_the_generator_and_itself(name: str) -> None:
    torch.manual_seed(0)
    opponent = OPPONENTS[name](6)
    batch = {
        "ink": torch.rand(3, 1, 32, 32),
        "painting": torch.rand(3, 3, 32, 32) * 2 - 1,
        "hint": torch.randn(3, 6),
    }
    fake = torch.zeros(3, 3, 32, 32, requires_grad=True)
    sum(opponent.fooled(batch, fake).values()).backward()
    assert fake.grad is not None and fake.grad.abs().sum() > 0
    optimiser = torch.optim.Adam(opponent.module.parameters(), lr=1e-3)
    first = last = 0.0
    for step in range(12):
        optimiser.zero_grad()
        loss = torch.stack(list(opponent.own(batch, fake.detach()).values())).sum()
        loss.backward()
        optimiser.step()
        first, last = (loss.item() if step == 0 else first), loss.item()
    assert last < first


def test_only_the_conditional_opponent_sees_the_lines() -> None:
    painting = torch.rand(2, 3, 32, 32)
    for name, sees in (("conditional", True), ("unconditional", False), ("AC-GAN", False)):
        opponent = OPPONENTS[name](6)
        opponent.module.eval()
        terms = [
            opponent.fooled({"ink": ink, "hint": torch.zeros(2, 6)}, painting)["gan"].item()
            for ink in (torch.zeros(2, 1, 32, 32), torch.ones(2, 1, 32, 32))
        ]
        assert (terms[0] != terms[1]) is sees, name


def test_without_data_our_own_characters_are_drawn() -> None:
    own = prepare_drawings(None, size=16, drawings=3, held_out=2, seed=0)
    assert own.train["painting"].shape == (3, 3, 16, 16) and len(own.pairs) == 2
    again = prepare_drawings(None, size=16, drawings=3, held_out=2, seed=0)
    assert torch.equal(own.train["painting"], again.train["painting"])
    assert SLOTS.index("hair") in own.pairs[0].slots
