"""What the engine answers: a picture made from a drawing, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.request import Lens


@dataclass(frozen=True)
class Reading:
    """What a drawing is taken for, and how surely."""

    class_name: str  # as in Sketchy's folders
    probability: float  # 0..1


@dataclass(frozen=True, eq=False)
class Alternative:
    """The photo of the same drawing from other noise."""

    seed: int  # asking again with this seed gives this photo
    pixels: NDArray[np.uint8]  # (S, S, 3) RGB, read-only: the photo's own square, not the sheet

    def __post_init__(self) -> None:
        object.__setattr__(self, "pixels", _read_only(self.pixels))


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer of a painting, to be laid over those below it."""

    name: str
    pixels: NDArray[np.uint8]  # (H, W, 3) RGB or (H, W, 4) RGBA, read-only
    blend: Literal["normal", "multiply", "add"]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pixels", _read_only(self.pixels))


@dataclass(frozen=True, eq=False)
class Result:
    """A painted or photographed drawing, at the size of the request's lines.

    A painting has neither class nor readings; `alternatives` are there where more than one
    variation was asked for, the first of them being the photo in `pixels`.
    """

    pixels: NDArray[np.uint8]  # (H, W, 3) RGB, read-only
    revision: int
    timings_ms: Mapping[str, float]  # stages in the order they ran, then "total"
    model_id: str
    size: int  # long side at which the network worked, px
    draft: bool
    lens: Lens = Lens.PAINT
    note: str = ""  # to be told to the user, e.g. that the drawing was enlarged for the network
    class_name: str = ""  # what the photo shows: the class asked for, or the reader's
    readings: tuple[Reading, ...] = ()  # what the drawing looks like, the likeliest first
    alternatives: tuple[Alternative, ...] = ()
    layers: tuple[Layer, ...] = ()  # of a painting, from bottom to top, where they were asked for

    def __post_init__(self) -> None:
        object.__setattr__(self, "pixels", _read_only(self.pixels))
        object.__setattr__(self, "timings_ms", MappingProxyType(dict(self.timings_ms)))


@dataclass(frozen=True)
class Failed:
    """A request that could not be answered."""

    revision: int
    message: str  # what happened and what to do, fit to be shown
    lens: Lens = Lens.PAINT


Outcome = Result | Failed


def _read_only(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    view = pixels.view()
    view.flags.writeable = False
    return view
