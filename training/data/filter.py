"""The paper's choice of photos: is the object that a photo was collected for really in it?

SketchyGAN, section 3.1: photos of 31 classes are kept if an ImageNet classifier says so, photos of
19 if an object detector finds a box of at least 5 % of the picture. The models are in
`training.data.filter_models`; here is what is decided from their answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from engine.errors import PictureError
from engine.files import replacing
from training.data.filter_labels import COCO_NAMES, IMAGENET_NAMES, label_indices
from training.data.manifest import MANIFEST, Manifest, ManifestRecord
from training.errors import DataError

REPORT = "filter_report.txt"
Photo = NDArray[np.uint8]
"""(H, W, 3) RGB."""


class Classifier(Protocol):
    """An ImageNet classifier; `labels[k]` names score k."""

    labels: Sequence[str]

    def scores(self, photos: Sequence[Photo]) -> NDArray[np.float32]:
        """(N, labels), higher is likelier; photos may differ in size."""
        ...


class Box(NamedTuple):
    """A found object: index of its label, score in [0, 1], share of the picture's area."""

    label: int
    score: float
    share: float


class Detector(Protocol):
    """A COCO detector; `labels[k]` names label k."""

    labels: Sequence[str]

    def boxes(self, photos: Sequence[Photo]) -> list[list[Box]]:
        """The boxes found in each photo; photos may differ in size."""
        ...


@dataclass(frozen=True)
class FilterConfig:
    """How strict the choice is.

    top_k: the class must be among so many first answers; the release takes the first alone.
    least_score: of a box; 0.9 in the release. least_share: of the picture, the paper's 5 %.
    """

    top_k: int = 1
    least_score: float = 0.9
    least_share: float = 0.05
    batch: int = 32


@dataclass
class FilterReport:
    """What became of the photos, by class: kept, dropped with the reason, or not judged."""

    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)
    not_judged: Counter[tuple[str, str]] = field(default_factory=Counter)

    def text(self) -> str:
        """One line a class and reason."""
        judged = sum(self.kept.values()) + sum(self.dropped.values())
        lines = [f"{sum(self.kept.values())} of {judged} judged photos kept"]
        lines += [f"  {name}: {count} kept" for name, count in sorted(self.kept.items())]
        lines += [f"{sum(self.dropped.values())} dropped"] if self.dropped else []
        lines += [f"  {name}: {n}, {why}" for (name, why), n in sorted(self.dropped.items())]
        lines += [f"{sum(self.not_judged.values())} not judged"] if self.not_judged else []
        lines += [f"  {name}: {n}, {why}" for (name, why), n in sorted(self.not_judged.items())]
        return "\n".join(lines) + "\n"


def filter_manifest(
    manifest: Manifest, classifier: Classifier, detector: Detector, config: FilterConfig
) -> tuple[Manifest, FilterReport]:
    """The manifest without the photos that do not show their class, and what was dropped.

    A photo that people drew was chosen by people and stays, as do the sketches, and the photos of
    classes that neither model knows; the report counts them as not judged.
    """
    report = FilterReport()
    judges = _Judges(classifier, detector, config)
    batches: dict[str, list[ManifestRecord]] = {}
    for record in manifest.photos():
        if manifest.sketches_of(record.pair_id):
            report.not_judged[record.class_name, "people drew them"] += 1
        elif record.class_name not in judges.known:
            report.not_judged[record.class_name, "no rule for this class"] += 1
        else:
            batches.setdefault(record.class_name, []).append(record)
    dropped: set[str] = set()
    cut = [
        (name, records[k : k + config.batch])
        for name, records in batches.items()
        for k in range(0, len(records), config.batch)
    ]
    for name, records in track(cut, "Judging photos"):
        for record, reason in judges.reasons(manifest, name, records):
            if reason:
                dropped.add(record.path)
                report.dropped[name, reason] += 1
            else:
                report.kept[name] += 1
    kept = tuple(r for r in manifest.records if r.path not in dropped)
    return Manifest(manifest.root, kept), report


def write_filtered(manifest: Manifest, report: FilterReport, output: Path) -> None:
    """Write the filtered manifest and its report into a folder."""
    manifest.write(output / MANIFEST)
    with replacing(output / REPORT) as beside:
        beside.write_text(report.text(), encoding="utf8")


class _Judges:
    """The two models with the labels of each class; a class is in one of their tables."""

    def __init__(self, classifier: Classifier, detector: Detector, config: FilterConfig) -> None:
        self.classifier, self.detector, self.config = classifier, detector, config
        self._classified = _indices(classifier.labels, IMAGENET_NAMES)
        self._detected = _indices(detector.labels, COCO_NAMES)
        self.known = self._classified.keys() | self._detected.keys()

    def reasons(
        self, manifest: Manifest, class_name: str, records: Sequence[ManifestRecord]
    ) -> Iterator[tuple[ManifestRecord, str]]:
        """Each record with why its photo is dropped, "" if it is kept."""
        readable, photos = [], []
        for record in records:
            try:
                photos.append(manifest.photo(record))
                readable.append(record)
            except (DataError, PictureError):
                yield record, "cannot be read"
        if photos:
            judge = self._classify if class_name in self._classified else self._detect
            yield from zip(readable, judge(class_name, photos), strict=True)

    def _classify(self, class_name: str, photos: Sequence[Photo]) -> list[str]:
        wanted = self._classified[class_name]
        scores = self.classifier.scores(photos)
        best = np.argsort(-scores, axis=1, kind="stable")[:, : self.config.top_k]
        return [
            "" if wanted.intersection(row) else "the classifier sees another"
            for row in best.tolist()
        ]

    def _detect(self, class_name: str, photos: Sequence[Photo]) -> list[str]:
        return [
            self._verdict(self._detected[class_name], boxes)
            for boxes in self.detector.boxes(photos)
        ]

    def _verdict(self, wanted: frozenset[int], boxes: Sequence[Box]) -> str:
        sure = [
            box for box in boxes if box.label in wanted and box.score >= self.config.least_score
        ]
        if not sure:
            return "the detector finds none"
        large = any(box.share >= self.config.least_share for box in sure)
        return "" if large else f"smaller than {self.config.least_share:.0%} of the picture"


def _indices(
    labels: Sequence[str], names: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[int]]:
    return {class_name: label_indices(labels, wanted) for class_name, wanted in names.items()}
