"""Hair behind the head: the nape, long hair, tails, braids and buns."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from training.data.characters.bangs import skull
from training.data.characters.curves import (
    Placing,
    Points,
    bow,
    ellipse,
    joined,
    resampled,
    ribbon,
    spline,
)
from training.data.characters.drawing import Part
from training.data.characters.ink import BOTH_FADE, Pen
from training.data.characters.pose import Pose
from training.data.characters.traits import Traits

_LONG = 1.5
"""Hair that reaches lower hangs straight down; shorter hair tilts with the head."""
_FALLING = Pen(0.3, 0.5, 0.06, 0.15)


@dataclass
class BackHair:
    """What hangs behind the body, what falls over it, and where hair ties sit (sheet units)."""

    behind: list[Part] = field(default_factory=list)
    over: list[Part] = field(default_factory=list)
    ties: list[tuple[Points, float]] = field(default_factory=list)


def back_hair(pose: Pose, traits: Traits, pen: float, rng: np.random.Generator) -> BackHair:
    """The back of the head and whatever this hair style adds to it."""
    hair = BackHair()
    match traits.back:
        case "long" | "waves":
            hair.behind.append(_curtain(pose, traits, pen, rng, 1.9 + 1.5 * traits.hair_length))
            if rng.random() < 0.65:
                hair.over += _shoulder_locks(pose, traits, pen, rng)
        case "bob":
            hair.behind.append(_curtain(pose, traits, pen, rng, 0.85 + 0.4 * traits.hair_length))
        case "spikes":
            hair.behind.append(_spikes(pose, traits, pen, rng))
        case "short":
            hair.behind.append(_nape(pose, traits, pen, rng))
        case "bun" | "two_buns":
            hair.behind += _buns(pose, traits, pen)
            hair.behind.append(_nape(pose, traits, pen, rng))
        case _:
            _tails(hair, pose, traits, pen, rng)
            hair.behind.append(_nape(pose, traits, pen, rng))
    return hair


def _tails(
    hair: BackHair, pose: Pose, traits: Traits, pen: float, rng: np.random.Generator
) -> None:
    """Hair gathered in tails or braids, and where each is tied."""
    lean = -0.12 * pose.turn
    away = -1.0 if pose.turn > 0 else 1.0
    long = 1.0 + 1.2 * traits.hair_length
    match traits.back:
        case "twintails":
            for side in (-1, 1):
                root = np.array([lean + side * 1.0, -0.42])
                spine = root + np.array([[0, 0], [0.42, -0.08], [0.72, 0.55], [0.66, 1.3],
                                         [0.40, 1.3 + long]]) * (side, 1)  # fmt: skip
                hair.behind.append(_tail(pose, traits, pen, rng, spine, 0.62))
                hair.ties.append((pose.view(root + (side * 0.06, 0.0))[0], side * 25.0))
        case "ponytail":
            root = np.array([lean * 2 + away * 0.42, -1.02])
            spine = root + np.array([[0, 0], [0.55, -0.25], [1.15, 0.3], [1.2, 1.3],
                                     [0.85, 1.4 + long]]) * (away, 1)  # fmt: skip
            hair.behind.append(_tail(pose, traits, pen, rng, spine, 0.66))
            hair.ties.append((pose.view(root + (away * 0.1, -0.05))[0], away * 35.0))
        case "side_tail" | "low_tail":
            root = np.array([lean + away * 0.86, 0.62])
            spine = root + np.array([[0, 0], [0.12, 0.4], [0.0, 0.9], [-0.12, 0.7 + long]]) * (
                away,
                1,
            )
            hair.over.append(_tail(pose, traits, pen, rng, spine, 0.44))
            hair.ties.append((pose.view(root + (0, 0.05))[0], 0.0))
        case "low_twintails" | "braids":
            for side in (-1, 1):
                root = np.array([lean + side * 0.88, 0.66])
                spine = root + np.array(
                    [[0, 0], [0.14, 0.45], [0.02, 0.95], [-0.10, 0.8 + long]]
                ) * (side, 1)
                made = _braid if traits.back == "braids" else _tail
                hair.over.append(made(pose, traits, pen, rng, spine, 0.40))
                hair.ties.append((pose.view(root + (0, 0.04))[0], 0.0))


def _buns(pose: Pose, traits: Traits, pen: float) -> list[Part]:
    lean = -0.12 * pose.turn
    away = -1.0 if pose.turn > 0 else 1.0
    if traits.back == "bun":
        return [_bun(pose, traits, pen, (lean * 2.4 + away * 0.25, -1.22), 0.42)]
    return [_bun(pose, traits, pen, (lean + side * 0.78, -1.06), 0.36) for side in (-1, 1)]


def _curtain(
    pose: Pose, traits: Traits, pen: float, rng: np.random.Generator, reach: float
) -> Part:
    """Hair that hangs down to `reach` behind the neck."""
    lean = -0.12 * pose.turn
    left, right = (_falling_edge(traits, side, reach) + (lean, 0) for side in (-1, 1))
    arc = skull(pose, traits, start=202, end=338)
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    paint = "hair_shadow" if traits.dark_inside else "hair"
    fringe = _fringe(right[-1], left[-1], rng, 0.28 if reach < _LONG else 0.5)
    place = pose.view if reach < _LONG else pose.body
    blend_left, blend_right = _hung(pose, left, place), _hung(pose, right, place)
    outline = part.shape(
        [arc, blend_right, *(place(piece) for piece in fringe), blend_left[::-1]], paint, 1.5
    )
    for side, edge in ((1, left), (-1, right)):
        for inset in rng.uniform(0.12, 0.4, 2):
            inner = (edge + (side * inset, 0))[len(edge) // 4 :]
            part.line(_hung(pose, inner, place), 0.9, _FALLING)
    dark = ellipse((lean, 0.9), (0.95, 1.5))
    part.shade(pose.view(dark), soft=0.9, blur=14.0)
    part.rim(outline, (0.2 * (-1 if traits.light_from_left else 1) * pose.unit, 0))
    return part


def _falling_edge(traits: Traits, side: int, reach: float) -> Points:
    """One edge of hanging hair from the skull down to `reach`, in head units."""
    round_x = 1.09 + 0.07 * traits.volume
    wide = 1.12 + 0.14 * traits.volume
    flare = 0.12 if reach < _LONG else 0.2 + 0.15 * traits.volume
    knots = [
        [side * 0.94 * round_x, -0.60],
        [side * round_x, -0.22],
        [side * (wide + 0.04), 0.35],
    ]
    steps = max(2, round((reach - 0.35) / 0.5))
    for number in range(1, steps + 1):
        wave = 0.13 * traits.waviness * np.sin(number * 2.2 + side + traits.volume * 5)
        if traits.back == "waves":
            wave *= 2.0
        out = wide + flare * np.sin(min(1.0, number / steps) * 2.2) + wave
        knots.append([side * out, 0.35 + (reach - 0.35) * number / steps])
    if reach < _LONG:
        knots[-1][0] = side * (wide - 0.10 + 0.16 * traits.sweep)
    return spline(knots)


def _hung(pose: Pose, line: Points, place: Placing) -> Points:
    """A falling line that follows the head's tilt at its top and gravity below."""
    tilted = pose.view(line)
    share = np.clip((line[:, 1:] + 0.2) / 1.3, 0, 1)
    return np.asarray(tilted + (place(line) - tilted) * share)


