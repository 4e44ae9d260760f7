"""How a new run starts from what another one has learnt: released weights, or a run's last state.

Owns which weights go to which player; how they are fitted is `growing`. Going on with the same run
is the trainer's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from torch import Tensor, nn

from engine.checkpoint import load_checkpoint, load_into
from engine.errors import CheckpointError
from training.checkpointing import BEST, has_state, load_state
from training.errors import RunError
from training.growing import grown
from training.task import Task


class Start(NamedTuple):
    """Weights of the released network, those of the other players by name, and the classes."""

    released: Mapping[str, Tensor]
    opponents: Mapping[str, Mapping[str, Tensor]]
    classes: Sequence[str]


def start_from(task: Task, path: Path) -> None:
    """Fill the task from a .safetensors file, or from a run's folder, opponents included.

    Of a run the averaged weights are taken. Raises CheckpointError or RunError.
    """
    meta = task.checkpoint_meta(0)
    start = _of_run(path, meta["kind"]) if path.is_dir() else _of_file(path, meta["kind"])
    classes = list(meta.get("classes", ()))
    console = Console(stderr=True)
    _fill(task.released, start.released, start.classes, classes, path)
    for player in task.players:
        if player.module is not task.released and player.name in start.opponents:
            try:
                _fill(player.module, start.opponents[player.name], start.classes, classes, path)
            except CheckpointError as error:
                raise RunError(
                    f"the {player.name} of {path} does not fit this recipe; start from "
                    f"{path / BEST} instead, so that a new one is trained"
                ) from error
            console.print(f"The {player.name} goes on from {path}", markup=False)
    if start.classes and (new := [name for name in classes if name not in start.classes]):
        console.print(f"Classes new beside {path}: {', '.join(new)}", markup=False)


def _fill(
    module: nn.Module,
    state: Mapping[str, Tensor],
    known: Sequence[str],
    wanted: Sequence[str],
    path: Path,
) -> None:
    fitted = grown(state, module, known, wanted)
    if fitted.added:
        Console(stderr=True).print(f"New beside {path}: {', '.join(fitted.added)}", markup=False)
    load_into(module, fitted.state, path)


def _of_file(path: Path, kind: str) -> Start:
    meta, weights = load_checkpoint(path, kind)
    return Start(weights, {}, meta.classes)


def _of_run(run: Path, kind: str) -> Start:
    if not has_state(run):
        raise RunError(
            f"{run} holds no training state (last.ckpt) to start from; give the folder of a run, "
            "or a .safetensors file"
        )
    state = load_state(run)
    meta: dict[str, Any] = json.loads(state["meta"])
    if meta["kind"] != kind:
        raise RunError(
            f"{run} trains a “{meta['kind']}” network, but “{kind}” is needed here; give a run of "
            f"the kind “{kind}”"
        )
    opponents = {name: player["module"] for name, player in state["players"].items()}
    return Start(state["ema"]["module"], opponents, meta.get("classes", []))
