"""Reading shards: a stream of named uint8 samples, endless or once, in any number of workers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import cv2
import numpy as np
import webdataset as wds
from torch.utils.data import IterableDataset

from training.data.shards import ShardIndex
from training.errors import DataError

Sample = dict[str, Any]
"""The arrays by name, (H, W, 3) RGB or (H, W) uint8; "class" int; "pair_id" and "path" str."""


class ShardStream(IterableDataset[Sample]):
    """The samples of a folder of shards.

    Shards are dealt out to the processes of a run and then to the data-loader workers of each, so
    no sample comes twice. Their order is drawn anew in every pass, and the samples of those that
    are open are mixed in a buffer of `shuffle`; 0 keeps the order of the files.
    """

    def __init__(
        self, folder: Path, *, shuffle: int = 2000, seed: int = 0, repeat: bool = True
    ) -> None:
        """Raises DataError if the folder holds no finished shards."""
        super().__init__()
        self.index = ShardIndex.read(folder)
        self._files = [str(folder / shard.name) for shard in self.index.shards]
        self._shuffle, self._seed, self._repeat = shuffle, seed, repeat

    def __iter__(self) -> Iterator[Sample]:
        """Raises DataError where a worker would have no shard, or a file is damaged."""
        turn, more = 0, True
        while more:
            count = 0
            for sample in self._one_pass(turn):
                count += 1
                yield sample
            turn, more = turn + 1, self._repeat
            if more and not count:
                raise DataError(
                    f"A worker has none of the {len(self._files)} shards. Use fewer workers, or "
                    "write smaller shards."
                )

    def _one_pass(self, turn: int) -> Iterator[Sample]:
        # Every process must deal the same order, so the seed is the same everywhere.
        order_seed = self._seed + turn if self._shuffle else None
        stages = [
            wds.SimpleShardList(self._files, seed=order_seed),
            wds.split_by_node,
            wds.split_by_worker,
            wds.tarfile_to_samples(),
        ]
        if self._shuffle:
            stages.append(wds.shuffle(self._shuffle, initial=self._shuffle, seed=order_seed))
        stages.append(wds.map(decode_sample))
        yield from wds.DataPipeline(*stages)


def decode_sample(files: Mapping[str, Any]) -> Sample:
    """One sample from its files, as `shards` wrote them. Raises DataError."""
    key = files["__key__"]
    try:
        sample: Sample = dict(json.loads(files["json"]))
        for name in files:
            suffix = PurePosixPath(name).suffix
            if suffix in (".jpg", ".png"):
                sample[name.removesuffix(suffix)] = _decoded(files[name], colour=suffix == ".jpg")
    except (KeyError, ValueError, cv2.error) as error:
        raise DataError(
            f"The sample {key} of {files.get('__url__')} is damaged ({error}). "
            "Delete that shard and write the shards again: the others are kept."
        ) from error
    return sample


def _decoded(data: bytes, colour: bool) -> Any:
    mode = cv2.IMREAD_COLOR if colour else cv2.IMREAD_GRAYSCALE
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), mode)
    if pixels is None:
        raise ValueError("a picture cannot be decoded")
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB) if colour else pixels
