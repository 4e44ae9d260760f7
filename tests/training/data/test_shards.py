"""Shards: what is written comes back, and a broken-off run goes on."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from training.data.backends import on_backend
from training.data.manifest import ManifestRecord
from training.data.shard_photos import read_shard
from training.data.shards import ShardIndex, write_shards
from training.errors import DataError

CLASSES = ("cat", "dog")


def picture(data: bytes) -> NDArray[np.uint8]:
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert pixels is not None
    return np.asarray(pixels, np.uint8)


def plane(number: int) -> NDArray[np.uint8]:
    return np.random.default_rng(number).integers(0, 256, (12, 10), dtype=np.uint8)


@dataclass(frozen=True)
class Numbered:
    """Arrays from the record's number; every call leaves a line in `log`."""

    log: Path
    strength: int = 1

    def __repr__(self) -> str:
        return f"Numbered({self.strength})"

    def __call__(self, root: Path, record: ManifestRecord) -> Mapping[str, NDArray[np.uint8]]:
        with self.log.open("a") as file:
            file.write(f"{record.path}\n")
        number = int(record.path)
        if number == 13:
            raise DataError("13 is unlucky.")
        colour = np.full((16, 16, 3), (number, 255 - number, 40), np.uint8)
        return {"photo": colour, "edges": plane(number)}

    def calls(self) -> int:
        return len(self.log.read_text().splitlines())


def records(count: int) -> list[ManifestRecord]:
    return [
        ManifestRecord(
            str(k), CLASSES[k % 2], "photo", f"p{k}", "s", "CC0", "train", f"{k * 7919 % 101:064x}"
        )
        for k in range(count)
    ]


def write(
    folder: Path, prepare: Numbered, count: int = 20, per_shard: int = 6, **options: str
) -> ShardIndex:
    return write_shards(
        folder, records(count), folder / "shards", prepare, classes=CLASSES,
        per_shard=per_shard, backend=options.get("backend", "threading"),
    )  # fmt: skip


def test_every_picture_comes_back_once_with_its_class_and_pair(tmp_path: Path) -> None:
    index = write(tmp_path, Numbered(tmp_path / "log"))
    place = str(tmp_path / "shards")
    samples = [files for shard in index.shards for files in read_shard(place, shard)]
    facts = [json.loads(files["json"]) for files in samples]

    assert index == ShardIndex.read(place)
    assert (index.samples, len(samples)) == (19, 19)
    assert index.problems == ["13: 13 is unlucky."]
    assert index.data_sets == ({"name": "s", "licence": "CC0", "source": "pictures of “s”"},)
    assert [shard.name for shard in index.shards] == [f"train-{k:06d}.tar" for k in range(4)]
    ordered = sorted(records(20), key=lambda record: record.sha256)
    assert [known["path"] for known in facts] == [r.path for r in ordered if r.path != "13"]
    for files, known in zip(samples, facts, strict=True):
        number = int(known["path"])
        np.testing.assert_array_equal(picture(files["edges.png"]), plane(number))
        wanted = np.array([40, 255 - number, number])  # as OpenCV orders colours
        assert np.abs(picture(files["photo.jpg"]).astype(int) - wanted).max() <= 2  # JPEG
        assert CLASSES[known["class"]] == CLASSES[number % 2] and known["pair_id"] == f"p{number}"


def test_finished_shards_are_kept_and_torn_ones_made_again(tmp_path: Path) -> None:
    prepare = Numbered(tmp_path / "log")
    whole = write(tmp_path, prepare)
    (tmp_path / "shards" / "train-000001.tar").write_bytes(b"half")
    (tmp_path / "shards" / "train-000002.json").unlink()
    assert prepare.calls() == 20

    assert write(tmp_path, prepare) == whole  # byte for byte: the hashes are the same
    assert prepare.calls() == 20 + 6 + 6


def test_other_settings_or_pictures_start_anew(tmp_path: Path) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    stronger = Numbered(tmp_path / "log2", strength=2)
    write(tmp_path, stronger)
    assert stronger.calls() == 20
    write(tmp_path, stronger, per_shard=10)
    assert stronger.calls() == 40


def test_an_index_stands_for_finished_shards_only(tmp_path: Path) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    with pytest.raises(ValueError, match="invalid literal"):  # a bug in what is passed in
        bad = [*records(3), ManifestRecord("x", "cat", "photo", "x", "s", "CC0", "train", "f")]
        write_shards(
            tmp_path, bad, tmp_path / "shards", Numbered(tmp_path / "log"), classes=CLASSES,
            backend="threading",
        )  # fmt: skip
    with pytest.raises(DataError, match="no finished shards"):
        ShardIndex.read(tmp_path / "shards")


def test_worker_processes_write_the_same_bytes(tmp_path: Path) -> None:
    threads, processes = tmp_path / "threads", tmp_path / "processes"
    for folder in (threads, processes):
        folder.mkdir()
    one = write(threads, Numbered(threads / "log"))
    other = write(processes, Numbered(processes / "log"), backend="loky")
    assert [shard.sha256 for shard in one.shards] == [shard.sha256 for shard in other.shards]


def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    path = tmp_path / "shards" / "shards.json"
    index = json.loads(path.read_text())
    index["shards"][0]["name"] = "../train-000000.tar"
    path.write_text(json.dumps(index))
    with pytest.raises(DataError, match="damaged"):
        ShardIndex.read(tmp_path / "shards")


def test_wrong_wishes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare = Numbered(tmp_path / "log")
    with pytest.raises(DataError, match="No picture"):
        write(tmp_path, prepare, count=0)
    with pytest.raises(DataError, match="lacks dog"):
        write_shards(tmp_path, records(2), tmp_path, prepare, classes=["cat"])
    with pytest.raises(DataError, match="'spark' is no backend"):
        write(tmp_path, prepare, backend="spark")
    monkeypatch.setitem(sys.modules, "ray", None)
    with (
        pytest.raises(DataError, match=r"ray is not installed.*sketchpad\[cluster\]"),
        on_backend("ray"),
    ):
        pass
