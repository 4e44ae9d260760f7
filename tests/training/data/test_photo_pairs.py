"""Prepared photos on disk, and the pairs drawn from them."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from engine.pixels import FRAME_PX
from tests.training.photo_fixtures import CLASSES, SIZE, tiny_cache
from training.data.photo_cache import PICTURES, PhotoCache
from training.data.photo_pairs import PairTables, PhotoPairs, to_batch
from training.errors import DataError


@pytest.fixture
def cache(tmp_path: Path) -> PhotoCache:
    return tiny_cache(tmp_path / "photos")


def pairs(cache: PhotoCache, **changes: object) -> PhotoPairs:
    return PhotoPairs(cache, CLASSES, PairTables(**changes))  # type: ignore[arg-type]


def test_a_cache_gives_back_what_was_written(cache: PhotoCache) -> None:
    assert cache.size == SIZE and cache.classes == CLASSES
    assert [len(cache.select("photo", split)) for split in ("train", "judge", "held_out")] == [
        8,
        2,
        2,
    ]
    banana = cache.select("photo", "held_out", ["banana"])[0]
    assert cache.photo(banana).shape == (SIZE, SIZE, 3) and cache.photo(banana)[..., 2].mean() < 80
    (stroke,) = cache.strokes(banana)
    assert stroke.tolist() == [[40, 140], [200, 140]]
    with pytest.raises(KeyError, match="no photo"):
        cache.photo(cache.select("sketch", "train")[1])


def test_a_cache_travels_to_data_workers_without_its_pixels(cache: PhotoCache) -> None:
    cache.photo(0), cache.strokes(0)
    copy = pickle.loads(pickle.dumps(cache))
    assert "_photos" not in copy.__dict__ and (copy.photo(3) == cache.photo(3)).all()


@pytest.mark.parametrize("damage", ["missing", "format", "cut"])
def test_a_folder_without_a_cache_says_what_to_do(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "photos"
    tiny_cache(folder)
    file = folder / PICTURES
    if damage == "missing":
        file.unlink()
    elif damage == "format":
        file.write_text(file.read_text().replace('"format": 1', '"format": 99'))
    else:
        file.write_text(file.read_text()[:-20])
    with pytest.raises(DataError, match="data photo --source"):
        PhotoCache(folder)


def test_sketches_take_over_from_edge_maps(cache: PhotoCache) -> None:
    source = pairs(cache, sketches_first=0.1, sketches_last=0.9, schedule_batches=100)
    shares = [source.sketch_share(index) for index in (0, 25, 80, 100, 10_000)]
    assert shares == pytest.approx([0.1, 0.35, 0.9, 0.9, 0.9])


def test_classes_come_up_equally_often_and_the_judges_photos_never(cache: PhotoCache) -> None:
    source = pairs(cache, human=0.5, sketches_first=0.5)
    rng = np.random.default_rng(0)
    drawn = [source.sample(0, rng) for _ in range(200)]
    counts = Counter(pair.label for pair in drawn)
    assert abs(counts[0] - counts[1]) < 60
    assert set(source.photos["banana"]).isdisjoint(cache.select("photo", "judge"))
    assert all(pair.lines.shape == (FRAME_PX, FRAME_PX) for pair in drawn)
    assert {pair.supervised for pair in drawn} == {True, False}


def test_lines_and_photo_move_together(tmp_path: Path) -> None:
    cache = tiny_cache(tmp_path / "photos")
    source = pairs(cache, sketches_first=0.0, sketches_last=0.0, shift_px=3, contrast=(1.0, 1.0))
    index = cache.select("photo", "train", ["pizza"])[0]
    marked = np.zeros((SIZE, SIZE, 3), np.uint8)
    marked[8, 4] = 255
    for seed in range(20):
        rng = np.random.default_rng(seed)
        dot = np.array([[4.5 * FRAME_PX / SIZE, 8.5 * FRAME_PX / SIZE]], np.float32)
        (moved,), photo = source._varied([dot], marked, True, rng)
        y, x = np.argwhere(photo[..., 0] == 255)[0]
        at = moved[0] * SIZE / FRAME_PX - 0.5
        assert at == pytest.approx([x, y], abs=0.1)
    assert cache.pictures[index].aligned


def test_a_class_without_photos_is_named(cache: PhotoCache) -> None:
    with pytest.raises(DataError, match="none of teapot"):
        PhotoPairs(cache, ("banana", "teapot"), PairTables())


def test_a_batch_has_the_ranges_the_networks_expect(cache: PhotoCache) -> None:
    source = pairs(cache)
    rng = np.random.default_rng(0)
    batch = to_batch([source.sample(7, rng) for _ in range(3)], 7)
    assert batch["field"].shape == (3, 1, SIZE, SIZE) and batch["photo"].shape == (3, 3, SIZE, SIZE)
    assert -1 <= batch["field"].min() < -0.3 and batch["field"].max() <= 1
    assert batch["photo"].min() >= -1 and int(batch["index"]) == 7
