"""Photos out of shards: which shard a batch is made of, pairs from it, addresses, damage."""

from __future__ import annotations

import http.server
import json
import pickle
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from tests.training.photo_fixtures import CLASSES, outline, tiny_cache
from training.data.manifest import ManifestRecord
from training.data.photo_pairs import PairTables, PhotoPairs
from training.data.shard_photos import ShardPhotos, ShardTables
from training.data.shard_pictures import as_points, as_strokes
from training.data.shards import ShardIndex, write_shards
from training.errors import DataError
from training.tasks.photo_material import DataTables, PhotoMaterial

PER_SHARD = 6


def shaped(root: Path, record: ManifestRecord) -> Mapping[str, NDArray[np.uint8]]:
    """A photo whose red tells its number, with the outline of its class."""
    number = int(record.path)
    photo = np.full((32, 32, 3), (10 * number, 60, 90), np.uint8)
    return {"photo": photo, "strokes": as_points(outline(record.class_name, 128.0))}


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    """Four shards of six photos, three of each class in most of them."""
    records = [
        ManifestRecord(str(k), CLASSES[k % 2], "photo", f"p{k}", "web", "CC0", "train", f"{k:064x}")
        for k in range(24)
    ]
    folder = tmp_path / "shards"
    write_shards(
        tmp_path, records, folder, shaped, classes=CLASSES, per_shard=PER_SHARD,
        backend="threading",
    )  # fmt: skip
    return folder


def opened(place: Path | str, streams: int = 1, batch: int = 3, seed: int = 0) -> ShardPhotos:
    return ShardPhotos(ShardTables(str(place), streams), CLASSES, batch, seed)


def test_strokes_survive_being_bytes() -> None:
    strokes = [np.array([[0, 0], [255, 3]], np.float32), np.array([[7, 9]], np.float32)]
    points = as_points(strokes)
    assert points.dtype == np.uint8 and points[:, 2].tolist() == [1, 0, 1]
    for one, other in zip(as_strokes(points), strokes, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_pass_takes_every_shard_in_an_order_of_its_own(shards: Path) -> None:
    photos = opened(shards)
    names = [photos.shard(index).name for index in range(16)]
    # 6 photos in batches of 3: two batches a shard
    assert names[0::2] == names[1::2]
    first, second = names[0:8:2], names[8:16:2]
    assert sorted(first) == sorted(second) == [f"train-{k:06d}.tar" for k in range(4)]
    assert first != second
    assert names == [opened(shards).shard(index).name for index in range(16)]
    assert names != [opened(shards, seed=1).shard(index).name for index in range(16)]


def test_streams_read_different_shards(shards: Path) -> None:
    photos = opened(shards, streams=2)
    one, other = ({photos.shard(index).name for index in range(stream, 8, 2)} for stream in (0, 1))
    assert len(one) == len(other) == 2 and not one & other
    with pytest.raises(DataError, match="4 shards .* for 5 streams"):
        opened(shards, streams=5)
    with pytest.raises(ValueError, match="streams"):
        ShardTables(str(shards), 0)


def test_photos_come_from_the_batchs_shard_with_their_strokes(shards: Path) -> None:
    photos, rng = opened(shards), np.random.default_rng(0)
    number = int(photos.shard(5).name[6:12])
    seen = set()
    for _ in range(40):
        strokes, photo, aligned = photos.pick("pizza", 5, 16, rng)
        assert photo.shape == (16, 16, 3) and aligned
        seen.add(round(float(photo[..., 0].mean()) / 10))
        np.testing.assert_array_equal(strokes[0], np.rint(outline("pizza", 128.0)[0]))
    first = PER_SHARD * number
    assert seen == {k for k in range(first, first + PER_SHARD) if CLASSES[k % 2] == "pizza"}


def test_the_photo_task_learns_from_shards_and_is_judged_on_the_cache(
    shards: Path, tmp_path: Path
) -> None:
    tiny_cache(shards)  # the shards lie in the folder of the prepared photos
    material = PhotoMaterial.open(DataTables(batch=3), shards, seed=4)
    assert material.table["shards"]["place"] == str(shards)
    assert [entry["name"] for entry in material.meta["data_sets"]] == ["shapes", "web"]
    batch = material.batch(9)
    again = pickle.loads(pickle.dumps(material)).batch(9)  # what a data worker makes
    assert all(torch.equal(values, again[name]) for name, values in batch.items())
    assert batch["photo"].shape == (3, 3, 16, 16)
    assert PhotoMaterial.open(DataTables(), tmp_path_cache(tmp_path), 0).pairs.shards is None


def tmp_path_cache(tmp_path: Path) -> Path:
    return tiny_cache(tmp_path / "plain").folder


def test_classes_come_up_equally_often_and_sketches_still_come_from_the_cache(
    shards: Path, tmp_path: Path
) -> None:
    cache = tiny_cache(tmp_path / "cache")
    tables = PairTables(sketches_first=0.5, sketches_last=0.5, human=1.0, estranged=0.0)
    pairs = PhotoPairs(cache, CLASSES, tables, opened(shards))
    rng = np.random.default_rng(1)
    drawn = [pairs.sample(0, rng) for _ in range(120)]
    assert np.mean([pair.label for pair in drawn]) == pytest.approx(0.5, abs=0.15)
    blue = np.array([pair.photo[..., 2].mean() for pair in drawn])
    of_shards = np.abs(blue - 90) < 12  # the cache's photos have a blue of 30 or 40
    assert 0.3 < of_shards.mean() < 0.9
    supervised = np.array([pair.supervised for pair in drawn])
    assert supervised[~of_shards].all()  # sketches with a photo of their own
    assert 0.3 < supervised[of_shards].mean() < 0.95  # sketches without one get any of their class


def test_classes_without_a_photo_in_the_shard_wait(shards: Path) -> None:
    photos = opened(shards)
    photos._open = photos.shard(0).name, {"pizza": []}
    assert photos.classes_at(0) == ["pizza"]
    with pytest.raises(DataError, match="none of dog"):
        ShardPhotos(ShardTables(str(shards)), ("dog", "pizza"), 3, 0)


def test_a_shard_that_was_changed_is_told(shards: Path) -> None:
    photos = opened(shards)
    path = shards / photos.shard(0).name
    path.write_bytes(path.read_bytes()[:-600])
    with pytest.raises(DataError, match=f"{path.name} is damaged .*write the shards again"):
        photos.classes_at(0)
    path.unlink()
    with pytest.raises(DataError, match="damaged .*missing"):
        photos.classes_at(0)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def address(shards: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(shards))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_shards_can_lie_behind_an_address(shards: Path, address: str) -> None:
    near, far = opened(shards), opened(address)
    assert far.index == near.index
    one, other = (each.pick("banana", 2, 16, np.random.default_rng(3)) for each in (near, far))
    np.testing.assert_array_equal(one.photo, other.photo)
    lost = replace(near.index.shards[0], name="train-000099.tar")
    far.index = replace(far.index, shards=(lost,))
    with pytest.raises(DataError, match=r"train-000099.tar cannot be read from .*404"):
        far.classes_at(0)


def test_an_index_of_another_format_is_refused(shards: Path) -> None:
    path = shards / "shards.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 1}))
    with pytest.raises(DataError, match="another format"):
        ShardIndex.read(shards)
