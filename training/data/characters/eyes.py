"""Eyes and brows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.data.characters.curves import Points, bow, ellipse, joined, rotated, spline
from training.data.characters.drawing import BLACK, WHITE, Part
from training.data.characters.ink import BOTH_FADE, INNER, Pen
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

EYE_X, EYE_Y = 0.41, 0.235
_HALF_WIDTH, _HALF_HEIGHT = 0.25, 0.262
_UPPER = np.array(
    [[-0.98, 0.36], [-0.78, -0.22], [-0.30, -0.72], [0.22, -0.80], [0.66, -0.56], [0.93, -0.08],
     [1.0, 0.24]]
)  # fmt: skip
_LOWER = np.array(
    [[1.0, 0.24], [0.82, 0.70], [0.42, 0.92], [-0.12, 0.95], [-0.62, 0.80], [-0.98, 0.36]]
)
_LASH = Pen(0.55, 0.16, 0.18, 0.0)
_CLOSED = {"happy": (1, 1), "asleep": (-1, -1), "wink": (1, 0)}
_OPENNESS = {"surprised": 1.12, "serious": 0.86, "angry": 0.86, "sad": 0.9, "grin": 0.95,
             "calm": 0.9}  # fmt: skip


@dataclass(frozen=True)
class EyeFrame:
    """Eye units (outer corner +x, 1 = half an eye) onto the face."""

    pose: Pose
    side: int
    width: float
    height: float
    turn: float

    def __call__(self, points: Points) -> Points:
        """-> sheet."""
        local = rotated(points * (self.width, self.height), -self.turn)
        return self.pose.face(local * (self.side, 1) + (self.side * EYE_X, EYE_Y), 0.02)


def eye_frame(pose: Pose, traits: Traits, side: int) -> EyeFrame:
    """The frame of the eye on one side of the sheet (-1 left, 1 right)."""
    size = 0.94 if traits.masculine else 1.0
    return EyeFrame(
        pose,
        side,
        _HALF_WIDTH * traits.eye_width * size,
        _HALF_HEIGHT * traits.eye_height,
        4.0 * traits.eye_slant,
    )


def eye_parts(pose: Pose, traits: Traits, pen: float) -> list[Part]:
    """Both eyes."""
    closed = _CLOSED.get(traits.expression, (0, 0))
    winking = 1 if pose.turn < 0 else -1  # the near eye
    parts = []
    for side in (-1, 1):
        shut = closed[0 if side == winking else 1]
        frame = eye_frame(pose, traits, side)
        parts.append(_closed_eye(frame, traits, pen, shut) if shut else _eye(frame, traits, pen))
    return parts


def _eye(frame: EyeFrame, traits: Traits, pen: float) -> Part:
    part = Part(pen, phase=0.0)
    openness = _OPENNESS.get(traits.expression, 1.0)
    upper = spline(_lid(openness))
    lower = spline(_LOWER)
    white = frame(joined(upper, lower))
    part.fill(white, WHITE)
    part.shade(frame(joined(upper, (upper - (0, -0.34))[::-1])), soft=0.8, blur=3.0, within=white)
    _iris(part, frame, traits, white)
    _lids(part, frame, traits, upper, lower)
    return part


def _lid(openness: float) -> Points:
    lid = _UPPER.copy()
    lid[1:-1, 1] = 0.3 + (lid[1:-1, 1] - 0.3) * openness
    return lid


def _iris(part: Part, frame: EyeFrame, traits: Traits, white: Points) -> None:
    small = 0.82 if traits.expression == "surprised" else 1.0
    look = np.array([frame.side * 0.16 * traits.gaze[0] - 0.03, 0.07 + 0.1 * traits.gaze[1]])
    wide = 0.69 * small * (1.0 if not traits.masculine else 0.92)
    tall = min(0.86 * small, 0.80 / traits.eye_height) if traits.masculine else 0.92 * small
    disc = frame(ellipse(look, (wide, tall)))
    part.fill(disc, traits.iris_paint, within=white)
    ring = frame(ellipse(look, (wide, tall), start=-30, end=330, steps=40))
    top = frame(
        joined(
            ellipse(look, (wide, tall), start=170, end=370),
            ellipse(look + (0, -0.05), (wide, tall * 0.42), start=370, end=170),
        )
    )
    part.shade(top, cel=0.9, soft=1.0, blur=4.0, within=disc)
    glow = frame(ellipse(look + (0, tall * 0.56), (wide * 0.62, tall * 0.3)))
    part.shine(glow, cel=0.38, soft=0.5, blur=3.0, within=disc)
    pupil = frame(ellipse(look + (0, -0.02), (wide * 0.42, tall * 0.46)))
    if traits.inked_pupil:
        part.blot(pupil, within=white)
    else:
        part.fill(pupil, BLACK, opacity=0.62, within=white)
        part.line(np.concatenate([pupil, pupil[:2]]), 0.6, within=white)
    part.line(ring, 1.15, Pen(0.3, 0.3, 0.6, 0.0), within=white)
    _highlights(part, frame, look, wide, tall, traits.light_from_left)


def _highlights(
    part: Part, frame: EyeFrame, look: Points, wide: float, tall: float, from_left: bool
) -> None:
    """The same side of both irises shines: the lamp is one."""
    side = frame.side * (-1 if from_left else 1)
    big = ellipse(look + (side * wide * 0.42, -tall * 0.40), (wide * 0.36, tall * 0.27))
    small = ellipse(look + (-side * wide * 0.45, tall * 0.45), (wide * 0.17, tall * 0.13))
    for spot in (big, small):
        part.fill(frame(spot), WHITE)


def _lids(part: Part, frame: EyeFrame, traits: Traits, upper: Points, lower: Points) -> None:
    heavy = 3.6 if traits.masculine else 4.6
    flick = np.array([[1.16, 0.05 if traits.eye_slant < 0.6 else -0.1]])
    lash = frame(joined(upper[:-4], flick))
    part.line(lash, heavy, _LASH)
    for number in range(traits.lashes):
        start = np.array([0.98 - 0.1 * number, -0.18 - 0.2 * number])
        tip = start + np.array([0.30 - 0.04 * number, -0.16 - 0.07 * number])
        part.line(frame(bow(start, tip, 0.12)), 1.5, INNER)
    under = lower[4:22] if traits.masculine else lower[2:26]
    part.line(frame(under), 1.0, BOTH_FADE)
    if not traits.masculine:
        part.line(frame(lower[1:14] + (0.03, 0.0)), 1.5, BOTH_FADE)
    crease = (upper * (0.9, 1) + (0.08, -0.24))[10:-10]
    part.line(frame(crease), 0.9, BOTH_FADE)


def _closed_eye(frame: EyeFrame, traits: Traits, pen: float, way: int) -> Part:
    """A closed lid: bent up (`way` 1, laughing) or down (-1, asleep)."""
    part = Part(pen)
    if way > 0:
        lid = spline([[-0.95, 0.42], [-0.5, 0.0], [0.05, -0.16], [0.6, 0.02], [1.08, 0.46]])
    else:
        lid = spline([[-0.98, 0.2], [-0.5, 0.5], [0.05, 0.6], [0.6, 0.46], [1.1, 0.08]])
    part.line(frame(lid), 3.4, Pen(0.35, 0.2, 0.2, 0.0))
    for number in range(traits.lashes):
        start = lid[-5 - 5 * number]
        tip = start + np.array([0.24 - 0.06 * number, 0.16 if way < 0 else -0.1])
        part.line(frame(bow(start, tip, -0.1 * way)), 1.4, INNER)
    return part


_BROWS = {"angry": (0.13, -0.10), "serious": (0.07, -0.04), "sad": (-0.12, 0.03),
          "surprised": (-0.02, 0.10), "happy": (-0.03, 0.06), "pout": (0.03, -0.02)}  # fmt: skip


def brow_part(pose: Pose, traits: Traits, pen: float) -> Part:
    """Both brows; they are drawn over the hair, as is the manner."""
    inner_drop, lift = _BROWS.get(traits.expression, (-0.02, 0.02))
    part = Part(pen)
    base = EYE_Y - 0.24 - 0.235 * traits.eye_height * 0.6 - lift
    for side in (-1, 1):
        curve = spline([[0.17, base + 0.02 + inner_drop], [0.36, base - 0.045],
                        [0.54, base - 0.03], [0.66, base + 0.04]])  # fmt: skip
        points = pose.face(curve * (side, 1), 0.03)
        width = 2.8 if traits.masculine else 1.7
        part.line(points, width, Pen(0.2, 0.75, 0.2, 0.0))
    return part
