"""Shards: what is written comes back, a broken-off run goes on, workers share the samples."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from torch.utils.data import DataLoader

from training.data.backends import on_backend
from training.data.manifest import ManifestRecord
from training.data.shard_stream import ShardStream
from training.data.shards import ShardIndex, write_shards
from training.errors import DataError

CLASSES = ("cat", "dog")


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
    samples = list(ShardStream(tmp_path / "shards", repeat=False))

    assert index == ShardIndex.read(tmp_path / "shards")
    assert (index.samples, len(samples)) == (19, 19)
    assert index.problems == ["13: 13 is unlucky."]
    assert [shard.name for shard in index.shards] == [f"train-{k:06d}.tar" for k in range(4)]
    assert {s["pair_id"] for s in samples} == {f"p{k}" for k in range(20) if k != 13}
    for sample in samples:
        number = int(sample["path"])
        np.testing.assert_array_equal(sample["edges"], plane(number))
        wanted = np.array([number, 255 - number, 40])
        assert np.abs(sample["photo"].astype(int) - wanted).max() <= 2  # JPEG
        assert CLASSES[sample["class"]] == CLASSES[number % 2]


def test_the_order_is_drawn_anew_in_every_pass_and_by_the_seed(tmp_path: Path) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    folder = tmp_path / "shards"
    stream = iter(ShardStream(folder, shuffle=8, seed=1))
    first, second = ([next(stream)["path"] for _ in range(19)] for _ in range(2))

    assert sorted(first) == sorted(second)
    assert first != second
    assert first == [s["path"] for s in ShardStream(folder, shuffle=8, seed=1, repeat=False)]
    assert first != [s["path"] for s in ShardStream(folder, shuffle=8, seed=2, repeat=False)]
    plain = [s["path"] for s in ShardStream(folder, shuffle=0, repeat=False)]
    ordered = sorted(records(20), key=lambda record: record.sha256)
    assert plain == [record.path for record in ordered if record.path != "13"]


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
        ShardStream(tmp_path / "shards")


def test_worker_processes_write_the_same_bytes(tmp_path: Path) -> None:
    threads, processes = tmp_path / "threads", tmp_path / "processes"
    for folder in (threads, processes):
        folder.mkdir()
    one = write(threads, Numbered(threads / "log"))
    other = write(processes, Numbered(processes / "log"), backend="loky")
    assert [shard.sha256 for shard in one.shards] == [shard.sha256 for shard in other.shards]


def test_loader_workers_share_the_shards(tmp_path: Path) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    stream = ShardStream(tmp_path / "shards", shuffle=4, repeat=False)
    loader = DataLoader(stream, batch_size=None, num_workers=2)
    assert sorted(int(s["path"]) for s in loader) == [k for k in range(20) if k != 13]


def test_the_processes_of_a_run_share_the_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    monkeypatch.setenv("WORLD_SIZE", "3")
    seen = []
    for rank in range(3):
        monkeypatch.setenv("RANK", str(rank))
        stream = ShardStream(tmp_path / "shards", shuffle=4, repeat=False)
        seen.append({sample["path"] for sample in stream})
    assert all(seen)
    assert sum(map(len, seen)) == len(set.union(*seen)) == 19


def test_a_worker_without_a_shard_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, Numbered(tmp_path / "log"), count=4)
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("RANK", "1")
    with pytest.raises(DataError, match="none of the 1 shards"):
        next(iter(ShardStream(tmp_path / "shards")))


def test_a_name_that_would_run_a_command_is_refused(tmp_path: Path) -> None:
    write(tmp_path, Numbered(tmp_path / "log"))
    path = tmp_path / "shards" / "shards.json"
    index = json.loads(path.read_text())
    index["shards"][0]["name"] = "pipe:echo"
    path.write_text(json.dumps(index))
    with pytest.raises(DataError, match="damaged"):
        ShardStream(tmp_path / "shards")


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