def _fringe(start: Points, end: Points, rng: np.random.Generator, depth: float) -> list[Points]:
    """The pointed lower ends of hanging hair from `start` to `end`."""
    count = max(3, round(float(np.hypot(*(end - start))) / 0.36))
    marks = np.linspace(0, 1, count + 1)
    marks[1:-1] += rng.normal(0, 0.15 / count, count - 1)
    pieces = []
    for first, second in zip(marks[:-1], marks[1:], strict=True):
        a, b = start + (end - start) * first, start + (end - start) * second
        if first > 0:
            a = a - (0, depth * 0.2)
        if second < 1:
            b = b - (0, depth * 0.2)
        middle = (first + second) / 2
        tip = start + (end - start) * middle + (0.0, depth * rng.uniform(0.25, 0.6))
        tip[0] += (0.5 - middle) * 0.12
        pieces += [bow(a, tip, -0.10), bow(tip, b, -0.10)]
    return pieces


def _nape(pose: Pose, traits: Traits, pen: float, rng: np.random.Generator) -> Part:
    """The back of a head whose hair is short or tied up."""
    lean = -0.12 * pose.turn
    arc = skull(pose, traits, start=170, end=370)
    low = 0.62 if traits.masculine else 0.72
    right = spline([[lean + 1.1, 0.0], [lean + 1.02, 0.36], [lean + 0.74, low]])
    left = spline([[lean - 1.1, 0.0], [lean - 1.02, 0.36], [lean - 0.74, low]])[::-1]
    fringe = _fringe(right[-1], left[0], rng, 0.3)
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    paint = "hair_shadow" if traits.dark_inside else "hair"
    part.shape([arc, *(pose.view(p) for p in (right, *fringe, left))], paint, 1.4)
    part.shade(pose.view(ellipse((lean, 0.55), (0.98, 0.6))), soft=0.9, blur=8.0)
    return part


