"""Hats: each covers the top of the front hair."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import Points, bow, ellipse, joined, spline
from training.data.characters.drawing import Part
from training.data.characters.ink import BOTH_FADE, EVEN, INNER
from training.data.characters.pose import Pose
from training.data.characters.torso import Body


def hat_parts(body: Body) -> list[Part]:
    """The hat of the traits, none for most."""
    match body.traits.hat:
        case "beret":
            return [_beret(body)]
        case "witch":
            return _witch(body)
        case "cap":
            return _cap(body)
        case "straw":
            return _straw(body)
        case "beanie":
            return _beanie(body)
        case "crown":
            return [_crown(body)]
        case _:
            return []


def shade_hair(body: Body, hair: Part) -> None:
    """The shadow of a hat with a brim on the front hair."""
    if body.traits.hat in ("witch", "cap", "straw", "beanie"):
        pose, lean = _frame(body)
        hair.shade(pose.view(ellipse((lean, -0.98), (1.5, 0.62))), soft=0.8, blur=6.0)


def _swell(body: Body) -> float:
    """How much larger than the bare head this hair makes its hat."""
    return 1.0 + 0.07 * body.traits.volume


def _frame(body: Body) -> tuple[Pose, float]:
    return body.pose, -0.1 * body.pose.turn


def _beret(body: Body) -> Part:
    pose, lean = _frame(body)
    side = body.lit_side
    big = _swell(body)
    shape = np.array([[-1.02, -0.82], [-1.25, -1.05], [-1.0, -1.42], [-0.2, -1.60], [0.6, -1.46],
                      [1.06, -1.08], [0.98, -0.82], [0.4, -0.93], [-0.4, -0.93]])  # fmt: skip
    ring = spline(shape * (side * big, big) + (lean, 0), closed=True)
    part = body.part()
    outline = part.shape([pose.view(joined(ring, ring[:1]))], "accent", 1.5)
    stalk = bow((lean - side * 0.1, -1.56 * big), (lean - side * 0.02, -1.74 * big), 0.2)
    part.line(pose.view(stalk), 2.4, EVEN)
    part.line(pose.view(bow((lean - 0.86, -0.86), (lean + 0.86, -0.86), 0.05)), 0.8, BOTH_FADE)
    part.rim(outline, (0.16 * side * pose.unit, -0.10 * pose.unit))
    return part


def _brim(body: Body, wide: float, height: float, tall: float, paint: str) -> tuple[Part, Points]:
    """A brim all round, seen a little from below."""
    pose, lean = _frame(body)
    part = body.part()
    ring = ellipse((lean, height), (wide, tall), start=180, end=540, steps=56)
    ring[:, 1] += 0.16 * ((ring[:, 0] - lean) / wide) ** 2
    outline = part.shape([pose.view(ring)], paint, 1.5)
    part.rim(outline, (0.1 * body.lit_side * pose.unit, -0.06 * pose.unit))
    return part, outline


def _witch(body: Body) -> list[Part]:
    pose, lean = _frame(body)
    big = _swell(body)
    brim, _ = _brim(body, 1.75 * big, -0.86, 0.32, "accent")
    side = body.lit_side
    cone = body.part()
    left = spline([[-0.98, -0.92], [-0.72, -1.35], [-0.38, -1.85], [0.18, -2.15]]) * (big, 1)
    right = spline([[0.18, -2.15], [0.40, -1.72], [0.76, -1.30], [0.98, -0.92]]) * (big, 1)
    base = bow(right[-1], left[0], -0.07)
    pieces = [pose.view(p * (-side, 1) + (lean, 0)) for p in (left, right, base)]
    outline = cone.shape(pieces, "accent", 1.5)
    cone.rim(outline, (0.16 * side * pose.unit, -0.04 * pose.unit))
    band = joined(bow((-0.97, -0.97), (0.97, -0.97), -0.07), bow((0.84, -1.2), (-0.84, -1.2), 0.07))
    seen = pose.view(band * (big, 1) + (lean, 0))
    cone.fill(seen, "accent2", within=outline)
    cone.line(joined(seen, seen[:1]), 0.8, EVEN, within=outline)
    return [brim, cone]


def _straw(body: Body) -> list[Part]:
    pose, lean = _frame(body)
    big = _swell(body)
    brim, _ = _brim(body, 1.68 * big, -0.80, 0.28, "accent")
    crown = body.part()
    top = spline([[-0.92, -0.82], [-0.92, -1.22], [-0.62, -1.52], [0, -1.60], [0.62, -1.52],
                  [0.92, -1.22], [0.92, -0.82]]) * (big, 1)  # fmt: skip
    base = bow(top[-1], top[0], -0.06)
    outline = crown.shape([pose.view(p + (lean, 0)) for p in (top, base)], "accent", 1.4)
    band = joined(bow((-1, -0.86), (1, -0.86), -0.06), bow((1, -1.1), (-1, -1.1), 0.06))
    seen = pose.view(band * (big, 1) + (lean, 0))
    crown.fill(seen, "accent2", within=outline)
    crown.line(joined(seen, seen[:1]), 0.8, EVEN, within=outline)
    crown.rim(outline, (0.14 * body.lit_side * pose.unit, -0.05 * pose.unit))
    for y in (-1.24, -1.38):
        weave = bow((-0.7, y), (0.7, y), -0.05) + (lean, 0)
        crown.line(pose.view(weave), 0.6, BOTH_FADE, within=outline)
    return [brim, crown]


def _cap(body: Body) -> list[Part]:
    pose, lean = _frame(body)
    big = _swell(body)
    shell = body.part()
    top = spline([[-1.12, -0.55], [-1.12, -0.95], [-0.7, -1.34], [0, -1.46], [0.7, -1.34],
                  [1.12, -0.95], [1.12, -0.55]]) * (big, 1)  # fmt: skip
    base = bow(top[-1], top[0], -0.14)
    outline = shell.shape([pose.view(p + (lean, 0)) for p in (top, base)], "accent", 1.5)
    shift = 0.32 * pose.turn
    for x in (-0.35, 0.35):
        seam = bow((lean + x * 0.2, -1.42 * big), (lean + x + shift, -0.82), 0.12 * np.sign(-x))
        shell.line(pose.view(seam), 0.8, INNER, within=outline)
    shell.rim(outline, (0.16 * body.lit_side * pose.unit, -0.05 * pose.unit))
    badge = pose.view(ellipse((lean + shift, -1.08), (0.16, 0.15)))
    shell.shape([joined(badge, badge[:1])], "accent2", 1.0)
    visor = body.part()
    upper = spline([[-0.86, -0.70], [-0.4, -0.86], [0.1, -0.90], [0.5, -0.85], [0.92, -0.70]])
    lower = spline([[0.92, -0.70], [0.72, -0.48], [0.12, -0.36], [-0.5, -0.46], [-0.86, -0.70]])
    pieces = [pose.view(p + (lean + shift, 0)) for p in (upper, lower)]
    edge = visor.shape(pieces, "accent", 1.4)
    visor.rim(edge, (0, -0.07 * pose.unit))
    return [shell, visor]


def _beanie(body: Body) -> list[Part]:
    pose, lean = _frame(body)
    big = _swell(body)
    shell = body.part()
    top = spline([[-1.12, -0.75], [-1.08, -1.12], [-0.62, -1.50], [0, -1.60], [0.62, -1.50],
                  [1.08, -1.12], [1.12, -0.75]]) * (big, 1)  # fmt: skip
    base = bow(top[-1], top[0], -0.05)
    outline = shell.shape([pose.view(p + (lean, 0)) for p in (top, base)], "accent", 1.5)
    shell.rim(outline, (0.16 * body.lit_side * pose.unit, -0.06 * pose.unit))
    parts = [shell]
    if body.rng.random() < 0.6:
        ball = body.part()
        ring = ellipse((lean, -1.68 * big), (0.27, 0.25), start=90, end=450, steps=40)
        bumps = 1 + 0.09 * np.cos(np.linspace(0, 2 * np.pi, 40, endpoint=True) * 9)[:, None]
        ring = (ring - (lean, -1.68 * big)) * bumps + (lean, -1.68 * big)
        edge = ball.shape([pose.view(ring)], "accent2", 1.3)
        ball.rim(edge, (0.08 * body.lit_side * pose.unit, -0.06 * pose.unit))
        parts.insert(0, ball)
    fold = body.part()
    upper = bow((-1.10 * big, -0.98), (1.10 * big, -0.98), 0.09)
    lower = bow((1.12 * big, -0.60), (-1.12 * big, -0.60), -0.07)
    sides = joined(upper[-1:], lower[:1]), joined(lower[-1:], upper[:1])
    pieces = [pose.view(p + (lean, 0)) for p in (upper, sides[0], lower, sides[1])]
    edge = fold.shape(pieces, "accent", 1.4)
    for x in np.linspace(-0.95, 0.95, 11):
        rib = np.array([[x, -1.0 - 0.1 * (1 - x * x)], [x * 1.02, -0.64 - 0.1 * (1 - x * x)]])
        fold.line(pose.view(spline(rib) + (lean, 0)), 0.6, BOTH_FADE)
    fold.rim(edge, (0.1 * body.lit_side * pose.unit, 0))
    return [*parts, fold]


def _crown(body: Body) -> Part:
    """A circlet with points and a gem."""
    pose, lean = _frame(body)
    part = body.part()
    points = []
    for number in range(9):
        x = -0.62 + 1.24 * number / 8
        y = -1.06 - 0.12 * (1 - (x / 0.62) ** 2)
        points.append([x, y - (0.30 if number % 2 else 0.06)])
    upper = np.array(points)
    lower = bow((0.60, -0.86), (-0.60, -0.86), -0.10)
    pieces = [upper[i : i + 2] for i in range(8)]
    ends = joined(upper[-1:], lower[:1]), joined(lower[-1:], upper[:1])
    shift = 0.3 * pose.turn
    seen = [pose.view(p + (lean + shift, 0)) for p in (*pieces, ends[0], lower, ends[1])]
    outline = part.shape(seen, "accent2", 1.2, EVEN)
    part.rim(outline, (0.1 * body.lit_side * pose.unit, -0.05 * pose.unit))
    gem = pose.view(ellipse((lean + shift, -1.02), (0.08, 0.09)))
    part.shape([joined(gem, gem[:1])], "accent", 0.9)
    return part
