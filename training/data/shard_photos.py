"""Photos and edge maps out of shards, for `photo_pairs`: one shard open at a time.

Owns which shard a batch is made of, reading and decoding it. A batch stays a function of the seed
and its index, so a run resumes exactly; no process ever sees the whole data.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.shard_pictures import as_strokes
from training.data.shards import Shard, ShardIndex, read_file
from training.errors import DataError
from training.sketching.strokes import Polyline

Files = Mapping[str, bytes]
"""One sample's files by name, as `shards` wrote them: "json", "photo.jpg", "strokes.png" …"""


class ShownPhoto(NamedTuple):
    """Strokes in px of the frame, and the photo (S, S, 3) that they lie on (aligned) or not."""

    strokes: list[Polyline]
    photo: NDArray[np.uint8]
    aligned: bool


@dataclass(frozen=True)
class ShardTables:
    """[data.shards].

    place: folder or https address of a folder that `data shards` wrote; "" = no shards are used.
    streams: how many shards are read side by side, best as many as there are data workers in all
    processes (run.data_workers times devices times nodes): each then reads its own.
    """

    place: str = ""
    streams: int = 1

    def __post_init__(self) -> None:
        if self.streams < 1:
            raise ValueError("streams must be 1 or more")


class ShardPhotos:
    """The photos of a folder of shards, picked by class out of the shard that a batch is made of.

    Batches i, i + streams, i + 2 streams … are one stream. It goes through its part of the shards,
    in an order drawn anew in every pass, and takes about as many photos of each as it holds.
    """

    def __init__(self, tables: ShardTables, classes: Sequence[str], batch: int, seed: int) -> None:
        """Raises DataError where there are no finished shards, too few, or none of a class."""
        self.place, self.streams, self.seed = tables.place, tables.streams, seed
        self.index = ShardIndex.read(tables.place)
        self.classes = tuple(classes)
        if missing := sorted(set(classes) - set(self.index.classes)):
            raise DataError(
                f"The shards in {self.place} have none of {', '.join(missing)}. Write them with "
                "these classes, or change data.classes."
            )
        if len(self.index.shards) < self.streams:
            raise DataError(
                f"There are {len(self.index.shards)} shards in {self.place} for {self.streams} "
                "streams. Lower data.shards.streams, or write smaller shards (--per-shard)."
            )
        mean = self.index.samples / len(self.index.shards)
        self.batches_each = max(1, round(mean / batch))
        self._open: tuple[str, dict[str, list[Files]]] = ("", {})

    def shard(self, index: int) -> Shard:
        """The shard that batch `index` is made of."""
        stream, turn = index % self.streams, index // self.streams
        rounds = len(self.index.shards) // self.streams
        passes, place = divmod(turn // self.batches_each, rounds)
        order = np.random.default_rng((self.seed, passes)).permutation(len(self.index.shards))
        return self.index.shards[int(order[place * self.streams + stream])]

    def classes_at(self, index: int) -> list[str]:
        """The wanted classes that the shard of batch `index` has photos of, in their order."""
        samples = self._samples(index)
        return [name for name in self.classes if name in samples]

    def pick(self, name: str, index: int, size: int, rng: np.random.Generator) -> ShownPhoto:
        """One photo of a class out of the shard of batch `index`, (size, size, 3)."""
        samples = self._samples(index)[name]
        files = samples[int(rng.integers(len(samples)))]
        photo = _decoded(files, "photo.jpg", cv2.IMREAD_COLOR, self.shard(index))
        shrinks = photo.shape[0] > size
        way = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        small = cv2.resize(cv2.cvtColor(photo, cv2.COLOR_BGR2RGB), (size, size), interpolation=way)
        points = _decoded(files, "strokes.png", cv2.IMREAD_GRAYSCALE, self.shard(index))
        return ShownPhoto(as_strokes(points), np.asarray(small, np.uint8), aligned=True)

    def _samples(self, index: int) -> dict[str, list[Files]]:
        shard = self.shard(index)
        if self._open[0] != shard.name:
            self._open = shard.name, self._by_class(shard)
        return self._open[1]

    def _by_class(self, shard: Shard) -> dict[str, list[Files]]:
        by_class: dict[str, list[Files]] = defaultdict(list)
        for files in read_shard(self.place, shard):
            name = self.index.classes[_facts(files, shard)["class"]]
            if name in self.classes:
                by_class[name].append(files)
        if not by_class:
            raise DataError(f"{shard.name} in {self.place} has no photo of the wanted classes.")
        return dict(by_class)

    def __getstate__(self) -> dict[str, Any]:
        """Data workers open their own shards."""
        return {**self.__dict__, "_open": ("", {})}


def read_shard(place: str, shard: Shard) -> list[Files]:
    """All samples of a shard, in the order in which they were written; raises DataError."""
    try:
        data = read_file(place, shard.name)
    except FileNotFoundError as error:
        raise _damaged(shard, "it is missing") from error
    if hashlib.sha256(data).hexdigest() != shard.sha256:
        raise _damaged(shard, "its content is not what was written")
    samples: dict[str, dict[str, bytes]] = defaultdict(dict)
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                key, _, name = member.name.partition(".")
                file = archive.extractfile(member)
                samples[key][name] = file.read() if file else b""
    except tarfile.TarError as error:
        raise _damaged(shard, str(error)) from error
    return list(samples.values())


def _facts(files: Files, shard: Shard) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads(files["json"])
        return facts
    except (KeyError, ValueError) as error:
        raise _damaged(shard, f"a sample without its facts: {error}") from error


def _decoded(files: Files, name: str, mode: int, shard: Shard) -> NDArray[np.uint8]:
    pixels = cv2.imdecode(np.frombuffer(files.get(name, b"-"), np.uint8), mode)
    if pixels is None:
        raise _damaged(shard, f"no {name} that can be read")
    return np.asarray(pixels, np.uint8)


def _damaged(shard: Shard, why: str) -> DataError:
    return DataError(
        f"The shard {shard.name} is damaged ({why}). Delete it and write the shards again: the "
        "others are kept."
    )
