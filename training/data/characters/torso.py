"""The dressed upper body: its measures, its outline, its folds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from training.data.characters.curves import Points, bow, joined, spline
from training.data.characters.drawing import Part
from training.data.characters.head import COLLAR_LIFT, neck_lean
from training.data.characters.ink import BOTH_FADE, EVEN, INNER
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

BOTTOM = 5.6
"""Where bodies end: below every sheet."""


@dataclass(frozen=True)
class Body:
    """The frame of the clothes: head units, x from the middle of the neck, y from the head."""

    pose: Pose
    traits: Traits
    pen: float
    rng: np.random.Generator

    @property
    def shoulder(self) -> float:
        """Half the width of the shoulders."""
        return 1.46 if self.traits.masculine else 1.16

    @property
    def middle(self) -> float:
        """Where the front of the body has its middle: turned a little with the head."""
        return 0.16 * self.pose.turn

    @property
    def lit_side(self) -> int:
        """-1 if the light comes from the left of the sheet, else 1."""
        return -1 if self.traits.light_from_left else 1

    def part(self) -> Part:
        """A new part drawn with this body's pen."""
        return Part(self.pen, phase=float(self.rng.uniform(0, 6)))

    def at(self, points: ArrayLike) -> Points:
        """Body units -> sheet."""
        moved = np.asarray(points, np.float64).reshape(-1, 2) + (neck_lean(self.pose), -COLLAR_LIFT)
        return self.pose.body(moved)

    def curve(self, points: ArrayLike) -> Points:
        """A spline through body points -> sheet."""
        return self.at(spline(points))

    def front(self, points: ArrayLike, side: int = 1) -> Points:
        """Body points given from the middle of the front, mirrored for `side` -1 -> sheet."""
        flat = np.asarray(points, np.float64).reshape(-1, 2) * (side, 1)
        return self.at(flat + (self.middle, 0.0))

    def arm(self, side: int, *, loose: float = 0.0) -> Points:
        """The outline of shoulder and upper arm from the neck outwards and down (body units)."""
        s = self.shoulder
        knots = np.array(
            [[0.40, 1.49], [0.72, 1.62], [s - 0.22, 1.76], [s + 0.02 + loose / 2, 1.98],
             [s + 0.17 + loose, 2.45], [s + 0.27 + loose, 3.2], [s + 0.40 + loose, BOTTOM]]
        )  # fmt: skip
        return spline(knots * (side, 1))


def torso(
    body: Body,
    neckline: Points,
    *,
    paint: str = "clothes",
    loose: float = 0.0,
    bare: bool = False,
) -> tuple[Part, Points]:
    """The upper body in one piece; `neckline` (sheet) runs from the right shoulder to the left;
    `bare` skin has no edge there."""
    right = _from_neck(body.at(body.arm(1, loose=loose)), neckline[0])
    left = _from_neck(body.at(body.arm(-1, loose=loose)), neckline[-1])[::-1]
    part = body.part()
    floor = joined(right[-1:], left[:1])
    outline = part.shape(
        [right, floor, left, neckline[::-1]], paint, 1.6, undrawn=(1, 3) if bare else (1,)
    )
    part.rim(outline, (0.16 * body.lit_side * body.pose.unit, 0))
    _sleeves(part, body)
    return part, outline


def stripe(part: Part, body: Body, outline: Points, top: float, low: float) -> None:
    """A band of the accent across a torso of this `outline`, between two heights."""
    area = body.at([[-3, top], [3, top], [3, low], [-3, low]])
    part.fill(area, "accent", within=outline)
    for y in (top, low):
        edge = body.curve([[-3, y], [0, y + 0.03], [3, y]])
        part.line(edge, 0.7, EVEN, within=outline)
    part.line(joined(outline, outline[:2]), 1.5, EVEN, within=area)


def _from_neck(arm: Points, start: Points) -> Points:
    """The arm's outline from where the neckline meets it."""
    nearest = int(np.argmin(np.hypot(*(arm - start).T)))
    return joined(start[None], arm[max(nearest, 1) :])


