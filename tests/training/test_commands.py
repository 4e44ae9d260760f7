"""`python -m training` from its arguments to the files of a run, on the toy task."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from pathlib import Path

import pytest
import torch

from engine.checkpoint import CheckpointMeta, load_checkpoint, read_meta, save_checkpoint
from tests.training.toy_task import ToyTask
from training.__main__ import main
from training.checkpointing import load_state
from training.stopping import stop_on_signals
from training.tasks import TASKS, build_task


class InterruptedTask(ToyTask):
    """Sends its own process a SIGINT when batch 3 is asked for."""

    def batch(self, index: int) -> dict[str, torch.Tensor]:
        if index == 3:
            os.kill(os.getpid(), signal.SIGINT)
        return super().batch(index)


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(TASKS, "toy", lambda tables, data, seed: ToyTask())
    monkeypatch.setitem(TASKS, "interrupted", lambda tables, data, seed: InterruptedTask())
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "toy.toml"
    path.write_text(
        "[run]\nsteps = 6\ndata_workers = 0\nthreads = 1\n[optimiser]\nlr = 1e-2\n"
        '[every]\nlog_steps = 2\n[task]\nname = "toy"\n'
    )
    return str(path)


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["training", *words])
    return main()


def test_a_run_writes_its_files_and_goes_on_when_asked_again(
    recipe: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "train", recipe) == 0
    folder = Path("runs/toy")
    lines = [json.loads(line) for line in (folder / "progress.jsonl").read_text().splitlines()]
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == shown
    assert [line["step"] for line in lines if line["event"] == "step"] == [2, 4, 6]
    assert "size = 8" in (folder / "recipe.toml").read_text()

    assert run(monkeypatch, "train", recipe, "--steps", "8", "--set", "optimiser.lr=0.001") == 0
    assert load_state(folder)["step"] == 8
    start = json.loads(capsys.readouterr().out.splitlines()[0])
    assert start["event"] == "start" and start["step"] == 6


def test_export_writes_the_average_and_a_command_without_folders(
    recipe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "train", recipe, "--run", "r", "--steps", "4", "--data", "/somewhere")
    assert run(monkeypatch, "export", "r", "-o", "out.safetensors") == 0
    meta, weights = load_checkpoint("out.safetensors", "toy")
    assert meta.command == "python -m training train toy --steps 4" and meta.step == 4
    assert meta.name == "toy"  # as the recipe's file
    average = load_state(Path("r"))["ema"]["module"]["layers.0.weight"]
    torch.testing.assert_close(weights["layers.0.weight"], average, atol=1e-3, rtol=1e-3)


def test_a_new_run_can_start_from_released_weights(
    recipe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "train", recipe, "--run", "first")
    run(monkeypatch, "export", "first", "-o", "out.safetensors")
    words = ("train", recipe, "--run", "second", "--from", "out.safetensors")
    assert run(monkeypatch, *words, "--steps", "1", "--set", "optimiser.lr=1e-9") == 0
    _, weights = load_checkpoint("out.safetensors", "toy")
    started = load_state(Path("second"))["players"]["toy"]["module"]["layers.0.weight"]
    torch.testing.assert_close(started, weights["layers.0.weight"], atol=1e-6, rtol=1e-5)


def test_weights_of_another_kind_are_refused(
    recipe: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = ToyTask().released.state_dict()
    save_checkpoint("photo.safetensors", weights, CheckpointMeta(kind="photo", config={}))
    assert run(monkeypatch, "train", recipe, "--from", "photo.safetensors") == 1
    assert "holds a “photo” network, but “toy” is needed" in capsys.readouterr().err


def test_released_weights_tell_the_commands_of_all_sessions(
    recipe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for steps in ("2", "2", "4"):  # the second one only goes on
        run(monkeypatch, "train", recipe, "--run", "r", "--steps", steps)
    run(monkeypatch, "export", "r", "-o", "out.safetensors")
    first = "python -m training train toy --steps 2"
    assert read_meta("out.safetensors").command == f"{first} && {first.replace('2', '4')}"


def test_dry_run_tries_everything_and_writes_nothing(
    recipe: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(Path().rglob("*"))
    assert run(monkeypatch, "train", recipe, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "player toy: 267 parameters" in shown
    assert "lr = 0.01" in shown and "contact sheet: (8, 8, 3)" in shown
    assert re.search(r"about \d+\.\d\d s a step: 6 steps in 0\.\d\d h", shown)
    assert re.search(r"validation: \{'error': 0\.\d+\}", shown)
    assert sorted(Path().rglob("*")) == before


def test_ctrl_c_saves_and_exits_well(
    recipe: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("train", recipe, "--run", "r", "--set", "task.name=interrupted")
    assert run(monkeypatch, *words) == 0
    assert load_state(Path("r"))["step"] == 4
    assert "stopped on request at step 4" in capsys.readouterr().err


def test_a_second_ctrl_c_does_not_wait() -> None:
    with stop_on_signals() as wish, pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
        assert wish.is_set
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["train", "toy.toml", "--set", "run.stps=3"], "unknown key 'run.stps'"),
        (["train", "toy.toml", "--set", "task.name=pant"], "did you mean 'paint'?"),
        (["train", "toy.toml", "--run", "toy.toml/x"], "choose another --run"),
        (["train", "toy.toml", "--device", "abacus"], "abacus"),
        (["train", "toy.toml", "--device", "cpu:1", "--devices", "2"], "cpu:1 is one device"),
        (["train", "toy.toml", "--from", "none.safetensors"], "no weights file at none"),
        (["export", "nowhere"], "nowhere holds no training state"),
    ],
)
def test_errors_are_one_line_without_a_traceback(
    recipe: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    message: str,
) -> None:
    assert run(monkeypatch, *words) == 1
    error = capsys.readouterr().err.strip()
    assert error.startswith("error: ") and message in error and "\n" not in error


def test_tasks_get_their_tables_data_and_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def build(*arguments: object) -> ToyTask:
        seen.extend(arguments)
        return ToyTask()

    monkeypatch.setitem(TASKS, "toy", build)
    build_task("toy", {"data": {"size": 8}}, Path("cache"), 3)
    assert seen == [{"data": {"size": 8}}, Path("cache"), 3]
