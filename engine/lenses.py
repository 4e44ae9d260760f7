"""Which pipeline stands behind which lens.

torch is imported when a lens is loaded, on the worker's thread.
"""

from __future__ import annotations

from pathlib import Path

from engine.model_store import default_model
from engine.request import Lens
from engine.worker import Pipeline


def load_lens(lens: Lens, model: Path | None = None, device: str | None = None) -> Pipeline:
    """Load a lens from the given weights file, or from its default weights.

    `device` None picks the best one. Raises CheckpointError and DeviceError.
    """
    path = model or default_model(lens.value).path
    if lens is Lens.PAINT:
        from engine.paint import PaintPipeline

        return PaintPipeline.from_checkpoint(path, device)
    from engine.photo import PhotoPipeline

    return PhotoPipeline.from_checkpoint(path, device)
