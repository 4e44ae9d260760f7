"""A raised hand beside the face, with its sleeve: waving, two fingers, pointing."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import Placing, Points, bow, joined, rotated, spline
from training.data.characters.drawing import Part
from training.data.characters.ink import BOTH_FADE, CONTOUR, INNER
from training.data.characters.torso import BOTTOM, Body

_FINGERS = {
    "little": ((0.17, -0.30), 14.0, 0.31, 0.115),
    "ring": ((0.065, -0.37), 5.0, 0.40, 0.125),
    "middle": ((-0.05, -0.38), -3.0, 0.43, 0.13),
    "index": ((-0.165, -0.34), -11.0, 0.40, 0.13),
}
"""Root, direction in degrees from straight up, length, width; thumb to the left."""
_STRETCHED = {
    "wave": ("little", "ring", "middle", "index"),
    "peace": ("middle", "index"),
    "point": ("index",),
}


def hand_parts(body: Body) -> list[Part]:
    """The hand of the traits and the arm that lifts it, on the side the face looks away from."""
    kind = body.traits.hand
    if kind == "none":
        return []
    side = -1 if body.pose.turn > 0 else 1
    wrist = np.array([side * (body.shoulder + 0.42), 2.35])
    tilt = side * float(body.rng.uniform(2, 16))
    size = 1.25 if body.traits.masculine else 1.12

    def on_sheet(points: Points) -> Points:
        return body.at(rotated(points * (side * size, size), tilt) + wrist)

    sleeve = _sleeve(body, side, wrist)
    hand = body.part()
    for name in _FINGERS:
        if name in _STRETCHED[kind]:
            _finger(hand, on_sheet, name, spread=1.6 if kind == "peace" else 1.0)
    _palm(hand, on_sheet)
    if kind != "wave":
        _folded(hand, on_sheet, [n for n in _FINGERS if n not in _STRETCHED[kind]])
    _thumb(hand, on_sheet, folded=kind != "wave")
    return [hand, sleeve]


def _finger(hand: Part, on_sheet: Placing, name: str, spread: float) -> None:
    root, degrees, length, width = _FINGERS[name]
    half = width / 2
    side = spline([[-half, 0.14], [-half * 1.02, -length * 0.5], [-half * 0.86, -length * 0.86],
                   [0.0, -length - 0.02], [half * 0.86, -length * 0.86],
                   [half * 1.02, -length * 0.5], [half, 0.14]])  # fmt: skip
    seen = on_sheet(rotated(side, degrees * spread) + root)
    outline = hand.shape([seen], "skin", 1.2, CONTOUR)
    dark = rotated(np.array([[half * 0.3, 0.1], [half * 0.4, -length], [half * 2, -length],
                             [half * 2, 0.1]]), degrees * spread) + root  # fmt: skip
    hand.shade(on_sheet(dark), soft=0.5, blur=3.0, within=outline)


def _palm(hand: Part, on_sheet: Placing) -> None:
    top = spline([[-0.215, -0.30], [-0.10, -0.375], [0.06, -0.36], [0.215, -0.27]])
    right = spline([[0.215, -0.27], [0.235, -0.08], [0.17, 0.14], [0.145, 0.42]])
    base = np.array([[0.145, 0.42], [-0.145, 0.42]])
    left = spline([[-0.145, 0.42], [-0.16, 0.16], [-0.225, -0.06], [-0.215, -0.30]])
    pieces = [on_sheet(p) for p in (top, right, base, left)]
    outline = hand.shape(pieces, "skin", 1.3, undrawn=(0, 2))
    crease = spline([[0.02, 0.14], [-0.06, 0.02], [-0.13, -0.06]])
    hand.line(on_sheet(crease), 0.7, BOTH_FADE)
    hand.shade(
        on_sheet(joined(right, (right - (0.10, 0))[::-1])), soft=0.6, blur=4.0, within=outline
    )


def _folded(hand: Part, on_sheet: Placing, names: list[str]) -> None:
    """Fingers bent onto the palm."""
    for name in names:
        (x, y), _, _, width = _FINGERS[name]
        knuckle = spline([[x - width / 2, y + 0.26], [x - width * 0.56, y + 0.04], [x, y - 0.06],
                          [x + width * 0.56, y + 0.04], [x + width / 2, y + 0.26],
                          [x, y + 0.31]], closed=True)  # fmt: skip
        hand.shape([on_sheet(joined(knuckle, knuckle[:1]))], "skin", 1.0)


def _thumb(hand: Part, on_sheet: Placing, *, folded: bool) -> None:
    if folded:
        shape = [[-0.20, 0.16], [-0.27, 0.0], [-0.16, -0.13], [0.04, -0.13], [0.09, -0.07],
                 [0.05, 0.0], [-0.08, 0.02], [-0.09, 0.14]]  # fmt: skip
    else:
        shape = [[-0.13, 0.26], [-0.28, 0.08], [-0.41, -0.13], [-0.45, -0.24], [-0.39, -0.29],
                 [-0.31, -0.22], [-0.22, -0.07], [-0.14, 0.0]]  # fmt: skip
    hand.shape([on_sheet(spline(shape))], "skin", 1.2, INNER)


def _sleeve(body: Body, side: int, wrist: Points) -> Part:
    """The forearm, from the lower edge of the sheet up to the wrist."""
    part = body.part()
    bare = body.traits.outfit == "dress"
    paint = "skin" if bare else "clothes"
    half = 0.19 if bare else 0.27
    low = wrist + np.array([-side * 0.22, BOTTOM - wrist[1]])
    top = wrist + np.array([0.0, 0.30])
    outer = spline([top + (half, 0), top + (half * 1.3, 0.6), low + (half * 1.6, 0)])
    inner = spline([low - (half * 1.6, 0), top + (-half * 1.25, 0.6), top - (half, 0)])
    cuff = bow(top - (half, 0), top + (half, 0), 0.10)
    floor = joined(outer[-1:], inner[:1])
    seen = [body.at(p) for p in (outer, floor, inner, cuff)]
    outline = part.shape(seen, paint, 1.5, undrawn=(1, 3) if bare else (1,))
    part.rim(outline, (0.09 * body.lit_side * body.pose.unit, 0))
    if not bare:
        part.line(body.at(cuff + (0.0, 0.16)), 0.9, BOTH_FADE, within=outline)
        fold = bow(top + (half * 0.9, 0.5), top + (-half * 0.2, 0.72), 0.1)
        part.line(body.at(fold), 0.8, INNER)
    return part
