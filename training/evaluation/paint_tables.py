"""The report on a paint network as words: tables, goals, and the card beside the weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.checkpoint import CheckpointMeta
from engine.nn.locked_style import LockedStyleConfig
from engine.nn.paint_network import PaintNetworkConfig
from training.data.drawing_cache import HELD_OUT_STYLES
from training.evaluation.intervals import Mean
from training.evaluation.judge_network import FEATURES
from training.evaluation.paint import GROUPS
from training.evaluation.paint_measures import Numbers
from training.evaluation.paint_robustness import TOLERANCE

PAIR_COLUMNS = (*GROUPS, "hinted", "against", "bleeding", "l1", "ssim", "kid", "ms")
PICTURE_COLUMNS = ("skin hair", "clouds")
ILLUSTRATION_COLUMNS = ("l1", "ssim", "kid", "palette.own", "palette", "bleeding", "ms")
GOALS = {
    "background": 0.01, "skin": 0.03, "hair": 0.035, "clothes": 0.06, "hinted": 0.02,
    "bleeding": 0.01,
}  # fmt: skip
"""Largest mean |RGB| error on held-out art styles; for bleeding, of the share that nobody sees."""
HIGHER_IS_BETTER = frozenset({"ssim"})
FLAT = ", flat"
"""Behind the name of the first colourist: itself, with one colour a region; no baseline."""

Table = Mapping[str, Numbers]
"""Numbers by colourist, ours first."""


@dataclass(frozen=True)
class PaintReport:
    """splits: by split of drawings. pictures: with given pictures as references. robustness: by
    manner. nothing: coloured share, by sheet."""

    splits: dict[str, dict[str, Numbers]]
    illustrations: dict[str, Numbers] = field(default_factory=dict)
    pictures: dict[str, Numbers] = field(default_factory=dict)
    robustness: Numbers = field(default_factory=dict)
    nothing: dict[str, float] = field(default_factory=dict)


def number_table(title: str, table: Table, columns: tuple[str, ...]) -> str:
    """A Markdown table, a row a colourist: means with half the width of their 95 % interval."""
    used = [column for column in columns if any(column in row for row in table.values())]
    rows = [f"| {title} | {' | '.join(used)} |", "|---" * (len(used) + 1) + "|"]
    for name, numbers in table.items():
        cells = " | ".join(cell(numbers.get(column)) for column in used)
        rows.append(f"| {name} | {cells} |")
    return "\n".join(rows)


def cell(value: Mean | None) -> str:
    """A mean ± half of its interval; a dash where nothing was measured."""
    if value is None:
        return "–"
    half = (value.high - value.low) / 2
    digits = max(0, 2 - math.floor(math.log10(max(abs(value.mean), 1e-2))))
    return f"{value.mean:.{digits}f} ± {half:.{digits}f}"


def goal_table(report: PaintReport) -> str:
    """What was to be shown, what was measured of the first colourist, and whether that is it."""
    rows = ["| goal | asked | measured (95 %) | |", "|---|---|---|---|"]
    held_out = next(iter(report.splits.get("held_out", {}).values()), {})
    for name, most in GOALS.items():
        if name in held_out:
            rows.append(_goal(f"held-out {name}", most, held_out[name]))
    for manner, value in report.robustness.items():
        rows.append(_goal(f"same picture from {manner}", TOLERANCE, value))
    for sheet, share in report.nothing.items():
        rows.append(f"| nothing on {sheet} | 0 | {share:.3g} | {_word(share == 0)} |")
    for column in ("l1", "ssim", "kid", "palette"):
        rows += _ahead(column, report.illustrations)
    return "\n".join(rows)


def _goal(title: str, most: float, value: Mean) -> str:
    return f"| {title} | ≤ {most:g} | {value} | {_word(value.mean <= most)} |"


def _ahead(column: str, table: Table) -> list[str]:
    """A row that says whether the first colourist is ahead of every baseline on illustrations."""
    found = {name: numbers[column] for name, numbers in table.items() if column in numbers}
    if not found:
        return []
    (ours, mean), *others = found.items()
    baselines = [(name, value) for name, value in others if name != ours + FLAT]
    if not baselines:
        return []
    sign = -1 if column in HIGHER_IS_BETTER else 1
    name, best = min(baselines, key=lambda item: sign * item[1].mean)
    verdict = _word(sign * mean.mean < sign * best.mean)
    return [f"| illustrations {column} | ahead of {name}, {best} | {mean} | {verdict} |"]


def _word(reached: bool) -> str:
    return "reached" if reached else "missed"


def all_tables(report: PaintReport) -> str:
    """Goals, then a table for each split, one for the illustrations, one for given pictures."""
    parts = [goal_table(report)]
    for split, table in report.splits.items():
        count = max((n["l1"].count for n in table.values() if "l1" in n), default=0)
        title = f"{split.replace('_', ' ')} ({count})"
        parts.append(number_table(title, table, PAIR_COLUMNS))
    if report.illustrations:
        count = next(iter(report.illustrations.values()))["l1"].count
        title = f"held-out illustrations ({count})"
        parts.append(number_table(title, report.illustrations, ILLUSTRATION_COLUMNS))
    if report.pictures:
        count = next(iter(report.pictures.values()))["clouds"].count
        title = f"paintings as references ({count} drawings)"
        parts.append(number_table(title, report.pictures, PICTURE_COLUMNS))
    return "\n\n".join(parts)


def explanation(size_px: int) -> str:
    """What the columns are, for the card."""
    return f"""All at {size_px} px; ± is half of the bootstrapped 95 % interval over the pictures.
