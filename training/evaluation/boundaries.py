"""F-measure of boundary detectors on BSDS500: ODS, OIS and AP (Martin et al. 2004, Arbelaez 2011).

A predicted pixel is right when it can be paired with a marked pixel within 0.0075 of the picture's
diagonal, one to one. Two differences from the original benchmark, both towards larger numbers:

* Our data holds the mean of the annotators only. It tells how many of K annotators marked a pixel,
  not who. Precision: a predicted pixel has one partner, a pixel marked n times has n. Recall: each
  of the n marks needs a partner, and a predicted pixel can serve K of them, one an annotator. Every
  true set of K drawings meets these conditions, so both counts are upper bounds of the original's.
* The original (Goldberg's CSA) finds a pairing of least total distance with outliers; here it is
  one of most pairs (a maximum flow), which is never fewer.

Numbers from here compare with each other (Canny stands beside the network), and only roughly with
published ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, sobel
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow
from skimage.feature import canny

from engine.edges import EdgePipeline
from engine.ridges import Map, Mask, reaching, suppress_non_maxima
from training.data.bsds import EdgeSample
from training.sketching.edge_maps import thin

TOLERANCE = 0.0075
"""Of the picture's diagonal."""
MOST_ANNOTATORS = 12
CANNY_SIGMA_PX = 2.0
CANNY_LOW = 0.4
"""Canny's lower threshold as a share of the upper one (both as in the original benchmark)."""

Detector = Callable[[NDArray[np.uint8], Sequence[float]], Iterable[Mask]]
"""A picture (H, W, 3) and thresholds -> one thin mask (H, W) for each threshold."""


class Counts(NamedTuple):
    """Of one picture, per threshold (T,): predicted pixels and marks, and how many are matched."""

    right: NDArray[np.int64]
    predicted: NDArray[np.int64]
    found: NDArray[np.int64]
    marked: NDArray[np.int64]


@dataclass(frozen=True)
class BoundaryScore:
    """What a detector reaches on a set of pictures; F = 2PR / (P + R)."""

    ods: float  # the best single threshold for all pictures
    ods_threshold: float
    ods_precision: float
    ods_recall: float
    ois: float  # the best threshold of each picture
    ap: float  # mean precision over recalls of 0 to 1
    pictures: int


def annotator_count(edges: NDArray[np.uint8]) -> int:
    """K, the number of annotators whose mean `edges` is: the fewest whose steps explain it."""
    values = np.unique(edges).astype(np.float64)
    for count in range(1, MOST_ANNOTATORS + 1):
        marks = values * count / 255
        if np.all(np.abs(marks - np.rint(marks)) * 255 / count <= 1.0):
            return count
    return MOST_ANNOTATORS


def annotator_marks(edges: NDArray[np.uint8]) -> tuple[NDArray[np.int64], int]:
    """How many annotators marked each pixel (H, W), and how many annotators there are."""
    count = annotator_count(edges)
    return np.rint(edges.astype(np.float64) * count / 255).astype(np.int64), count


def match(predicted: Mask, marks: NDArray[np.int64], annotators: int) -> tuple[int, int]:
    """(right, found): predicted pixels with a partner, and marks with a partner; see above."""
    reach_px = TOLERANCE * float(np.hypot(*predicted.shape))
    pixels, marked = pairs_within(predicted, marks > 0, reach_px)
    copies = marks[marks > 0]
    right = _most_pairs(pixels, marked, np.ones(int(predicted.sum()), np.int64), copies)
    serving = np.full(int(predicted.sum()), annotators, np.int64)
    found = _most_pairs(pixels, marked, serving, copies)
    return right, found


