"""`python -m training evaluate`: numbers, contact sheet and card of paint weights and baselines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.checkpoint import load_checkpoint, read_meta
from engine.devices import pick_device
from engine.paint import KIND, PaintPipeline
from training.baselines.colourist import Colourist, PipelineColourist
from training.baselines.loading import load_colourist
from training.baselines.palette_transfer import PaletteTransfer
from training.data.drawing_cache import DrawingCache
from training.data.paint_pairs import PaintPair
from training.data.plane_file import INDEX
from training.errors import DataError
from training.evaluation.judge_network import load_judge_features
from training.evaluation.paint import EvaluationSize, PaintEvaluation
from training.evaluation.paint_illustrations import held_out_illustrations, illustration_numbers
from training.evaluation.paint_measures import Numbers, See, coloured, hint_numbers, pair_numbers
from training.evaluation.paint_references import reference_numbers
from training.evaluation.paint_robustness import blank_sheets, painted_on_nothing, robustness
from training.evaluation.paint_sheet import CELL_PX, cross_sheet, read_references
from training.evaluation.paint_tables import FLAT, PaintReport, all_tables, model_card
from training.tasks.paint import ILLUSTRATIONS

DRAWINGS = 120
SIZE_PX = 256
SHEET_DRAWINGS, SHEET_REFERENCES = 12, 6
SHEET_PICTURES = 4
"""So many references of the sheet are given pictures; the others are held-out characters."""
SHEET_QUALITY = 85

Pixels = NDArray[np.uint8]


def evaluate_paint(
    weights: Path,
    data: Path,
    output: Path,
    *,
    baselines: Sequence[Path] = (),
    illustrations: Path | None = None,
    references: Sequence[Path] = (),
    drawings: int | None = None,
) -> PaintReport:
    """Measure paint weights, and others beside them, on prepared drawings and illustrations.

    Palette transfer without learning is always measured beside them. Writes JSON, tables, contact
    sheet and card into `output`. references: pictures, or folders of them, for the sheet. drawings:
    at most so many of each split, DRAWINGS where not given. Raises CheckpointError, DataError and
    PictureError.
    """
    meta = read_meta(weights)
    ours = PipelineColourist(weights.stem, PaintPipeline.from_checkpoint(weights))
    flat = PipelineColourist(ours.name + FLAT, ours.pipeline, flatness=1.0)
    colourists = [ours, flat, *(load_colourist(path) for path in baselines), PaletteTransfer()]
    if len({each.name for each in colourists}) < len(colourists):
        raise DataError("Two of the weights have one file name; rename a baseline.")
    pictures = read_references(references, SHEET_PICTURES)
    size = EvaluationSize(drawings or DRAWINGS, SIZE_PX)
    evaluation = PaintEvaluation(DrawingCache(data), ours.pipeline.config.encoder.size, size)
    if illustrations is None and (data / ILLUSTRATIONS / INDEX).is_file():
        illustrations = data / ILLUSTRATIONS
    real: list[PaintPair] = []
    if illustrations:
        real = held_out_illustrations(illustrations, evaluation.reference_px, SIZE_PX)
    see = load_judge_features(SIZE_PX).to(pick_device())
    report = measure(colourists, evaluation, real, pictures, see)
    output.mkdir(parents=True, exist_ok=True)
    sheet = cross_sheet(ours, *sheet_pictures(evaluation, real, pictures))
    Image.fromarray(sheet).save(output / f"{weights.stem}.jpg", quality=SHEET_QUALITY)
    _write(output / f"{weights.stem}.json", json.dumps(asdict(report), indent=1))
    count = sum(weight.numel() for weight in load_checkpoint(weights, KIND)[1].values())
    _write(output / f"{weights.stem}.md", model_card(weights, meta, report, count, SIZE_PX))
    print(all_tables(report))
    return report


def measure(
    colourists: Sequence[Colourist],
    evaluation: PaintEvaluation,
    illustrations: Sequence[PaintPair],
    pictures: Sequence[Pixels],
    see: See,
) -> PaintReport:
    """All numbers of all colourists; the first alone is asked in other manners, and for nothing."""
    main = evaluation.main_split
    splits: dict[str, dict[str, Numbers]] = {}
    for split, pairs in evaluation.pairs.items():
        splits[split] = {}
        for colourist in colourists:
            numbers = pair_numbers(pairs, coloured(colourist, pairs), see)
            hinted = hint_numbers(colourist, pairs) if split == main else {}
            splits[split][colourist.name] = numbers | hinted
    real = {
        colourist.name: illustration_numbers(colourist, illustrations, see)
        for colourist in colourists
        if illustrations
    }
    painted = {
        colourist.name: reference_numbers(colourist, evaluation.pairs[main], pictures)
        for colourist in colourists
        if pictures
    }
    ours, reference = colourists[0], evaluation.pairs[main][0].reference
    nothing = {
        name: painted_on_nothing(ours, reference, sheet) for name, sheet in blank_sheets().items()
    }
    return PaintReport(splits, real, painted, robustness(ours, evaluation), nothing)


def sheet_pictures(
    evaluation: PaintEvaluation, illustrations: Sequence[PaintPair], pictures: Sequence[Pixels]
) -> tuple[list[Pixels], list[Pixels]]:
    """Drawings and references of the contact sheet: illustrations and characters in turn."""
    drawn = PaintEvaluation(
        evaluation.cache, CELL_PX // 2, EvaluationSize(SHEET_DRAWINGS, CELL_PX)
    ).pairs
    shares = [drawn[evaluation.main_split], drawn.get("validation", []), illustrations]
    turns = [pair.lines for row in zip_longest(*shares) for pair in row if pair is not None]
    characters = [pair.reference for pair in drawn[evaluation.main_split]]
    return turns[:SHEET_DRAWINGS], [*pictures, *characters][:SHEET_REFERENCES]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
