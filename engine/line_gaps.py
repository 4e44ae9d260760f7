"""Where lines leave gaps: from the end of a line to what it points at.

Owns the ends of lines, their directions and the bridges; what is enclosed is engine/regions.py's.
Positions are (row, column) in pixels; rays that leave the sheet meet its frame as if it were ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.ridges import Mask, line_ends, neighbour_codes, thin

Positions = NDArray[np.intp]
Numbers = NDArray[np.float32]

THICKEST_LINE_PX = 16
"""What is thicker is an area, of which only the corners count as ends."""
LOOK_BACK_PX = 12
TIP_PX = 3
"""A line's way between so many pixels from its end tells where it points; in the corners of a blunt
end thinning bends it."""
FACING_COST = 0.5
"""An end that faces another one would rather be bridged to that than to a line half as far."""
ANY_STROKE_PX, OF_ITS_LENGTH = 6.0, 0.25
"""Gaps up to the first are bridged from any stroke, longer ones only with so much of its length:
a fold or a mouth amid an area shall not cut it in two."""
FRAME_COST = 2.0
"""The sheet's frame counts as twice as far as a line."""
WIDEST_TURN = np.deg2rad(65)
"""A line may go on so far away from where its end points."""
RAY_SPACING_PX = 1.5
MOST_RAYS = 61
STEP_PX = 0.5
ENDS_AT_ONCE, RAYS_AT_ONCE = 256, 1 << 13
"""A hatched page has thousands of ends: they are compared and followed in parts of some MB."""

_STEPS = np.array(
    [(-1, 0), (0, 1), (1, 0), (0, -1), (-1, 1), (1, 1), (1, -1), (-1, -1)], dtype=np.intp
)  # the straight neighbours first, so that a walk takes no short cuts


@dataclass(frozen=True, eq=False)
class LineEnds:
    """Ends of lines; each has a place on the line's axis and the direction in which it points."""

    places: Positions  # (n, 2), from the upper row to the lower
    directions: Numbers  # (n, 2), unit length
    lengths_px: NDArray[np.intp]  # (n,) of all lines that hang together with it

    def __len__(self) -> int:
        return len(self.places)


def find_bridges(ink: Mask, gap_px: float) -> Positions:
    """Straight bridges over gaps of at most `gap_px` in ink (H, W) -> (n, 2, 2): from, to.

    Every end of a line looks ahead, up to `WIDEST_TURN` to both sides, for the nearest ink behind
    paper, be it another end or a line that passes; ink that it has to turn for counts as farther.
    """
    ends = find_line_ends(ink)
    if not len(ends) or gap_px <= 0:
        return np.zeros((0, 2, 2), np.intp)
    reach = gap_px + THICKEST_LINE_PX / 2 + 2
    rays = _joined(_fans(ends, reach), _facing_ends(ends, reach))
    origins = ends.places[rays.owners]
    targets, gaps = _first_ink(ink, origins, rays.headings, reach)
    cost = gaps * (1 + (rays.turns / WIDEST_TURN) ** 2) * rays.costs
    beyond = ((targets < 0) | (targets >= ink.shape)).any(axis=1)
    cost[beyond] *= FRAME_COST
    longest = np.minimum(gap_px, ANY_STROKE_PX + OF_ITS_LENGTH * ends.lengths_px)
    cost[gaps > longest[rays.owners] + STEP_PX] = np.inf
    order = np.lexsort((cost, rays.owners))
    best = order[np.r_[True, np.diff(rays.owners[order]) > 0]]  # the cheapest ray of each end
    best = best[np.isfinite(cost[best])]
    return np.stack([origins[best], targets[best]], axis=1)


def find_line_ends(ink: Mask) -> LineEnds:
    """The ends of the lines in ink (H, W), but not the spurs that thinning leaves on thick ones."""
    axis = thin(ink, max_rounds=THICKEST_LINE_PX // 2)
    places = np.argwhere(line_ends(axis))
    half_width = cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 3)
    behind_tip, back, length, forked = _walk_back(axis, places)
    spur = forked & (length <= half_width[tuple(back.T)] + 1)
    start = np.where((length > 2 * TIP_PX)[:, None], behind_tip, places)
    away = (start - back).astype(np.float32)
    distance = np.hypot(away[:, 0], away[:, 1])
    kept = ~spur & (distance > 0)
    _, strokes = cv2.connectedComponents(axis.astype(np.uint8), connectivity=8)
    lengths_px = np.bincount(strokes[axis])[strokes[tuple(places[kept].T)]]
    return LineEnds(places[kept], away[kept] / distance[kept, None], lengths_px)


def _walk_back(
    axis: Mask, places: Positions
) -> tuple[Positions, Positions, NDArray[np.intp], Mask]:
    """Follow every line from its end: the place behind its tip, the last one, how far, a fork?"""
    left = np.pad(axis, 1)
    forks = np.pad(_fork_codes()[neighbour_codes(axis)] & axis, 1)
    at = behind_tip = places + 1
    length = np.zeros(len(at), np.intp)
    forked = forks[tuple(at.T)]
    for step in range(LOOK_BACK_PX):
        if step == TIP_PX:
            behind_tip = at
        left[tuple(at.T)] = False
        around = at[:, None] + _STEPS  # (n, 8, 2)
        free = left[around[..., 0], around[..., 1]]  # (n, 8)
        goes_on = free.any(axis=1) & ~forked
        following = around[np.arange(len(at)), free.argmax(axis=1)]
        at = np.where(goes_on[:, None], following, at)
        length += goes_on
        forked = forked | forks[tuple(at.T)]
    return behind_tip - 1, at - 1, length, forked