def pairs_within(
    first: Mask, second: Mask, reach_px: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of all pairs of pixels at most `reach_px` apart, counted in reading order."""
    pad = int(reach_px)
    order = np.pad(np.where(second, np.cumsum(second.ravel()).reshape(second.shape), 0), pad)
    rows, columns = np.nonzero(first)
    left, right = [], []
    for down in range(-pad, pad + 1):
        for across in range(-pad, pad + 1):
            if down * down + across * across > reach_px * reach_px:
                continue
            partner = order[rows + down + pad, columns + across + pad]
            hit = np.nonzero(partner)[0]
            left.append(hit)
            right.append(partner[hit] - 1)
    return np.concatenate(left).astype(np.int64), np.concatenate(right).astype(np.int64)


def _most_pairs(
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    left_capacity: NDArray[np.int64],
    right_capacity: NDArray[np.int64],
) -> int:
    """The largest number of pairs in which no node takes part more often than its capacity.

    A maximum flow (Dinic): source -> left nodes -> right nodes -> sink.
    """
    lefts, rights = len(left_capacity), len(right_capacity)
    sink = lefts + rights + 1
    tails = np.concatenate([np.zeros(lefts, np.int64), left + 1, np.arange(rights) + lefts + 1])
    heads = np.concatenate([np.arange(lefts) + 1, right + lefts + 1, np.full(rights, sink)])
    between = np.minimum(left_capacity[left], right_capacity[right])
    capacities = np.concatenate([left_capacity, between, right_capacity]).astype(np.int32)
    graph = csr_array((capacities, (tails, heads)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(graph, 0, sink, method="dinic").flow_value)


def count_matches(masks: Iterable[Mask], edges: NDArray[np.uint8]) -> Counts:
    """Match the masks of one picture, one for each threshold, with its annotations."""
    marks, annotators = annotator_marks(edges)
    rows = []
    for mask in masks:
        right, found = match(mask, marks, annotators)
        rows.append((right, int(mask.sum()), found, int(marks.sum())))
    return Counts(*np.array(rows, np.int64).reshape(-1, 4).T)


def judge(
    detector: Detector, samples: Iterable[EdgeSample], thresholds: Sequence[float]
) -> BoundaryScore:
    """ODS, OIS and AP of a detector on annotated pictures."""
    counts = [
        count_matches(detector(sample.picture, thresholds), sample.edges) for sample in samples
    ]
    return score(counts, thresholds)


def score(counts: Sequence[Counts], thresholds: Sequence[float]) -> BoundaryScore:
    """ODS, OIS and AP from the counts of all pictures."""
    table = np.array(counts)  # (pictures, 4, thresholds)
    precision, recall, f_measure = _rates(table.sum(axis=0))
    best = int(np.argmax(f_measure))
    each = np.argmax(_rates(table.transpose(1, 0, 2))[2], axis=1)
    chosen = table[np.arange(len(table)), :, each].sum(axis=0)
    return BoundaryScore(
        ods=float(f_measure[best]),
        ods_threshold=float(thresholds[best]),
        ods_precision=float(precision[best]),
        ods_recall=float(recall[best]),
        ois=float(_rates(chosen)[2]),
        ap=average_precision(precision, recall),
        pictures=len(table),
    )


def average_precision(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> float:
    """Mean of the precision, interpolated between the thresholds, over recalls 0, 0.01, … 1.

    Recalls that no threshold reaches count 0, as in the original benchmark.
    """
    order = np.argsort(recall, kind="stable")
    recalls, first = np.unique(recall[order], return_index=True)
    wanted = np.linspace(0, 1, 101)
    values = np.interp(wanted, recalls, precision[order][first], left=0.0, right=0.0)
    return float(values.mean())


def _rates(
    counts: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Precision, recall and F from counts (4, …); nothing predicted is precision 0."""
    right, predicted, found, marked = counts.astype(np.float64)
    precision = right / np.maximum(predicted, 1)
    recall = found / np.maximum(marked, 1)
    return precision, recall, 2 * precision * recall / np.maximum(precision + recall, 1e-12)


def network_detector(edges: EdgePipeline) -> Detector:
    """The edge network as a detector, at the picture's own size."""
    return lambda picture, thresholds: thin_masks(edges.probability(picture), thresholds)


def thin_masks(probability: Map, thresholds: Sequence[float]) -> Iterable[Mask]:
    """A network's answer at each threshold: maxima, thresholded, thinned."""
    suppressed = suppress_non_maxima(probability)
    return (thin(suppressed >= threshold) for threshold in thresholds)


def canny_masks(picture: NDArray[np.uint8], thresholds: Sequence[float]) -> Iterator[Mask]:
    """Canny's answer at each upper threshold, on the grey picture in [0, 1].

    Its maxima do not depend on the thresholds, so they are found once.
    """
    grey = picture.astype(np.float64).mean(axis=2) / 255
    maxima = canny(grey, CANNY_SIGMA_PX, 0, 0, mode="nearest")  # type: ignore[no-untyped-call]
    smooth = gaussian_filter(grey, CANNY_SIGMA_PX, mode="nearest")
    strength = np.hypot(sobel(smooth, axis=0), sobel(smooth, axis=1))
    for upper in thresholds:
        weak = maxima & (strength >= CANNY_LOW * upper)
        yield thin(reaching(weak, strength, upper))
