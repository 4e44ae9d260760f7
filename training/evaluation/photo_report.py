"""`python -m training evaluate` for photo networks: numbers, contact sheet and model card."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from PIL import Image

from engine.checkpoint import CheckpointMeta, build_network, load_checkpoint, load_into, read_meta
from engine.classes import display_name
from engine.devices import pick_device, pick_precision
from engine.edges import EdgePipeline
from engine.nn.pix2pix import Pix2PixConfig, Pix2PixGenerator
from engine.nn.sketchygan import Generator, GeneratorConfig
from training.data.photo_cache import PhotoCache
from training.errors import DataError
from training.evaluation.judge_network import FEATURES, Judge
from training.evaluation.kid import Kid
from training.evaluation.photo import ClassShares, Copying, Diversity, PhotoEvaluation
from training.evaluation.photo_lines import compare_lines
from training.evaluation.photo_metrics import Faithfulness
from training.evaluation.photo_samples import (
    Painter,
    Pixels,
    TestSketch,
    generator_painter,
    pix2pix_painter,
)

SHEET_SEEDS = 3
CELL_PX = 96
SHEET_BYTES = 500_000
_SHEET_PER_CLASS = 2


@dataclass(frozen=True)
class PhotoNumbers:
    """Everything measured of one network."""

    human: ClassShares  # from human sketches
    edges: ClassShares  # from edge maps of held-out photos
    human_kid: Kid
    edges_kid: Kid
    diversity: Diversity
    copying: Copying


@dataclass(frozen=True)
class PhotoReport:
    """Networks by name, ours first, with what real photos give."""

    networks: dict[str, PhotoNumbers]
    real: ClassShares
    real_kid: Kid
    lines: dict[str, Faithfulness]


def load_painter(weights: Path) -> tuple[Painter, CheckpointMeta, int]:
    """A photo network or a baseline, its meta and its parameters; raises CheckpointError."""
    is_baseline = read_meta(weights).kind == "pix2pix"
    meta, state = load_checkpoint(weights, "pix2pix" if is_baseline else "photo")
    network: Pix2PixGenerator | Generator = build_network(
        meta, weights, "a photo network", _baseline if is_baseline else _generator
    )
    load_into(network, state, weights)
    network.eval().requires_grad_(False).to(pick_device())
    count = sum(weight.numel() for weight in network.parameters())
    name = meta.name or weights.stem
    if isinstance(network, Pix2PixGenerator):
        return pix2pix_painter(network, meta.classes, name), meta, count
    return generator_painter(network, meta.classes, name), meta, count


def _generator(config: dict[str, Any]) -> Pix2PixGenerator | Generator:
    return Generator(GeneratorConfig.from_dict(config))


def _baseline(config: dict[str, Any]) -> Pix2PixGenerator | Generator:
    return Pix2PixGenerator(Pix2PixConfig.from_dict(config))


def evaluate_photo(
    weights: Path,
    data: Path,
    output: Path,
    baseline: Path | None = None,
    judge: Path | None = None,
) -> PhotoReport:
    """Measure `weights` (and `baseline` beside them) on the prepared photos in `data`.

    Writes table, JSON, contact sheet and model card into `output`. judge: None = the released
    one. Raises CheckpointError and DataError.
    """
    painter, meta, parameters = load_painter(weights)
    painters = [painter] + ([load_painter(baseline)[0]] if baseline else [])
    if len({each.name for each in painters}) < len(painters):
        raise DataError(f"Both networks are called {painter.name}; give another baseline.")
    evaluation = PhotoEvaluation(PhotoCache(data), Judge.load(judge), painter.classes)
    device = pick_device()
    with torch.autocast(device.type, pick_precision(device)):
        report = measure(painters, evaluation)
        sheet = contact_sheet(painters, evaluation)
    output.mkdir(parents=True, exist_ok=True)
    save_small_jpeg(sheet, output / f"{weights.stem}.jpg")
    (output / f"{weights.stem}.json").write_text(
        json.dumps(asdict(report), indent=1), encoding="utf8"
    )
    card = model_card(weights, meta, report, evaluation, parameters)
    (output / f"{weights.stem}.md").write_text(card, encoding="utf8")
    print(number_table(report))
    print(class_table(report))
    return report


def measure(painters: Sequence[Painter], evaluation: PhotoEvaluation) -> PhotoReport:
    """All numbers of all networks."""
    networks = {
        painter.name: PhotoNumbers(
            human=evaluation.class_shares(painter, "sketch"),
            edges=evaluation.class_shares(painter, "photo"),
            human_kid=evaluation.kid(painter, "sketch"),
            edges_kid=evaluation.kid(painter, "photo"),
            diversity=evaluation.diversity(painter),
            copying=evaluation.copying(painter),
        )
        for painter in painters
    }
    detect = EdgePipeline.from_default().probabilities
    lines = compare_lines(painters, few_of_each(evaluation, evaluation.amounts.pairs), detect)
    return PhotoReport(networks, evaluation.real_shares(), evaluation.real_kid(), lines)


def few_of_each(evaluation: PhotoEvaluation, count: int) -> list[TestSketch]:
    """The first human sketches of each class."""
    chosen = []
    for name in evaluation.classes:
        chosen += [s for s in evaluation.human if s.class_name == name][:count]
    return chosen


def contact_sheet(
    painters: Sequence[Painter], evaluation: PhotoEvaluation, per_class: int = _SHEET_PER_CLASS
) -> Pixels:
    """Strips of sketch, three seeds, the first seed's nearest training photo, then the baseline."""
    sketches = few_of_each(evaluation, per_class)
    names = [sketch.class_name for sketch in sketches]
    ours = painters[0]
    made = [ours.photos(sketches, names, [seed] * len(names)) for seed in range(SHEET_SEEDS)]
    features = evaluation.judge.look(made[0]).features
    index = evaluation.nearest_training(features, names).index
    columns = [np.stack([_cell(sketch.lines) for sketch in sketches])]
    columns += [np.stack([_cell(photo) for photo in photos]) for photos in made]
    columns.append(np.stack([_cell(evaluation.cache.photo(int(place))) for place in index]))
    for other in painters[1:]:
        photos = other.photos(sketches, names, [0] * len(names))
        columns.append(np.stack([_cell(photo) for photo in photos]))
    strips = [np.concatenate([column[i] for column in columns], axis=1) for i in range(len(names))]
    gap = np.full((CELL_PX, CELL_PX // 4, 3), 255, np.uint8)
    half = (len(strips) + 1) // 2
    blank = np.full_like(strips[0], 255)
    strips += [blank] * (2 * half - len(strips))
    rows = [np.concatenate([strips[i], gap, strips[half + i]], axis=1) for i in range(half)]
    return np.concatenate(rows)


def _cell(pixels: Pixels) -> Pixels:
    """A sketch or photo as one cell of the sheet."""
    shrinks = pixels.shape[0] > CELL_PX
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    cell = np.asarray(cv2.resize(pixels, (CELL_PX, CELL_PX), interpolation=how), np.uint8)
    return cell if cell.ndim == 3 else np.repeat(cell[..., None], 3, axis=2)


def save_small_jpeg(pixels: Pixels, path: Path) -> None:
    """Write a JPEG of at most `SHEET_BYTES`, as good as that allows."""
    for quality in (92, 85, 75, 60, 40):
        Image.fromarray(pixels).save(path, quality=quality, optimize=True)
        if path.stat().st_size <= SHEET_BYTES:
            return


def number_table(report: PhotoReport) -> str:
    """A Markdown table with a row for each network and one for real photos."""
    rows = [
        "| | human sketches | edge maps | KID, human | KID, edge maps | two seeds | two classes |",
        "|---" * 7 + "|",
    ]
    for name, numbers in report.networks.items():
        cells = [
            str(numbers.human.mean),
            str(numbers.edges.mean),
            _kid(numbers.human_kid),
            _kid(numbers.edges_kid),
            f"{numbers.diversity.seeds:.3f}",
            f"{numbers.diversity.classes:.3f}",
        ]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    spread = next(iter(report.networks.values())).diversity.real
    real = [str(report.real.mean), "", _kid(report.real_kid), "", f"{spread:.3f} (two photos)", ""]
    rows.append("| real photos | " + " | ".join(real) + " |")
    return "\n".join(rows)


def _kid(value: Kid) -> str:
    return f"{1000 * value.mean:.0f} ± {1000 * value.deviation:.0f}"


def class_table(report: PhotoReport) -> str:
    """Shares by class from human sketches, with the number of sketches."""
    names = list(report.real.by_class)
    rows = ["| class | sketches | " + " | ".join(report.networks) + " | real photos |"]
    rows.append("|---" * (3 + len(report.networks)) + "|")
    for name in names:
        shares = [numbers.human.by_class.get(name) for numbers in report.networks.values()]
        count = next((share.count for share in shares if share), 0)
        cells = [str(share) if share else "–" for share in [*shares, report.real.by_class[name]]]
        rows.append(f"| {display_name(name)} | {count} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def lines_table(lines: Mapping[str, Faithfulness]) -> str:
    """Distances between sketches and photos' edges, in percent of the frame's side."""
    rows = ["| | sketch → photo | photo → sketch | distance fields |", "|---" * 4 + "|"]
    for name, value in lines.items():
        both = (value.sketch_to_photo, value.photo_to_sketch)
        shown = " | ".join(f"{100 * one:.1f} %" for one in both)
        rows.append(f"| {name} | {shown} | {value.field:.3f} |")
    return "\n".join(rows)


def model_card(
    weights: Path,
    meta: CheckpointMeta,
    report: PhotoReport,
    evaluation: PhotoEvaluation,
    parameters: int,
) -> str:
    """The Markdown card that lies beside the weights."""
    ours = next(iter(report.networks.values()))
    facts: dict[str, Any] = {
        "sources": "\n".join(f"- {entry['name']}: {entry['licence']}" for entry in meta.data_sets),
        "classes": ", ".join(display_name(name) for name in meta.classes),
        "baseline": "".join(f", beside {name}" for name in list(report.networks)[1:]),
        "sheet": ", baseline" if len(report.networks) > 1 else "",
    }
    return f"""# {meta.name}

A sketch, a class and noise in, a photo of {evaluation.cache.size} px out: SketchyGAN (Chen and
Hays 2018, arXiv 1801.02753) in a compact configuration. {parameters / 1e6:.1f} M parameters,
{weights.stat().st_size / 1e6:.1f} MB as fp16. Classes: {facts["classes"]}.

## Numbers

On {ours.human.mean.count} human sketches of photos that were never trained on{facts["baseline"]}.
The shares are how often an independent judge (a linear head on {FEATURES}, trained on other
photos; see docs/decisions/0020) takes the photo for the intended class among these
{len(report.real.by_class)}: mean of the classes, in brackets the 95 % interval of a bootstrap over
sketches; several sketches may show the same photo. KID × 1000 on the judge's features,
{evaluation.amounts.kid} photos of each class on either side where there are as many, subsets of
{ours.human_kid.subset_size}, ± deviation over subsets. Two seeds, two classes: mean cosine distance
of those features between two photos made from one sketch.

{number_table(report)}

{class_table(report)}

Edges of the photo against the sketch: mean distance to the nearest line, as a share of the
frame's side, and mean difference of the distance fields (-1 to 1). "Own photo" is the photo that
people had before them, "other sketch" what ignoring the sketch would give.

{lines_table(report.lines)}

Copies: the median cosine distance to the nearest training photo of the class is
{ours.copying.made:.3f} for generated photos and {ours.copying.held_out:.3f} for held-out real ones;
{100 * ours.copying.closer:.0f} % of the generated are closer to a training photo than 99 % of the
held-out ones are.

Sketch, three seeds, the training photo nearest to the first{facts["sheet"]}; all sketches held out:

![contact sheet]({weights.stem}.jpg)

## Training

`{meta.command}`, {meta.step} steps, averaged weights, on the split "train" of:

{facts["sources"]}

Most of these photos are under research terms (ImageNet, Sketchy, PACS). The weights contain none of
them, but whoever uses the weights in a product must judge these terms for themselves.

## What it cannot do

It knows these classes only and makes one object on a background; a sketch of anything else becomes
a photo of the class that was chosen. Small parts (wheels, legs, faces) are approximate, texture is
coarse, and what is drawn far from how people usually draw the class is followed loosely.
"""
