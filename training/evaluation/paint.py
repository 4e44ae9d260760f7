"""Judging a paint network on held-out art styles and on unseen drawings of known styles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.data.drawing_cache import DrawingCache, DrawingRecord
from training.data.paint_pairs import PaintPair, PaintPairs, PairConfig, evaluation_pair
from training.data.recolour import OPENMOJI_STYLE
from training.data.slots import SLOTS
from training.evaluation.metrics import l1, slot_error, ssim

GROUPS = {
    "background": ("background",),
    "skin": ("skin",),
    "hair": ("hair",),
    "clothes": ("clothes",),
    "accents": ("accent", "accent2", "lips"),
}
SCORED = ("background", "skin", "hair", "clothes")
LEAST_SHARE = 0.004
"""Regions smaller than this share of the sheet are not measured: they are a few pixels."""

Picture = NDArray[np.float32]


@dataclass(frozen=True)
class EvaluationSize:
    """How many drawings of each split are measured, at which sheet size."""

    drawings: int = 48
    size_px: int = 256


class PaintEvaluation:
    """A fixed set of pairs; every call measures another network on the same ones."""

    def __init__(
        self, cache: DrawingCache, pairs: PairConfig, amount: EvaluationSize | None = None
    ) -> None:
        self.amount = amount or EvaluationSize()
        self._sources = {
            split: PaintPairs(cache, pairs, split)
            for split in ("held_out", "validation")
            if any(r.split == split and r.style != OPENMOJI_STYLE for r in cache.records)
        }

    def pairs(self, split: str, count: int) -> list[PaintPair]:
        """The first `count` fixed pairs of `split`: every style in turn, drawn cleanly."""
        source = self._sources[split]
        return [
            evaluation_pair(source, record, source, self.amount.size_px, seed)
            for seed, record in enumerate(_every_style(source, count))
        ]

    def measure(self, network: nn.Module) -> dict[str, float]:
        """Means over the splits: `held_out.hair`, …, `validation.ssim`; `score` is the mean of the
        held-out background, skin, hair and clothes errors."""
        numbers: dict[str, float] = {}
        for split in self._sources:
            collected: dict[str, list[float]] = defaultdict(list)
            for pair in self.pairs(split, self.amount.drawings):
                for name, value in judge(pair, paint_pair(network, pair)).items():
                    collected[name].append(value)
            numbers |= {f"{split}.{n}": float(np.mean(v)) for n, v in sorted(collected.items())}
        main = "held_out" if "held_out" in self._sources else "validation"
        scored = [numbers[f"{main}.{name}"] for name in SCORED if f"{main}.{name}" in numbers]
        return numbers | {"score": float(np.mean(scored))}

    def contact_sheet(self, network: nn.Module, rows: int = 8) -> NDArray[np.uint8]:
        """Rows of lines, reference, result, truth; two drawings a row, held-out styles first."""
        cells = []
        for split in self._sources:
            for pair in self.pairs(split, rows):
                cells.append(np.concatenate(_strip(pair, paint_pair(network, pair)), axis=1))
        half = len(cells) // 2
        joined = [
            np.concatenate(two, axis=1) for two in zip(cells[:half], cells[half:], strict=False)
        ]
        return np.concatenate(joined)


def paint_pair(network: nn.Module, pair: PaintPair) -> Picture:
    """The network's colours for one pair, (S, S, 3) in [0, 1], without lines."""
    parameter = next(network.parameters())
    ink = torch.from_numpy(255 - pair.lines)[None, None].to(parameter.device) / 255
    reference = torch.from_numpy(pair.reference).permute(2, 0, 1)[None] / 127.5 - 1
    with torch.no_grad():
        out = network(ink, reference.to(parameter.device)).painting
    picture = (out[0].float().clamp(-1, 1) + 1) / 2
    return np.asarray(picture.permute(1, 2, 0).cpu().numpy(), np.float32)


def judge(pair: PaintPair, colours: Picture) -> dict[str, float]:
    """Slot errors of the colours where no line lies; L1 and SSIM of the picture with its lines."""
    lines = np.asarray(pair.lines[..., None] / 255, np.float32)
    result = colours * lines
    truth = np.asarray(pair.painting / 255, np.float32) * lines
    numbers = {"l1": l1(result, truth), "ssim": ssim(result, truth)}
    free = lines[..., 0] > 0.9
    for group, names in GROUPS.items():
        errors = []
        for name in names:
            slot = SLOTS.index(name)
            mask = pair.slots.get(slot)
            if mask is None:
                continue
            region = np.where((mask > 0.9) & free, np.float32(1), np.float32(0))
            if region.mean() >= LEAST_SHARE:
                errors.append(slot_error(colours, region, pair.palette[slot]))
        if errors:
            numbers[group] = float(np.mean(errors))
    return numbers


def _every_style(source: PaintPairs, count: int) -> Sequence[DrawingRecord]:
    styles = sorted(source.by_style)
    return [
        source.by_style[styles[i % len(styles)]][
            (i // len(styles)) * 7 % len(source.by_style[styles[i % len(styles)]])
        ]
        for i in range(count)
    ]


def _strip(pair: PaintPair, colours: Picture) -> list[NDArray[np.uint8]]:
    size = pair.lines.shape[0]
    lines = np.repeat(pair.lines[..., None], 3, axis=2)
    enlarged = cv2.resize(pair.reference, (size, size), interpolation=cv2.INTER_CUBIC)
    reference = np.asarray(enlarged, np.uint8)
    shade = lines.astype(np.float32) / 255
    result = np.rint(colours * shade * 255).astype(np.uint8)
    truth = np.rint(pair.painting * shade).astype(np.uint8)
    return [lines, reference, result, truth]
