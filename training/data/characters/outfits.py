"""What people wear: school uniforms and everyday clothes; `outfit_parts` knows all outfits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from training.data.characters.curves import bow, ellipse, joined, spline
from training.data.characters.drawing import WHITE, Part
from training.data.characters.ink import BOTH_FADE, EVEN, INNER
from training.data.characters.outfits_of_stories import armour, cloak, dress, kimono
from training.data.characters.torso import (
    BOTTOM,
    Body,
    bow_tie,
    round_neckline,
    stripe,
    torso,
    v_neckline,
)


def outfit_parts(body: Body) -> list[Part]:
    """The clothes of the traits, from the inside out."""
    return _OUTFITS[body.traits.outfit](body)


def sailor(body: Body) -> list[Part]:
    """A sailor blouse: wide collar with stripes, a scarf tied in a bow."""
    low = 2.42
    blouse, _ = torso(body, v_neckline(0.44, low, body))
    under = body.part()
    flap = body.front([[-0.3, 2.02], [0.3, 2.02], [0.05, 2.5], [-0.05, 2.5]])
    under.shape([flap], "clothes", 1.0)
    under.line(body.front([[-0.3, 2.08], [0.3, 2.08]]), 0.8, EVEN)
    parts = [under, blouse]
    stripes = WHITE if body.rng.random() < 0.6 else "accent2"
    for side in (-1, 1):
        collar = body.part()
        inner = bow((0.44, 1.42), (body.middle * side, low + 0.02), -0.05)
        bottom = spline([[body.middle * side, low + 0.02], [0.5, 2.30], [0.98, 2.02]])
        outer = spline([[0.98, 2.02], [1.0, 1.80], [0.86, 1.62], [0.44, 1.42]])
        pieces = [body.at(piece * (side, 1)) for piece in (inner, bottom, outer)]
        outline = collar.shape(pieces, "accent", 1.4)
        for shift in (0.10, 0.17):
            band = joined(bottom[3:], outer[:9]) - (0.75 * shift, shift)
            stripe = joined(band, (band + (0.02, 0.035))[::-1])
            collar.fill(body.at(stripe * (side, 1)), stripes, within=outline)
            collar.line(body.at(band * (side, 1)), 0.5, EVEN, within=outline)
        collar.rim(outline, (0.07 * body.lit_side * body.pose.unit, -0.05 * body.pose.unit))
        parts.append(collar)
        blouse.shade(outline + np.array([0.0, 0.09]) * body.pose.unit, soft=0.7, blur=5.0)
    knot = body.front([[0.0, low + 0.06]])[0]
    return [*parts, bow_tie(body, knot, 0.40, "accent2", tails=True)]


def blazer(body: Body) -> list[Part]:
    """Shirt, tie or ribbon, jacket with lapels."""
    shirt, _ = torso(body, round_neckline(0.42, 1.74, body), paint=WHITE)
    parts = [shirt]
    tie = body.rng.random() < (0.9 if body.traits.masculine else 0.5)
    if tie:
        parts.append(_tie(body))
    for side in (-1, 1):
        collar = body.part()
        flap = [[0.40, 1.36], [0.02, 1.80], [0.20, 2.08], [0.62, 1.70], [0.40, 1.36]]
        points = np.array(flap) + np.array([[0, 0], [1, 0], [0.8, 0], [0.1, 0], [0, 0]]) * (
            body.middle * side
        )
        sides = [points[i : i + 2] for i in range(4)]
        collar.shape([body.at(spline(s) * (side, 1)) for s in sides], WHITE, 1.1, EVEN)
        parts.append(collar)
    if not tie:
        parts.append(bow_tie(body, body.front([[0.0, 1.92]])[0], 0.30, "accent", tails=True))
    jacket, _ = torso(body, v_neckline(0.66, 3.0, body), loose=0.05)
    parts.append(jacket)
    for side in (-1, 1):
        parts.append(_lapel(body, side))
    buttons = body.part()
    for y in (3.2, 3.65):
        disc = body.front(ellipse((0.0, y), (0.065, 0.065)))
        buttons.shape([joined(disc, disc[:1])], "accent2", 0.9)
    jacket.line(body.front([[0.02, 3.0], [0.05, 3.6], [0.02, BOTTOM]]), 1.1, EVEN)
    return [*parts, buttons]


def _lapel(body: Body, side: int) -> Part:
    lapel = body.part()
    middle = body.middle * side
    tip = (0.02 + middle, 3.02)
    inner = bow((0.60, 1.44), tip, -0.04)
    outer = joined(bow(tip, (0.80, 2.32), -0.06), [[0.62, 2.24], [0.86, 2.06]],
                   bow((0.86, 2.06), (0.60, 1.44), 0.04))  # fmt: skip
    outline = lapel.shape([body.at(p * (side, 1)) for p in (inner, outer)], "clothes", 1.3)
    lapel.rim(outline, (0.06 * body.lit_side * body.pose.unit, -0.05 * body.pose.unit))
    return lapel


def _tie(body: Body) -> Part:
    tie = body.part()
    knot = body.front([[-0.12, 1.82], [0.12, 1.82], [0.08, 2.04], [-0.08, 2.04], [-0.12, 1.82]])
    blade = body.front([[-0.08, 2.03], [-0.17, 2.9], [0.0, 3.4], [0.17, 2.9], [0.08, 2.03]])
    outline = tie.shape([blade[i : i + 2] for i in range(4)], "accent", 1.1, EVEN, undrawn=(3,))
    tie.line(blade[3:5], 1.1, EVEN)
    if body.rng.random() < 0.5:
        for y in (2.3, 2.55, 2.8):
            stripe = body.front(
                [[-0.3, y + 0.12], [0.3, y - 0.12], [0.3, y - 0.05], [-0.3, y + 0.19]]
            )
            tie.fill(stripe, "accent2", within=outline)
    tie.shape([knot[i : i + 2] for i in range(4)], "accent", 1.0, EVEN)
    dark = body.front([[-0.2, 2.03], [0.2, 2.03], [0.1, 2.2], [-0.1, 2.12]])
    tie.shade(dark, soft=0.7, blur=3.0)
    return tie


def hoodie(body: Body) -> list[Part]:
    """A hood on the shoulders, strings, maybe a zip."""
    behind = body.part()
    hood = body.curve([[1.0, 1.84], [0.92, 1.42], [0.5, 1.12], [0.0, 1.05], [-0.5, 1.12],
                       [-0.92, 1.42], [-1.0, 1.84]])  # fmt: skip
    behind.shape([hood], "clothes", 1.5)
    behind.shade(body.at(ellipse((0, 1.6), (0.72, 0.46))), soft=0.9, blur=6.0)
    shirt, _ = torso(body, round_neckline(0.42, 1.70, body), paint="accent")
    jumper, outline = torso(body, round_neckline(0.56, 2.02, body), loose=0.12)
    parts = [shirt, jumper]
    for side in (-1, 1):
        rim = body.part()
        inner = spline([[0.50, 1.30], [0.60, 1.62], [0.42, 1.92], [0.0, 2.10]])
        outer = spline(
            [[0.0, 2.10], [0.02, 2.26], [0.62, 2.12], [0.96, 1.78], [0.84, 1.42], [0.50, 1.30]]
        )
        shift = np.array([[body.middle * side, 0.0]])
        share = np.clip((np.concatenate([inner, outer])[:, 1:] - 1.5) / 0.6, 0, 1) * shift
        pieces = [inner + share[: len(inner)], outer + share[len(inner) :]]
        edge = rim.shape([body.at(p * (side, 1)) for p in pieces], "clothes", 1.4)
        rim.rim(edge, (0.07 * body.lit_side * body.pose.unit, -0.06 * body.pose.unit))
        rim.line(body.at(bow((0.78, 1.56), (0.5, 2.02), -0.1) * (side, 1)), 0.8, BOTH_FADE)
        string = body.front(spline([[0.2, 2.2], [0.24, 2.5], [0.21, 2.86]]), side)
        cord = joined(string, (string + (0.05 * body.pose.unit, 0))[::-1])
        rim.shape([joined(cord, cord[:1])], "accent2", 0.7)
        parts.append(rim)
        jumper.shade(edge + np.array([0.0, 0.1]) * body.pose.unit, soft=0.7, blur=5.0)
    if body.rng.random() < 0.5:
        jumper.line(body.front([[0.0, 2.1], [0.02, 3.0], [0.0, BOTTOM]]), 1.1, EVEN)
    else:
        stripe(jumper, body, outline, 2.9, 3.25)
    return [behind, *parts]


def sweater(body: Body) -> list[Part]:
    """A turtleneck with ribs, maybe stripes."""
    jumper, outline = torso(body, round_neckline(0.42, 1.66, body), loose=0.06)
    collar = body.part()
    top = body.curve([[0.39, 1.18], [0.2, 1.27], [0, 1.30], [-0.2, 1.27], [-0.39, 1.18]])
    low = body.curve([[-0.47, 1.62], [-0.25, 1.76], [0, 1.80], [0.25, 1.76], [0.47, 1.62]])
    edge = collar.shape([top, body.at([[-0.39, 1.18], [-0.47, 1.62]]), low,
                         body.at([[0.47, 1.62], [0.39, 1.18]])], "clothes", 1.3)  # fmt: skip
    for x in np.linspace(-0.36, 0.36, 7):
        rib = body.at([[x * 0.85, 1.32 - 0.1 * abs(x)], [x, 1.72 - 0.2 * abs(x)]])
        collar.line(spline(rib), 0.6, BOTH_FADE)
    collar.shade(body.at(ellipse((0, 1.22), (0.5, 0.2))), soft=0.9, blur=5.0)
    jumper.shade(edge + np.array([0, 0.08]) * body.pose.unit, soft=0.7, blur=5.0)
    if body.rng.random() < 0.6:
        for y in (2.55, 2.95, 3.35):
            stripe(jumper, body, outline, y, y + 0.18)
    return [jumper, collar]


def shirt(body: Body) -> list[Part]:
    """A T-shirt, or a shirt with a collar and buttons."""
    if body.rng.random() < 0.5:
        tee, outline = torso(body, round_neckline(0.50, 1.84, body))
        hem = round_neckline(0.57, 1.94, body)
        tee.line(hem, 0.8, EVEN, within=outline)
        heart = spline([[0, 2.62], [0.16, 2.48], [0.32, 2.56], [0.28, 2.78], [0, 3.02],
                        [-0.28, 2.78], [-0.32, 2.56], [-0.16, 2.48]], closed=True)  # fmt: skip
        if body.rng.random() < 0.6:
            heart = ellipse((0, 2.75), (0.34, 0.34))
        tee.shape([body.front(joined(heart, heart[:1]))], "accent", 1.0)
        return [tee]
    blouse, _ = torso(body, v_neckline(0.44, 1.95, body))
    parts = [blouse]
    for side in (-1, 1):
        collar = body.part()
        flap = np.array([[0.42, 1.34], [0.0, 1.96], [0.34, 2.2], [0.70, 1.70], [0.42, 1.34]])
        flap[1:3, 0] += body.middle * side
        edge = collar.shape(
            [body.at(flap[i : i + 2] * (side, 1)) for i in range(4)], "accent", 1.2, EVEN
        )
        blouse.shade(edge + np.array([0, 0.07]) * body.pose.unit, soft=0.7, blur=4.0)
        parts.append(collar)
    blouse.line(body.front([[0.0, 1.98], [0.02, 3.0], [0.0, BOTTOM]]), 0.9, EVEN)
    for y in (2.35, 2.8, 3.25, 3.7):
        disc = body.front(ellipse((0.1, y), (0.045, 0.045)))
        blouse.shape([joined(disc, disc[:1])], "accent2", 0.7, INNER)
    return parts


_OUTFITS: Mapping[str, Callable[[Body], list[Part]]] = {
    "sailor": sailor,
    "blazer": blazer,
    "hoodie": hoodie,
    "sweater": sweater,
    "shirt": shirt,
    "kimono": kimono,
    "armour": armour,
    "dress": dress,
    "cloak": cloak,
}
