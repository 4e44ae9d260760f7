"""Near-duplicates of photos by a 64-bit perceptual hash, and the groups that they form.

The hash survives another size, another JPEG quality and small changes of brightness; a mirrored
photo has another one, which comes with it for free. Among photos with like contents (airplanes
before the sky) hashes come close by chance, so a thumbnail has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

HASH_BITS = 64
DISTANCE = 8
LIKENESS = 0.95
"""Two photos are near if their hashes differ in at most `DISTANCE` bits and their thumbnails
correlate by at least `LIKENESS`; docs/decisions/0016 has the measurement."""
_SHEET_PX = 32
_LOW = 8
_ODD = np.arange(_LOW) % 2 == 1
_POPCOUNT = np.array([bin(value).count("1") for value in range(1 << 16)], np.uint8)
_THUMB_PX = 16
Hashes = NDArray[np.uint64]


class Fingerprint(NamedTuple):
    """What is kept of a photo: its pHash, its mirror image's, and (16, 16) uint8 of grey."""

    phash: int
    mirrored: int
    thumb: NDArray[np.uint8]


def fingerprint(photo: NDArray[np.uint8]) -> Fingerprint:
    """Of a photo (H, W, 3) or (H, W).

    The hash: the 8 × 8 lowest frequencies of the DCT of the grey photo at 32 × 32, each against
    their median (the mean grey, at [0, 0], is not counted for it); row by row, the first bit
    highest. Mirroring a photo turns the sign of its odd horizontal frequencies.
    """
    grey = cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY) if photo.ndim == 3 else photo
    small = cv2.resize(grey, (_SHEET_PX, _SHEET_PX), interpolation=cv2.INTER_AREA)
    low = np.asarray(cv2.dct(small.astype(np.float32))[:_LOW, :_LOW], np.float32)
    thumb = cv2.resize(small, (_THUMB_PX, _THUMB_PX), interpolation=cv2.INTER_AREA)
    return Fingerprint(_bits(low), _bits(np.where(_ODD, -low, low)), np.asarray(thumb, np.uint8))


def _bits(low: NDArray[np.float32]) -> int:
    above = low > np.median(low.ravel()[1:])
    return int.from_bytes(np.packbits(above).tobytes(), "big")


def hamming(a: Hashes, b: Hashes) -> NDArray[np.uint8]:
    """The number of different bits of each pair, elementwise."""
    words = np.ascontiguousarray(a ^ b).view(np.uint16).reshape(-1, HASH_BITS // 16)
    return np.asarray(_POPCOUNT[words].sum(axis=1, dtype=np.uint8))


def near_pairs(
    hashes: Hashes, distance: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """All pairs i < j whose hashes differ in at most `distance` bits, in several batches.

    Two such hashes agree in one of `distance + 1` bands of bits, so that only photos of one
    bucket of one band are compared. A pair may come more than once.
    """
    edges = np.linspace(0, HASH_BITS, distance + 2).round().astype(np.uint64)
    for low, high in zip(edges[:-1], edges[1:], strict=True):
        mask = np.uint64((1 << int(high)) - (1 << int(low)))
        keys = hashes & mask
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.diff(keys[order], prepend=~keys[order[:1]]))
        for bucket in np.split(order, starts[1:]):
            for place, first in enumerate(bucket[:-1]):
                others = bucket[place + 1 :]
                near = others[hamming(hashes[first : first + 1], hashes[others]) <= distance]
                if near.size:
                    yield np.full(near.size, first), near


class Groups:
    """Union-find over names: `join` says that two belong together."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def leader(self, name: str) -> str:
        """The smallest name of the group that `name` is in; its own where it is alone."""
        path = []
        while (parent := self._parent.get(name, name)) != name:
            path.append(name)
            name = parent
        for passed in path:
            self._parent[passed] = name
        return name

    def join(self, first: str, second: str) -> None:
        """Put two names, and all that hang on them, into one group."""
        low, high = sorted((self.leader(first), self.leader(second)))
        if low != high:
            self._parent[high] = low

    def members(self) -> dict[str, list[str]]:
        """The groups of two and more: leader -> all members, sorted."""
        groups: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            groups.setdefault(self.leader(name), []).append(name)
        return {leader: sorted({leader, *names}) for leader, names in sorted(groups.items())}


def group_near(
    names: Sequence[str],
    prints: Sequence[Fingerprint],
    distance: int = DISTANCE,
    likeness: float = LIKENESS,
) -> Groups:
    """The groups of names whose photos are near, as they are or one of them mirrored.

    `names[k]` is what photo k is grouped by, its pair id: several photos may share one.
    """
    groups, count = Groups(), len(names)
    if not count:
        return groups
    hashes = np.array([p.phash for p in prints] + [p.mirrored for p in prints], np.uint64)
    thumbs = np.stack([p.thumb for p in prints])
    grey = _standardised(np.concatenate([thumbs, thumbs[:, :, ::-1]]))
    for firsts, seconds in near_pairs(hashes, distance):
        alike = np.einsum("ij,ij->i", grey[firsts], grey[seconds]) >= likeness
        for first, second in zip(firsts[alike] % count, seconds[alike] % count, strict=True):
            groups.join(names[first], names[second])
    return groups


def _standardised(thumbs: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(N, 16, 16) -> (N, 256) of mean 0 and length 1, whose products are correlations."""
    flat = thumbs.reshape(len(thumbs), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    return np.asarray(flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6))
