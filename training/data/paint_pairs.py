"""Training pairs of the paint network: lines of one drawing, another drawing in the same colours.

A pair is a pure function of (cache, config, generator). The target has no lines: the program lays
the user's own lines over the network's colours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.backdrops import add_backdrop
from training.data.drawing_cache import DrawingCache, DrawingRecord
from training.data.palettes import Palette, any_colour, background_colour, sample_palette
from training.data.recolour import OPENMOJI_STYLE
from training.data.slots import BACKGROUND, SlotDrawing
from training.errors import DataError
from training.sketching.human_strokes import (
    CLEAN,
    Manner,
    draw_lines,
    sample_manner,
    smooth_noise,
)
from training.sketching.line_extraction import LinePlanes

VISIBLE_SHARE = 0.006
"""A slot that covers less of the sheet than this need not be in the reference."""
_CROP_TRIES = 4


class PaintPair(NamedTuple):
    """lines (S, S) uint8, 255 = paper; painting (S, S, 3) uint8 without lines; reference (R, R, 3)
    uint8; slots: the masks on the sheet by slot, (S, S) in [0, 1] each; palette (S, 3)."""

    lines: NDArray[np.uint8]
    painting: NDArray[np.uint8]
    reference: NDArray[np.uint8]
    slots: Mapping[int, NDArray[np.float32]]
    palette: Palette


@dataclass(frozen=True)
class PairConfig:
    """reference_px: side of the reference. object_share: how many pairs are OpenMoji drawings.
    same_style: how many references come from the drawing's own art style. backdrop_share: how many
    characters stand before something, as their references then do."""

    reference_px: int = 128
    object_share: float = 0.15
    same_style: float = 0.3
    backdrop_share: float = 0.25


class PaintPairs:
    """Draws pairs of one split from the cache."""

    def __init__(self, cache: DrawingCache, config: PairConfig, split: str = "train") -> None:
        self.cache, self.config = cache, config
        records = [r for r in cache.records if r.split == split]
        self.characters = [r for r in records if r.style != OPENMOJI_STYLE]
        self.objects = [r for r in records if r.style == OPENMOJI_STYLE]
        if not self.characters:
            raise DataError(f"The cache {cache.folder} holds no characters of split {split!r}.")
        self.by_style: dict[str, list[DrawingRecord]] = {}
        for record in self.characters:
            self.by_style.setdefault(record.style, []).append(record)

    def sample(self, size: int, rng: np.random.Generator) -> PaintPair:
        """One pair with every variation of hand, place and colour."""
        if self.objects and rng.random() < self.config.object_share:
            return self._object_pair(size, rng)
        style = list(self.by_style)[rng.integers(len(self.by_style))]
        record = _pick(self.by_style[style], rng)
        return self.pair(record, self._partner(record, rng), size, sample_manner(rng), rng)

    def pair(
        self,
        record: DrawingRecord,
        partner: DrawingRecord,
        size: int,
        manner: Manner,
        rng: np.random.Generator,
        loose: bool = True,
    ) -> PaintPair:
        """`record`'s lines and painting, `partner` in the same palette as reference.

        loose: place the drawing anywhere on the sheet; else as it is.
        """
        palette = sample_palette(rng)
        drawing, lines = self.cache.load(record)
        model = self.cache.load(partner)
        if loose and rng.random() < self.config.backdrop_share:
            drawing, lines = add_backdrop(drawing, lines, rng)
            model = add_backdrop(*model, rng)
        place = _loose_place(self.cache.size, size, rng) if loose else _fit(self.cache.size, size)
        on_sheet = _placed(drawing, place, size)
        needed = _visible(on_sheet)
        painted = self._painted if loose else self._as_it_is
        reference = painted(*model, palette, needed, rng)
        return PaintPair(
            lines=draw_lines(lines, manner, place, size, rng),
            painting=_to_uint8(on_sheet.recolour(palette)),
            reference=reference,
            slots=dict(zip(on_sheet.slots, on_sheet.masks / np.float32(255), strict=True)),
            palette=palette,
        )

    def _object_pair(self, size: int, rng: np.random.Generator) -> PaintPair:
        """An object is its own reference: recoloured alike, placed and warped differently."""
        record = _pick(self.objects, rng)
        drawing, lines = self.cache.load(record)
        palette = np.stack([any_colour(rng) for _ in range(max(drawing.slots) + 1)])
        palette[BACKGROUND] = background_colour(rng)
        place = _loose_place(self.cache.size, size, rng)
        on_sheet = _placed(drawing, place, size)
        return PaintPair(
            lines=draw_lines(lines, sample_manner(rng), place, size, rng),
            painting=_to_uint8(on_sheet.recolour(palette)),
            reference=self._painted(drawing, lines, palette, _visible(on_sheet), rng),
            slots={},
            palette=palette,
        )

    def partner_of(self, record: DrawingRecord, rng: np.random.Generator) -> DrawingRecord:
        """Another character that shows the colours `record` needs."""
        return self._partner(record, rng)

    def _partner(self, record: DrawingRecord, rng: np.random.Generator) -> DrawingRecord:
        needed = [s for s, a in zip(record.slots, record.areas, strict=True) if a >= VISIBLE_SHARE]
        same = rng.random() < self.config.same_style and record.style in self.by_style
        pool = self.by_style[record.style] if same else self.characters
        choices = (_pick(pool, rng) for _ in range(200))
        fits: list[Callable[[DrawingRecord], bool]] = [
            lambda other: other.shows(needed, VISIBLE_SHARE),
            lambda other: other.shows([s for s in needed if s in (0, 1, 3, 5)], VISIBLE_SHARE),
        ]
        second_best = None
        for other in choices:
            if other.name == record.name and other.style == record.style:
                continue
            if fits[0](other):
                return other
            if second_best is None and fits[1](other):
                second_best = other
        return second_best or record

    def _as_it_is(
        self,
        drawing: SlotDrawing,
        lines: LinePlanes,
        palette: Palette,
        needed: set[int],
        rng: np.random.Generator,
    ) -> NDArray[np.uint8]:
        """The partner with its lines, in place and unvaried: a reference for evaluation."""
        size = self.config.reference_px
        place = _fit(self.cache.size, size)
        ink = cv2.warpAffine(lines.ink, place, (size, size), flags=_SMALLER) / np.float32(255)
        return _to_uint8(_placed(drawing, place, size).recolour(palette) * (1 - ink[..., None]))

    def _painted(
        self,
        drawing: SlotDrawing,
        lines: LinePlanes,
        palette: Palette,
        needed: set[int],
        rng: np.random.Generator,
    ) -> NDArray[np.uint8]:
        """The partner as somebody might have painted it: warped, cropped, shaded, with or without
        lines; the crop keeps the slots in `needed` that the partner has, if it can."""
        size = self.config.reference_px
        for _ in range(_CROP_TRIES):
            place = _loose_place(self.cache.size, size, rng, least=0.7, most=1.2, stretch=0.25)
            on_sheet = _placed(drawing, place, size)
            if needed & set(drawing.slots) <= _visible(on_sheet):
                break
        picture = on_sheet.recolour(palette)
        if rng.random() < 0.7:
            ink = cv2.warpAffine(lines.ink, place, (size, size), flags=_SMALLER)
            darkness = np.float32(rng.uniform(0.5, 1.0) / 255)
            picture = picture * (1 - darkness * ink[..., None])
        if rng.random() < 0.6:
            shade = smooth_noise(rng, size, int(rng.integers(1, 6)))[..., None]
            picture = picture * (1 + np.float32(rng.uniform(0.02, 0.12)) * shade)
        if rng.random() < 0.5:
            noise = rng.normal(0, rng.uniform(0.005, 0.05), picture.shape).astype(np.float32)
            picture = picture + noise
        if rng.random() < 0.3:
            blurred = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.4, 1.5)))
            picture = np.asarray(blurred, np.float32)
        return _to_uint8(picture)


_SMALLER = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP


def evaluation_pair(
    pairs: PaintPairs, record: DrawingRecord, partners: PaintPairs, size: int, seed: int
) -> PaintPair:
    """A fixed pair: cleanly drawn, in place, with a partner from `partners`."""
    rng = np.random.default_rng(seed)
    partner = partners.partner_of(record, rng)
    return pairs.pair(record, partner, size, CLEAN, rng, loose=False)


def _pick(records: list[DrawingRecord], rng: np.random.Generator) -> DrawingRecord:
    return records[rng.integers(len(records))]


def _fit(source: int, size: int) -> NDArray[np.float32]:
    """Affine matrix from a size × size sheet to the whole source."""
    scale = source / size
    offset = (scale - 1) / 2
    return np.array([[scale, 0, offset], [0, scale, offset]], np.float32)


def _loose_place(
    source: int,
    size: int,
    rng: np.random.Generator,
    least: float = 0.6,
    most: float = 1.25,
    stretch: float = 0.12,
) -> NDArray[np.float32]:
    """A random place of the sheet on the source: flip, turn, zoom between `least` and `most`."""
    zoom = rng.uniform(least, most) * source / size
    turn = np.deg2rad(rng.normal(0, 7))
    x_scale = zoom * np.exp(rng.normal(0, stretch / 2)) * (1 if rng.random() < 0.5 else -1)
    y_scale = zoom * np.exp(rng.normal(0, stretch / 2))
    cos, sin = np.cos(turn), np.sin(turn)
    matrix = np.array([[x_scale * cos, -y_scale * sin], [x_scale * sin, y_scale * cos]])
    slack = source * (0.12 + 0.3 * max(0.0, 1 - zoom * size / source))
    centre = source / 2 + rng.uniform(-slack, slack, 2)
    shift = centre - matrix @ np.full(2, size / 2)
    return np.concatenate([matrix, shift[:, None]], axis=1).astype(np.float32)


def _placed(drawing: SlotDrawing, place: NDArray[np.float32], size: int) -> SlotDrawing:
    """The drawing seen through `place`; what runs off the source's edge goes on as it was there."""
    shrink = round(float(np.sqrt(abs(np.linalg.det(place[:, :2])))))

    def seen(plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
        smooth = cv2.blur(plane, (shrink, shrink)) if shrink > 1 else plane
        return np.asarray(
            cv2.warpAffine(
                smooth, place, (size, size), flags=_SMALLER, borderMode=cv2.BORDER_REPLICATE
            )
        )

    masks = np.stack([seen(mask) for mask in drawing.masks])
    return SlotDrawing(seen(drawing.base), masks, drawing.slots)


def _visible(drawing: SlotDrawing) -> set[int]:
    """The slots that cover enough of the sheet to be missed."""
    shares = drawing.masks.mean(axis=(1, 2)) / 255
    return {s for s, share in zip(drawing.slots, shares, strict=True) if share >= VISIBLE_SHARE}


def _to_uint8(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.asarray(np.rint(np.clip(picture, 0, 1) * 255), np.uint8)
