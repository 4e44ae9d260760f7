"""Photos of 64 px enlarged fourfold, so that the result is no postage stamp.

Owns pixels in and out of the upscaler; it invents detail, never another picture: shrunk again by
area means, what comes out is what went in.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.checkpoint import build_network, load_checkpoint, load_into
from engine.devices import pick_device, pick_precision
from engine.errors import RequestError
from engine.model_store import default_model, describe_model
from engine.nn.upscaler import UpscalerConfig, UpscalerNetwork
from engine.pixels import from_tensor
from engine.runtime import Runtime

KIND = "upscaler"
_USUAL_SIDE_PX = 64


class Upscaler:
    """Enlarges photos; one thread at a time."""

    factor = UpscalerNetwork.factor

    def __init__(
        self, network: UpscalerNetwork, model_id: str = "", device: str | None = None
    ) -> None:
        """Take over `network` for inference on `device` (None = the best; raises DeviceError)."""
        place = pick_device(device)
        self.model_id = model_id
        self._runtime = Runtime(network, place, pick_precision(place))

    @classmethod
    def from_checkpoint(cls, path: Path, device: str | None = None) -> Upscaler:
        """Build the network that the file describes; raises CheckpointError or DeviceError."""
        meta, weights = load_checkpoint(path, KIND)
        network = build_network(
            meta,
            path,
            "an upscaler",
            lambda config: UpscalerNetwork(UpscalerConfig.from_dict(config)),
        )
        load_into(network, weights, path)
        return cls(network, describe_model(path).model_id, device)

    @classmethod
    def load_default(cls) -> Upscaler:
        """The released upscaler; raises CheckpointError where there is none."""
        return cls.from_checkpoint(default_model(KIND).path)

    def warm_up(self) -> None:
        """Run once at the usual size, so that the first photo does not wait."""
        self.upscale(np.zeros((_USUAL_SIDE_PX, _USUAL_SIDE_PX, 3), np.uint8))

    def upscale(self, photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Enlarge one photo (H, W, 3) to (4H, 4W, 3); raises RequestError for another shape."""
        if photo.ndim != 3:
            raise RequestError(f"A photo to enlarge has the shape (H, W, 3), not {photo.shape}.")
        (large,) = self.upscale_batch(photo[None])
        return np.asarray(large, np.uint8)

    def upscale_batch(self, photos: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Enlarge photos (B, H, W, 3) to (B, 4H, 4W, 3); raises RequestError for another shape."""
        if photos.dtype != np.uint8 or photos.ndim != 4 or photos.shape[3] != 3:
            raise RequestError(
                "Photos to enlarge must be a uint8 array (B, H, W, 3), "
                f"not {photos.dtype} {photos.shape}."
            )
        signed = torch.from_numpy(photos.transpose(0, 3, 1, 2).astype(np.float32) / 127.5 - 1)
        large = self._runtime(signed)
        assert isinstance(large, Tensor)
        return np.stack([from_tensor(picture) for picture in large])
