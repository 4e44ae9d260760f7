"""Nose, mouth and blush."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import Placing, Points, ellipse, joined, spline
from training.data.characters.drawing import WHITE, Part
from training.data.characters.ink import BOTH_FADE, INNER, Pen
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

MOUTH_Y = 0.80
_LIFT = 0.05


def nose_part(pose: Pose, traits: Traits, pen: float) -> Part:
    """A hint of a nose on the side away from the light, longer in a turned face."""
    part = Part(pen)
    turn = pose.turn
    way = np.sign(turn) if abs(turn) > 0.25 else (1.0 if traits.light_from_left else -1.0)
    tip = np.array([0.0, 0.555])
    long = traits.masculine or abs(turn) > 0.6
    rise = 0.16 if long else 0.07
    bridge = spline(
        [tip + (-way * 0.015, -rise), tip + (way * 0.012, -0.05), tip + (way * 0.035, 0)]
    )
    under = spline([tip + (way * 0.035, 0), tip + (way * 0.01, 0.03), tip + (-way * 0.025, 0.035)])
    lift = 0.13
    part.line(pose.face(bridge, lift), 0.9, Pen(0.8, 0.1, 0.1, 0.0))
    part.line(pose.face(under, lift), 1.2, BOTH_FADE)
    return part


def blush_part(pose: Pose, traits: Traits, pen: float) -> Part:
    """Red cheeks for some, with a few short strokes for the shy."""
    part = Part(pen)
    if traits.blush < 0.45:
        return part
    for side in (-1, 1):
        centre = np.array([side * 0.52, 0.56])
        part.fill(pose.face(ellipse(centre, (0.17, 0.09))), "lips", opacity=0.16)
        part.fill(pose.face(ellipse(centre, (0.12, 0.06))), "lips", opacity=0.16)
        if traits.blush > 0.82:
            for step in (-0.07, 0.0, 0.07):
                stroke = np.array([[step + 0.02, -0.04], [step - 0.02, 0.04]]) + centre
                part.line(pose.face(spline(stroke)), 0.7, BOTH_FADE)
    return part


def mouth_part(pose: Pose, traits: Traits, pen: float) -> Part:
    """The mouth of the expression."""
    part = Part(pen)
    drop = 0.03 if traits.masculine else 0.0

    def on_face(points: Points) -> Points:
        return pose.face(points + (0, MOUTH_Y + drop), _LIFT)

    match traits.expression:
        case "open" | "happy" | "wink":
            _open_mouth(part, on_face(_smile_shape(0.22, 0.25)), on_face, 0.22, traits)
        case "grin":
            _grin(part, on_face)
        case "surprised":
            _open_mouth(part, on_face(ellipse((0, 0.02), (0.09, 0.12))), on_face, 0.08, traits)
        case "smile":
            _closed(part, on_face, 0.2, 0.06)
        case "sad" | "angry":
            _closed(part, on_face, 0.13, -0.04)
        case "pout":
            _closed(part, on_face, 0.085, -0.035)
        case _:
            _closed(part, on_face, 0.14, 0.014)
    return part


def _smile_shape(half: float, depth: float) -> Points:
    """A smiling open mouth: a wavy upper lip, a deep round lower one."""
    top = spline([[-half, -0.05], [-half * 0.5, -0.02], [0, -0.03], [half * 0.5, -0.02],
                  [half, -0.05]])  # fmt: skip
    low = spline([[half, -0.05], [half * 0.72, depth * 0.45], [0, depth * 0.78],
                  [-half * 0.72, depth * 0.45], [-half, -0.05]])  # fmt: skip
    return joined(top, low)


def _open_mouth(part: Part, outline: Points, on_face: Placing, half: float, traits: Traits) -> None:
    part.fill(outline, "lips_shadow")
    part.fill(on_face(ellipse((0, half * 0.82), (half * 0.6, half * 0.42))), "lips", within=outline)
    teeth = np.array([[-half, -0.09], [half, -0.09], [half * 0.8, 0.0], [-half * 0.8, 0.0]])
    if half > 0.1 and traits.blush < 0.7:
        part.fill(on_face(spline(teeth, closed=True)), WHITE, within=outline)
    part.line(np.concatenate([outline, outline[:2]]), 1.1, Pen(0.1, 0.1, 0.7, 0.1))


def _grin(part: Part, on_face: Placing) -> None:
    shape = on_face(_smile_shape(0.23, 0.16))
    part.fill(shape, WHITE)
    part.line(np.concatenate([shape, shape[:2]]), 1.1, Pen(0.1, 0.1, 0.7, 0.1))
    part.line(on_face(spline([[-0.16, 0.0], [0, 0.03], [0.16, 0.0]])), 0.6, BOTH_FADE)


def _closed(part: Part, on_face: Placing, half: float, bend: float) -> None:
    curve = spline([[-half, -bend], [-half * 0.5, bend * 0.5], [0, bend], [half * 0.5, bend * 0.5],
                    [half, -bend]])  # fmt: skip
    part.line(on_face(curve), 1.5, BOTH_FADE)
    part.line(on_face(spline([[-0.04, 0.13], [0.0, 0.14], [0.04, 0.13]])), 0.7, INNER)
