"""Which photos the filter keeps, with models that answer from the picture's first pixel."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from training.data.filter import Box, FilterConfig, Photo, filter_manifest, write_filtered
from training.data.filter_labels import COCO_NAMES, IMAGENET_NAMES, label_indices
from training.data.filter_models import HubClassifier, HubDetector
from training.data.manifest import Manifest, ManifestRecord
from training.errors import DataError

IMAGENET = ["tiger cat", "pizza, pizza pie", "hog, pig, grunter"]
IMAGENET += [name for names in IMAGENET_NAMES.values() for name in names]
COCO = ["__background__", "N/A", *sorted(name for names in COCO_NAMES.values() for name in names)]


class FakeClassifier:
    """Scores the label whose number is the photo's first value highest, the next one second."""

    labels: Sequence[str] = IMAGENET

    def scores(self, photos: Sequence[Photo]) -> NDArray[np.float32]:
        scores = np.zeros((len(photos), len(IMAGENET)), np.float32)
        for row, photo in zip(scores, photos, strict=True):
            row[photo[0, 0, 0]], row[photo[0, 0, 0] + 1] = 2, 1
        return scores


class FakeDetector:
    """One box: label, score and share in percent are the photo's first three values."""

    labels: Sequence[str] = COCO

    def boxes(self, photos: Sequence[Photo]) -> list[list[Box]]:
        first = [photo[0, 0].tolist() for photo in photos]
        return [[Box(label, score / 100, share / 100)] for label, score, share in first]


def photo(root: Path, name: str, class_name: str, *first: int, pair: str = "") -> ManifestRecord:
    pixels = np.zeros((8, 8, 3), np.uint8)
    pixels[0, 0, : len(first)] = first
    Image.fromarray(pixels).save(root / name)
    values = (name, class_name, "photo", pair or name, "s", "CC0", "train", name)
    return ManifestRecord(*values)  # type: ignore[arg-type]


def kept_of(manifest: Manifest, config: FilterConfig | None = None) -> set[str]:
    kept, _ = filter_manifest(manifest, FakeClassifier(), FakeDetector(), config or FilterConfig())
    return {record.path for record in kept.records}


def test_a_label_is_matched_by_whole_synonyms() -> None:
    labels = ["tiger cat", "tiger, Panthera tigris", "tiger shark", "Tiger"]
    assert label_indices(labels, {"tiger"}) == {1, 3}
    with pytest.raises(DataError, match="None of the model's 4 labels means zebra"):
        label_indices(labels, {"zebra"})


def test_every_class_of_the_paper_has_one_judge() -> None:
    assert len(IMAGENET_NAMES.keys() | COCO_NAMES.keys()) == 50
    assert not IMAGENET_NAMES.keys() & COCO_NAMES.keys()
    assert IMAGENET_NAMES["hedgehog"] == {"hedgehog", "porcupine"}
    assert COCO_NAMES["car_(sedan)"] == {"car"}


def test_the_classifier_s_first_answer_decides_or_its_first_few(tmp_path: Path) -> None:
    manifest = Manifest(
        tmp_path,
        (
            photo(tmp_path, "yes.png", "pizza", 1),
            photo(tmp_path, "second.png", "pizza", 0),
            photo(tmp_path, "no.png", "pizza", 2),
            photo(tmp_path, "pig.png", "pig", 2),
        ),
    )
    assert kept_of(manifest) == {"yes.png", "pig.png"}
    assert kept_of(manifest, FilterConfig(top_k=2)) == {"yes.png", "second.png", "pig.png"}


def test_a_box_must_be_of_the_class_sure_and_at_least_five_percent(tmp_path: Path) -> None:
    car, dog = COCO.index("car"), COCO.index("dog")
    manifest = Manifest(
        tmp_path,
        (
            photo(tmp_path, "yes.png", "car_(sedan)", car, 95, 5),
            photo(tmp_path, "small.png", "car_(sedan)", car, 95, 4),
            photo(tmp_path, "unsure.png", "car_(sedan)", car, 60, 50),
            photo(tmp_path, "other.png", "car_(sedan)", dog, 95, 50),
        ),
    )
    kept, report = filter_manifest(manifest, FakeClassifier(), FakeDetector(), FilterConfig())
    assert [record.path for record in kept.records] == ["yes.png"]
    assert report.kept == {"car_(sedan)": 1}
    assert report.dropped == {
        ("car_(sedan)", "smaller than 5% of the picture"): 1,
        ("car_(sedan)", "the detector finds none"): 2,
    }
    assert kept_of(manifest, FilterConfig(least_score=0.5)) == {"yes.png", "unsure.png"}


def test_what_people_drew_and_unknown_classes_stay(tmp_path: Path) -> None:
    drawn = photo(tmp_path, "drawn.png", "pizza", 2, pair="n1")
    sketch = ManifestRecord("n1-1.png", "pizza", "sketch", "n1", "s", "CC0", "train", "x")
    manifest = Manifest(tmp_path, (drawn, sketch, photo(tmp_path, "owl.png", "owl", 0)))

    kept, report = filter_manifest(manifest, FakeClassifier(), FakeDetector(), FilterConfig())

    assert kept == manifest
    assert sum(report.not_judged.values()) == 2
    assert not report.dropped


def test_an_unreadable_photo_is_dropped_and_the_rest_judged(tmp_path: Path) -> None:
    records = tuple(photo(tmp_path, f"{k}.png", "pizza", 1) for k in range(5))
    (tmp_path / "2.png").write_bytes(b"torn")
    manifest = Manifest(tmp_path, records)

    kept, report = filter_manifest(
        manifest, FakeClassifier(), FakeDetector(), FilterConfig(batch=2)
    )
    write_filtered(kept, report, tmp_path / "out")

    assert [r.path for r in Manifest.read(tmp_path / "out").records] == [
        "0.png", "1.png", "3.png", "4.png",
    ]  # fmt: skip
    text = (tmp_path / "out" / "filter_report.txt").read_text()
    assert "4 of 5 judged photos kept" in text
    assert "pizza: 1, cannot be read" in text


def test_a_missing_library_is_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("timm", "torchvision", "torchvision.models"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(DataError, match=r"needs timm.*sketchpad\[filter\]"):
        HubClassifier()
    with pytest.raises(DataError, match=r"needs torchvision.*sketchpad\[filter\]"):
        HubDetector()
    with pytest.raises(DataError, match="Give timm:NAME or torchvision:NAME"):
        HubClassifier("resnet50")


def test_without_network_the_message_says_where_weights_belong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def create_model(name: str, pretrained: bool) -> None:
        raise OSError("Name or service not known")

    fake = SimpleNamespace(is_model=lambda name: name != "nonet", create_model=create_model)
    monkeypatch.setitem(sys.modules, "timm", fake)
    monkeypatch.setitem(sys.modules, "timm.data", SimpleNamespace())

    with pytest.raises(DataError, match="inception_resnet_v2 cannot be fetched.*network access"):
        HubClassifier()
    with pytest.raises(DataError, match="timm has no model 'nonet'"):
        HubClassifier("timm:nonet")
