"""`python -m training evaluate`: the measurement that belongs to a weights file's kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.checkpoint import read_meta
from training.errors import DataError

Measure = Callable[[Path, Path, Path], object]  # weights, data, output


@dataclass(frozen=True)
class Beside:
    """What some kinds are measured beside: baselines' weights (photo networks: one of them), real
    illustrations, and references for the contact sheet."""

    baselines: tuple[Path, ...] = ()
    illustrations: Path | None = None
    references: tuple[Path, ...] = ()


def evaluate(weights: Path, data: Path, output: Path, beside: Beside | None = None) -> None:
    """Measure weights of any kind; writes numbers, sheet and card into `output`.

    Raises CheckpointError, and DataError for a kind that has no measurement of its own or that is
    not measured beside what was given.
    """
    kind = read_meta(weights).kind
    beside = beside or Beside()
    if kind == "paint":
        from training.evaluation.report import evaluate_paint

        evaluate_paint(
            weights,
            data,
            output,
            baselines=beside.baselines,
            illustrations=beside.illustrations,
            references=beside.references,
        )
        return
    if beside.illustrations or beside.references:
        raise DataError(
            f"--illustrations and --references go with paint networks; {weights} is of the kind "
            f"“{kind}”."
        )
    if kind in ("photo", "pix2pix"):
        from training.evaluation.photo_report import evaluate_photo

        if len(beside.baselines) > 1:
            raise DataError(
                "A photo network is measured beside one baseline: give --baseline once."
            )
        evaluate_photo(weights, data, output, next(iter(beside.baselines), None))
        return
    if beside.baselines:
        raise DataError(
            f"--baseline goes with photo and paint networks; {weights} is of the kind “{kind}”."
        )
    _measure_of(kind, weights)(weights, data, output)


def _measure_of(kind: str, weights: Path) -> Measure:
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
