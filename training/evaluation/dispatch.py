"""`python -m training evaluate`: the measurement that belongs to a weights file's kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.checkpoint import read_meta
from training.errors import DataError

Measure = Callable[[Path, Path, Path], object]  # weights, data, output


def evaluate(weights: Path, data: Path, output: Path, baseline: Path | None = None) -> None:
    """Measure weights of any kind; writes numbers, sheet and card into `output`.

    baseline: other weights to measure beside a photo network. Raises CheckpointError, and
    DataError for a kind that has no measurement of its own.
    """
    kind = read_meta(weights).kind
    if kind in ("photo", "pix2pix"):
        from training.evaluation.photo_report import evaluate_photo

        evaluate_photo(weights, data, output, baseline)
        return
    if baseline is not None:
        raise DataError(f"--baseline goes with photo networks; {weights} is of the kind “{kind}”.")
    _measure_of(kind, weights)(weights, data, output)


def _measure_of(kind: str, weights: Path) -> Measure:
    if kind == "paint":
        from training.evaluation.report import evaluate_paint

        return evaluate_paint
    if kind == "edges":
        from training.evaluation.edge_report import evaluate_edges

        return evaluate_edges
    if kind == "reader":
        from training.evaluation.reader_report import evaluate_reader

        return evaluate_reader
    if kind == "upscaler":
        from training.evaluation.upscaler import evaluate_upscaler

        return evaluate_upscaler
    raise DataError(
        f"There is no measurement for the kind “{kind}” of {weights}. Give paint, photo, pix2pix, "
        "edges, reader or upscaler weights."
    )
