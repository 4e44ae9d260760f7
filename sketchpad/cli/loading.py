"""Loads the painting pipeline for the commands; the one place that tests replace."""

from __future__ import annotations

from pathlib import Path

from engine.worker import Pipeline


def load_pipeline(model: Path | None = None, device: str | None = None) -> Pipeline:
    """Load the given weights file, or the released ones; `device` None picks the best one.

    Raises CheckpointError and DeviceError.
    """
    from engine.paint import PaintPipeline

    if model is None and device is None:
        return PaintPipeline.load_default()
    if model is None:
        from engine.model_store import default_model

        model = default_model("paint").path
    return PaintPipeline.from_checkpoint(model, device=device)