def _spikes(pose: Pose, traits: Traits, pen: float, rng: np.random.Generator) -> Part:
    """Spiky hair around the back of the head."""
    lean = -0.12 * pose.turn
    count = int(rng.integers(7, 10))
    angles = np.linspace(-12, 192, count + 1)
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    pieces = [skull(pose, traits, start=180, end=348)]
    for first, second in zip(angles[:-1], angles[1:], strict=True):
        a, b = (np.deg2rad(v) for v in (first, second))
        radii = np.array([1.08, 0.86])
        start = np.array([np.cos(a), np.sin(a)]) * radii + (lean, -0.12)
        stop = np.array([np.cos(b), np.sin(b)]) * radii + (lean, -0.12)
        middle = np.deg2rad((first + second) / 2 + (8 if first < 90 else -8))
        far = rng.uniform(1.16, 1.34)
        tip = np.array([np.cos(middle), np.sin(middle)]) * radii * far + (lean, -0.1)
        pieces += [pose.view(bow(start, tip, 0.06)), pose.view(bow(tip, stop, 0.06))]
    part.shape(pieces, "hair_shadow" if traits.dark_inside else "hair", 1.4)
    part.shade(pose.view(ellipse((lean, 0.5), (0.9, 0.62))), soft=0.9, blur=8.0)
    return part


def _tail(
    pose: Pose, traits: Traits, pen: float, rng: np.random.Generator, knots: Points, width: float
) -> Part:
    """A tail of hair along `knots`, thin where it is tied, pointed at its end."""
    spine = resampled(spline(knots), 36)
    along = np.linspace(0, 1, 36)
    sway = 0.10 * (0.4 + traits.waviness) * np.sin(along * (4 + 5 * traits.waviness))
    spine[:, 0] += sway * along
    full = width * (0.34 + 0.66 * np.sin(np.pi * np.clip(along * 0.86 + 0.10, 0, 1)) ** 0.7)
    end = 27
    left, right = ribbon(spine, full)
    tip = spine[-1]
    notch = spine[30] + (left[30] - right[30]) * 0.12
    second = spine[33] + (right[30] - left[30]) * 0.55
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    pieces = [left[: end + 1], bow(left[end], tip, 0.04), bow(tip, notch, -0.08),
              bow(notch, second, 0.08), bow(second, right[end], 0.04),
              right[: end + 1][::-1]]  # fmt: skip
    outline = part.shape([_hung(pose, piece, pose.body) for piece in pieces], "hair", 1.5)
    for share in rng.uniform(-0.34, 0.34, 3):
        first, last = sorted(rng.integers(1, 30, 2))
        strand = (spine + (left - right) * share)[first : max(last, first + 10)]
        part.line(_hung(pose, strand, pose.body), 0.9, BOTH_FADE)
    band = joined(right[3:30], (spine + (right - left) * 0.18)[3:30][::-1])
    part.shade(_hung(pose, band, pose.body), soft=0.8, blur=6.0)
    gleam = joined(
        (spine + (left - right) * 0.3)[6:13], (spine + (left - right) * 0.05)[6:13][::-1]
    )
    part.shine(_hung(pose, gleam, pose.body), cel=0.35, soft=0.4, blur=4.0, within=outline)
    return part


