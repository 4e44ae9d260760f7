"""Edges of photos: a picture of any size in, the probability of an edge at every pixel out.

Owns the edge network in use: sizes, padding, batches. What becomes of the probabilities is the
business of `training.sketching.edge_maps` (edge maps to train on) and `engine.photo_lines` (line
art to draw on).
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.checkpoint import build_network, load_checkpoint, load_into
from engine.devices import pick_device
from engine.errors import RequestError
from engine.model_store import default_model
from engine.nn.edges import STRIDE, EdgeNetwork, EdgeNetworkConfig
from engine.runtime import Runtime

KIND = "edges"
PAD_PX = 32
"""Mirrored pixels around a picture. The paper pads 256-px pictures by 128, at 2.6 times the work:
from that the probabilities at 32 differ by 0.004 on average, those at 64 by 0.0003."""
BATCH_PIXELS = 1_500_000
"""Padded pixels in one pass: a few hundred MB of activations."""

Pixels = NDArray[np.uint8]
Probability = NDArray[np.float32]


class EdgePipeline:
    """Photos -> edge probabilities; one thread at a time. Computes in float32."""

    def __init__(self, network: EdgeNetwork, device: str | None = None) -> None:
        """Take over `network` for inference on `device` (None = the best; raises DeviceError)."""
        # Not in bf16: its steps of 1/256 would leave plateaus, which have no maximum to find.
        self.parameters = sum(weight.numel() for weight in network.parameters())
        self._network = Runtime(FusedOnly(network), pick_device(device), torch.float32)

    @classmethod
    def from_checkpoint(cls, path: Path, device: str | None = None) -> EdgePipeline:
        """Build the network that the file describes; raises CheckpointError or DeviceError."""
        meta, weights = load_checkpoint(path, KIND)
        network = build_network(
            meta,
            path,
            "an edge network",
            lambda config: EdgeNetwork(EdgeNetworkConfig.from_dict(config)),
        )
        load_into(network, weights, path)
        return cls(network, device)

    @classmethod
    def from_default(cls, device: str | None = None) -> EdgePipeline:
        """The weights that come with the program, or the user's; raises CheckpointError."""
        return cls.from_checkpoint(default_model(KIND).path, device)

    def probability(
        self, picture: Pixels, side_px: int | None = None, pad_px: int = PAD_PX
    ) -> Probability:
        """Edge probability (H, W) in [0, 1] of a picture (H, W, 3).

        side_px: bring the long side to this length first; the answer then has that size. Small
        photos need it: at 64 px a line is as wide as what it outlines, at 256 px it is not.
        Raises RequestError for anything but (H, W, 3) uint8.
        """
        _check(picture, 3)
        if side_px is not None:
            picture = resized(picture, side_px)
        (probability,) = self.probabilities(picture[None], pad_px)
        return np.asarray(probability, np.float32)

    def probabilities(self, pictures: Pixels, pad_px: int = PAD_PX) -> Probability:
        """Edge probabilities (N, H, W) in [0, 1] of pictures of one size (N, H, W, 3)."""
        _check(pictures, 4)
        height, width = pictures.shape[1:3]
        padded = [_padded(picture, pad_px) for picture in pictures]
        at_once = max(1, BATCH_PIXELS // max(1, padded[0].shape[0] * padded[0].shape[1]))
        parts = []
        for first in range(0, len(padded), at_once):
            stack = torch.from_numpy(np.stack(padded[first : first + at_once]))
            signed = stack.permute(0, 3, 1, 2).float() / 127.5 - 1  # (B, 3, H, W) in [-1, 1]
            logits = self._network(signed)
            assert isinstance(logits, Tensor)
            whole = torch.sigmoid(logits)[:, 0].cpu().numpy()
            parts.append(whole[:, pad_px : pad_px + height, pad_px : pad_px + width])
        return np.ascontiguousarray(np.concatenate(parts), np.float32)


class FusedOnly(nn.Module):
    """The network without its side outputs: what a runtime can hold."""

    def __init__(self, network: EdgeNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, picture: Tensor) -> Tensor:
        fused: Tensor = self.network(picture).fused
        return fused


def resized(picture: Pixels, side_px: int) -> Pixels:
    """The picture with its long side at `side_px`: cubic when enlarged, area mean when shrunk."""
    height, width = picture.shape[:2]
    scale = side_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)


def _padded(picture: Pixels, pad_px: int) -> Pixels:
    """Mirror `pad_px` pixels around, and more on the right and below up to a multiple of 16."""
    bottom, right = (pad_px + -(side + 2 * pad_px) % STRIDE for side in picture.shape[:2])
    padded = cv2.copyMakeBorder(picture, pad_px, bottom, pad_px, right, cv2.BORDER_REFLECT_101)
    return np.asarray(padded, np.uint8)


def _check(pictures: Pixels, dimensions: int) -> None:
    if pictures.ndim != dimensions or pictures.shape[-1] != 3 or pictures.dtype != np.uint8:
        raise RequestError(
            f"Edges are found in RGB pictures (H, W, 3) of uint8, not in {pictures.shape} of "
            f"{pictures.dtype}. Convert the picture first."
        )
    if pictures.size == 0:
        raise RequestError("Edges were asked of a picture without pixels. Choose another picture.")
