"""Judging photo networks: is it what was asked for, is it like photos, does it follow the lines?

Everything is measured on drawings whose photos no generator was trained on. Real photos are
measured the same way: their numbers are what a perfect network would reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from training.data.manifest import Kind, Split
from training.data.photo_cache import PhotoCache
from training.evaluation.judge_network import Judge
from training.evaluation.kid import Kid, kid
from training.evaluation.photo_metrics import (
    Nearest,
    Share,
    feature_distance,
    nearest,
    stratified_share,
    wilson,
)
from training.evaluation.photo_samples import Painter, Pixels, TestSketch, pick_sketches

OTHER_SEED = 1000
"""Seeds of a second look at the same sketch begin here."""


@dataclass(frozen=True)
class Amounts:
    """How much is measured. kid: photos of each class on either side."""

    human: int = 40  # sketches of each class, at most
    edges: int = 30  # edge maps of each class, at most
    seeds: int = 3  # photos made of each sketch
    kid: int = 40
    pairs: int = 12  # sketches of each class for the diversity


QUICK = Amounts(human=8, edges=6, seeds=1, kid=12, pairs=2)
"""What a validation in the middle of training measures."""


@dataclass(frozen=True)
class ClassShares:
    """Shares judged to be of the intended class: for each class (over its sketches), and their
    mean, so that a class with many sketches counts no more than one with few."""

    by_class: dict[str, Share]
    mean: Share


@dataclass(frozen=True)
class Diversity:
    """Mean cosine distances of features; `real` between two real photos of one class."""

    seeds: float  # two seeds of one sketch and class
    classes: float  # two classes for one sketch, same seed
    real: float


@dataclass(frozen=True)
class Copying:
    """Median distance to the nearest training photo of the class: ours, and held-out photos'.

    closer: share of the generated photos that lie closer to a training photo than all but the
    closest hundredth of the held-out photos do.
    """

    made: float
    held_out: float
    closer: float


class PhotoEvaluation:
    """Fixed sketches and real photos of one split; every call measures another network on them."""

    def __init__(
        self,
        cache: PhotoCache,
        judge: Judge,
        classes: Sequence[str],
        split: Split = "held_out",
        amounts: Amounts | None = None,
    ) -> None:
        """Raises DataError for classes that the judge does not know."""
        self.cache, self.judge, self.split = cache, judge, split
        self.classes = tuple(classes)
        self.amounts = amounts or Amounts()
        self._columns = judge.columns(self.classes)

    @cached_property
    def human(self) -> list[TestSketch]:
        """Human sketches, class by class."""
        return pick_sketches(self.cache, "sketch", self.split, self.classes, self.amounts.human)

    @cached_property
    def edges(self) -> list[TestSketch]:
        """Edge maps of held-out photos, class by class; the judge's photos have none."""
        return pick_sketches(self.cache, "photo", "held_out", self.classes, self.amounts.edges)

    def sketches(self, kind: Kind) -> list[TestSketch]:
        """Human sketches, or the edge maps of photos."""
        return self.human if kind == "sketch" else self.edges

    def class_shares(self, painter: Painter, kind: Kind) -> ClassShares:
        """How often the judge sees what was asked for, over all seeds of each sketch."""
        sketches = self.sketches(kind)
        names = [sketch.class_name for sketch in sketches]
        right = np.zeros((self.amounts.seeds, len(sketches)))
        for seed in range(self.amounts.seeds):
            made = painter.photos(sketches, names, [seed] * len(sketches))
            right[seed] = self._is_right(made, names)
        return _shares(right.mean(axis=0), names, self.classes)

    def real_shares(self) -> ClassShares:
        """The same for the real photos of the split: the most that can be hoped for."""
        photos, names = self._real
        chosen = self.judge.look(photos).choices(self._columns)
        right = np.array([self.classes[c] == n for c, n in zip(chosen, names, strict=True)], float)
        return _shares(right, names, self.classes)

    def _is_right(self, photos: Pixels, names: Sequence[str]) -> NDArray[np.bool_]:
        chosen = self.judge.look(photos).choices(self._columns)
        return np.array([self.classes[c] == n for c, n in zip(chosen, names, strict=True)])

    def kid(self, painter: Painter, kind: Kind) -> Kid:
        """KID to real photos, as many of each class on both sides; seeds fill up few sketches."""
        sketches, seeds = self._filled(kind)
        made = painter.photos(sketches, [sketch.class_name for sketch in sketches], seeds)
        return kid(self.real_features, self.judge.look(made).features)

    def real_kid(self) -> Kid:
        """KID between other real photos (the training split's) and those of this split."""
        photos, _ = self._photos("train", self.amounts.kid)
        return kid(self.real_features, self.judge.look(photos).features)

    def _filled(self, kind: Kind) -> tuple[list[TestSketch], list[int]]:
        """`amounts.kid` sketches of each class that has any, again and again with new seeds."""
        sketches: list[TestSketch] = []
        seeds: list[int] = []
        for name in self.classes:
            own = [sketch for sketch in self.sketches(kind) if sketch.class_name == name]
            for place in range(self.amounts.kid if own else 0):
                sketches.append(own[place % len(own)])
                seeds.append(OTHER_SEED + place // len(own))
        return sketches, seeds

    def diversity(self, painter: Painter) -> Diversity:
        """Two seeds of a sketch, two classes for a sketch, two real photos of a class."""
        sketches, names = [], []
        for name in self.classes:
            own = [sketch for sketch in self.human if sketch.class_name == name]
            sketches += own[: self.amounts.pairs]
            names += [name] * len(own[: self.amounts.pairs])
        others = [self._other(name) for name in names]
        count = len(sketches)
        first, second, other = (
            self.judge.look(painter.photos(sketches, classes, [seed] * count)).features
            for classes, seed in ((names, 0), (names, OTHER_SEED), (others, 0))
        )
        return Diversity(
            float(feature_distance(first, second).mean()),
            float(feature_distance(first, other).mean()),
            self._real_distance(),
        )

    def _other(self, name: str) -> str:
        return self.classes[(self.classes.index(name) + len(self.classes) // 2) % len(self.classes)]

    def _real_distance(self) -> float:
        """Mean distance between neighbours in the list of one class's real photos."""
        _, names = self._real
        labels = np.array(names)
        same = labels[1:] == labels[:-1]
        distances = feature_distance(self.real_features[1:], self.real_features[:-1])
        return float(distances[same].mean())

    def copying(self, painter: Painter) -> Copying:
        """Distances to the nearest training photo, of generated and of held-out photos."""
        names = [sketch.class_name for sketch in self.human]
        made = self.judge.look(painter.photos(self.human, names, [0] * len(names))).features
        _, real_names = self._real
        ours = self.nearest_training(made, names).distance
        theirs = self.nearest_training(self.real_features, real_names).distance
        limit = np.quantile(theirs, 0.01)
        return Copying(
            float(np.median(ours)), float(np.median(theirs)), float((ours < limit).mean())
        )

    def nearest_training(self, features: NDArray[np.float32], names: Sequence[str]) -> Nearest:
        """The nearest training photo of its own class, as an index into the cache, for each row."""
        index = np.zeros(len(names), np.int64)
        distance = np.zeros(len(names))
        labels = np.array(names)
        for name in sorted(set(names)):
            rows = np.flatnonzero(labels == name)
            pictures, known = self._training[name]
            found = nearest(features[rows], known)
            index[rows] = np.array(pictures)[found.index]
            distance[rows] = found.distance
        return Nearest(index, distance)

    @cached_property
    def _training(self) -> dict[str, tuple[list[int], NDArray[np.float32]]]:
        """Each class's training photos: indices into the cache, and features."""
        known = {}
        for name in self.classes:
            pictures = self.cache.select("photo", "train", [name])
            photos = np.stack([self.cache.photo(index) for index in pictures])
            known[name] = (pictures, self.judge.look(photos).features)
        return known

    @cached_property
    def _real(self) -> tuple[Pixels, list[str]]:
        return self._photos(self.split, self.amounts.kid)

    @cached_property
    def real_features(self) -> NDArray[np.float32]:
        """Features of real photos of the split, `amounts.kid` of each class at most."""
        return self.judge.look(self._real[0]).features

    def _photos(self, split: Split, per_class: int) -> tuple[Pixels, list[str]]:
        """Real photos of a split, evenly spaced over each class's list, and their classes."""
        photos, names = [], []
        for name in self.classes:
            own = self.cache.select("photo", split, [name])
            places = np.linspace(0, len(own) - 1, min(per_class, len(own))).round().astype(int)
            photos += [self.cache.photo(own[place]) for place in places]
            names += [name] * len(places)
        return np.stack(photos), names


def _shares(
    right: NDArray[np.float64], names: Sequence[str], classes: Sequence[str]
) -> ClassShares:
    """Shares by class from how often each sketch came out right, 0 to 1."""
    labels = np.array(names)
    groups = {name: right[labels == name] for name in classes if (labels == name).any()}
    by_class = {name: wilson(float(group.mean()), len(group)) for name, group in groups.items()}
    return ClassShares(by_class, stratified_share(list(groups.values())))
