"""Front hair: the dome over the forehead, its bangs and the locks beside the face."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from training.data.characters.curves import Points, bow, ellipse, joined, spline
from training.data.characters.drawing import Part
from training.data.characters.ink import BOTH_FADE, CONTOUR, Pen
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

_CROWN = -1.12
_STRAND = Pen(0.08, 0.85, 0.05, 0.1)


class Lock(NamedTuple):
    """A pointed lock: its tip, and the valley between it and the next; (longitude, y)."""

    tip: tuple[float, float]
    valley: tuple[float, float]


def skull(pose: Pose, traits: Traits, *, start: float, end: float, grow: float = 0.0) -> Points:
    """An arc of the head of hair as seen, angles as in `curves.ellipse` (270 is the top)."""
    centre = (-0.1 * pose.turn, -0.25)
    radii = (1.09 + 0.07 * traits.volume + grow, 1.03 + 0.09 * traits.volume + grow)
    steps = max(12, int(abs(end - start) / 5))
    return pose.view(ellipse(centre, radii, start=start, end=end, steps=steps))


def front_hair(pose: Pose, traits: Traits, pen: float, rng: np.random.Generator) -> Part:
    """The whole front hair as one part."""
    locks, parting = _locks(pose, traits, rng)
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    dome = _dome(pose, traits, rng)
    edges = _lower_edge(pose, locks, dome[-1], dome[0], traits)
    outline = part.shape([dome, *edges], "hair", 1.5)
    side = -1 if traits.light_from_left else 1
    part.rim(outline, (0.16 * side * pose.unit, -0.05 * pose.unit))
    for lock in locks[:-1]:
        _strand(part, pose, lock.valley, parting, rng)
    for left, right in zip(locks[:-1], locks[1:], strict=True):
        _hairs_inside(part, pose, left, right, parting, rng)
    _falls(part, pose, traits, rng)
    _ring(part, pose, outline, rng)
    if traits.ahoge:
        _ahoge(part, pose, rng)
    return part


def _locks(pose: Pose, traits: Traits, rng: np.random.Generator) -> tuple[list[Lock], float]:
    """The locks from the right of the sheet to its left, and the longitude of the parting."""
    parting, middle = _bangs(traits, rng)
    reach = 0.32 + 1.0 * traits.sides
    if traits.sides < 0.2:
        outer, inner = 66.0, 52.0
    else:
        outer, inner = 62.0, 45.0
    lengths = reach * (1 + 0.12 * rng.uniform(-1, 1, 2))
    first = [Lock((outer, lengths[0]), (inner, -0.16))]
    last = [Lock((-outer, lengths[1]), (-90.0, 0.0))]
    middle[-1] = Lock(middle[-1].tip, (-inner, -0.16))
    if rng.random() < 0.7 and pose.turn < 0.35:
        first = [Lock((80.0, lengths[0] * 0.62), (70.0, lengths[0] * 0.25)), *first]
    if rng.random() < 0.7 and pose.turn > -0.35:
        notch = Lock((-outer, lengths[1]), (-70.0, lengths[1] * 0.25))
        last = [notch, Lock((-80.0, lengths[1] * 0.62), (-90.0, 0.0))]
    return [*first, *middle, *last], parting


def _bangs(traits: Traits, rng: np.random.Generator) -> tuple[float, list[Lock]]:
    """The locks on the forehead, from right to left, by kind."""
    way = 1.0 if traits.sweep >= 0 else -1.0
    match traits.bangs:
        case "straight":
            count, parting = int(rng.integers(4, 7)), 0.0
            tips = np.linspace(38, -38, count)
            heights = np.full(count, -0.03) + rng.normal(0, 0.012, count)
            depth = np.full(count, -0.20) + rng.normal(0, 0.03, count)
        case "curtain":
            parting = way * float(rng.uniform(0, 8))
            tips = np.array([41, 27, -27, -41.0]) + parting * 0.5
            heights = np.array([0.22, -0.06, -0.06, 0.22])
            depth = np.array([-0.2, -0.86, -0.2, -0.2])
        case "parted":
            parting = way * float(rng.uniform(14, 24))
            tips = np.array([42, 30, 8, -14, -38]) * way
            heights = np.array([0.16, -0.06, -0.16, -0.10, 0.1])
            depth = np.array([-0.25, -0.80, -0.42, -0.3, -0.2])
            if way < 0:
                tips, heights = tips[::-1], heights[::-1]
                depth = np.array([-0.2, -0.3, -0.42, -0.80, -0.2])
        case "swept":
            parting = -way * float(rng.uniform(12, 26))
            tips = np.array([39, 22, 2, -20, -39]) + way * 7
            heights = np.array([-0.02, -0.08, -0.04, -0.09, -0.02]) + 0.06 * way * np.array(
                [1, 0.5, 0, -0.5, -1]
            )
            depth = np.full(5, -0.36) + rng.normal(0, 0.06, 5)
        case "centre":
            parting = float(rng.uniform(-6, 6))
            tips = np.array([38, 22, 1, -22, -38]) + rng.normal(0, 1.5, 5)
            heights = np.array([0.08, -0.1, float(rng.uniform(0.18, 0.42)), -0.1, 0.08])
            depth = np.full(5, -0.32) + rng.normal(0, 0.05, 5)
        case "spiky":
            parting = float(rng.uniform(-12, 12))
            tips = np.array([40, 20, -3, -24, -41]) + way * rng.uniform(3, 9)
            heights = np.array([0.06, -0.08, 0.1, -0.06, 0.04]) + rng.normal(0, 0.04, 5)
            depth = np.full(5, -0.5) + rng.normal(0, 0.06, 5)
        case _:
            count, parting = int(rng.integers(5, 8)), float(rng.uniform(-10, 10))
            tips = np.linspace(40, -40, count) + rng.normal(0, 3, count)
            heights = rng.uniform(-0.16, 0.03, count)
            depth = rng.uniform(-0.46, -0.24, count)
    count = len(tips)
    valleys = np.append((tips[:-1] + tips[1:]) / 2 - (way * 4 if traits.bangs == "swept" else 0), 0)
    if traits.bangs in ("curtain", "parted"):
        valleys[int(np.argmin(depth))] = parting
    locks = [
        Lock((float(tips[i]), float(heights[i])), (float(valleys[i]), float(depth[i])))
        for i in range(count)
    ]
    return parting, locks


def _dome(pose: Pose, traits: Traits, rng: np.random.Generator) -> Points:
    """The outline over the top, from the left to the right; smooth, or with spikes."""
    low = 8 if traits.sides >= 0.2 else -6
    arc = skull(pose, traits, start=180 - low, end=360 + low)
    if traits.back != "spikes":
        return arc
    centre = arc.mean(axis=0)
    pieces = []
    marks = np.linspace(0, len(arc) - 1, int(rng.integers(7, 10))).astype(int)
    for start, stop in zip(marks[:-1], marks[1:], strict=True):
        middle = arc[(start + stop) // 2]
        share = (start + stop) / 2 / (len(arc) - 1) - 0.5
        out = (middle - centre) / np.hypot(*(middle - centre))
        tip = middle + out * pose.unit * rng.uniform(0.16, 0.34)
        tip = tip + np.array([np.sign(share) * 0.16, 0.36 * abs(share)]) * pose.unit
        bend = 0.1 * (-1 if share < 0 else 1)
        pieces += [bow(arc[start], tip, 0.02 + bend), bow(tip, arc[stop], 0.02 - bend)]
    return joined(*pieces)


def _lower_edge(
    pose: Pose, locks: list[Lock], right_end: Points, left_end: Points, traits: Traits
) -> list[Points]:
    """Down and up along every lock, from the right end of the dome to the left one."""
    edges = []
    before: tuple[float, float] | None = None
    for number, lock in enumerate(locks):
        first, last = number == 0, number == len(locks) - 1
        start = before if before is not None else (lock.tip[0] + 24, 0.0)
        end = lock.valley
        lean = np.clip((lock.tip[0] - (start[0] + end[0]) / 2) / 14, -1, 1)
        down = _edge(start, lock.tip, 0.10 - 0.12 * lean)
        up = _edge(end, lock.tip, -0.10 - 0.12 * lean)[::-1]
        down_seen, up_seen = pose.hair(down), pose.hair(up)
        if first:
            down_seen = _anchored(down_seen, right_end, at_start=True)
        if last:
            up_seen = _anchored(up_seen, left_end, at_start=False)
        edges += [down_seen, up_seen]
        before = end
    return edges


def _edge(valley: tuple[float, float], tip: tuple[float, float], bend: float) -> Points:
    """From valley to tip in (longitude, y), bent where longitude is measured in head units."""
    scale = np.array([1 / 57.0, 1.0])
    edge = bow(np.array(valley) * scale, np.array(tip) * scale, bend, peak=0.45)
    return np.asarray(edge / scale)


def _anchored(edge: Points, end: Points, *, at_start: bool) -> Points:
    """The edge bent so that one of its ends meets the dome."""
    share = np.linspace(1, 0, len(edge))[:, None] ** 1.5
    if not at_start:
        share = share[::-1]
    gap = end - (edge[0] if at_start else edge[-1])
    return np.asarray(edge + share * gap)


def _towards_crown(
    start: tuple[float, float], parting: float, share: float, steps: int = 14
) -> Points:
    """From a place in the hair up along its fall, `share` of the way to the crown."""
    t = np.linspace(0, share, steps)
    y = start[1] + (_CROWN - start[1]) * t
    longitude = start[0] + (parting - start[0]) * t**1.6 * 0.75
    return np.stack([longitude, y], axis=1)


def _strand(
    part: Part, pose: Pose, valley: tuple[float, float], parting: float, rng: np.random.Generator
) -> None:
    """The line from a valley upwards and the shadow beside it."""
    deep = valley[1] < -0.7
    path = _towards_crown(valley, parting, 0.95 if deep else float(rng.uniform(0.35, 0.75)))
    part.line(pose.hair(path), 1.0, _STRAND)
    wide = np.linspace(1, 0, len(path))[:, None] * np.array([float(rng.uniform(3.5, 7)), 0.0])
    side = 1.0 if rng.random() < 0.5 else -1.0
    part.shade(joined(pose.hair(path), pose.hair(path + side * wide)[::-1]), soft=0.7, blur=4.0)


def _hairs_inside(
    part: Part, pose: Pose, left: Lock, right: Lock, parting: float, rng: np.random.Generator
) -> None:
    """A fine hair now and then along a lock."""
    if rng.random() < 0.5:
        return
    tip, valley = np.array(right.tip), np.array(left.valley)
    start = tip + (valley - tip) * rng.uniform(0.45, 0.7)
    path = _towards_crown((float(start[0]), float(start[1])), parting, float(rng.uniform(0.2, 0.4)))
    part.line(pose.hair(path), 0.6, BOTH_FADE)


def _falls(part: Part, pose: Pose, traits: Traits, rng: np.random.Generator) -> None:
    """Long fine lines down both sides of the head."""
    for side in (-1, 1):
        if side * pose.turn > 0.35:
            continue  # the far side is seen along its surface
        for longitude in rng.uniform(50, 78, int(rng.integers(1, 4))):
            top, low = rng.uniform(-0.95, -0.6), rng.uniform(-0.1, 0.1 + 0.4 * traits.sides)
            y = np.linspace(top, low, 14)
            bend = side * (longitude - 16 * np.clip(-0.35 - y, 0, 1))
            part.line(pose.hair(np.stack([bend, y], axis=1)), 0.8, BOTH_FADE)


def _ring(part: Part, pose: Pose, outline: Points, rng: np.random.Generator) -> None:
    """The shine that runs round the head, broken into teeth."""
    top, low = float(rng.uniform(-0.80, -0.68)), float(rng.uniform(0.09, 0.16))
    edge = np.arange(-66, 67, 6.0)
    bend = 0.16 * (edge / 66) ** 2
    teeth = np.where(np.arange(len(edge)) % 2, 1.0, 0.25) * rng.uniform(0.6, 1.3, len(edge))
    fade = np.sqrt(np.clip(1 - (edge / 68) ** 2, 0, 1))
    upper = np.stack([edge, top + bend - low * 0.5 * teeth * fade], axis=1)
    under = np.stack([edge, top + bend + low * teeth[::-1] * fade], axis=1)
    ring = joined(pose.hair(spline(upper, steps=3)), pose.hair(spline(under, steps=3))[::-1])
    part.shine(ring, cel=0.42, soft=0.5, blur=4.0, within=outline)


def _ahoge(part: Part, pose: Pose, rng: np.random.Generator) -> None:
    """One or two hairs that stand up."""
    side = float(rng.choice([-1, 1]))
    for number in range(int(rng.integers(1, 3))):
        root = np.array([-0.1 * pose.turn + side * 0.06 * number, -1.24])
        tip = root + np.array([side * (0.42 - 0.5 * number), -0.16 - 0.1 * number])
        rise = bow(root - (0.05, 0), tip, -0.45 * side)
        fall = bow(root + (0.05, 0), tip, -0.22 * side)[::-1]
        part.shape([pose.view(rise), pose.view(fall)], "hair", 1.2, CONTOUR)
