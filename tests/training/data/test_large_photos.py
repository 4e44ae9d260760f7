"""Crops of large photos and what is made of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.training.photo_manifest import tiny_manifest
from training.data.large_photos import (
    DegradeConfig,
    LargePhotos,
    degraded,
    middle_square,
    shrunk,
)
from training.errors import DataError


def test_crops_are_pieces_of_photos_of_the_split(tmp_path: Path) -> None:
    photos = LargePhotos(tiny_manifest(tmp_path), "train", 32)
    assert len(photos.photos) == 6
    whole = [photos.read(photo) for photo in photos.photos]
    crop = photos.crop(32, np.random.default_rng(1))
    pieces = [
        picture[y : y + 32, x : x + 32]
        for picture in [*whole, *(picture[:, ::-1] for picture in whole)]
        for y in range(33)
        for x in range(41)
    ]
    assert any(np.array_equal(crop, piece) for piece in pieces)


def test_small_photos_are_left_out(tmp_path: Path) -> None:
    manifest = tiny_manifest(tmp_path)
    with pytest.raises(DataError, match="96 px"):
        LargePhotos(manifest, "train", 96)


def test_squares_are_the_middle_and_spread_over_the_list(tmp_path: Path) -> None:
    photos = LargePhotos(tiny_manifest(tmp_path), "held_out", 32)
    squares = photos.squares(2, 64)
    first, last = photos.read(photos.photos[0]), photos.read(photos.photos[-1])
    np.testing.assert_array_equal(squares[0], first[:, 4:68])
    np.testing.assert_array_equal(squares[1], last[:, 4:68])


def test_shrinking_is_an_area_mean() -> None:
    photo = np.random.default_rng(0).integers(0, 256, (8, 12, 3), np.uint8)
    means = photo.reshape(2, 4, 3, 4, 3).mean(axis=(1, 3))
    assert np.abs(shrunk(photo) - means).max() <= 0.5
    assert middle_square(photo, 8).tolist() == photo[:, 2:10].tolist()


def test_degrading_is_slight_and_can_be_left_out() -> None:
    rng = np.random.default_rng(0)
    small = rng.integers(40, 200, (16, 16, 3), np.uint8)
    assert degraded(small, DegradeConfig(share=0.0), rng) is small
    worse = degraded(small, DegradeConfig(share=1.0, blur_px=0.0, noise=4.0), rng)
    assert 0 < np.abs(worse.astype(int) - small).mean() < 4
    soft = degraded(small, DegradeConfig(share=1.0, blur_px=3.0, noise=0.0), rng)
    assert soft.std() < small.std() and abs(soft.mean() - small.mean()) < 2
