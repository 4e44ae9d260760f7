"""What stands behind a character: a window, hills, clouds, the sea, a disc or a band."""

from __future__ import annotations

import numpy as np

from training.data.characters.curves import Points, bow, ellipse, joined, spline
from training.data.characters.drawing import SHEET, WHITE, Part
from training.data.characters.ink import CONTOUR, EVEN
from training.data.characters.traits import Traits

_OUT = 40.0


def scenery_parts(traits: Traits, pen: float, rng: np.random.Generator) -> list[Part]:
    """The parts behind everybody, none for plain paper; the far colour is the slot `backdrop`."""
    part = Part(pen * 0.8, phase=float(rng.uniform(0, 6)))
    level = SHEET * float(rng.uniform(0.45, 0.62))
    match traits.scenery:
        case "window":
            _window(part, rng)
        case "hills":
            for base, tall in ((0.56, 60.0), (0.72, 40.0)):
                _ground(part, SHEET * base + rng.uniform(-25, 25), tall, rng)
        case "sea":
            _ground(part, level, 0.5, rng)
            for _ in range(9):
                x, y = rng.uniform(0, SHEET), level + rng.uniform(20, 160)
                part.line(bow((x, y), (x + rng.uniform(20, 60), y), 0.08), 0.8)
        case "disc":
            middle = SHEET * rng.uniform((0.35, 0.25), (0.65, 0.45))
            radius = SHEET * rng.uniform(0.3, 0.46)
            ring = ellipse(middle, (radius, radius), start=90, end=450, steps=72)
            part.shape([ring], "backdrop", 1.1, EVEN)
        case "band":
            _band(part, rng)
        case "clouds":
            for _ in range(int(rng.integers(2, 5))):
                _cloud(part, SHEET * rng.uniform((0.0, 0.05), (1.0, 0.6)), rng)
        case _:
            return []
    return [part]


def _window(part: Part, rng: np.random.Generator) -> None:
    left, right = SHEET * rng.uniform(0.04, 0.2), SHEET * rng.uniform(0.8, 0.96)
    top, low = SHEET * rng.uniform(0.02, 0.12), SHEET * rng.uniform(0.62, 0.85)
    part.shape(_box(left - 14, top - 14, right + 14, low + 14), WHITE, 1.1, EVEN)
    across, down = (left + right) / 2, top + (low - top) * rng.uniform(0.35, 0.6)
    for x0, x1 in ((left, across - 6), (across + 6, right)):
        for y0, y1 in ((top, down - 6), (down + 6, low)):
            part.shape(_box(x0, y0, x1, y1), "backdrop", 1.0, EVEN)
    part.shape(_box(left - 26, low + 14, right + 26, low + 28), WHITE, 1.1, EVEN)


def _box(x0: float, y0: float, x1: float, y1: float) -> list[Points]:
    corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]])
    return [corners[i : i + 2] for i in range(4)]


def _ground(part: Part, level: float, tall: float, rng: np.random.Generator) -> None:
    x = np.linspace(-_OUT, SHEET + _OUT, 7)
    edge = spline(np.stack([x, level - tall * rng.uniform(-0.5, 1.0, 7)], axis=1))
    floor = np.array([[SHEET + _OUT, SHEET + _OUT], [-_OUT, SHEET + _OUT], [-_OUT, level]])
    part.shape([edge, floor], "backdrop", 1.2, CONTOUR, undrawn=(1,))


def _band(part: Part, rng: np.random.Generator) -> None:
    """One broad stripe across the sheet."""
    height, wide = SHEET * rng.uniform(0.25, 0.5), SHEET * rng.uniform(0.25, 0.5)
    slope = SHEET * rng.uniform(-0.35, 0.35)
    upper = np.array([[-_OUT, height - slope / 2], [SHEET + _OUT, height + slope / 2]])
    lower = (upper + (0, wide))[::-1]
    sides = joined(upper[-1:], lower[:1]), joined(lower[-1:], upper[:1])
    part.shape([upper, sides[0], lower, sides[1]], "backdrop", 1.0, EVEN, undrawn=(1, 3))


def _cloud(part: Part, at: Points, rng: np.random.Generator) -> None:
    """Puffs over a flat base."""
    wide = SHEET * rng.uniform(0.12, 0.24)
    marks = np.cumsum(rng.uniform(0.6, 1.4, int(rng.integers(4, 6))))
    marks = np.concatenate([[0.0], marks / marks[-1]])
    pieces = []
    for first, second in zip(marks[:-1], marks[1:], strict=True):
        rise = np.sin(np.pi * np.array([first, second])) * wide * 0.35
        start = at + np.array([(first - 0.5) * 2 * wide, -rise[0]])
        stop = at + np.array([(second - 0.5) * 2 * wide, -rise[1]])
        pieces.append(bow(start, stop, 0.30))
    base = bow(pieces[-1][-1], pieces[0][0], 0.05)
    part.shape([*pieces, base], "backdrop", 1.1)
