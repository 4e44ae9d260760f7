"""Loads the lenses' pipelines for the commands; the one place that tests replace."""

from __future__ import annotations

from pathlib import Path

from engine.checkpoint import read_meta
from engine.lenses import load_lens
from engine.model_store import list_models
from engine.request import Lens
from engine.worker import LoadLens, Pipeline
from sketchpad.cli.errors import CommandError

_LENSES = " or ".join(lens.value for lens in Lens)


def load_pipeline(lens: Lens, model: Path | None = None, device: str | None = None) -> Pipeline:
    """Load a lens from the given weights file, or the released one; `device` None picks the best.

    Raises CheckpointError and DeviceError.
    """
    return load_lens(lens, model, device)


def installed_lenses() -> list[Lens]:
    """The lenses that have weights here."""
    return [lens for lens in Lens if list_models(lens.value)]


def loader(model: Path | None, device: str | None) -> tuple[LoadLens, list[Lens]]:
    """How to load each lens, `model` taking the place of the default of its kind; and which.

    Raises CheckpointError where `model` cannot be read, CommandError where no lens uses its kind.
    """
    kind = read_meta(model).kind if model is not None else ""
    if kind and kind not in {lens.value for lens in Lens}:
        raise CommandError(f"{model} is of the kind “{kind}”; give weights of a lens: {_LENSES}.")

    def load(lens: Lens) -> Pipeline:
        return load_pipeline(lens, model if kind == lens.value else None, device)

    installed = installed_lenses()
    return load, [lens for lens in Lens if lens in installed or lens.value == kind]
