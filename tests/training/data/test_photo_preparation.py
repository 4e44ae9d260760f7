"""From a folder of photos and sketches to the cache, with a made-up edge detector."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from training.data.manifest import Manifest, ManifestRecord
from training.data.photo_cache import PhotoCache
from training.data.photo_preparation import part_of, prepare_photo_data, squared
from training.errors import DataError


def detect(photos: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The gradient of the grey value as an edge probability."""
    edges = [
        np.hypot(
            cv2.Sobel(photo.mean(axis=2), cv2.CV_64F, 1, 0),
            cv2.Sobel(photo.mean(axis=2), cv2.CV_64F, 0, 1),
        )
        for photo in photos
    ]
    return np.stack([edge / max(edge.max(), 1) for edge in edges]).astype(np.float32)


def record(path: str, kind: str, pair: str, split: str, source: str) -> ManifestRecord:
    return ManifestRecord(path, "pizza", kind, pair, source, "CC0", split, "0" * 64)  # type: ignore[arg-type]


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    folder = tmp_path / "source"
    folder.mkdir()
    for name, shape in {"a": (64, 64), "b": (80, 120), "c": (64, 64)}.items():
        photo = np.full((*shape, 3), 255, np.uint8)
        cv2.circle(photo, (shape[1] // 2, shape[0] // 2), 22, (200, 60, 20), -1)
        cv2.imwrite(str(folder / f"{name}.png"), photo[..., ::-1])
    lines = np.full((100, 100), 255, np.uint8)
    cv2.circle(lines, (50, 50), 30, (0,), 2)
    cv2.imwrite(str(folder / "a-1.png"), lines)
    (folder / "broken.png").write_bytes(b"no picture")
    return Manifest(
        folder,
        (
            record("a.png", "photo", "a", "train", "sketchy"),
            record("b.png", "photo", "b", "train", "found"),
            record("c.png", "photo", "c", "judge", "found"),
            record("broken.png", "photo", "d", "train", "found"),
            record("a-1.png", "sketch", "a", "train", "sketchy"),
            record("a-1.png", "sketch", "elsewhere", "train", "found"),
        ),
    )


def test_photos_edge_maps_and_sketches_are_prepared(
    manifest: Manifest, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    count = prepare_photo_data(
        manifest, tmp_path / "cache", ["pizza"], detect, size=32, workers=1, tell=told.append
    )
    cache = PhotoCache(tmp_path / "cache")
    assert count == 5 and len(cache.pictures) == 5  # all but the broken one
    assert "broken.png" in caplog.text and told == ["3 of 4 photos"]
    a, b = cache.select("photo", "train")
    assert cache.photo(a).shape == (32, 32, 3)
    for index in (a, b):
        points = np.concatenate(cache.strokes(index))
        assert np.ptp(points, axis=0) == pytest.approx(
            [176, 176] if index == a else [113, 141], abs=16
        )
    (judged,) = cache.select("photo", "judge")
    assert cache.strokes(judged) == []
    paired, unpaired = cache.select("sketch", "train")
    assert cache.pictures[paired].aligned and (cache.photo(paired) == cache.photo(a)).all()
    assert not cache.pictures[unpaired].aligned and cache.pictures[unpaired].photo == -1
    circle = np.concatenate(cache.strokes(paired))
    assert np.hypot(*(circle - 128).T) == pytest.approx(77, abs=4)  # 30 of 100 px on the frame
    names = [entry["name"] for entry in cache.header.data_sets]
    assert names == ["found", "sketchy"]


def test_a_class_without_photos_is_named(manifest: Manifest, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no photos of teapot"):
        prepare_photo_data(manifest, tmp_path, ["pizza", "teapot"], detect)


def test_long_photos_are_squeezed_a_little_and_cut() -> None:
    photo = np.zeros((40, 100, 3), np.uint8)
    photo[:, 25:75] = 255  # the middle 50 px are what 40 px squeezed by 1.25 hold
    assert squared(photo).shape == (40, 40, 3) and squared(photo).min() == 255
    tall = photo.transpose(1, 0, 2).copy()
    assert squared(tall).min() == 255


def test_a_folder_without_a_readable_photo_is_refused(manifest: Manifest, tmp_path: Path) -> None:
    for name in "abc":
        (manifest.root / f"{name}.png").write_bytes(b"no picture")
    with pytest.raises(DataError, match="None of the 4 photos"):
        prepare_photo_data(manifest, tmp_path / "cache", ["pizza"], detect, workers=1)


def test_a_part_has_photos_from_every_source_and_all_sketches() -> None:
    records = [record(f"{k}.png", "photo", f"p{k}", "train", "many") for k in range(6)]
    records += [record(f"f{k}.png", "photo", f"f{k}", "train", "few") for k in range(2)]
    records += [record("j.png", "photo", "j", "judge", "many")]
    records += [record(f"s{k}.png", "sketch", f"s{k}", "train", "few") for k in range(5)]
    whole = Manifest(Path(), tuple(records))
    part = part_of(whole, "train", 5)
    assert [r.path for r in part.photos()] == ["0.png", "1.png", "2.png", "f0.png", "f1.png"]
    assert len(part.sketches()) == 5
    assert part_of(whole, None, 0).records == whole.records
    assert [r.path for r in part_of(whole, "judge", 5).records] == ["j.png"]
