"""Small things on the head: clips, ribbons, flowers, headbands, ears, glasses, earrings."""

from __future__ import annotations

import numpy as np

from training.data.characters.back_hair import BackHair
from training.data.characters.curves import bow, ellipse, joined, rotated, spline
from training.data.characters.drawing import WHITE, Part
from training.data.characters.eyes import EYE_X, EYE_Y
from training.data.characters.ink import BOTH_FADE, EVEN, INNER, Pen
from training.data.characters.torso import Body, bow_tie


def hairpiece_parts(body: Body) -> list[Part]:
    """What is worn in the hair."""
    match body.traits.hairpiece:
        case "clip":
            return [_clips(body)]
        case "ribbon":
            at = body.pose.hair([[_best_side(body) * 52, -0.72]], 1.12)[0]
            return [bow_tie(body, at, 0.34, "accent", tails=False)]
        case "big_ribbon":
            lean = -0.1 * body.pose.turn
            return [bow_tie(body, body.pose.view([[lean, -1.26]])[0], 0.78, "accent", tails=False)]
        case "flower":
            return [_flower(body)]
        case "headband":
            return [_headband(body)]
        case _:
            return []


def _best_side(body: Body) -> int:
    """The side of the head on which a small thing is seen well."""
    if abs(body.pose.turn) > 0.3:
        return -1 if body.pose.turn > 0 else 1
    return -body.lit_side


def animal_ears(body: Body) -> list[Part]:
    """Cat ears, to stand behind the front hair."""
    if body.traits.hairpiece != "cat_ears":
        return []
    pose, lean = body.pose, -0.1 * body.pose.turn
    parts = []
    for side in (-1, 1):
        ear = body.part()
        outer = bow((0.96, -0.66), (0.92, -1.72), -0.06)
        inner = bow((0.92, -1.72), (0.28, -1.14), -0.10)
        base = np.array([[0.28, -1.14], [0.6, -0.7], [0.96, -0.66]])
        seen = [pose.view(p * (side, 1) + (lean, 0)) for p in (outer, inner, base)]
        outline = ear.shape(seen, "hair", 1.5, undrawn=(2,))
        hollow = spline([[0.86, -0.86], [0.86, -1.46], [0.46, -1.10]], closed=True)
        edge = pose.view(hollow * (side, 1) + (lean, 0))
        ear.fill(edge, "skin", within=outline)
        ear.line(joined(edge, edge[:1]), 0.8, EVEN)
        ear.rim(outline, (0.07 * body.lit_side * pose.unit, -0.03 * pose.unit))
        parts.append(ear)
    return parts


def tie_parts(body: Body, hair: BackHair) -> list[Part]:
    """What holds the tails: bows, or plain bands."""
    bows = body.rng.random() < 0.5
    parts = []
    for at, degrees in hair.ties:
        if bows and not body.traits.masculine:
            parts.append(bow_tie(body, at, 0.30, "accent", tails=False))
            continue
        band = body.part()
        ring = rotated(ellipse((0, 0), (0.15, 0.10), start=90, end=450), degrees)
        band.shape([ring * body.pose.unit + at], "accent", 1.2)
        parts.append(band)
    return parts


def _clips(body: Body) -> Part:
    part = body.part()
    side = _best_side(body)
    crossed = body.rng.random() < 0.4
    for number in range(2):
        y = -0.42 + 0.14 * number
        tilt = (0.16 if number else -0.16) if crossed else 0.05
        y = -0.38 if crossed else y
        line = np.array([[side * 42, y - tilt], [side * 62, y + tilt]])
        spine = body.pose.hair(spline(line), 1.10)
        across = np.array([0.0, 0.035 * body.pose.unit])
        bar = joined(spine - across, (spine + across)[::-1])
        part.shape([joined(bar, bar[:1])], "accent2", 0.9, EVEN)
    return part


def _flower(body: Body) -> Part:
    part = body.part()
    at = body.pose.hair([[_best_side(body) * 56, -0.62]], 1.12)[0]
    size = 0.2 * body.pose.unit
    for angle in np.arange(5) * 72.0 + body.rng.uniform(0, 72):
        a = np.deg2rad(angle)
        petal = ellipse(at + np.array([np.cos(a), np.sin(a)]) * size * 0.72,
                        (size * 0.62, size * 0.5), turn=angle, steps=16)  # fmt: skip
        outline = part.shape([joined(petal, petal[:1])], "accent", 0.9)
        part.shade(ellipse(at, (size * 0.55, size * 0.55)), soft=0.7, blur=4.0, within=outline)
    heart = ellipse(at, (size * 0.36, size * 0.36), steps=16)
    part.shape([joined(heart, heart[:1])], "accent2", 0.9)
    return part


def _headband(body: Body) -> Part:
    part = body.part()
    longitude = np.linspace(-84, 84, 24)
    y = -0.92 + 0.55 * (longitude / 84) ** 2
    upper = body.pose.hair(np.stack([longitude, y - 0.05], axis=1), 1.12)
    lower = body.pose.hair(np.stack([longitude, y + 0.07], axis=1), 1.12)
    outline = part.shape([upper, lower[::-1]], "accent", 1.0)
    part.rim(outline, (0.12 * body.lit_side * body.pose.unit, -0.02 * body.pose.unit))
    if body.rng.random() < 0.4:
        at = (upper[3] if body.lit_side > 0 else upper[-4]) + (0.0, 0.05 * body.pose.unit)
        loops = bow_tie(body, at, 0.26, "accent", tails=False)
        part.items += loops.items
    return part


def glasses_parts(body: Body) -> list[Part]:
    """Round or square glasses with a glint; the eyes are seen through them."""
    if not body.traits.glasses:
        return []
    part = body.part()
    square = body.rng.random() < 0.5
    for side in (-1, 1):
        angles = np.linspace(0, 2 * np.pi, 40)
        power = 0.55 if square else 1.0
        ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        ring = np.sign(ring) * np.abs(ring) ** power * (0.315, 0.27)
        seen = body.pose.face(ring + (side * EYE_X, EYE_Y + 0.05), 0.08)
        part.fill(seen, WHITE, opacity=0.10)
        part.line(seen, 1.4, Pen(0.1, 0.1, 0.9, 0.0))
        glint = np.array([[-0.16, -0.13], [-0.04, -0.20]]) + (side * EYE_X, EYE_Y + 0.02)
        part.line(body.pose.face(spline(glint), 0.08), 0.7, BOTH_FADE)
    bridge = body.pose.face(bow((-0.1, EYE_Y), (0.1, EYE_Y), 0.2), 0.12)
    part.line(bridge, 1.3, EVEN)
    for side in (-1, 1):
        if side * body.pose.turn < 0.5:
            arm = np.array([[side * 0.72, EYE_Y], [side * 0.9, EYE_Y - 0.04]])
            part.line(body.pose.face(spline(arm)), 1.3, INNER)
    return [part]


def earring_parts(body: Body) -> list[Part]:
    """A drop under each ear that this pose shows."""
    if not body.traits.earrings:
        return []
    parts = []
    for side in (-1, 1):
        if side * body.pose.turn > 0.45:
            continue
        part = body.part()
        drop = spline([[0, 0.44], [0.055, 0.58], [0, 0.66], [-0.055, 0.58]], closed=True, steps=5)
        seen = body.pose.view(drop + (side * 0.93, 0.0))
        part.shape([joined(seen, seen[:1])], "accent2", 0.9)
        parts.append(part)
    return parts
