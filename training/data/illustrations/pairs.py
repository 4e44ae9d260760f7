"""Paint pairs from real illustrations: lines of any manner, the painting, and a reference.

A pair is a pure function of (cache, config, generator). An illustration is a `SlotDrawing` with one
slot, the background, so that places, backdrops and references are those of the drawn characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.backdrops import add_backdrop
from training.data.hint_sampling import HintConfig
from training.data.illustrations.cache import IllustrationCache, IllustrationRecord, View
from training.data.illustrations.colour_shift import ColourShift, sample_shift
from training.data.illustrations.hints import hint_picture
from training.data.illustrations.names import collection_of
from training.data.paint_pairs import PaintPair
from training.data.palettes import Palette, background_colour, sample_palette
from training.data.placing import Place, fit_place, loose_place, placed, to_uint8
from training.data.reference_pictures import painted_reference, plain_reference
from training.data.slots import BACKGROUND, SlotDrawing
from training.errors import DataError
from training.sketching.human_strokes import (
    CLEAN,
    Manner,
    draw_lines,
    sample_manner,
)
from training.sketching.line_extraction import LinePlanes
from training.sketching.smooth_noise import smooth_noise

_PLACE_TRIES = 5
_WIDE_PEN_PX = 2.4
_REFERENCE_DETAIL = 1.4
"""Side of a reference before it is cropped, in sides of the reference."""


@dataclass(frozen=True)
class IllustrationConfig:
    """How often what is drawn.

    sources, shares: the collections whose share is not that of the table in `names`. creature:
    weight of a beast beside that of a person. bust: of the pictures that have one. solid: sheets
    on which black areas are drawn black. other_picture: references that are another picture of the
    same character, if its colours are within `near_colours` (ΔE). backdrop: pictures before
    something; reference_backdrop: of the others, references that are. warp: how far references are
    bent, as a share of their side.
    """

    sources: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    creature: float = 0.2
    bust: float = 0.6
    solid: float = 0.3
    other_picture: float = 0.3
    near_colours: float = 7.0
    backdrop: float = 0.2
    reference_backdrop: float = 0.3
    warp: float = 0.06
    hints: HintConfig = field(default_factory=HintConfig)

    def __post_init__(self) -> None:
        if len(self.sources) != len(self.shares):
            raise ValueError("sources and shares need the same length")


class _Drawn(NamedTuple):
    """A view as the other modules of the training data know drawings."""

    drawing: SlotDrawing
    lines: LinePlanes


class IllustrationPairs:
    """Draws pairs of one split from the cache; references are squares of `reference_px`."""

    def __init__(
        self,
        cache: IllustrationCache,
        config: IllustrationConfig,
        reference_px: int,
        split: str = "train",
    ) -> None:
        """Raises DataError if the cache has nothing of `split`."""
        self.cache, self.config, self.reference_px = cache, config, reference_px
        self.records = [record for record in cache.records if record.split == split]
        if not self.records:
            raise DataError(f"The cache {cache.folder} holds no illustrations of split {split!r}.")
        self.by_character: dict[str, list[IllustrationRecord]] = {}
        for record in self.records:
            self.by_character.setdefault(record.character, []).append(record)
        self._sources = sorted({record.source for record in self.records})
        self._source_shares = self._shares()
        self._characters = {source: self._weighted(source) for source in self._sources}

    def sample(self, size: int, rng: np.random.Generator) -> PaintPair:
        """One pair with every variation of hand, place and colour."""
        record = self.pick(rng)
        model = self.reference_of(record, rng)
        shift = sample_shift(record.main_colours, rng)
        palette = _before(background_colour(rng), rng)
        view = self.cache.load(record)
        hand = sample_manner(rng)
        figure = _drawn(view, _some_lines(view, hand, self.config.solid, rng))
        other = view if model is record else self.cache.load(model)
        side = min(self.cache.size, round(_REFERENCE_DETAIL * self.reference_px))
        example = _bent(_drawn(other, _own_ink(other)), side, self.config.warp, rng)
        example = example._replace(drawing=_shifted(example.drawing, shift))
        if behind := rng.random() < self.config.backdrop:
            figure = _Drawn(*add_backdrop(*figure, rng))
        if behind or rng.random() < self.config.reference_backdrop:
            example = _Drawn(*add_backdrop(*example, rng, patterns=not behind))
        place = _place_within(self.cache.size, size, rng)
        on_sheet = _shifted(placed(figure.drawing, place, size), shift)
        reference = painted_reference(*example, palette, self.reference_px, frozenset(), rng)
        lines = draw_lines(figure.lines, hand, place, size, rng)
        painting, hints = hint_picture(on_sheet.recolour(palette), self.config.hints, rng)
        pair = _pair(lines, painting, reference.pixels, palette)
        return pair._replace(hints=hints)

    def pick(self, rng: np.random.Generator) -> IllustrationRecord:
        """A view: first its collection by share, then a character, a picture, a view."""
        source = self._sources[rng.choice(len(self._sources), p=self._source_shares)]
        names, weights = self._characters[source]
        of_character = self.by_character[names[rng.choice(len(names), p=weights)]]
        pictures = sorted({record.name for record in of_character if record.source == source})
        name = pictures[rng.integers(len(pictures))]
        views = {r.view: r for r in of_character if r.name == name and r.source == source}
        if "bust" in views and ("whole" not in views or rng.random() < self.config.bust):
            return views["bust"]
        return views.get("whole") or next(iter(views.values()))

    def reference_of(
        self, record: IllustrationRecord, rng: np.random.Generator
    ) -> IllustrationRecord:
        """What the colours are taken from: the view itself, one that shows more of the picture, or
        another picture of the character in nearly the same colours."""
        same = self.by_character[record.character]
        wider = [r for r in same if (r.name, r.view) == (record.name, "whole")]
        others = [r for r in same if r.name != record.name and r.view in (record.view, "whole")]
        if others and rng.random() < self.config.other_picture:
            other = others[rng.integers(len(others))]
            if record.main_colours.distance(other.main_colours) <= self.config.near_colours:
                return other
        if wider and rng.random() < 0.35:
            return wider[0]
        return record

    def evaluation_pair(
        self,
        record: IllustrationRecord,
        size: int,
        seed: int,
        manner: Manner = CLEAN,
        model: IllustrationRecord | None = None,
    ) -> PaintPair:
        """A fixed pair in its own colours, cleanly drawn and in place; the same for every manner.

        model: the picture to take the colours from. Without one it is `record` itself, mirrored,
        so that nothing can be copied from where it stands.
        """
        rng = np.random.default_rng(seed)
        palette = _before(background_colour(rng), rng)
        view = self.cache.load(record)
        figure = _drawn(view, next(iter(view.lines.values())))
        other = view if model is None else self.cache.load(model)
        example = plain_reference(*_drawn(other, _own_ink(other)), palette, self.reference_px)
        pixels = example.pixels[:, ::-1] if model is None else example.pixels
        place = fit_place(self.cache.size, size)
        on_sheet = placed(figure.drawing, place, size)
        lines = draw_lines(figure.lines, manner, place, size, rng)
        return _pair(lines, on_sheet.recolour(palette), np.ascontiguousarray(pixels), palette)

    def _shares(self) -> NDArray[np.float64]:
        own = dict(zip(self.config.sources, self.config.shares, strict=True))
        shares = np.array([own.get(s, collection_of(s).share) for s in self._sources])
        if shares.sum() <= 0:
            raise DataError(f"The shares of {', '.join(self._sources)} are all 0.")
        return np.asarray(shares / shares.sum(), np.float64)

    def _weighted(self, source: str) -> tuple[list[str], NDArray[np.float64]]:
        creatures: dict[str, bool] = {}
        for record in self.records:
            if record.source == source:
                creatures[record.character] = record.creature
        names = sorted(creatures)
        weights = np.array([self.config.creature if creatures[name] else 1.0 for name in names])
        weights = np.maximum(weights, 1e-9)
        return names, weights / weights.sum()


def spread_over_characters(
    records: Sequence[IllustrationRecord], count: int
) -> list[IllustrationRecord]:
    """Up to `count` views of different characters, people before creatures, the sources in turn."""
    chosen: dict[str, dict[str, IllustrationRecord]] = {}
    for record in sorted(records, key=lambda r: (r.creature, r.view != "bust", r.name)):
        chosen.setdefault(record.source, {}).setdefault(record.character, record)
    rows = [list(of_source.values()) for of_source in chosen.values()]
    longest = max((len(row) for row in rows), default=0)
    turns = [row[turn] for turn in range(longest) for row in rows if turn < len(row)]
    return turns[:count]


def _drawn(view: View, lines: LinePlanes) -> _Drawn:
    """The painting before an open background, with the lines given."""
    open_ground = (255 - view.alpha)[None]
    return _Drawn(SlotDrawing(view.painting, open_ground, (BACKGROUND,)), lines)


def _shifted(drawing: SlotDrawing, shift: ColourShift | None) -> SlotDrawing:
    """The figure in other colours; its share of a pixel is what the slots leave."""
    if shift is None:
        return drawing
    open_ground = drawing.masks.sum(axis=0, dtype=np.uint16).clip(0, 254)
    cover = ((255 - open_ground) / np.float32(255))[..., None].astype(np.float32)
    plain = np.minimum(drawing.base / (cover * np.float32(255)), np.float32(1))
    return replace(drawing, base=to_uint8(shift.apply(plain) * cover))


def _own_ink(view: View) -> LinePlanes:
    """The strokes that were lifted off, to be laid over a reference again."""
    nothing = np.zeros_like(view.ink)
    return LinePlanes(view.ink, nothing, nothing)


def _some_lines(view: View, hand: Manner, solid: float, rng: np.random.Generator) -> LinePlanes:
    """Lines of a random manner, with or without the black areas, whose outlines are among them.

    Nobody draws chain mail with a thick marker: wide pens get the two sparsest manners.
    """
    choice = list(view.lines.values())
    if hand.width_px > _WIDE_PEN_PX:
        choice = sorted(choice, key=lambda lines: int(np.count_nonzero(lines.centre)))[:2]
    lines = choice[rng.integers(len(choice))]
    if rng.random() < solid:
        return lines
    return replace(lines, solid=np.zeros_like(lines.solid))


def _bent(drawn: _Drawn, side: int, warp: float, rng: np.random.Generator) -> _Drawn:
    """Bent smoothly and brought to `side` px, so that a reference of the same picture has nothing
    in its place."""
    drawing, lines = drawn
    size = drawing.base.shape[0]
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) * np.float32(size / side)
    cells, reach = int(rng.integers(2, 5)), np.float32(warp * size * rng.uniform(0.3, 1))
    columns = x + reach * smooth_noise(rng, side, cells)
    rows = y + reach * smooth_noise(rng, side, cells)

    def bent(plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
        seen = cv2.remap(plane, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(seen, np.uint8)

    masks = np.stack([bent(mask) for mask in drawing.masks])
    ink = bent(lines.ink)
    nothing = np.zeros_like(ink)
    base = SlotDrawing(bent(drawing.base), masks, drawing.slots)
    return _Drawn(base, LinePlanes(ink, nothing, nothing))


def _place_within(source: int, size: int, rng: np.random.Generator) -> Place:
    """A loose place that shows little of what lies beyond the picture's edges."""
    corners = np.array([[0, 0], [size, 0], [0, size], [size, size]], np.float32)
    best, least = fit_place(source, size), np.inf
    for _ in range(_PLACE_TRIES):
        place = loose_place(source, size, rng, least=0.6, most=1.05)
        seen = corners @ place[:, :2].T + place[:, 2]
        beyond = float(np.maximum(np.maximum(-seen, seen - source), 0).max()) / source
        if beyond < least:
            best, least = place, beyond
        if least < 0.04:
            break
    return best


def _before(background: NDArray[np.float32], rng: np.random.Generator) -> Palette:
    palette = sample_palette(rng)
    palette[BACKGROUND] = background
    return palette


def _pair(
    lines: NDArray[np.uint8],
    painting: NDArray[np.float32],
    reference: NDArray[np.uint8],
    palette: Palette,
) -> PaintPair:
    return PaintPair(
        lines=lines,
        painting=to_uint8(painting),
        reference=reference,
        slots={},
        palette=palette,
        shown=frozenset(),
    )
