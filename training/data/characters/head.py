"""The head without its features: face, ears and neck."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import Points, ellipse, joined, mirrored, spline
from training.data.characters.drawing import Part
from training.data.characters.ink import BOTH_FADE
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

COLLAR_LIFT = 0.10
"""How much higher bodies stand than their measures say: short necks look younger."""
_FRONT = np.array(
    [[0.86, -0.55], [0.885, -0.2], [0.87, 0.12], [0.825, 0.42], [0.68, 0.73], [0.42, 0.96],
     [0.16, 1.085], [0.0, 1.11]]
)  # fmt: skip
_FAR = np.array(
    [[0.78, -0.55], [0.80, -0.22], [0.735, 0.13], [0.755, 0.40], [0.655, 0.73], [0.50, 0.95],
     [0.35, 1.085], [0.24, 1.11]]
)  # fmt: skip
_NEAR = np.array(
    [[-0.93, -0.55], [-0.96, -0.2], [-0.95, 0.12], [-0.90, 0.42], [-0.74, 0.75], [-0.38, 0.98],
     [0.02, 1.10], [0.20, 1.115]]
)  # fmt: skip
_DEPTH = np.array([0.0, 0.0, 0.05, 0.12, 0.3, 0.5, 0.62, 0.64])
_ANGULAR = np.array([0, 0, 0, 0, -0.055, -0.04, -0.05, 0.0])


def face_outline(pose: Pose, traits: Traits) -> tuple[Points, Points]:
    """The face from the right temple down to the chin, and from the chin up to the left one."""
    share = float(np.clip(abs(pose.turn), 0, 1.15))
    far = _FRONT + (_FAR - _FRONT) * share
    front_left = mirrored(_FRONT)
    near = front_left + (_NEAR - front_left) * share
    sharp = _ANGULAR * (traits.jaw * 2 - 0.6)
    far[:, 0] += sharp
    near[:, 0] -= sharp
    drop = 0.05 * traits.jaw + (0.07 if traits.masculine else 0.0)
    for side in (far, near):
        side[4:, 1] += drop * np.array([0.4, 0.8, 1, 1])
    right, left = (far, near) if pose.turn >= 0 else (mirrored(near), mirrored(far))
    down = spline(_rounded(pose, right))
    up = spline(_rounded(pose, left))[::-1]
    middle = (down[-1] + up[0]) / 2
    down[-1], up[0] = middle, middle
    return down, up


def _rounded(pose: Pose, side: Points) -> Points:
    return pose.view(side, _DEPTH)


def face_part(pose: Pose, traits: Traits, pen: float) -> tuple[Part, Points]:
    """The skin of the face; the forehead goes up under the hair and is not inked."""
    down, up = face_outline(pose, traits)
    lean = 0.1 * pose.turn
    forehead = pose.view(ellipse((-lean, -0.5), (0.84, 0.6), start=180, end=360))
    part = Part(pen)
    outline = part.shape([down, up, forehead], "skin", 1.7, undrawn=(2,))
    side = -1 if traits.light_from_left else 1
    part.rim(outline, (0.11 * side * pose.unit, -0.03 * pose.unit), cel=0.0, soft=0.5)
    return part, outline


def ear_parts(pose: Pose, pen: float) -> list[Part]:
    """The ears that this pose shows, to lie behind the face."""
    parts = []
    for side in (-1, 1):
        if side * pose.turn > 0.45:
            continue
        part = Part(pen)
        away = side * (0.90 - 0.05 * max(side * pose.turn, 0)) - 0.02 * pose.turn
        if side * pose.turn < 0:
            away = side * (0.90 + 0.04 * abs(pose.turn))
        shape = np.array(
            [[-0.06, -0.16], [0.10, -0.25], [0.19, -0.14], [0.155, 0.07], [0.075, 0.25],
             [-0.02, 0.28]]
        )  # fmt: skip
        place = np.array([away, 0.17])
        outer = pose.view(spline(shape * (side, 1)) + place)
        part.shape([outer], "skin", 1.4)
        inner = np.array([[0.02, -0.1], [0.10, -0.15], [0.11, -0.03], [0.05, 0.05], [0.07, 0.13]])
        part.line(pose.view(spline(inner * (side, 1)) + place), 0.8, BOTH_FADE)
        hollow = pose.view(ellipse(place + (side * 0.05, 0.0), (0.06, 0.14)))
        part.shade(hollow, soft=0.6, blur=3.0)
        parts.append(part)
    return parts


def neck_part(pose: Pose, traits: Traits, pen: float, face: Points) -> Part:
    """Neck and the skin down to the collar bones, with the head's shadow on it."""
    half = 0.385 if traits.masculine else 0.30
    lean = neck_lean(pose)
    top = lean - 0.13 * pose.turn
    right = spline([[top + half, 0.5], [lean + half * 0.97, 1.05], [lean + half * 1.02, 1.38],
                    [lean + half * 1.7, 1.62], [lean + 0.84, 1.72]])  # fmt: skip
    left = spline([[top - half, 0.5], [lean - half * 0.97, 1.05], [lean - half * 1.02, 1.38],
                   [lean - half * 1.7, 1.62], [lean - 0.84, 1.72]])[::-1]  # fmt: skip
    chest = np.array([[lean + 0.7, 3.2], [lean - 0.7, 3.2]])
    part = Part(pen)
    right, left, chest = (side - (0, COLLAR_LIFT) for side in (right, left, chest))
    part.shape([pose.body(right), pose.body(chest), pose.body(left)], "skin", 1.4, undrawn=(1,))
    side = 1 if traits.light_from_left else -1
    cast = face + np.array([side * 0.07, 0.2]) * pose.unit
    neck_only = pose.body(joined(right[:30], left[-30:]))
    part.shade(cast, soft=0.85, blur=5.0, within=neck_only)
    for sign in (-1, 1):
        bone = spline([[lean + sign * 0.13, 1.83], [lean + sign * 0.4, 1.78],
                       [lean + sign * 0.85, 1.72]])  # fmt: skip
        bone[:, 1] -= COLLAR_LIFT
        part.line(pose.body(bone), 0.8, BOTH_FADE)
    tendon = spline(
        [[lean - side * 0.18, 1.3], [lean - side * 0.1, 1.55], [lean - side * 0.09, 1.66]]
    )
    part.line(pose.body(tendon), 0.7, BOTH_FADE)
    return part


def neck_lean(pose: Pose) -> float:
    """How far the body stands off the head's middle: the head turns in front of its neck."""
    return -0.06 * pose.turn
