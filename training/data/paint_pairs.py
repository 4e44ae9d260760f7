"""Training pairs of the paint network: lines of one drawing, another drawing in the same colours.

A pair is a pure function of (cache, config, generator). The target has no lines: the program lays
the user's own lines over the network's colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.request import ColorHint
from training.data.backdrops import add_backdrop
from training.data.drawing_cache import DrawingCache, DrawingRecord
from training.data.hint_sampling import HintConfig, give_hints
from training.data.palettes import Palette, any_colour, background_colour, sample_palette
from training.data.placing import (
    VISIBLE_SHARE,
    fit_place,
    loose_place,
    placed,
    to_uint8,
    visible_slots,
)
from training.data.recolour import OPENMOJI_STYLE, OWN_STYLE
from training.data.reference_pictures import (
    ReferencePicture,
    own_reference,
    painted_reference,
    plain_reference,
)
from training.data.slots import BACKGROUND, SLOTS, SlotDrawing
from training.errors import DataError
from training.sketching.human_strokes import CLEAN, Manner, draw_lines, sample_manner
from training.sketching.line_extraction import LinePlanes

_MAIN_SLOTS = frozenset(SLOTS.index(name) for name in ("background", "hair", "skin", "clothes"))
_PARTNER_TRIES = 400


class PaintPair(NamedTuple):
    """One drawing to be painted, the picture to take the colours from, and the answer.

    lines: (S, S) uint8, 255 = paper. painting: (S, S, 3) uint8, without lines. reference: (R, R, 3)
    uint8. slots: masks on the sheet by slot, (S, S) in [0, 1]; empty for objects, whose slots mean
    nothing. palette: (slots, 3) in [0, 1]. shown: the slots whose colours the reference shows.
    hints: on the sheet; where one contradicts the reference, the painting follows the hint.
    """

    lines: NDArray[np.uint8]
    painting: NDArray[np.uint8]
    reference: NDArray[np.uint8]
    slots: Mapping[int, NDArray[np.float32]]
    palette: Palette
    shown: frozenset[int]
    hints: tuple[ColorHint, ...] = ()


@dataclass(frozen=True)
class PairConfig:
    """How often what is drawn.

    object_share: pairs that are OpenMoji drawings. own_share: of the characters, those that are our
    own. same_style: references from the drawing's own art style. backdrop_share: characters that
    stand before something, as their references then do. reference_backdrop_share: of the others,
    references that do so alone. own_reference: pairs whose reference is the painting itself with
    its lines, as in the paper (Zhang et al. 2017, section 3). hints: colour hints.
    """

    object_share: float = 0.15
    own_share: float = 0.4
    same_style: float = 0.3
    backdrop_share: float = 0.25
    reference_backdrop_share: float = 0.35
    own_reference: float = 0.0
    hints: HintConfig = field(default_factory=HintConfig)


class PaintPairs:
    """Draws pairs of one split from the cache; references are squares of `reference_px`."""

    def __init__(
        self, cache: DrawingCache, config: PairConfig, reference_px: int, split: str = "train"
    ) -> None:
        self.cache, self.config, self.reference_px = cache, config, reference_px
        records = [r for r in cache.records if r.split == split]
        self.objects = [r for r in records if r.style == OPENMOJI_STYLE]
        self.characters = [r for r in records if r.style != OPENMOJI_STYLE]
        if not self.characters:
            raise DataError(f"The cache {cache.folder} holds no characters of split {split!r}.")
        self.by_style: dict[str, list[DrawingRecord]] = {}
        for record in self.characters:
            self.by_style.setdefault(record.style, []).append(record)

    def sample(self, size: int, rng: np.random.Generator) -> PaintPair:
        """One pair with every variation of hand, place and colour."""
        if self.objects and rng.random() < self.config.object_share:
            return self._loose_object(_pick(self.objects, rng), size, rng)
        record = _pick(self.by_style[self._style(rng)], rng)
        partner = self.partner_of(record, rng) or record
        return self._loose_character(record, partner, size, rng)

    def _style(self, rng: np.random.Generator) -> str:
        """Our own characters as often as the config says, else any other style."""
        others = [style for style in self.by_style if style != OWN_STYLE]
        has_own = len(others) < len(self.by_style)
        if has_own and (not others or rng.random() < self.config.own_share):
            return OWN_STYLE
        return others[rng.integers(len(others))]

    def evaluation_pair(
        self, record: DrawingRecord, size: int, seed: int, manner: Manner = CLEAN
    ) -> PaintPair | None:
        """A fixed pair: cleanly drawn, in place, with a plain reference; an object is its own.
        Another manner changes nothing but the lines.

        None if no other character of this split shows the main colours that `record` needs.
        """
        rng = np.random.default_rng(seed)
        is_object = record.style == OPENMOJI_STYLE
        partner = record if is_object else self.partner_of(record, rng)
        if partner is None:
            return None
        drawing, lines = self.cache.load(record)
        palette = _object_palette(drawing, rng) if is_object else sample_palette(rng)
        reference = plain_reference(*self.cache.load(partner), palette, self.reference_px)
        place = fit_place(self.cache.size, size)
        on_sheet = placed(drawing, place, size)
        pair = _pair(on_sheet, draw_lines(lines, manner, place, size, rng), palette, reference)
        return pair._replace(slots={}) if is_object else pair

    def partner_of(self, record: DrawingRecord, rng: np.random.Generator) -> DrawingRecord | None:
        """Another character with all colours that `record` needs, or at least the main ones, in the
        same light: flat ones teach flat colours, shaded ones shading."""
        areas = zip(record.slots, record.areas, strict=True)
        needed = {slot for slot, area in areas if area >= VISIBLE_SHARE}
        same = rng.random() < self.config.same_style and record.style in self.by_style
        pool = self.by_style[record.style] if same else self.characters
        others = (_pick(pool, rng) for _ in range(_PARTNER_TRIES))
        second_best = None
        for other in others:
            if (other.style, other.name) == (record.style, record.name):
                continue
            if other.shading != record.shading:
                continue
            if other.shows(needed, VISIBLE_SHARE):
                return other
            if second_best is None and other.shows(needed & _MAIN_SLOTS, VISIBLE_SHARE):
                second_best = other
        return second_best

    def _loose_character(
        self, record: DrawingRecord, partner: DrawingRecord, size: int, rng: np.random.Generator
    ) -> PaintPair:
        figure, model = self.cache.load(record), self.cache.load(partner)
        behind_figure = rng.random() < self.config.backdrop_share
        if behind_figure:
            figure = add_backdrop(*figure, rng)
        if behind_figure or rng.random() < self.config.reference_backdrop_share:
            model = add_backdrop(*model, rng, patterns=not behind_figure)
        return self._loose(figure, model, sample_palette(rng), size, rng)

    def _loose_object(
        self, record: DrawingRecord, size: int, rng: np.random.Generator
    ) -> PaintPair:
        """An object is its own reference: recoloured alike, placed and warped differently."""
        figure = self.cache.load(record)
        palette = _object_palette(figure[0], rng)
        return self._loose(figure, figure, palette, size, rng, named=False)._replace(slots={})

    def _loose(
        self,
        figure: tuple[SlotDrawing, LinePlanes],
        model: tuple[SlotDrawing, LinePlanes],
        palette: Palette,
        size: int,
        rng: np.random.Generator,
        named: bool = True,
    ) -> PaintPair:
        drawing, lines = figure
        place = loose_place(self.cache.size, size, rng)
        on_sheet = placed(drawing, place, size)
        needed = visible_slots(on_sheet)
        reference = painted_reference(*model, palette, self.reference_px, needed, rng)
        drawn = draw_lines(lines, sample_manner(rng), place, size, rng)
        painting, hints = give_hints(on_sheet, palette, self.config.hints, rng, named)
        pair = _pair(on_sheet, drawn, palette, reference)
        pair = pair._replace(painting=to_uint8(painting), hints=hints)
        if self.config.own_reference and rng.random() < self.config.own_reference:
            itself = own_reference(pair.painting, drawn, self.reference_px)
            pair = pair._replace(reference=itself, shown=needed)
        return pair


def _pair(
    on_sheet: SlotDrawing,
    lines: NDArray[np.uint8],
    palette: Palette,
    reference: ReferencePicture,
) -> PaintPair:
    return PaintPair(
        lines=lines,
        painting=to_uint8(on_sheet.recolour(palette)),
        reference=reference.pixels,
        slots=dict(zip(on_sheet.slots, on_sheet.masks / np.float32(255), strict=True)),
        palette=palette,
        shown=reference.shown,
    )


def _object_palette(drawing: SlotDrawing, rng: np.random.Generator) -> Palette:
    palette = np.stack([any_colour(rng) for _ in range(max(drawing.slots) + 1)])
    palette[BACKGROUND] = background_colour(rng)
    return palette


def _pick(records: list[DrawingRecord], rng: np.random.Generator) -> DrawingRecord:
    return records[rng.integers(len(records))]


def spread_over_styles(records: Iterable[DrawingRecord], count: int) -> list[DrawingRecord]:
    """Up to `count` different records, the styles in turn, evenly spaced within each."""
    by_style: dict[str, list[DrawingRecord]] = {}
    for record in records:
        by_style.setdefault(record.style, []).append(record)
    share = -(-count // max(len(by_style), 1))
    rows = [of_style[:: max(1, len(of_style) // share)] for of_style in by_style.values()]
    longest = max((len(row) for row in rows), default=0)
    turns = [row[turn] for turn in range(longest) for row in rows if turn < len(row)]
    return turns[:count]
