"""What the reader learns from: drawings and the edges of photos, with soft labels.

Owns loading the manifest's pictures into memory and making one sample; how a drawing is varied is
`training.sketching.drawn_variants`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.classes import SKETCHY_CLASSES
from engine.reader import fit_drawing
from training.data.manifest import Manifest, ManifestRecord, Split
from training.data.sources import vector_drawings
from training.data.sources.files import read_lines, read_photo, split_path
from training.errors import DataError
from training.sketching.drawn_variants import VariantConfig, canny_lines, hide_part, vary
from training.sketching.scribbles import scribble

ALSO_CALLED = {"clock": "alarm_clock"}
"""Drawings whose class the Sketchy Database calls otherwise."""
NOTHING_KNOWN = frozenset({"person", "pencil"})
"""Classes that no reading fits: they teach and test "none of these". A house could be a cabin."""
LEAST_PX, LONGEST_PX = 16, 144
"""Photos are kept in memory with a short side of at most LONGEST_PX."""

Lines = NDArray[np.uint8]
Strokes = list[vector_drawings.Stroke]


@dataclass(frozen=True)
class ReaderDataConfig:
    """[data]: what a batch is made of; shares and chances from 0 to 1.

    photo_share: samples that are edges of a photo. nothing_share: scribbles, scraps and things of
    no class, whose label is uniform. smoothing: of every label; an unfinished drawing's grows by
    `unfinished_smoothing` times the share that is missing. mix_share: samples blended with another.
    favoured: classes drawn `favour` times as often.
    """

    batch: int = 32
    photo_share: float = 0.25
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


def load_grey_photos(manifest: Manifest, split: Split) -> dict[str, list[Lines]]:
    """The photos of a split by class, grey (H, W), shrunk to at most LONGEST_PX."""
    photos = defaultdict(list)
    for record in manifest.photos(SKETCHY_CLASSES, split):
        photo = read_photo(manifest.root, record.path)
        short = min(photo.shape[:2])
        if short < LEAST_PX:
            continue
        grey = cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY)
        if short > LONGEST_PX:
            scale = LONGEST_PX / short
            grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        photos[class_of(record)].append(np.asarray(grey, np.uint8))
    return dict(photos)


class ReaderPairs:
    """Draws training samples: (fitted lines (S, S), label (125,) that sums to 1)."""

    def __init__(
        self,
        drawings: Sequence[Drawing],
        photos: Mapping[str, Sequence[Lines]],
        config: ReaderDataConfig,
        size: int,
    ) -> None:
        """Raises DataError if there is nothing of any class to learn from."""
        self.config, self.size = config, size
        self._photos = photos
        self._by_class: dict[str, list[Drawing]] = defaultdict(list)
        for drawing in drawings:
            self._by_class[drawing.class_name].append(drawing)
        self._nothing = [one for name in sorted(NOTHING_KNOWN) for one in self._by_class[name]]
        self._drawn = [name for name in SKETCHY_CLASSES if self._by_class[name]]
        self._photographed = [name for name in SKETCHY_CLASSES if photos.get(name)]
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
        if kind < self.config.nothing_share + self.config.photo_share and self._photographed:
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
        chosen = self._by_class[name]
        drawing = chosen[int(rng.integers(len(chosen)))]
        lines, undrawn = self._partly_drawn(drawing, rng)
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
        name = self._pick(self._photographed, rng)
        photo = self._photos[name][int(rng.integers(len(self._photos[name])))]
        lines = canny_lines(photo, rng, self.config.variants.sheet_px)
        varied, hidden = vary(lines, self.config.variants, rng)
        return self._fit(varied), self.label(name, hidden)

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
