"""The one place where task names of recipes meet the code that builds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from training.errors import RecipeError
from training.tables import did_you_mean
from training.task import Task

TaskBuilder = Callable[[dict[str, Any], Path | None, int], Task]


def _paint(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.paint import build_paint_task

    return build_paint_task(tables, data, seed)


def _edges(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.edges import build_edge_task

    return build_edge_task(tables, data, seed)


def _reader(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.reader import build_reader_task

    return build_reader_task(tables, data, seed)


def _judge(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.judge import build_judge_task

    return build_judge_task(tables, data, seed)


def _pix2pix(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.pix2pix import build_pix2pix_task

    return build_pix2pix_task(tables, data, seed)


def _pix2pix_reference(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.pix2pix_reference import build_pix2pix_reference_task

    return build_pix2pix_reference_task(tables, data, seed)


def _upscaler(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.upscaler import build_upscaler_task

    return build_upscaler_task(tables, data, seed)


def _photo(tables: dict[str, Any], data: Path | None, seed: int) -> Task:
    from training.tasks.photo import build_photo_task

    return build_photo_task(tables, data, seed)


TASKS: dict[str, TaskBuilder] = {
    "edges": _edges,
    "paint": _paint,
    "reader": _reader,
    "judge": _judge,
    "photo": _photo,
    "pix2pix": _pix2pix,
    "pix2pix-reference": _pix2pix_reference,
    "upscaler": _upscaler,
}


def build_task(
    name: str, tables: Mapping[str, Any], data: Path | None = None, seed: int = 0
) -> Task:
    """Build the task `name` from its recipe tables; `data` is the prepared data folder."""
    if name not in TASKS:
        raise RecipeError(f"task.name: no task called {name!r}{did_you_mean(name, TASKS)}")
    if "adversary" in tables and name != "paint":
        raise RecipeError(f"[adversary] belongs to the paint task; leave it out for {name!r}")
    return TASKS[name](dict(tables), data, seed)