@cache
def _fork_codes() -> Mask:
    """For each byte of neighbours: do three or more lines meet in the pixel in the middle?"""
    bits = (np.arange(256)[:, None] >> np.arange(8)) & 1  # (256, 8), clockwise
    runs = ((bits == 1) & (np.roll(bits, 1, axis=1) == 0)).sum(axis=1)
    return np.asarray(runs >= 3, np.bool_)


@dataclass(frozen=True, eq=False)
class _Rays:
    owners: Positions  # (m,) number of the end that looks
    headings: Numbers  # (m, 2) where to, unit length
    turns: Numbers  # (m,) angle to where the end points, >= 0
    costs: Numbers  # (m,) what a pixel of gap counts


def _fans(ends: LineEnds, reach: float) -> _Rays:
    """Rays ahead of every end, close enough not to miss a thin line `reach` px away."""
    count = min(MOST_RAYS, 2 * int(np.ceil(WIDEST_TURN * reach / RAY_SPACING_PX / 2)) + 1)
    turns = np.linspace(-WIDEST_TURN, WIDEST_TURN, count, dtype=np.float32)  # (a,)
    cos, sin = np.cos(turns), np.sin(turns)
    down, right = ends.directions[:, :1], ends.directions[:, 1:]
    headings = np.stack([down * cos + right * sin, right * cos - down * sin], axis=2)  # (n, a, 2)
    owners = np.repeat(np.arange(len(ends)), count)
    turns = np.tile(np.abs(turns), len(ends))
    return _Rays(owners, headings.reshape(-1, 2), turns, np.ones_like(turns))


def _facing_ends(ends: LineEnds, reach: float) -> _Rays:
    """Rays from ends exactly to other ends ahead of them: far away, the fan might miss those."""
    near = reach + THICKEST_LINE_PX / 2
    rows = ends.places[:, 0]  # ascending
    parts = []
    for first in range(0, len(ends), ENDS_AT_ONCE):
        looking = np.arange(first, min(first + ENDS_AT_ONCE, len(ends)))
        low = np.searchsorted(rows, rows[looking[0]] - near, side="left")
        high = np.searchsorted(rows, rows[looking[-1]] + near, side="right")
        parts.append(_facing(ends, looking, np.arange(low, high), near))
    return _joined(*parts)


def _facing(ends: LineEnds, looking: Positions, others: Positions, near: float) -> _Rays:
    """Rays from the ends `looking` to the ones of `others` that lie near and ahead."""
    apart = (ends.places[others][None] - ends.places[looking][:, None]).astype(np.float32)
    distance = np.hypot(apart[..., 0], apart[..., 1])  # (n, k)
    ahead = (apart * ends.directions[looking][:, None]).sum(axis=2)
    close = (distance > 0) & (distance <= near)
    one, other = np.nonzero(close & (ahead >= np.cos(WIDEST_TURN) * distance))
    length = distance[one, other]
    turns = np.arccos(np.minimum(ahead[one, other] / length, 1)).astype(np.float32)
    headings = np.asarray(apart[one, other] / length[:, None], np.float32)
    return _Rays(looking[one], headings, turns, np.full_like(turns, FACING_COST))


def _joined(*parts: _Rays) -> _Rays:
    return _Rays(
        np.concatenate([part.owners for part in parts]),
        np.concatenate([part.headings for part in parts]),
        np.concatenate([part.turns for part in parts]),
        np.concatenate([part.costs for part in parts]),
    )


def _first_ink(
    ink: Mask, origins: Positions, headings: Numbers, reach: float
) -> tuple[Positions, Numbers]:
    """Where rays that start on ink first meet ink again, and over how much paper (inf: nowhere)."""
    frame = np.pad(ink, 1, constant_values=True)
    steps = np.arange(STEP_PX, reach + THICKEST_LINE_PX / 2, STEP_PX, dtype=np.float32)  # (t,)
    met = []
    for first in range(0, len(origins), RAYS_AT_ONCE):
        part = slice(first, first + RAYS_AT_ONCE)
        met.append(_followed(frame, origins[part], headings[part], steps))
    return np.concatenate([targets for targets, _ in met]), np.concatenate([g for _, g in met])


def _followed(
    frame: Mask, origins: Positions, headings: Numbers, steps: Numbers
) -> tuple[Positions, Numbers]:
    """`_first_ink` of some rays, in ink with a frame of one pixel."""
    path = np.rint(origins[:, None] + headings[:, None] * steps[:, None]).astype(np.intp)
    path = np.clip(path + 1, 0, np.array(frame.shape) - 1)  # (n, t, 2)
    inked = frame[path[..., 0], path[..., 1]]  # (n, t)
    outside = ~inked[:, :-1] & ~inked[:, 1:]  # a single step is only a notch in the line's edge
    leaves = outside.argmax(axis=1)
    beyond = inked & (np.arange(len(steps)) > leaves[:, None])
    meets = beyond.argmax(axis=1)
    met = beyond.any(axis=1) & outside[np.arange(len(inked)), leaves]
    gaps = np.where(met, (meets - leaves) * STEP_PX, np.inf).astype(np.float32)
    into = np.minimum(meets + round(1 / STEP_PX), len(steps) - 1)  # a pixel into the ink
    targets = path[np.arange(len(path)), into] - 1
    return targets, gaps
