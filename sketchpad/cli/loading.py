"""Loads the lenses' pipelines for the commands; the one place that tests replace."""

from __future__ import annotations

from pathlib import Path

from engine.lenses import load_lens
from engine.request import Lens
from engine.worker import Pipeline


def load_pipeline(lens: Lens, model: Path | None = None, device: str | None = None) -> Pipeline:
    """Load a lens from the given weights file, or the released one; `device` None picks the best.

    Raises CheckpointError and DeviceError.
    """
    return load_lens(lens, model, device)
