"""Judging a reader on sketches of photos that it never saw: ranks, calibration, unfinished ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.classes import SKETCHY_CLASSES, display_name
from engine.pixels import to_tensor
from engine.reader import Calibration, fit_drawing
from training.data.reader_pairs import Drawing
from training.evaluation.calibration import (
    NO_CLASS,
    fit_temperature,
    negative_log_likelihood,
    sure_threshold,
    top_share,
)
from training.sketching.scribbles import scribble

PRECISION = 0.8
"""What share of the sure readings shall be right, on validation drawings."""
PER_CLASS = 12
"""Sketches of one class that are measured at most: PACS has many of five classes."""
SCRIBBLES = 60
CHUNK = 32
Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class LabelledDrawings:
    """Fitted drawings (N, S, S) and their class numbers, NO_CLASS for those of none."""

    lines: Pixels
    labels: NDArray[np.int64]


def spread(drawings: Sequence[Drawing], per_class: int) -> list[Drawing]:
    """At most `per_class` of each class, photos and sources in turn, always the same."""
    chosen: list[Drawing] = []
    for name in sorted({drawing.class_name for drawing in drawings}):
        own = [drawing for drawing in drawings if drawing.class_name == name]
        step = max(1, len(own) / per_class)
        chosen += [own[int(index * step)] for index in range(min(per_class, len(own)))]
    return chosen


def labelled(
    drawings: Sequence[Drawing], size: int, *, scribbles: int = 0, seed: int = 0
) -> LabelledDrawings:
    """Fit drawings for a network; `scribbles` more are of no class."""
    rng = np.random.default_rng(seed)
    lines = [drawing.lines for drawing in drawings]
    lines += [scribble(2 * size, rng) for _ in range(scribbles)]
    names = [drawing.class_name for drawing in drawings] + [""] * scribbles
    numbers = [SKETCHY_CLASSES.index(n) if n in SKETCHY_CLASSES else NO_CLASS for n in names]
    fitted = np.stack([fit_drawing(one, size) for one in lines])
    return LabelledDrawings(fitted, np.array(numbers, np.int64))


def logits_of(network: nn.Module, fitted: Pixels) -> NDArray[np.float32]:
    """The network's logits (N, classes) for fitted drawings (N, S, S)."""
    device = next(network.parameters()).device
    parts = []
    with torch.no_grad():
        for start in range(0, len(fitted), CHUNK):
            batch = torch.cat([to_tensor(lines) for lines in fitted[start : start + CHUNK]])
            parts.append(network(batch.to(device)).float().cpu().numpy())
    return np.concatenate(parts)


class ReaderValidation:
    """A fixed set of drawings; every call measures and calibrates another network on the same."""

    def __init__(self, drawings: Sequence[Drawing], size: int) -> None:
        self.drawings = spread(drawings, PER_CLASS)
        self.set = labelled(self.drawings, size, scribbles=SCRIBBLES)

    def measure(self, network: nn.Module) -> tuple[dict[str, float], Calibration]:
        """Top-1 and top-5 shares, calibrated `nll`, and the calibration itself."""
        logits = logits_of(network, self.set.lines)
        known = self.set.labels != NO_CLASS
        own, labels = logits[known], self.set.labels[known]
        temperature = fit_temperature(own, labels)
        chances = Calibration(temperature).probabilities(logits)
        sure_at, precision = sure_threshold(chances, self.set.labels, PRECISION)
        numbers = {
            "nll": negative_log_likelihood(own, labels, temperature),
            "top1": top_share(own, labels, 1),
            "top5": top_share(own, labels, 5),
            "temperature": temperature,
            "sure_share": float((chances[known].max(axis=1) >= sure_at).mean()),
            "drawings": float(known.sum()),
        }
        return numbers, Calibration(temperature, sure_at, precision)

    def contact_sheet(self, network: nn.Module, rows: int = 8, columns: int = 10) -> Pixels:
        """Drawings with what the network takes them for; wrong ones are red."""
        step = max(1, len(self.set.lines) // (rows * columns))
        chosen = self.set.lines[::step][: rows * columns]
        labels = self.set.labels[::step][: rows * columns]
        best = logits_of(network, chosen).argmax(axis=1)
        cells = [
            _captioned(lines, SKETCHY_CLASSES[read], read == label)
            for lines, read, label in zip(chosen, best, labels, strict=True)
        ]
        blank = np.full_like(cells[0], 255)
        cells += [blank] * (-len(cells) % columns)
        strips = [
            np.concatenate(cells[start : start + columns], axis=1)
            for start in range(0, len(cells), columns)
        ]
        return np.concatenate(strips)


def _captioned(lines: Pixels, class_name: str, right: bool) -> Pixels:
    size = lines.shape[0]
    cell = np.full((size + 18, size, 3), 255, np.uint8)
    cell[:size] = lines[..., None]
    colour = (0, 110, 0) if right else (190, 0, 0)
    place, font = (4, size + 12), cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(cell, display_name(class_name), place, font, 0.4, colour, 1, cv2.LINE_AA)
    return cell
