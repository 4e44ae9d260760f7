"""Judging colours on held-out art styles, unseen drawings of known styles, and objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.hint_map import draw_hint_map
from engine.nn.paint_network import PaintNetwork
from engine.pixels import from_tensor, hint_tensor, ink_tensor, to_tensor
from engine.request import ColorHint
from training.data.drawing_cache import DrawingCache, DrawingRecord
from training.data.paint_pairs import PaintPair, PaintPairs, PairConfig, spread_over_styles
from training.data.recolour import OPENMOJI_STYLE
from training.data.slots import SLOTS
from training.evaluation.metrics import l1, slot_error, ssim
from training.evaluation.paint_hints import hint_errors, hinted_regions
from training.evaluation.paint_regions import FREE_ABOVE, LEAST_SHARE, OWN_SHARE
from training.sketching.human_strokes import CLEAN, Manner

GROUPS = {
    "background": ("background",),
    "skin": ("skin",),
    "hair": ("hair",),
    "clothes": ("clothes",),
    "accents": ("accent", "accent2", "lips"),
}
SCORED = ("background", "skin", "hair", "clothes")

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class EvaluationSize:
    """At most how many drawings of each split are measured, at which sheet size."""

    drawings: int = 48
    size_px: int = 256


class PaintEvaluation:
    """A fixed set of pairs; every call measures another network on the same ones.

    Splits: `held_out` (whole art styles never trained on), `validation` (unseen drawings of known
    styles) and `objects` (unseen OpenMoji drawings, which are their own references).
    """

    def __init__(
        self, cache: DrawingCache, reference_px: int, amount: EvaluationSize | None = None
    ) -> None:
        self.amount = amount or EvaluationSize()
        self.cache, self.reference_px = cache, reference_px

    @cached_property
    def pairs(self) -> dict[str, list[PaintPair]]:
        """The pairs of each split: different drawings, every style in turn, drawn cleanly."""
        pairs = {}
        for split in ("held_out", "validation"):
            if self._people(split):
                pairs[split] = self.drawn_in(CLEAN, split)
                source = PaintPairs(self.cache, PairConfig(), self.reference_px, split)
                if source.objects:
                    pairs["objects"] = self._fixed(source, source.objects, CLEAN)
        return pairs

    @property
    def main_split(self) -> str:
        """`held_out`, or `validation` where nothing is held out."""
        return "held_out" if self._people("held_out") else "validation"

    def drawn_in(self, manner: Manner, split: str) -> list[PaintPair]:
        """The split's pairs, the same but for the hand that drew the lines."""
        source = PaintPairs(self.cache, PairConfig(), self.reference_px, split)
        return self._fixed(source, self._people(split), manner)

    def _people(self, split: str) -> list[DrawingRecord]:
        records = [r for r in self.cache.records if r.split == split]
        return [r for r in records if r.style != OPENMOJI_STYLE]

    def _fixed(
        self, source: PaintPairs, records: list[DrawingRecord], manner: Manner
    ) -> list[PaintPair]:
        chosen = spread_over_styles(records, self.amount.drawings)
        drawn = (
            source.evaluation_pair(record, self.amount.size_px, seed, manner)
            for seed, record in enumerate(chosen)
        )
        return [pair for pair in drawn if pair is not None]

    def measure(self, network: nn.Module) -> dict[str, float]:
        """Means over the splits: `held_out.hair`, …, `validation.ssim`, and how many `drawings`.

        `score` is the mean of the held-out background, skin, hair and clothes errors (of the
        validation's where nothing is held out). A network that reads colour hints is also given
        three in each picture: `held_out.hinted` is the error where they lie.
        """
        numbers: dict[str, float] = {}
        for split, pairs in self.pairs.items():
            rows = [judge(pair, paint_pair(network, pair)) for pair in pairs]
            if reads_hints(network):
                hinted = (_hinted_row(network, pair) for pair in pairs)
                rows = [row | more for row, more in zip(rows, hinted, strict=True)]
            for name in sorted({name for row in rows for name in row}):
                values = [row[name] for row in rows if name in row]
                numbers[f"{split}.{name}"] = float(np.mean(values))
            numbers[f"{split}.drawings"] = len(pairs)
        main = self.main_split
        scored = [numbers[f"{main}.{name}"] for name in SCORED if f"{main}.{name}" in numbers]
        return numbers | {"score": float(np.mean(scored))}

    def contact_sheet(self, network: nn.Module, rows: int = 8) -> Pixels:
        """Strips of lines, reference, result, truth: held-out styles left, known ones right."""
        columns = []
        for split in ("held_out", "validation"):
            pairs = self.pairs.get(split, [])[:rows]
            columns.append([_strip(pair, paint_pair(network, pair)) for pair in pairs])
        joined = [np.concatenate(row, axis=1) for row in zip(*columns, strict=False)]
        return np.concatenate(joined or [strip for column in columns for strip in column])


def reads_hints(network: nn.Module) -> bool:
    """Whether a paint network was built with a hint map; baselines of other kinds all read them."""
    return not isinstance(network, PaintNetwork) or network.config.unet.hint_map


def paint_pair(network: nn.Module, pair: PaintPair, hints: Sequence[ColorHint] = ()) -> Pixels:
    """The network's colours for one pair, (S, S, 3) uint8, without lines."""
    device = next(network.parameters()).device
    inputs = [ink_tensor(pair.lines), to_tensor(pair.reference)]
    if hints:
        inputs.append(hint_tensor(draw_hint_map(hints, pair.lines.shape)))
    with torch.no_grad():
        out = network(*(tensor.to(device) for tensor in inputs))
    return from_tensor(out.painting)


def _hinted_row(network: nn.Module, pair: PaintPair) -> dict[str, float]:
    regions = hinted_regions(pair)
    if not regions:
        return {}
    colours = paint_pair(network, pair, [each.hint for each in regions])
    return {"hinted": hint_errors(regions, colours)["hinted"]}


def judge(pair: PaintPair, colours: Pixels) -> dict[str, float]:
    """Slot errors where no line lies and the reference shows the slot; L1 and SSIM with lines."""
    result = np.asarray(laid_under(colours, pair.lines) / 255, np.float32)
    truth = np.asarray(laid_under(pair.painting, pair.lines) / 255, np.float32)
    numbers = {"l1": l1(result, truth), "ssim": ssim(result, truth)}
    unit = np.asarray(colours / 255, np.float32)
    free = pair.lines > FREE_ABOVE
    for group, names in GROUPS.items():
        errors = []
        for slot in (SLOTS.index(name) for name in names):
            if slot not in pair.shown or slot not in pair.slots:
                continue
            region = np.asarray((pair.slots[slot] > OWN_SHARE) & free, np.float32)
            if region.mean() >= LEAST_SHARE:
                errors.append(slot_error(unit, region, pair.palette[slot]))
        if errors:
            numbers[group] = float(np.mean(errors))
    return numbers


def laid_under(colours: Pixels, lines: Pixels) -> Pixels:
    """Colours times lines, both uint8."""
    return np.asarray(np.rint(colours * (lines[..., None] / 255)), np.uint8)


def _strip(pair: PaintPair, colours: Pixels) -> Pixels:
    size = pair.lines.shape[0]
    enlarged = cv2.resize(pair.reference, (size, size), interpolation=cv2.INTER_CUBIC)
    cells = (
        np.repeat(pair.lines[..., None], 3, axis=2),
        np.asarray(enlarged, np.uint8),
        laid_under(colours, pair.lines),
        laid_under(pair.painting, pair.lines),
    )
    return np.concatenate(cells, axis=1)
