"""`python -m training evaluate`: numbers, contact sheet and model card of paint weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from PIL import Image
from torch import nn

from engine.checkpoint import CheckpointMeta, build_network, load_checkpoint, load_into
from engine.devices import pick_device, pick_precision
from engine.nn.paint_network import PaintNetwork, PaintNetworkConfig
from training.data.drawing_cache import HELD_OUT_STYLES, DrawingCache
from training.errors import DataError
from training.evaluation.paint import GROUPS, EvaluationSize, PaintEvaluation

COLUMNS = ("drawings", *GROUPS, "l1", "ssim")
DRAWINGS = 120
SHEET_PX = 1600


def evaluate_paint(weights: Path, data: Path | None, output: Path) -> dict[str, float]:
    """Measure `weights` on the prepared drawings in `data`; write report and sheet into `output`.

    Returns the numbers: `SPLIT.COLUMN`, and `score`. Raises CheckpointError and DataError.
    """
    if data is None:
        raise DataError("Give the prepared drawings: --data DATA.")
    meta, state = load_checkpoint(weights, "paint")
    network = build_network(
        meta,
        weights,
        "a paint network",
        lambda config: PaintNetwork(PaintNetworkConfig.from_dict(config)),
    )
    load_into(network, state, weights)
    device = pick_device()
    network.eval().to(device)
    size = EvaluationSize(drawings=DRAWINGS)
    evaluation = PaintEvaluation(DrawingCache(data), meta.config["encoder"]["size"], size)
    with torch.autocast(device.type, pick_precision(device)):
        numbers = evaluation.measure(network)
        sheet = Image.fromarray(evaluation.contact_sheet(network))
    output.mkdir(parents=True, exist_ok=True)
    sheet.thumbnail((SHEET_PX, SHEET_PX), Image.Resampling.LANCZOS)
    sheet.save(output / f"{weights.stem}.jpg", quality=88)
    (output / f"{weights.stem}.json").write_text(json.dumps(numbers, indent=1), encoding="utf8")
    card = model_card(weights, meta, numbers, parameters(network))
    (output / f"{weights.stem}.md").write_text(card, encoding="utf8")
    print(number_table(numbers))
    return numbers


def parameters(network: nn.Module) -> int:
    """How many numbers the network holds."""
    return sum(weight.numel() for weight in network.parameters())


def number_table(numbers: Mapping[str, float]) -> str:
    """A Markdown table with a row per split."""
    splits = list(dict.fromkeys(name.split(".")[0] for name in numbers if "." in name))
    rows = ["| split | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for split in splits:
        cells = (numbers.get(f"{split}.{column}") for column in COLUMNS)
        shown = " | ".join("–" if value is None else f"{value:.3g}" for value in cells)
        rows.append(f"| {split.replace('_', ' ')} | {shown} |")
    return "\n".join(rows)


def model_card(
    weights: Path, meta: CheckpointMeta, numbers: Mapping[str, float], parameter_count: int
) -> str:
    """The Markdown card that lies beside the weights."""
    sources = "\n".join(
        f"- {entry['name']}: {entry['licence']} ({entry['source']})" for entry in meta.data_sets
    )
    megabytes, size_px = weights.stat().st_size / 1e6, EvaluationSize().size_px
    return f"""# {meta.name}

Line art and one or more reference pictures in, colours out: a residual U-net with guide decoders
(Zhang, Ji and Lin 2017, arXiv 1706.03319) in a compact configuration, with cross-attention to the
reference. {parameter_count / 1e6:.1f} M parameters with the guides, {megabytes:.1f} MB as fp16.

## Numbers

Mean |RGB| error (0 to 1) between a region's mean colour and the palette's, and L1 and SSIM of the
whole picture, at {size_px} px, another character as reference. "Held out" are two whole art styles
({", ".join(HELD_OUT_STYLES)}) that were never trained on, references included; "validation" are
unseen drawings of known styles; "objects" are unseen OpenMoji drawings, each its own reference.

{number_table(numbers)}

Lines, reference, result, truth; held-out styles on the left, known ones on the right:

![contact sheet]({weights.stem}.jpg)

## Training

`{meta.command}`, {meta.step} steps, averaged weights. All training drawings:

{sources}

## What it cannot do

It has seen flat vector characters and emoji only, no paintings: a painted reference gives its
colours, not its brushwork. Regions that the reference does not show get a guess. Open shapes, and
pieces of background between lines, bleed. Eyes often take the skin's colour. A sun or a strong
pattern behind the reference's head can lend its colour to the hair. Above 256 px it falls apart.
"""