Background to accents: mean |RGB| error (0 to 1) between a region's mean colour and the palette's,
another character as reference. hinted: the same where three colour hints lie; against: where they
contradict the reference. bleeding: share of the pixels near a line whose colour is nearer to that
of the other side. kid: KID × 1000 to the true pictures, {FEATURES} features. palette: sliced
Wasserstein distance in Lab (ΔE) between result and reference, another's reference; palette.own:
the own one, mirrored. skin hair: share of paintings as references that make hair and skin one
colour; clouds: mean ΔE of pixels to their region's median colour. "Flat" is the program's setting
of one clean colour a closed region. "Held out" are whole art styles
({", ".join(HELD_OUT_STYLES)}) that were never trained on, references included; "validation" are
unseen drawings of known styles; "objects" are unseen OpenMoji drawings, each its own reference."""


def described(meta: CheckpointMeta) -> str:
    """What goes in, and what kind of network it is, by its config."""
    config = PaintNetworkConfig.from_dict(meta.config)
    given = "one or more reference pictures"
    given += " and colour hints" if config.unet.hint_map else ""
    kind = "a residual U-net with guide decoders" if config.unet.guide else "a U-net"
    origin = "trained with it"
    if isinstance(config.encoder, LockedStyleConfig):
        origin = f"of the locked {config.encoder.network}"
    reads = f"a style vector of {config.unet.hint} numbers, {origin}"
    reads += ", and cross-attention to the reference" if config.unet.attention_strides else ""
    return (
        f"Line art, {given} in, colours out: {kind}\n(Zhang, Ji and Lin 2017, arXiv 1706.03319), "
        f"{reads}."
    )


def model_card(
    weights: Path, meta: CheckpointMeta, report: PaintReport, parameter_count: int, size_px: int
) -> str:
    """The Markdown card that lies beside the weights."""
    sources = "\n".join(
        f"- {entry['name']}: {entry['licence']} ({entry['source']})" for entry in meta.data_sets
    )
    megabytes = weights.stat().st_size / 1e6
    return f"""# {meta.name}

{described(meta)} {parameter_count / 1e6:.1f} M parameters as trained, {megabytes:.1f} MB as fp16.

## Numbers

{all_tables(report)}

{explanation(size_px)}

Drawings that were never trained on (rows) in the colours of references (columns):

![contact sheet]({weights.stem}.jpg)

## Training

`{meta.command}`, {meta.step} steps, averaged weights. All training drawings:

{sources}

## What it cannot do

A painted reference gives its colours, not its brushwork. Regions that the reference does not show
get a guess. Very small regions, such as eyes, often take the colour around them; hints put that
right.
"""
