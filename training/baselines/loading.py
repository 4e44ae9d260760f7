"""From a weights file to the colourist that it holds."""

from __future__ import annotations

from pathlib import Path

from engine.checkpoint import read_meta
from engine.paint import KIND as PAINT
from engine.paint import PaintPipeline
from training.baselines.colourist import Colourist, PipelineColourist
from training.baselines.pix2pix_reference import KIND as PIX2PIX
from training.baselines.pix2pix_reference import Pix2PixColourist
from training.errors import DataError


def load_colourist(path: Path) -> Colourist:
    """A paint network or a trained baseline, called by the file's name.

    Raises CheckpointError, and DataError for other kinds.
    """
    kind = read_meta(path).kind
    if kind == PAINT:
        return PipelineColourist(path.stem, PaintPipeline.from_checkpoint(path))
    if kind == PIX2PIX:
        return Pix2PixColourist.load(path)
    raise DataError(
        f"{path} is of the kind “{kind}” and colours no drawings. "
        f"Give weights of the kind {PAINT} or {PIX2PIX}."
    )
