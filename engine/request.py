"""What the engine is asked for: immutable requests that own their pixels.

A request captures its whole state, so it can cross threads without a lock.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from engine.errors import RequestError

SIZE_MULTIPLE = 32
MAX_SIZE_PX = 2048
MAX_GAP_PX = 128.0
MAX_SEED = 2**63
MAX_VARIATIONS = 64


class Lens(Enum):
    """What a drawing is looked at through."""

    PAINT = "paint"  # lines + style references -> painting
    PHOTO = "photo"  # lines + object class + noise -> photo


def content_hash(pixels: NDArray[np.uint8]) -> str:
    """The SHA-256 of an array's shape and bytes, as hex."""
    digest = hashlib.sha256(repr(pixels.shape).encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def _owned(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a read-only copy, or the array itself where it is one already."""
    if not pixels.flags.writeable and pixels.base is None:
        return pixels
    copy = np.array(pixels, copy=True, order="C")
    copy.flags.writeable = False
    return copy


def _check_pixels(pixels: object, name: str, layout: str, ndim: int) -> None:
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8:
        kind = pixels.dtype if isinstance(pixels, np.ndarray) else type(pixels).__name__
        raise RequestError(f"{name} must be a uint8 array {layout}, not {kind}.")
    if pixels.ndim != ndim or (ndim == 3 and pixels.shape[2] != 3):
        raise RequestError(f"{name} must have the shape {layout}, not {pixels.shape}.")
    if 0 in pixels.shape:
        raise RequestError(f"{name} is empty: its shape is {pixels.shape}.")


@dataclass(frozen=True, eq=False)
class StyleReference:
    """A picture whose colours are wanted.

    `dataclasses.replace(reference, weight=...)` shares the pixels and keeps the hash.
    """

    pixels: NDArray[np.uint8]  # (H, W, 3) RGB, read-only
    weight: float = 1.0  # >= 0, relative to the other references
    content_hash: str = ""  # computed here when not given

    def __post_init__(self) -> None:
        _check_pixels(self.pixels, "A style reference", "(H, W, 3)", 3)
        if not (math.isfinite(self.weight) and self.weight >= 0):
            raise RequestError(f"A reference's weight must be 0 or more, not {self.weight}.")
        object.__setattr__(self, "pixels", _owned(self.pixels))
        if not self.content_hash:
            object.__setattr__(self, "content_hash", content_hash(self.pixels))


@dataclass(frozen=True, eq=False)
class ColorHint:
    """A dot or a short stroke that says which colour a place shall have; later ones lie on top."""

    points: NDArray[np.float32]  # (N, 2) x and y in pixels of the lines, N >= 1, read-only
    radius_px: float
    colour: tuple[int, int, int] | None  # sRGB 0..255; None: no colour here, the paper stays white

    def __post_init__(self) -> None:
        points = np.array(self.points, dtype=np.float32)
        if points.ndim != 2 or points.shape[1] != 2 or not len(points):
            raise RequestError(f"A hint's points have the shape (N, 2), not {points.shape}.")
        if not np.isfinite(points).all():
            raise RequestError("A hint's points must be finite numbers.")
        if not (math.isfinite(self.radius_px) and self.radius_px > 0):
            raise RequestError(f"A hint's radius must be above 0 px, not {self.radius_px}.")
        if self.colour is not None and not _is_rgb(self.colour):
            raise RequestError(f"A hint's colour is three numbers 0..255, not {self.colour}.")
        points.setflags(write=False)
        object.__setattr__(self, "points", points)


def _is_rgb(colour: tuple[int, ...]) -> bool:
    return len(colour) == 3 and all(0 <= value <= 255 for value in colour)


@dataclass(frozen=True, eq=False)
class PaintRequest:
    """One drawing to be painted, with everything that decides how.

    Raises RequestError when a value is out of range or the pixels have the wrong shape or type.
    """

    lines: NDArray[np.uint8]  # (H, W), 255 = paper, read-only
    references: tuple[StyleReference, ...] = ()
    hints: tuple[ColorHint, ...] = ()  # they win over the references
    strength: float = 1.0  # 0 = the paper stays white, 1 = full colours
    flatness: float = 0.0  # 0 = as painted, 1 = one clean colour a closed region
    gap_px: float = 6.0  # gaps of the lines up to so many pixels are bridged to close regions
    layers: bool = False  # the result comes taken apart into layers, too
    seed: int = 0
    size: int = 256  # long side at which the network works, px
    revision: int = 0  # of the drawing and its settings; the newest wins
    draft: bool = False

    @property
    def lens(self) -> Lens:
        """Which lens answers it."""
        return Lens.PAINT

    def __post_init__(self) -> None:
        _check_pixels(self.lines, "The line drawing", "(H, W)", 2)
        if not 0.0 <= self.strength <= 1.0:
            raise RequestError(f"The strength must lie between 0 and 1, not {self.strength}.")
        if not 0.0 <= self.flatness <= 1.0:
            raise RequestError(f"The flatness must lie between 0 and 1, not {self.flatness}.")
        if not 0.0 <= self.gap_px <= MAX_GAP_PX:
            raise RequestError(
                f"Gaps of 0 to {MAX_GAP_PX:.0f} px can be bridged, not of {self.gap_px}."
            )
        if self.size % SIZE_MULTIPLE or not SIZE_MULTIPLE <= self.size <= MAX_SIZE_PX:
            raise RequestError(
                f"The working size must be a multiple of {SIZE_MULTIPLE} "
                f"from {SIZE_MULTIPLE} to {MAX_SIZE_PX} px, not {self.size}."
            )
        references = tuple(self.references)
        for reference in references:
            if not isinstance(reference, StyleReference):
                raise RequestError(
                    f"References must be StyleReference objects, not {type(reference).__name__}."
                )
        object.__setattr__(self, "references", references)
        object.__setattr__(self, "hints", tuple(self.hints))
        object.__setattr__(self, "lines", _owned(self.lines))


@dataclass(frozen=True, eq=False)
class PhotoRequest:
    """One drawing to be turned into a photo of an object.

    Variation i has the seed `seed + i`, so that any of them can be asked for again on its own.
    Raises RequestError when a value is out of range or the pixels have the wrong shape or type.
    """

    lines: NDArray[np.uint8]  # (H, W), 255 = paper, read-only
    class_name: str = ""  # as in Sketchy's folders; empty: what the reader takes it for
    seed: int = 0  # of the noise, 0..MAX_SEED
    variations: int = 1
    revision: int = 0  # of the drawing and its settings; the newest wins
    draft: bool = False

    @property
    def lens(self) -> Lens:
        """Which lens answers it."""
        return Lens.PHOTO

    def __post_init__(self) -> None:
        _check_pixels(self.lines, "The line drawing", "(H, W)", 2)
        if not isinstance(self.class_name, str):
            raise RequestError(
                f"The class must be a name, not {type(self.class_name).__name__}; "
                "an empty one lets the reader guess."
            )
        if not 0 <= self.seed <= MAX_SEED:
            raise RequestError(f"The seed must lie between 0 and 2^63, not {self.seed}.")
        if not 1 <= self.variations <= MAX_VARIATIONS:
            raise RequestError(
                f"Between 1 and {MAX_VARIATIONS} variations can be had at once, "
                f"not {self.variations}."
            )
        object.__setattr__(self, "lines", _owned(self.lines))


Request = PaintRequest | PhotoRequest