def _braid(
    pose: Pose, traits: Traits, pen: float, rng: np.random.Generator, knots: Points, width: float
) -> Part:
    """A plait: lobes that cross from side to side, and a tuft."""
    count = 7 + round(3 * traits.hair_length)
    spine = resampled(spline(knots), count + 2)
    part = Part(pen, phase=float(rng.uniform(0, 6)))
    tuft = np.array([[-0.08, 0], [-0.13, 0.18], [0.0, 0.42], [0.12, 0.17], [0.08, 0]]) * (
        width / 0.4
    )
    part.shape([_hung(pose, spline(tuft) + spine[-2], pose.body)], "hair", 1.3)
    for number in range(count, -1, -1):
        side = 1 if number % 2 else -1
        size = width * (0.60 - 0.20 * number / count)
        step = float(np.hypot(*(spine[number + 1] - spine[number])))
        lobe = np.array([[-0.72, -0.9], [0.1, -0.95], [0.92, -0.25], [0.80, 0.55], [0.1, 1.0],
                         [-0.62, 1.05], [-0.2, 0.1]])  # fmt: skip
        ring = (
            spline(lobe, closed=True) * (side * size, step * 0.86) + spine[number] + (0, step / 2)
        )
        seen = _hung(pose, joined(ring, ring[:1]), pose.body)
        outline = part.shape([seen], "hair", 1.1)
        part.rim(outline, (-0.05 * pose.unit, -0.06 * pose.unit))
        hair = bow((0.55, -0.45), (-0.15, 0.72), -0.12) * (side * size, step * 0.86)
        part.line(_hung(pose, hair + spine[number] + (0, step / 2), pose.body), 0.7, BOTH_FADE)
    return part


def _bun(pose: Pose, traits: Traits, pen: float, centre: tuple[float, float], size: float) -> Part:
    part = Part(pen)
    ball = pose.view(ellipse(centre, (size, size * 0.92), start=90, end=450, steps=40))
    outline = part.shape([ball], "hair", 1.5)
    for bend, shift in ((0.25, -0.1), (0.15, 0.12), (-0.25, 0.2)):
        start = np.array(centre) + (-size * 0.55 + shift, size * 0.5)
        stop = np.array(centre) + (size * 0.3 + shift, -size * 0.62)
        part.line(pose.view(bow(start, stop, bend)), 0.9, BOTH_FADE)
    side = -1 if traits.light_from_left else 1
    part.rim(outline, (0.1 * side * pose.unit, -0.1 * pose.unit))
    gleam = ellipse(
        np.array(centre) + (side * size * 0.3, -size * 0.4),
        (size * 0.3, size * 0.14),
        turn=-side * 25,
    )
    part.shine(pose.view(gleam), cel=0.4, soft=0.5)
    return part


def _shoulder_locks(pose: Pose, traits: Traits, pen: float, rng: np.random.Generator) -> list[Part]:
    """Long locks that come from behind the ears and lie on the chest."""
    lean = -0.12 * pose.turn
    parts = []
    for side in (-1, 1):
        if rng.random() < 0.15:
            continue
        reach = 1.9 + 1.0 * traits.hair_length + float(rng.uniform(-0.1, 0.2))
        knots = np.array([[1.0, 0.05], [0.95, 0.7], [0.92 + 0.1 * traits.volume, 1.35],
                          [0.82, reach - 0.4], [0.74, reach]])  # fmt: skip
        spine = knots * (side, 1) + (lean, 0)
        parts.append(_tail(pose, traits, pen, rng, spine, 0.40))
    return parts
