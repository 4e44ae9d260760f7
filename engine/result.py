"""What the engine answers: a painted picture, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Result:
    """A painted drawing, at the size of the request's lines."""

    pixels: NDArray[np.uint8]  # (H, W, 3) RGB, read-only
    revision: int
    timings_ms: Mapping[str, float]  # stages in the order they ran, then "total"
    model_id: str
    size: int  # long side at which the network worked, px
    draft: bool

    def __post_init__(self) -> None:
        pixels = self.pixels.view()
        pixels.flags.writeable = False
        object.__setattr__(self, "pixels", pixels)
        object.__setattr__(self, "timings_ms", MappingProxyType(dict(self.timings_ms)))


@dataclass(frozen=True)
class Failed:
    """A request that could not be painted."""

    revision: int
    message: str  # what happened and what to do, fit to be shown


Outcome = Result | Failed
