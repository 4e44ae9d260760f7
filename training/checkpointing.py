"""The trainer's own state on disk (run/last.ckpt) and the released form of its weights.

A state is written beside its target and then renamed; the one before it stays as last.prev.ckpt.
States are read with `weights_only=True`: nothing in a run folder is ever unpickled.
"""

from __future__ import annotations

import os
import pickle
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.files import replacing
from training.errors import RunError

LAST = "last.ckpt"
PREVIOUS = "last.prev.ckpt"
BEST = "best.safetensors"
FORMAT_VERSION = 1


def has_state(run: Path) -> bool:
    """Return whether `run` holds a state to resume from."""
    return (run / LAST).exists() or (run / PREVIOUS).exists()


def save_state(run: Path, state: Mapping[str, Any]) -> Path:
    """Write `state` (tensors, numbers, strings, nested dicts) to run/last.ckpt; return its path."""
    target = run / LAST
    try:
        run.mkdir(parents=True, exist_ok=True)
        with replacing(target) as beside:
            torch.save({"format_version": FORMAT_VERSION, **state}, beside)
            if target.exists():
                os.replace(target, run / PREVIOUS)
    except OSError as error:
        raise RunError(
            f"cannot write the training state to {target}: {error}. Free some space or choose "
            "another folder with --run."
        ) from error
    return target


def load_state(run: Path) -> dict[str, Any]:
    """Read run/last.ckpt, or last.prev.ckpt where the last one is missing or damaged (on the CPU).

    Raises RunError when neither can be read or the format is newer than this program.
    """
    problems = []
    for path in (run / LAST, run / PREVIOUS):
        try:
            state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
            problems.append(f"{path.name}: {str(error).splitlines()[0] if str(error) else error!r}")
            continue
        if state["format_version"] > FORMAT_VERSION:
            raise RunError(f"{path} was written by a newer program; update this one to resume it")
        return state
    raise RunError(
        f"no training state can be read in {run} ({'; '.join(problems)}). Start a new run, with "
        f"--from {run / BEST} if that file exists."
    )


def random_state() -> dict[str, Any]:
    """Return the states of Python's, NumPy's and torch's random generators as plain values."""
    kind, keys, *rest = cast(tuple[Any, ...], np.random.get_state(legacy=True))
    numpy_state = (str(kind), torch.from_numpy(keys.astype(np.int64)), *rest)
    state = {"python": random.getstate(), "numpy": numpy_state, "torch": torch.get_rng_state()}
    if torch.cuda.is_available():
        state["cuda"] = torch.cuda.get_rng_state()
    return state


def restore_random_state(state: Mapping[str, Any]) -> None:
    """Set the random generators to what `random_state` returned."""
    random.setstate(state["python"])
    kind, keys, *rest = state["numpy"]
    np.random.set_state((kind, keys.numpy().astype(np.uint32), *rest))
    torch.set_rng_state(state["torch"])
    if "cuda" in state and torch.cuda.is_available():
        torch.cuda.set_rng_state(state["cuda"])


@contextmanager
def untouched_randomness() -> Iterator[None]:
    """Run a block that may draw random numbers without changing those of the training steps."""
    state = random_state()
    try:
        yield
    finally:
        restore_random_state(state)


def save_released(
    path: Path,
    weights: Mapping[str, Tensor],
    meta: Mapping[str, Any],
    *,
    step: int,
    command: str,
) -> None:
    """Write averaged weights as fp16 .safetensors with the task's meta; raises CheckpointError."""
    described = CheckpointMeta(**{**meta, "step": step, "command": command})
    save_checkpoint(path, weights, described, half=True)
