"""Hints made exact: whatever the network painted, a hinted region gets the hint's colour.

A hint rules the whole region in which it lies, however large: one dot on the background recolours
all of the background. Only two things take a part of it: another hint in the same region, and what
an open outline joined to it, which is painted differently and enclosed by lines but for the gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.hint_map import NO_COLOUR, hint_mask
from engine.pixels import PAPER
from engine.regions import SURE_INK, Labels, Pixels, grown
from engine.request import ColorHint
from engine.ridges import Mask

Floats = NDArray[np.float32]

LEAST_SHARE = 0.2
"""A stroke rules every region in which at least this share of its way lies."""
SHADE_LEVELS, TINT_LEVELS = 40.0, 14.0
"""How much lighter or darker, and how differently coloured, a hinted region stays at most."""
FIELD_PX = 160
"""Long side of the grid on which several hints of one region share it out."""
LEVELS_AWAY = 120.0
"""Paint that differs by so many levels from that under a hint is a whole region's side away."""
CHUNK = 1 << 14
"""Pixels that are worked on together, so that they stay in the processor's cache."""
FALL_OFF = 4
"""Exponent of the distance: the nearest hint rules, with a smooth change between two of them."""
EXTREMES = (1.0, 254.0)
"""Means nearer to black or white than this would only be had without any shading."""
ALIKE = (28.0, 56.0)
"""Levels between two paints up to which they are one, and from which on they are two."""
OPEN = (0.65, 0.82)
"""Openness up to which a part of a region is a thing that a gap joined to the rest, and from which
on it is paint that strayed in."""
_GRAIN_PX = 5
_SEARCH_PX = 512
_FEWEST = 24  # pixels of a thing
_HALVINGS = 16
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
_SQUARE = np.ones((3, 3), np.uint8)
_RIM = np.ones((7, 7), np.uint8)


@dataclass(frozen=True, eq=False)
class PlacedHint:
    """The part of a hint that lies in one region and under no later hint."""

    colour: tuple[int, int, int] | None
    mask: Mask  # (H, W)


def correct_hints(
    painting: Pixels, labels: Labels, lines: Pixels, hints: Sequence[ColorHint]
) -> Pixels:
    """Shift the painting (H, W, 3) in every hinted region so that the hints are met -> (H, W, 3).

    In a region with one hint all pixels are shifted by one colour difference, so that the mean
    under the hint is the hint's colour and the shading stays; what strays farther than shading
    does, as where the network let a colour run, is drawn in (`shading`). Several hints share their
    region out, each pixel following mostly the one that is nearest along the region and in colour.
    A hint without a colour makes its part paper-white. Things that a gap joined to the region
    keep their paint (`_other_things`). Labels (H, W) as from `find_regions`;
    nothing crosses their borders.
    """
    corrected = painting.copy()
    for region, placed in _by_region(labels, hints).items():
        box = _box(labels, region)
        before, near, inside = painting[box], lines[box], labels[box] == region
        spots = [_Spot(hint, before, near, hint.mask[box]) for hint in placed]
        colours = np.take(before.reshape(-1, 3), np.flatnonzero(inside), axis=0)  # (n, 3)
        targets = [spot.target(colours) for spot in spots]
        if len(spots) > 1:
            weights = _influence(spots, inside, inside & (near >= SURE_INK), before)  # (n, k)
            corrected[box][inside] = _blended(targets, weights)
        else:
            corrected[box][inside] = targets[0]
        things = _other_things(spots, inside, near >= SURE_INK, before)
        if len(things.kept):
            at = (things.rows, things.columns)
            weights = np.stack([1 - things.kept, things.kept], axis=1)
            corrected[box][at] = _blended([corrected[box][at], before[at]], weights)
    return corrected


def hinted_part(labels: Labels, hints: Sequence[ColorHint]) -> Mask:
    """The regions (H, W) that any of the hints rules."""
    return np.isin(labels, list(_by_region(labels, hints)))


def _by_region(labels: Labels, hints: Sequence[ColorHint]) -> dict[int, list[PlacedHint]]:
    """The hints of every region, each without what later ones cover."""
    placed: dict[int, list[PlacedHint]] = defaultdict(list)
    covered = np.zeros(labels.shape, np.bool_)
    for hint in reversed(hints):
        mask = hint_mask(hint, labels.shape) & ~covered
        covered |= mask
        for region in _regions_under(hint, labels):
            part = mask & (labels == region)
            if part.any():
                placed[region].append(PlacedHint(hint.colour, part))
    return placed


def _regions_under(hint: ColorHint, labels: Labels) -> Iterator[int]:
    """The regions that a hint is meant for: those of its way, not all that its width touches."""
    way = np.floor(_way(hint.points)).astype(np.intp)
    height, width = labels.shape
    on_sheet = ((way >= 0) & (way < (width, height))).all(axis=1)
    columns, rows = way[on_sheet].T
    regions, counts = np.unique(labels[rows, columns], return_counts=True)
    for region, count in zip(regions, counts, strict=True):
        if count >= min(LEAST_SHARE * counts.sum(), counts.max()):
            yield int(region)


