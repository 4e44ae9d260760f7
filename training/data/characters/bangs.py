"""Front hair: the dome over the forehead, its bangs and the locks beside the face."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import Points, bow, ellipse, joined, spline
from training.data.characters.drawing import Part
from training.data.characters.hairline import Lock, hairline
from training.data.characters.ink import BOTH_FADE, CONTOUR, Pen
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

_CROWN = -1.12
_STRAND = Pen(0.08, 0.85, 0.05, 0.1)


def skull(pose: Pose, traits: Traits, *, start: float, end: float, grow: float = 0.0) -> Points:
    """An arc of the head of hair as seen, angles as in `curves.ellipse` (270 is the top)."""
    centre = (-0.1 * pose.turn, -0.25)
    radii = (1.09 + 0.07 * traits.volume + grow, 1.03 + 0.09 * traits.volume + grow)
    steps = max(12, int(abs(end - start) / 5))
    return pose.view(ellipse(centre, radii, start=start, end=end, steps=steps))


def front_hair(pose: Pose, traits: Traits, pen: float, rng: np.random.Generator) -> Part:
    """The whole front hair as one part."""
    locks, parting = hairline(pose, traits, rng)
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    dome = _dome(pose, traits, rng)
    edges = _lower_edge(pose, locks, dome[-1], dome[0])
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


def _dome(pose: Pose, traits: Traits, rng: np.random.Generator) -> Points:
    """The outline over the top, from the left to the right; smooth, or with spikes where no hat
    presses them down."""
    low = 8 if traits.sides >= 0.2 else -6
    arc = skull(pose, traits, start=180 - low, end=360 + low)
    if traits.back != "spikes" or traits.hat != "none":
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


def _lower_edge(pose: Pose, locks: list[Lock], right_end: Points, left_end: Points) -> list[Points]:
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
