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


TASKS: dict[str, TaskBuilder] = {"paint": _paint}


def build_task(
    name: str, tables: Mapping[str, Any], data: Path | None = None, seed: int = 0
) -> Task:
    """Build the task `name` from its recipe tables; `data` is the prepared data folder."""
    if name not in TASKS:
        raise RecipeError(f"task.name: no task called {name!r}{did_you_mean(name, TASKS)}")
    return TASKS[name](dict(tables), data, seed)
