"""pix2pix (Isola et al. 2017) with the reference stacked to the lines, as a paint baseline.

What it sees is stacked channel by channel: ink, the reference brought to the sheet's size, and the
hint map. Nothing tells it which part of the reference belongs to which part of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from engine.checkpoint import build_network, load_checkpoint, load_into
from engine.devices import pick_device
from engine.hint_map import draw_hint_map
from engine.nn.pix2pix import Pix2PixConfig, Pix2PixGenerator
from engine.nn.residual_unet import HINT_CHANNELS, Painting
from engine.pixels import fit_size, from_tensor, hint_tensor, ink_tensor, letterbox_lines, to_tensor
from engine.request import ColorHint
from training.baselines.colourist import WORKING_PX

KIND = "pix2pix-reference"
STACKED = 1 + 3 + HINT_CHANNELS

Pixels = NDArray[np.uint8]


def stacked(ink: Tensor, reference: Tensor, hints: Tensor | None = None) -> Tensor:
    """Ink (B, 1, H, W), reference (B, 3, R, R), hints (B, 4, H, W) -> (B, 8, H, W)."""
    size = (ink.shape[2], ink.shape[3])
    spread = F.interpolate(reference, size, mode="bilinear", antialias=True)
    if hints is None:
        hints = ink.new_zeros(ink.shape[0], HINT_CHANNELS, *size)
    return torch.cat([ink, spread, hints], dim=1)


class ReferencePix2Pix(nn.Module):
    """The inputs of a `PaintNetwork` -> `Painting` without guides."""

    def __init__(self, config: Pix2PixConfig) -> None:
        super().__init__()
        if config.inputs != STACKED or config.classes:
            raise ValueError(f"stacked pictures have {STACKED} channels and no classes")
        self.config = config
        self.generator = Pix2PixGenerator(config)

    def forward(self, ink: Tensor, reference: Tensor, hints: Tensor | None = None) -> Painting:
        return Painting(self.generator(stacked(ink, reference, hints)))


class Pix2PixColourist:
    """Implements `Colourist`; dropout, its only noise, is the same in every call."""

    def __init__(self, name: str, network: ReferencePix2Pix) -> None:
        self.name = name
        self.network = network.eval().requires_grad_(False).to(pick_device())

    @classmethod
    def load(cls, path: Path) -> Pix2PixColourist:
        """Read weights of this kind; raises CheckpointError."""
        meta, weights = load_checkpoint(path, KIND)
        network = build_network(
            meta,
            path,
            "a pix2pix baseline",
            lambda config: ReferencePix2Pix(Pix2PixConfig.from_dict(config)),
        )
        load_into(network, weights, path)
        return cls(path.stem, network)

    def __call__(self, lines: Pixels, reference: Pixels, hints: Sequence[ColorHint] = ()) -> Pixels:
        height, width = lines.shape
        multiple = 2 ** len(self.network.config.channels)
        size = fit_size(height, width, WORKING_PX, multiple)
        sheet, box = letterbox_lines(lines, size)
        hint_map = draw_hint_map(hints, size, box.width / width, (box.left, box.top))
        device = next(self.network.parameters()).device
        inputs = [ink_tensor(sheet), to_tensor(reference), hint_tensor(hint_map)]
        with torch.inference_mode(), torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            out = self.network(*(tensor.to(device) for tensor in inputs))
        colours = np.ascontiguousarray(box.crop(from_tensor(out.painting)))
        if colours.shape[:2] == (height, width):
            return colours
        return np.asarray(cv2.resize(colours, (width, height)), np.uint8)
