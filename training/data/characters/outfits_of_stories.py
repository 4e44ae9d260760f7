"""What people of stories wear: kimono, armour, a dress with straps, a cloak."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import bow, ellipse, joined, spline
from training.data.characters.drawing import WHITE, Part
from training.data.characters.ink import BOTH_FADE, EVEN, INNER
from training.data.characters.torso import BOTTOM, Body, bow_tie, round_neckline, torso, v_neckline


def kimono(body: Body) -> list[Part]:
    """Crossed collars over a white one, a sash, flowers on the sleeves for some."""
    robe, outline = torso(body, v_neckline(0.50, 2.5, body), loose=0.16)
    if body.rng.random() < 0.6:
        for _ in range(7):
            x, y = float(body.rng.uniform(-1.6, 1.6)), float(body.rng.uniform(1.9, 4.0))
            _blossom(robe, body, (x, y), float(body.rng.uniform(0.10, 0.17)), outline)
    parts = [robe]
    for side, reach in ((1, 0.72), (-1, 0.95)):
        for wide, paint, inset in ((0.14, WHITE, -0.05), (0.24, "accent2", 0.06)):
            band = body.part()
            start = np.array([0.42 + inset, 1.36 + inset * 0.3])
            end = np.array([-reach * 0.55 + inset, 3.2])
            curve = bow(start, end, -0.07)
            outer = curve + np.linspace(0.5, 1, len(curve))[:, None] * np.array([[wide, 0.03]])
            shift = np.clip((curve[:, 1:] - 1.5) / 1.0, 0, 1) * np.array(
                [[body.middle * side, 0.0]]
            )
            pieces = [(curve + shift) * (side, 1), ((outer + shift) * (side, 1))[::-1]]
            edge = band.shape([body.at(p) for p in pieces], paint, 1.1)
            band.rim(edge, (0.05 * body.lit_side * body.pose.unit, -0.03 * body.pose.unit))
            parts.append(band)
            if paint != WHITE:
                robe.shade(
                    edge + np.array([0.05 * side, 0.06]) * body.pose.unit, soft=0.6, blur=5.0
                )
    sash = body.part()
    wide = body.shoulder - 0.26
    belt = [bow((-wide, 3.1), (wide, 3.1), -0.02), np.array([[wide, 3.1], [wide, BOTTOM]]),
            np.array([[wide, BOTTOM], [-wide, BOTTOM]]),
            np.array([[-wide, BOTTOM], [-wide, 3.1]])]  # fmt: skip
    edge = sash.shape([body.at(p) for p in belt], "accent", 1.3, undrawn=(2,))
    sash.rim(edge, (0.12 * body.lit_side * body.pose.unit, -0.06 * body.pose.unit))
    sash.line(body.at(bow((-wide, 3.4), (wide, 3.4), -0.02)), 0.8, EVEN)
    return [*parts, sash]


def _blossom(
    part: Part,
    body: Body,
    at: tuple[float, float],
    size: float,
    outline: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> None:
    for angle in range(0, 360, 72):
        a = np.deg2rad(angle + 20)
        petal = ellipse(np.array(at) + np.array([np.cos(a), np.sin(a)]) * size * 0.62,
                        (size * 0.52, size * 0.44), turn=angle + 20, steps=12)  # fmt: skip
        seen = body.at(petal)
        part.fill(seen, "accent", within=outline)
        part.line(joined(seen, seen[:1]), 0.5, EVEN, within=outline)
    part.fill(body.at(ellipse(at, (size * 0.22, size * 0.22), steps=10)), "accent2", within=outline)


def armour(body: Body) -> list[Part]:
    """A breastplate and shoulder plates over a tunic with a high collar."""
    tunic, _ = torso(body, round_neckline(0.42, 1.62, body))
    collar = body.part()
    top = body.curve([[0.44, 1.22], [0.2, 1.36], [0, 1.42], [-0.2, 1.36], [-0.44, 1.22]])
    low = body.curve([[-0.56, 1.64], [0, 1.86], [0.56, 1.64]])
    collar.shape([top, joined(top[-1:], low[:1]), low, joined(low[-1:], top[:1])], "clothes", 1.3)
    collar.shade(body.at(ellipse((0, 1.36), (0.5, 0.2))), soft=0.9, blur=5.0)
    plate = body.part()
    chest = body.curve([[0.72, 1.82], [0.86, 2.2], [0.88, 2.7], [0.78, 3.2], [0.80, BOTTOM]])
    other = body.curve([[-0.72, 1.82], [-0.86, 2.2], [-0.88, 2.7], [-0.78, 3.2], [-0.80, BOTTOM]])
    neck = body.curve([[-0.72, 1.82], [-0.3, 2.02], [body.middle, 2.06], [0.3, 2.02], [0.72, 1.82]])
    edge = plate.shape(
        [chest, joined(chest[-1:], other[-1:]), other[::-1], neck], "accent", 1.5, undrawn=(1,)
    )
    plate.rim(edge, (0.14 * body.lit_side * body.pose.unit, -0.02 * body.pose.unit))
    plate.line(body.front([[0, 2.08], [0.02, 2.8], [0, BOTTOM]]), 0.9, EVEN)
    plate.line(neck + np.array([0, 0.09]) * body.pose.unit, 0.8, BOTH_FADE)
    gleam = body.front(
        spline([[0.2, 2.3], [0.4, 2.25], [0.44, 2.6], [0.26, 2.9]], closed=True), body.lit_side
    )
    plate.shine(gleam, cel=0.4, soft=0.45, blur=6.0)
    gem = body.front(spline([[0, 2.2], [0.13, 2.38], [0, 2.58], [-0.13, 2.38], [0, 2.2]], steps=2))
    plate.shape([gem], "accent2", 1.0, EVEN)
    return [tunic, collar, plate, *_shoulder_plates(body)]


def _shoulder_plates(body: Body) -> list[Part]:
    parts = []
    for side in (-1, 1):
        for number in (1, 0):
            plate = body.part()
            s, drop = body.shoulder + 0.06 * number, 0.34 * number
            cap = spline([[s - 0.46, 1.72 + drop], [s - 0.1, 1.60 + drop], [s + 0.24, 1.86 + drop],
                          [s + 0.32, 2.30 + drop]])  # fmt: skip
            hem = spline(
                [[s + 0.32, 2.30 + drop], [s - 0.05, 2.22 + drop], [s - 0.40, 2.30 + drop]]
            )
            back = bow((s - 0.40, 2.30 + drop), (s - 0.46, 1.72 + drop), -0.06)
            edge = plate.shape([body.at(p * (side, 1)) for p in (cap, hem, back)], "accent", 1.4)
            plate.rim(edge, (0.12 * body.lit_side * body.pose.unit, -0.06 * body.pose.unit))
            plate.line(body.at((hem - (0, 0.09)) * (side, 1)), 0.7, BOTH_FADE)
            parts.append(plate)
    return parts


def dress(body: Body) -> list[Part]:
    """Bare shoulders, two straps, a frill along the top; the arms are skin."""
    low = body.curve([[0.72, 1.62], [0.58, 1.88], [0, 2.0], [-0.58, 1.88], [-0.72, 1.62]])
    arms, _ = torso(body, low, paint="skin", bare=True)
    gown = body.part()
    wide = body.shoulder - 0.26
    top = spline([[-wide, 2.42], [-0.5, 2.26], [body.middle, 2.44], [0.5, 2.26], [wide, 2.42]])
    sides = [np.array([[wide, 2.42], [wide - 0.04, 3.0], [wide - 0.02, BOTTOM]]),
             np.array([[-wide + 0.02, BOTTOM], [-wide + 0.04, 3.0], [-wide, 2.42]])]  # fmt: skip
    right, left = (spline(s) for s in sides)
    floor = np.array([right[-1], left[0]])
    edge = gown.shape([body.at(p) for p in (top, right, floor, left)], "clothes", 1.5, undrawn=(2,))
    gown.rim(edge, (0.14 * body.lit_side * body.pose.unit, 0))
    for x in (-0.55, -0.2, 0.25, 0.6):
        gown.line(body.at(bow((x, 3.0), (x * 1.2, 3.9), 0.04)), 0.7, BOTH_FADE)
    parts = [arms, gown]
    for side in (-1, 1):
        strap = body.part()
        inner = bow((0.56, 1.60), (0.62, 2.32), 0.06)
        pieces = [inner, ((inner + (0.17, 0.0))[::-1])]
        strap.shape([body.at(p * (side, 1)) for p in pieces], "clothes", 1.1)
        parts.append(strap)
    parts.append(_frill(body, top))
    if body.rng.random() < 0.6:
        parts.append(_choker(body))
    parts.append(bow_tie(body, body.at([[body.middle, 2.52]])[0], 0.24, "accent2", tails=False))
    return parts


def _frill(body: Body, top: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Part:
    frill = body.part()
    marks = np.linspace(0, len(top) - 1, 12).astype(int)
    low = [
        bow(top[a] + (0, 0.20), top[b] + (0, 0.20), 0.22)
        for a, b in zip(marks[:-1], marks[1:], strict=True)
    ][::-1]
    hem = joined(*(piece[::-1] for piece in low))
    frill.shape([body.at(top - (0, 0.04)), body.at(hem)], "accent", 1.1)
    for mark in marks[1:-1]:
        line = np.array([top[mark], top[mark] + (0, 0.15)])
        frill.line(body.at(spline(line)), 0.6, INNER)
    return frill


def _choker(body: Body) -> Part:
    choker = body.part()
    half = 0.30 if not body.traits.masculine else 0.39
    top = spline([[half, 1.28], [0.0, 1.40], [-half, 1.28]])
    choker.shape([body.at(top), body.at((top + (0, 0.11))[::-1])], "accent2", 1.0)
    return choker


def cloak(body: Body) -> list[Part]:
    """A cloak with a high collar, held by a clasp, over a plain shirt."""
    inside, _ = torso(body, round_neckline(0.43, 1.68, body), paint="accent")
    parts = [inside]
    for side in (-1, 1):
        cape = body.part()
        s = body.shoulder
        outer = spline(
            [[0.36, 1.42], [0.8, 1.58], [s + 0.04, 1.84], [s + 0.30, 2.5], [s + 0.44, BOTTOM]]
        )
        inner = spline([[s - 0.30, BOTTOM], [0.62, 3.2], [0.36, 2.5], [0.10, 2.02]])
        neck = bow((0.10, 2.02), (0.36, 1.42), -0.08)
        inner[:, 0] += body.middle * side * np.linspace(0, 1, len(inner)) ** 2
        neck[:, 0] += body.middle * side * np.linspace(1, 0, len(neck))
        floor = np.array([outer[-1], inner[0]])
        pieces = [body.at(p * (side, 1)) for p in (outer, floor, inner, neck)]
        edge = cape.shape(pieces, "clothes", 1.6, undrawn=(1,))
        cape.rim(edge, (0.16 * body.lit_side * body.pose.unit, 0))
        for x, reach in ((0.5, 0.25), (0.75, 0.5), (1.0, 0.7)):
            fold = bow((x * 0.6 + 0.12, 1.95), (x + reach * 0.4, 3.6), -0.06)
            cape.line(body.at(fold * (side, 1)), 0.9, BOTH_FADE)
            dark = joined(fold[3:], (fold + (0.10, 0))[3:][::-1])
            cape.shade(body.at(dark * (side, 1)), soft=0.6, blur=6.0)
        parts.append(cape)
    clasp = body.part()
    disc = body.front(ellipse((0, 2.04), (0.15, 0.15)))
    clasp.shape([joined(disc, disc[:1])], "accent2", 1.2)
    clasp.shine(body.front(ellipse((-0.05, 1.99), (0.05, 0.04))), cel=0.7, soft=0.7, blur=2.0)
    return [*parts, clasp]
