"""`python -m training evaluate` for edge weights: ODS, OIS, AP beside Canny, sheet and card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.checkpoint import CheckpointMeta, read_meta
from engine.edges import EdgePipeline
from training.data.bsds import EdgeSample, load_sample, picture_paths
from training.errors import DataError
from training.evaluation.boundaries import (
    BoundaryScore,
    canny_masks,
    judge,
    network_detector,
)
from training.sketching.edge_maps import PAPER_SETTINGS, SIMPLE_SETTINGS, as_lines, edge_lines

NETWORK_THRESHOLDS = tuple(float(1 / (1 + np.exp(-logit))) for logit in np.linspace(-3, 6, 19))
CANNY_THRESHOLDS = tuple(float(value) for value in np.geomspace(0.03, 1.5, 14))
SHEET_PICTURES = 8
SHEET_WIDTH_PX = 1600
Pixels = NDArray[np.uint8]


def evaluate_edges(
    weights: Path, data: Path | None, output: Path, pictures: int | None = None
) -> dict[str, BoundaryScore]:
    """Measure `weights` and Canny on BSDS500's test pictures; write table, sheet and card.

    pictures: only so many, evenly spread over the 200; all of them by default.
    Raises CheckpointError and DataError.
    """
    if data is None:
        raise DataError("Give the folder in which bsds500.tar was unpacked: --data DATA.")
    edges = EdgePipeline.from_checkpoint(weights)
    paths = picture_paths(data, "test")
    if pictures:
        paths = paths[:: max(1, len(paths) // pictures)][:pictures]
    samples = [load_sample(path) for path in paths]
    scores = {
        "network": judge(network_detector(edges), samples, NETWORK_THRESHOLDS),
        "Canny": judge(canny_masks, samples, CANNY_THRESHOLDS),
    }
    output.mkdir(parents=True, exist_ok=True)
    stem = weights.stem
    numbers = {name: asdict(result) for name, result in scores.items()}
    (output / f"{stem}.json").write_text(json.dumps(numbers, indent=1), encoding="utf-8")
    sheet = contact_sheet(edges, samples, scores)
    Image.fromarray(sheet).save(output / f"{stem}.jpg", quality=88)
    card = edge_card(weights, read_meta(weights), scores, edges.parameters)
    (output / f"{stem}.md").write_text(card, encoding="utf-8")
    print(score_table(scores))
    return scores


def score_table(scores: Mapping[str, BoundaryScore]) -> str:
    """A Markdown table with a row per detector."""
    rows = ["| detector | ODS | OIS | AP | precision | recall | at threshold |", "|---" * 7 + "|"]
    for name, result in scores.items():
        values = (result.ods, result.ois, result.ap, result.ods_precision, result.ods_recall)
        shown = " | ".join(f"{value:.3f}" for value in values)
        rows.append(f"| {name} | {shown} | {result.ods_threshold:.2f} |")
    return "\n".join(rows)


def contact_sheet(
    edges: EdgePipeline, samples: list[EdgeSample], scores: Mapping[str, BoundaryScore]
) -> Pixels:
    """Rows of picture, annotators, probability, the paper's edge map, the simple one, Canny."""
    wide = [sample for sample in samples if sample.edges.shape[1] > sample.edges.shape[0]]
    chosen = wide[:: max(1, len(wide) // SHEET_PICTURES)][:SHEET_PICTURES]
    rows = []
    for sample in chosen:
        probability = edges.probability(sample.picture)
        (canny,) = canny_masks(sample.picture, [scores["Canny"].ods_threshold])
        planes = (
            255 - sample.edges,
            np.rint(255 - 255 * probability).astype(np.uint8),
            edge_lines(probability, PAPER_SETTINGS),
            edge_lines(probability, SIMPLE_SETTINGS),
            as_lines(canny),
        )
        cells = [sample.picture, *(np.repeat(plane[..., None], 3, axis=2) for plane in planes)]
        rows.append(np.concatenate(cells, axis=1))
    sheet = np.concatenate(rows)
    height = round(sheet.shape[0] * SHEET_WIDTH_PX / sheet.shape[1])
    small = cv2.resize(sheet, (SHEET_WIDTH_PX, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def edge_card(
    weights: Path,
    meta: CheckpointMeta,
    scores: Mapping[str, BoundaryScore],
    parameter_count: int,
) -> str:
    """The Markdown card that lies beside the weights."""
    sources = "\n".join(
        f"- {entry['name']}: {entry['licence']} ({entry['source']})" for entry in meta.data_sets
    )
    pictures = scores["network"].pictures
    return f"""# {meta.name}

Photo in, probability of an edge out: a holistically nested network (Xie and Tu 2015) with the
encoder of EfficientNet-lite0 up to stride 16, a top-down path, four supervised side outputs and
their learned mixture. {parameter_count:,} parameters, {weights.stat().st_size / 1e6:.1f} MB as
fp16. The program turns dropped photos into line art with it; training makes edge maps of photos.

## Numbers

{pictures} test pictures of BSDS500, single scale, tolerance 0.0075 of the diagonal:

{score_table(scores)}

**Not the original protocol.** Our copy of the data holds the mean of the annotators only, so
matching can tell how many of them marked a pixel but not who (`training/evaluation/boundaries.py`
says how precision and recall are counted then). Both counts are upper bounds of the original's.
Canny, measured in the same way, shows by how much: the literature gives it an ODS of 0.60 to 0.61.

Picture, annotators, probability, the paper's edge map, the simple one, Canny:

![contact sheet]({weights.stem}.jpg)

## Training

`{meta.command}`, {meta.step} steps, averaged weights. Training pictures:

{sources}

BSDS500 is for research and education; the weights inherit that. The 200 test pictures were never
trained on; 20 of the "val" pictures only measured the run; released is its last average.

## What it cannot do

It knows the boundaries that people draw around things in 481×321 photos: fine texture, hair and
writing are left out, and so are borders without contrast. Lines are found to about 2 px, since its
finest map has half the picture's resolution. Photos much larger than 1000 px show it too fine a
scale: shrink them first. Photos of 64 px need enlarging to 256 (`probability(…, side_px=256)`).
"""