def _sleeves(part: Part, body: Body) -> None:
    """The lines between arms and chest, and the folds that start in the armpits."""
    for side in (-1, 1):
        s = body.shoulder - 0.30
        seam = np.array([[s + 0.05, 2.42], [s - 0.02, 2.75], [s - 0.03, 3.3], [s - 0.02, BOTTOM]])
        line = body.curve(seam * (side, 1))
        part.line(line, 1.1, INNER)
        wide = np.array([[0.0, 0.0], [0.10, 0.0], [0.16, 0.0], [0.18, 0.0]])
        dark = joined(line, body.curve((seam + wide) * (side, 1))[::-1])
        part.shade(dark, soft=0.7, blur=6.0)
        for _ in range(int(body.rng.integers(1, 4))):
            start = np.array([s + 0.02, 2.46])
            tip = start + np.array([body.rng.uniform(-0.42, -0.12), body.rng.uniform(-0.18, 0.32)])
            part.line(body.at(bow(start * (side, 1), tip * (side, 1), 0.12 * side)), 0.8, INNER)
        fold = np.array([[s - 0.02, 2.5], [s - 0.5, 2.62], [s - 0.22, 2.74], [s - 0.02, 2.86]])
        part.shade(body.curve(fold * (side, 1)), soft=0.6, blur=6.0)
    if not body.traits.masculine:
        _bust(part, body)


def _bust(part: Part, body: Body) -> None:
    for side in (-1, 1):
        under = np.array([[0.80, 2.78], [0.66, 3.0], [0.42, 3.06], [0.2, 2.98]])
        part.line(body.front(spline(under), side)[6:], 0.7, BOTH_FADE)
        dark = joined(spline(under), spline(under + (0.0, 0.14))[::-1])
        part.shade(body.front(dark, side), cel=0.0, soft=0.6, blur=7.0)


def round_neckline(half: float, low: float, body: Body) -> Points:
    """From the right side of the neck round the front to its left side (sheet)."""
    knots = [[half, 1.50], [half * 0.86, low - 0.13], [0.0, low], [-half * 0.86, low - 0.13],
             [-half, 1.50]]  # fmt: skip
    shift = np.array([0.0, 0.4, 1.0, 0.4, 0.0]) * body.middle
    return body.curve(np.array(knots) + shift[:, None] * np.array([1.0, 0.0]))


def v_neckline(half: float, low: float, body: Body) -> Points:
    """The same with a point in front."""
    tip = (body.middle, low)
    right, left = bow((half, 1.48), tip, -0.05), bow(tip, (-half, 1.48), -0.05)
    return body.at(joined(right, left))


def bow_tie(body: Body, centre: ArrayLike, size: float, paint: str, *, tails: bool) -> Part:
    """A ribbon bow at `centre` (sheet): two loops, a knot, maybe two tails."""
    part = body.part()
    unit = size * body.pose.unit
    at = np.asarray(centre, np.float64)
    droop = float(body.rng.uniform(-0.1, 0.25))
    if tails:
        for side in (-1, 1):
            strip = np.array([[0.0, 0.0], [0.22, 0.5], [0.42, 1.25], [0.24, 1.12], [0.06, 1.32],
                              [-0.02, 0.6]])  # fmt: skip
            pieces = [strip[0:3], strip[2:5], strip[4:6]]
            part.shape([spline(p) * (side * unit, unit) + at for p in pieces], paint, 1.1)
    for side in (-1, 1):
        loop = np.array([[0.06, -0.06], [0.5, -0.42], [0.98, -0.40 + droop], [1.04, 0.05 + droop],
                         [0.92, 0.42 + droop], [0.48, 0.26], [0.06, 0.08]])  # fmt: skip
        outline = part.shape([spline(loop) * (side * unit, unit) + at], paint, 1.2)
        fold = bow((0.12, 0.0), (0.62, 0.02 + droop / 2), 0.1) * (side * unit, unit) + at
        part.line(fold, 0.8, INNER)
        dark = np.array([[0.1, 0.1], [0.55, 0.1 + droop / 2], [1.0, 0.3 + droop], [0.5, 0.5]])
        part.shade(dark * (side * unit, unit) + at, soft=0.7, blur=3.0, within=outline)
    knot = np.array([[-0.15, -0.14], [0.15, -0.14], [0.17, 0.14], [-0.17, 0.14]])
    ring = spline(knot, closed=True, steps=4) * unit + at
    part.shape([joined(ring, ring[:1])], paint, 1.1)
    return part
