"""What the reader learns from: drawings and edge maps of photos, with soft labels.

Owns loading the manifest's drawings into memory and making one sample; edge maps are prepared by
`photo_preparation`. How lines are varied is `training.sketching.drawn_variants`, how strokes are
drawn again `training.sketching.strokes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from engine.classes import SKETCHY_CLASSES
from engine.reader import fit_drawing
from training.data.manifest import Kind, Manifest, ManifestRecord, Split, split_of
from training.data.photo_cache import PhotoCache
from training.data.sources import vector_drawings
from training.data.sources.files import read_lines, split_path
from training.errors import DataError
from training.sketching.drawn_variants import VariantConfig, hide_part, vary
from training.sketching.scribbles import scribble
from training.sketching.strokes import draw_strokes, sketchy_hand

ALSO_CALLED = {"clock": "alarm_clock"}
"""Drawings whose class the Sketchy Database calls otherwise."""
NOTHING_KNOWN = frozenset({"person", "pencil"})
"""Classes that no reading fits: they teach and test "none of these". A house could be a cabin."""
Lines = NDArray[np.uint8]
Strokes = list[vector_drawings.Stroke]


@dataclass(frozen=True)
class ReaderDataConfig:
    """[data]: what a batch is made of; shares and chances from 0 to 1.

    photo_share: samples that are the edge map of a photo, drawn again by hand. redrawn: human
    sketches that are drawn again stroke by stroke, too. nothing_share: scribbles, scraps and
    things of no class, whose label is uniform. smoothing: of every label; an unfinished drawing's
    grows by `unfinished_smoothing` times the share that is missing. mix_share: samples blended
    with another.
    favoured: classes drawn `favour` times as often.
    """

    batch: int = 32
    photo_share: float = 0.25
    redrawn: float = 0.4
    nothing_share: float = 0.08
    smoothing: float = 0.08
    unfinished_smoothing: float = 0.5
    mix_share: float = 0.2
    favour: float = 1.5
    favoured: tuple[str, ...] = ()
    variants: VariantConfig = field(default_factory=VariantConfig)

    def __post_init__(self) -> None:
        if unknown := set(self.favoured) - set(SKETCHY_CLASSES):
            raise ValueError(f"favoured: {sorted(unknown)[0]!r} is no class")
        if self.photo_share + self.nothing_share > 1:
            raise ValueError("photo_share and nothing_share exceed 1 together")


@dataclass(frozen=True)
class Drawing:
    """A human sketch: as pixels, or as strokes in the order in which they were drawn."""

    class_name: str
    pair_id: str
    source: str
    lines: Lines  # (H, W)
    strokes: Strokes | None = None


def class_of(record: ManifestRecord) -> str:
    """The reader's name for a record's class."""
    return ALSO_CALLED.get(record.class_name, record.class_name)


def load_drawings(manifest: Manifest, split: Split) -> list[Drawing]:
    """All human sketches of a split, those of no class (people, pencils, houses) among them."""
    drawings = []
    for record in manifest.sketches(split=split):
        strokes = None
        if record.source == vector_drawings.SOURCE:
            file, member = split_path(record.path)
            strokes = vector_drawings.load_strokes(manifest.root / file, member or "")
        lines = read_lines(manifest.root, record.path)
        drawings.append(Drawing(class_of(record), record.pair_id, record.source, lines, strokes))
    return drawings


def untrained(drawings: Sequence[Drawing], split: Split) -> list[Drawing]:
    """Those of a split that the hash of their id alone puts there as well.

    A manifest moves some ids, and moves others once more photos are at hand; weights trained by
    an earlier one, or by the hash, have seen none of these.
    """
    return [drawing for drawing in drawings if split_of(drawing.pair_id) == split]


class ReaderPairs:
    """Draws training samples: (fitted lines (S, S), label (125,) that sums to 1)."""

    def __init__(
        self,
        drawings: Sequence[Drawing],
        traced: PhotoCache | None,
        config: ReaderDataConfig,
        size: int,
    ) -> None:
        """`traced`: edge maps and sketches as strokes, of which the training split is used.

        Raises DataError if there is nothing of any class to learn from.
        """
        self.config, self.size, self._traced = config, size, traced
        self._by_class: dict[str, list[Drawing]] = defaultdict(list)
        for drawing in drawings:
            self._by_class[drawing.class_name].append(drawing)
        self._nothing = [one for name in sorted(NOTHING_KNOWN) for one in self._by_class[name]]
        self._drawn = [name for name in SKETCHY_CLASSES if self._by_class[name]]
        self._edge_maps = _by_class(traced, "photo")
        self._sketches = _by_class(traced, "sketch")
        if not self._drawn:
            raise DataError(
                "The manifest holds no sketch of a known class in its train split. Make it from a "
                "folder with the Sketchy Database."
            )

    def sample(self, rng: np.random.Generator) -> tuple[Lines, NDArray[np.float32]]:
        """One sample; the kinds are drawn by the config's shares."""
        kind = rng.random()
        if kind < self.config.nothing_share:
            return self._nothing_known(rng)
        if kind < self.config.nothing_share + self.config.photo_share and self._edge_maps:
            return self._photo(rng)
        return self._drawing(rng)

    def label(self, class_name: str, hidden: float) -> NDArray[np.float32]:
        """One class, smoothed the more the more of the drawing is hidden."""
        loose = self.config.smoothing + self.config.unfinished_smoothing * hidden
        label = np.full(len(SKETCHY_CLASSES), loose / len(SKETCHY_CLASSES), np.float32)
        label[SKETCHY_CLASSES.index(class_name)] += 1 - loose
        return label

    def _drawing(self, rng: np.random.Generator) -> tuple[Lines, NDArray[np.float32]]:
        name = self._pick(self._drawn, rng)
        if name in self._sketches and rng.random() < self.config.redrawn:
            lines, undrawn = self._redrawn(self._sketches[name], rng, object_alone=False), 0.0
        else:
            chosen = self._by_class[name]
            lines, undrawn = self._partly_drawn(chosen[int(rng.integers(len(chosen)))], rng)
        varied, hidden = vary(lines, self.config.variants, rng)
        return self._fit(varied), self.label(name, 1 - (1 - undrawn) * (1 - hidden))

    def _partly_drawn(self, drawing: Drawing, rng: np.random.Generator) -> tuple[Lines, float]:
        """The first strokes of a drawing that has some; the share of its points not drawn yet."""
        strokes = drawing.strokes
        variants = self.config.variants
        if not strokes or len(strokes) < 2 or rng.random() >= variants.unfinished:
            return drawing.lines, 0.0
        total = sum(len(stroke) for stroke in strokes)
        wanted = total * (1 - rng.uniform(0, variants.most_hidden))
        kept: Strokes = []
        while not kept or sum(len(stroke) for stroke in kept) < wanted:
            kept.append(strokes[len(kept)])
        lines = vector_drawings.draw(kept, drawing.lines.shape[0])
        return lines, 1 - sum(len(stroke) for stroke in kept) / total

    def _photo(self, rng: np.random.Generator) -> tuple[Lines, NDArray[np.float32]]:
        name = self._pick(list(self._edge_maps), rng)
        lines = self._redrawn(self._edge_maps[name], rng, object_alone=True)
        varied, hidden = vary(lines, self.config.variants, rng)
        return self._fit(varied), self.label(name, hidden)

    def _redrawn(
        self, pictures: Sequence[int], rng: np.random.Generator, object_alone: bool
    ) -> Lines:
        """One of the traced pictures as another hand draws it; people draw no surroundings."""
        assert self._traced is not None
        hand = sketchy_hand(rng)
        strokes = self._traced.strokes(int(rng.choice(pictures)))
        return draw_strokes(strokes, hand if object_alone else replace(hand, reach_px=(0, 0)), rng)

    def _nothing_known(self, rng: np.random.Generator) -> tuple[Lines, NDArray[np.float32]]:
        """A scribble, a scrap of a drawing, or a thing of no class."""
        kind = rng.random()
        if kind < 0.5:
            lines = scribble(self.config.variants.sheet_px, rng)
        else:
            from_nothing = kind < 0.75 and self._nothing
            pool = self._nothing if from_nothing else self._by_class[self._pick(self._drawn, rng)]
            lines, _ = vary(pool[int(rng.integers(len(pool)))].lines, self.config.variants, rng)
            if not from_nothing:
                lines = hide_part(lines, float(rng.uniform(0.85, 0.97)), rng)
        label = np.full(len(SKETCHY_CLASSES), 1 / len(SKETCHY_CLASSES), np.float32)
        return self._fit(lines), label

    def _pick(self, names: Sequence[str], rng: np.random.Generator) -> str:
        weights = np.array([self.config.favour if n in self.config.favoured else 1 for n in names])
        return names[int(rng.choice(len(names), p=weights / weights.sum()))]

    def _fit(self, lines: Lines) -> Lines:
        return fit_drawing(lines, self.size)


def _by_class(traced: PhotoCache | None, kind: Kind) -> dict[str, list[int]]:
    """The training split's pictures with strokes, by the reader's classes."""
    if traced is None:
        return {}
    found = {name: traced.select(kind, "train", [name]) for name in SKETCHY_CLASSES}
    return {name: indices for name, indices in found.items() if indices}
