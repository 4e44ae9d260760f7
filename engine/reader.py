"""The reader, "I read this as …": lines in, a calibrated ranking of object classes out.

Owns the fitting of a drawing into the network's square, the calibration and the restriction to
some classes. Not a lens: it paints nothing and holds no state between drawings.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.checkpoint import CheckpointMeta, build_network, load_checkpoint, load_into
from engine.devices import pick_device, pick_precision
from engine.errors import CheckpointError
from engine.model_store import default_model, describe_model
from engine.nn.reader import ReaderConfig, ReaderNetwork
from engine.pixels import PAPER, STROKE_BELOW, resize_lines, to_tensor
from engine.result import Reading
from engine.runtime import Runtime

KIND = "reader"
MARGIN = 1 / 16
"""Paper left on every side of a fitted drawing, as a share of the square."""


@dataclass(frozen=True)
class Calibration:
    """What makes logits into honest probabilities; measured on validation drawings.

    temperature: logits are divided by it. sure_at: the best reading counts as sure from this
    probability on. precision: share of right ones among the sure, where it was measured.
    """

    temperature: float = 1.0
    sure_at: float = 0.5
    precision: float = 0.0

    def probabilities(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Softmax of logits (..., classes) at the temperature."""
        scaled = logits / self.temperature
        powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def is_blank(lines: NDArray[np.uint8]) -> bool:
    """Whether nothing is drawn on lines (H, W)."""
    return _drawn_part(lines).size == 0


def fit_drawing(lines: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """Fit the bounding box of what is drawn into a square (size, size), aspect ratio kept.

    So a drawing reads the same wherever it lies on the sheet and however large it is. A blank
    sheet gives a blank square.
    """
    square = np.full((size, size), PAPER, np.uint8)
    part = _drawn_part(lines)
    if part.size == 0:
        return square
    inner = size - 2 * math.ceil(size * MARGIN)
    scale = inner / max(part.shape)
    height, width = (max(1, round(side * scale)) for side in part.shape)
    top, left = (size - height) // 2, (size - width) // 2
    square[top : top + height, left : left + width] = resize_lines(part, (height, width))
    return square


def _drawn_part(lines: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The bounding box of what is drawn, a view; of size 0 where nothing is."""
    drawn = (lines < STROKE_BELOW).view(np.uint8)
    left, top, width, height = cv2.boundingRect(drawn)
    return lines[top : top + height, left : left + width]


class SketchReader:
    """Reads drawings; one thread at a time."""

    def __init__(
        self,
        runtime: Runtime,
        size: int,
        known: Sequence[str],
        calibration: Calibration,
        model_id: str = "",
        chosen: Iterable[str] | None = None,
    ) -> None:
        """`known`: the network's classes in the order of its logits; `chosen`: those to name."""
        self._runtime = runtime
        self._size = size
        self._known = tuple(known)
        self.calibration = calibration
        self.model_id = model_id
        wanted = set(self._known if chosen is None else chosen)
        self._indices = [i for i, name in enumerate(self._known) if name in wanted]

    @classmethod
    def from_checkpoint(cls, path: Path, device: str | None = None) -> SketchReader:
        """Build the reader that the file describes; raises CheckpointError or DeviceError."""
        meta, weights = load_checkpoint(path, KIND)
        network = build_reader(meta, path)
        load_into(network, weights, path)
        network.eval().fold_norms()
        place = pick_device(device)
        # depthwise convolutions are slower in bf16 than in float32 on a CPU
        dtype = torch.float32 if place.type == "cpu" else pick_precision(place)
        runtime = Runtime(network, place, dtype)
        calibration = calibration_of(meta)
        model_id = describe_model(path).model_id
        return cls(runtime, network.config.size, meta.classes, calibration, model_id)

    @classmethod
    def load_default(cls) -> SketchReader:
        """The released reader; raises CheckpointError where there is none."""
        return cls.from_checkpoint(default_model(KIND).path)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that readings name."""
        return tuple(self._known[index] for index in self._indices)

    def among(self, class_names: Iterable[str]) -> SketchReader:
        """A reader that names these classes only (the unknown ones are ignored); shares weights.

        A probability stays that among all classes: a drawing of something else leaves little for
        those that may be named, and no reading is sure.
        """
        return SketchReader(
            self._runtime, self._size, self._known, self.calibration, self.model_id, class_names
        )

    def warm_up(self) -> None:
        """Read once, so that the first drawing is read as quickly as the others."""
        lines = np.full((self._size, self._size), PAPER, np.uint8)
        lines[self._size // 2] = 0
        self.read(lines)

    def read(self, lines: NDArray[np.uint8]) -> tuple[Reading, ...]:
        """Every class that may be named, the likeliest first; none for a blank sheet.

        lines: (H, W) uint8 of any size, 255 = paper.
        """
        if is_blank(lines):
            return ()
        logits = self._runtime(to_tensor(fit_drawing(lines, self._size)))
        assert isinstance(logits, Tensor)
        chances = self.calibration.probabilities(logits[0].cpu().numpy())
        readings = (Reading(self._known[i], float(chances[i])) for i in self._indices)
        return tuple(sorted(readings, key=lambda reading: -reading.probability))

    def is_sure(self, readings: Sequence[Reading]) -> bool:
        """Whether the best of `readings` is worth acting on; otherwise it is "none of these"."""
        return bool(readings) and readings[0].probability >= self.calibration.sure_at


def build_reader(meta: CheckpointMeta, path: Path) -> ReaderNetwork:
    """The network that a header describes, without its weights; raises CheckpointError."""
    network = build_network(
        meta, path, "a reader", lambda config: ReaderNetwork(ReaderConfig.from_dict(config))
    )
    if len(meta.classes) != network.config.classes:
        raise CheckpointError(
            "{path} names {count} classes for {classes} outputs. Download or export the file "
            "again.",
            path=path,
            count=len(meta.classes),
            classes=network.config.classes,
        )
    return network


def calibration_of(meta: CheckpointMeta) -> Calibration:
    """The calibration in a header; raises CheckpointError where it is damaged."""
    try:
        return Calibration(**meta.preprocessing.get("calibration", {}))
    except TypeError as error:
        raise CheckpointError(
            "The reader's calibration is damaged ({error}). Download or export the file again.",
            error=error,
        ) from error
