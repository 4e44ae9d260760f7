"""The judge's photos: its own split, without those that were sketched, varied at random."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.training.photo_manifest import CLASSES, COLOURS, tiny_manifest
from training.data.judge_photos import WorsenConfig, read_labelled, unsketched_photos, worsened
from training.errors import DataError


def test_photos_that_were_sketched_are_not_the_judges(tmp_path: Path) -> None:
    records = unsketched_photos(tiny_manifest(tmp_path), CLASSES, "judge")
    assert [record.pair_id for record in records] == [
        f"{name}:judge:{number}" for name in CLASSES for number in (1, 2)
    ]


def test_labels_follow_the_order_of_the_classes(tmp_path: Path) -> None:
    manifest = tiny_manifest(tmp_path)
    photos = read_labelled(manifest, manifest.photos(split="train"), ("pizza", "banana"), 32)
    assert photos.pixels.shape == (6, 32, 32, 3)
    for label, name in enumerate(photos.classes):
        mean = photos.pixels[photos.of(label)].reshape(-1, 3).mean(axis=0)
        assert np.abs(mean - COLOURS[name]).max() < 20
    with pytest.raises(DataError, match="no photos of dog"):
        read_labelled(manifest, manifest.photos(split="train"), ("pizza", "banana", "dog"))


def test_variants_differ_but_show_the_same() -> None:
    rng = np.random.default_rng(0)
    photo = np.zeros((32, 32, 3), np.uint8)
    photo[8:24, 8:24] = (200, 60, 30)
    variants = [worsened(photo, WorsenConfig(), rng) for _ in range(20)]
    for variant in variants:
        assert variant.shape == photo.shape and variant.dtype == np.uint8
        assert variant[12:20, 12:20, 0].mean() > variant[12:20, 12:20, 2].mean() + 60
    assert len({variant.tobytes() for variant in variants}) == 20


def test_nothing_changes_where_nothing_is_asked_for() -> None:
    still = WorsenConfig(crop=1, blur_px=0, noise=0, contrast=0, brightness=0, jpeg=95)
    photo = np.full((16, 16, 3), 90, np.uint8)
    for seed in range(4):
        variant = worsened(photo, still, np.random.default_rng(seed))
        assert np.abs(variant.astype(int) - photo).max() <= 2
