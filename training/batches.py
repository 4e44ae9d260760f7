"""Feeds the loop: batch number i of a run is always the same batch, whoever prepares it.

Workers are asked for indices, so the position in the data is a number and a run resumes exactly.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

import torch
from torch.utils.data import DataLoader, Dataset

from training.task import Batch

ENDLESS = 2**62  # more batches than any run will see


class IndexedBatches(Dataset[Batch]):
    """A map-style data set whose items are whole batches, made by a function of their index."""

    def __init__(self, batch: Callable[[int], Batch]) -> None:
        self._batch = batch

    def __getitem__(self, index: int) -> Batch:
        return channels_last(self._batch(index))


def channels_last(batch: Batch) -> Batch:
    """Return the batch with its pictures (B, C, H, W) stored channels last."""
    return {
        name: tensor.contiguous(memory_format=torch.channels_last) if tensor.ndim == 4 else tensor
        for name, tensor in batch.items()
    }


def batch_loader(
    batch: Callable[[int], Batch],
    indices: range,
    *,
    workers: int,
    seed: int,
    pin_memory: bool = False,
) -> DataLoader[Batch]:
    """Return a loader over `indices`, in order, with `workers` processes that stay alive."""
    return DataLoader(
        IndexedBatches(batch),
        batch_size=None,
        sampler=indices,
        num_workers=workers,
        # A forked worker inherits locks that torch's or OpenCV's threads may hold: it can hang.
        multiprocessing_context="spawn" if workers else None,
        persistent_workers=workers > 0,
        prefetch_factor=4 if workers else None,
        worker_init_fn=_start_worker,
        generator=torch.Generator().manual_seed(seed),  # leaves the global generator alone
        pin_memory=pin_memory,
    )


def _start_worker(_: int) -> None:
    import cv2

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the trainer's business
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