def _way(points: NDArray[np.float32]) -> Floats:
    """Points about a pixel apart along a polyline (N, 2)."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    along = np.r_[0, np.cumsum(lengths)]
    at = np.linspace(0, along[-1], int(np.ceil(along[-1])) + 1)
    return np.stack([np.interp(at, along, axis) for axis in points.T], axis=1).astype(np.float32)


def _box(labels: Labels, region: int) -> tuple[slice, slice]:
    left, top, width, height = cv2.boundingRect((labels == region).astype(np.uint8))
    return slice(top, top + height), slice(left, left + width)


class _Spot:
    """What one hint covers of its region's box, and what it makes of the paint there."""

    def __init__(self, hint: PlacedHint, painting: Pixels, lines: Pixels, mask: Mask) -> None:
        clear = mask & (lines >= SURE_INK)
        self.mask = mask
        self._colour = hint.colour
        self._under = painting[clear if clear.any() else mask]  # (n, 3)
        self.paint = self._under.mean(axis=0, dtype=np.float32)  # (3,)

    def target(self, colours: Pixels) -> Pixels:
        """Colours (n, 3) as this hint alone would have them."""
        if self._colour is None:
            return np.full_like(colours, NO_COLOUR)
        shift = exact_shift(shading(self._under, self.paint), self._colour).astype(np.float32)
        wanted = np.empty_like(colours)
        for start in range(0, len(colours), CHUNK):
            part = slice(start, start + CHUNK)
            values = shading(colours[part], self.paint) + shift
            wanted[part] = np.rint(values.clip(0, PAPER, out=values), out=values)
        return wanted


def shading(colours: Pixels, paint: Floats) -> Floats:
    """How colours (n, 3) differ from a paint (3,), within what shading does -> (n, 3).

    The difference d = colour - paint falls into its luma l and the rest d - l; both keep small
    values and run into a limit, x / (1 + |x| / limit), which for the luma is the wider one.
    """
    difference = colours - paint
    light = difference @ _LUMA
    tint = difference - light[:, None]
    tint /= 1 + np.abs(tint) / TINT_LEVELS
    return np.asarray(tint + (light / (1 + np.abs(light) / SHADE_LEVELS))[:, None], np.float32)


def exact_shift(values: Floats, wanted: tuple[int, int, int]) -> NDArray[np.float64]:
    """The shift (3,) after which values (n, 3), clipped to 0..255, have the mean `wanted`.

    Clipping makes the mean a monotone function of the shift; its zero is found by halving.
    """
    shaded = np.ptp(values, axis=0) > 0.5
    goal = np.where(shaded, np.clip(wanted, *EXTREMES), wanted)
    low, high = np.full(3, -2.0 * PAPER), np.full(3, 2.0 * PAPER)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        short = (values + middle).clip(0, PAPER).mean(axis=0) < goal
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.asarray((low + high) / 2, np.float64)


def _blended(targets: Sequence[Pixels], weights: Floats) -> Pixels:
    """The mean of k pictures (n, 3) by weights (n, k) whose sums are 1."""
    mean = np.empty_like(targets[0])
    for start in range(0, len(mean), CHUNK):
        part = slice(start, start + CHUNK)
        total = sum(
            target[part] * weight[part, None]
            for target, weight in zip(targets, weights.T, strict=True)
        )
        mean[part] = np.rint(total)
    return mean


def _influence(spots: Sequence[_Spot], inside: Mask, open_ways: Mask, painting: Pixels) -> Floats:
    """How far each of the n pixels inside (h, w) follows each of k hints -> (n, k), sums 1.

    Wholly under a hint; elsewhere by the distance to it along open ways, to which the difference
    between the paint here and there adds: where a gap lets two things be one region, each hint
    still keeps to its own.
    """
    height, width = inside.shape
    scale = min(1.0, FIELD_PX / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    seeds = np.stack([_touched(spot.mask & inside, size) for spot in spots], axis=2)
    walls = _touched(inside & ~open_ways, size)
    distance = geodesic_distance(seeds, (_touched(inside, size) & ~walls) | seeds.any(axis=2))
    paint = cv2.resize(painting, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    apart = [np.linalg.norm(paint - spot.paint, axis=2) for spot in spots]
    distance += np.stack(apart, axis=2) * (max(size) / LEVELS_AWAY)
    reached = np.isfinite(distance).any(axis=2)
    weights = 1 / (distance + 0.5) ** FALL_OFF
    cells = np.arange(1, reached.size + 1, dtype=np.int32).reshape(reached.shape)
    nearest = grown(np.where(reached, cells, 0)) - 1  # under lines and beyond: the nearest cell
    filled = weights.reshape(-1, len(spots))[nearest]
    filled = (filled / filled.sum(axis=2, keepdims=True)).astype(np.float32)
    large = cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR)
    for spot, own in zip(spots, np.eye(len(spots), dtype=np.float32), strict=True):
        large[spot.mask] = own
    return np.take(large.reshape(-1, len(spots)), np.flatnonzero(inside), axis=0)


class _Things(NamedTuple):
    """Pixels (n,) of a region's box that belong to no hinted thing, and how surely, 0 to 1."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    kept: Floats


def _other_things(spots: Sequence[_Spot], inside: Mask, clear: Mask, painting: Pixels) -> _Things:
    """What of the region inside (h, w) is something else than what its hints lie on.

    Another thing is a part of the region that is painted unlike all of its hints and nearly
    enclosed by lines. Such paint with a long border to the hinted one has strayed, and is none.
    """
    smooth = np.asarray(cv2.blur(painting, (_GRAIN_PX, _GRAIN_PX)), np.uint8)
    hinted = np.any([spot.mask for spot in spots], axis=0)
    step = -(-max(inside.shape) // _SEARCH_PX)
    few = (slice(None, None, step), slice(None, None, step))
    paper = (inside & clear)[few]
    parts = paper & ~hinted[few] & (_unlike(smooth[few], spots) >= 0.5)
    thick = cv2.morphologyEx(parts.astype(np.uint8), cv2.MORPH_OPEN, _SQUARE)  # no rim of a line
    count, found = cv2.connectedComponents(thick, connectivity=4)
    numbers = np.asarray(found, np.int32)
    certainty = (1 - _ramp(openness(numbers, paper), OPEN)).astype(np.float32)
    certainty[np.bincount(numbers.ravel(), minlength=count) < _FEWEST] = 0
    certainty[0] = 0
    spread = cv2.dilate(certainty[numbers], _RIM)  # to their soft edges, and under the lines
    sure = cv2.resize(spread, None, fx=step, fy=step, interpolation=cv2.INTER_NEAREST)
    sure = sure[: inside.shape[0], : inside.shape[1]]
    rows, columns = np.nonzero((sure > 0) & inside & ~hinted)
    kept = sure[rows, columns] * _unlike(smooth[rows, columns], spots)
    return _Things(rows, columns, kept.astype(np.float32))


def _unlike(paint: Pixels, spots: Sequence[_Spot]) -> Floats:
    """How surely paint (…, 3) is none of the hints' -> (…), 0 to 1."""
    values = paint.astype(np.float32)
    levels = np.min([np.linalg.norm(values - spot.paint, axis=-1) for spot in spots], axis=0)
    return np.asarray(_ramp(levels, ALIKE), np.float32)


def openness(parts: Labels, paper: Mask) -> NDArray[np.float64]:
    """How wide the border of each part (h, w), numbered from 1, to other paper is for its size.

    1 is the side of a square as large as the part. Lines and the frame are no such border.
    -> (largest number + 1,)
    """
    numbers, free = np.pad(parts, 1), np.pad(paper, 1)
    count = int(parts.max()) + 1
    gap = np.zeros(count)
    for axis in (0, 1):
        for shift in (1, -1):
            other = np.roll(free, shift, axis) & (np.roll(numbers, shift, axis) != numbers)
            gap += np.bincount(numbers[other], minlength=count)
    area = np.bincount(parts.ravel(), minlength=count)
    return np.asarray(gap / np.sqrt(np.maximum(area, 1)))


def _ramp(values: Any, ends: tuple[float, float]) -> Any:
    """0 below the first end, 1 above the second, smooth between."""
    t = np.clip((values - ends[0]) / (ends[1] - ends[0]), 0, 1)
    return t * t * (3 - 2 * t)


def geodesic_distance(seeds: Mask, inside: Mask) -> Floats:
    """Steps from each seed (h, w, k) to every cell on ways inside (h, w) -> (h, w, k).

    Steps go to four and to eight neighbours in turn, which makes circles octagons; inf where no
    way leads.
    """
    allowed = np.repeat(inside[..., None], seeds.shape[2], axis=2).astype(np.uint8)
    reached = seeds.astype(np.uint8)
    distance = np.zeros(seeds.shape, np.float32)
    before = 0
    while before != (total := int(reached.sum())):
        before = total
        for kernel in (_CROSS, _SQUARE):
            distance += 1 - reached
            wider = np.asarray(cv2.dilate(reached, kernel), np.uint8)
            reached = wider.reshape(seeds.shape) & allowed
    distance[reached == 0] = np.inf
    return distance


def _touched(mask: Mask, size: tuple[int, int]) -> Mask:
    """Whether anything of a mask lies in each cell of a grid of `size` (w, h)."""
    share = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.asarray(share > 0, np.bool_)
