"""From lines of one pixel to ordered chains of pixels, as a pen would draw them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.ridges import Mask, line_ends

Pixel = tuple[int, int]
SHORTEST, SMALLEST_LOOP = 5, 12
SHARPEST_COSINE = 0.4
"""Where several ways go on and all of them turn by more than this, a chain has met another line."""
_STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, -1), (-1, 1))


@dataclass(frozen=True, eq=False)
class TracedLine:
    """pixels: (n, 2) as (row, column), each next to the last; closed: it ends where it began."""

    pixels: NDArray[np.int64]
    closed: bool


def trace_lines(mask: Mask) -> list[TracedLine]:
    """Chains along the lines of a thinned mask (H, W); at a crossing the straightest way goes on.

    A line that branches off begins with the pixel it touches. Fewer than SHORTEST pixels in a row
    are left out: they are the corners that a chain cut.
    """
    pixels, ends = _pixels(mask), _pixels(line_ends(mask))
    tracer = _Tracer(pixels)
    lines = []
    for start in [*ends, *pixels]:  # open lines first, what is left are loops
        if start not in tracer.left:
            continue
        chain = tracer.walk(start)
        if len(chain) < SHORTEST:
            continue
        closed = len(chain) >= SMALLEST_LOOP and _touch(chain[0], chain[-1])
        if not closed:
            chain = tracer.joined(chain)
        lines.append(TracedLine(np.array(chain, np.int64), closed))
    return lines


def _pixels(mask: Mask) -> list[Pixel]:
    rows, columns = np.nonzero(mask)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


class _Tracer:
    """The pixels of a mask and which of them no chain has used yet."""

    def __init__(self, pixels: list[Pixel]) -> None:
        self.everything, self.left = frozenset(pixels), set(pixels)
        self._junctions: set[Pixel] = set()  # where a chain met a line, which may pass through

    def walk(self, start: Pixel) -> list[Pixel]:
        """The chain through `start`, in both directions if it lies in the middle of a line."""
        self.left.discard(start)
        forwards = self._walk_on([start])
        return self._walk_on(forwards[::-1])

    def _walk_on(self, chain: list[Pixel]) -> list[Pixel]:
        chain = list(chain)
        while True:
            row, column = chain[-1]
            near = ((row + down, column + across) for down, across in _STEPS)
            options = [pixel for pixel in near if pixel in self.left]
            if not options:
                return chain
            chosen = _straightest(chain, options)
            if chosen is None:
                self.left.add(chain[-1])
                self._junctions.add(chain[-1])
                return chain
            self.left.discard(chosen)
            chain.append(chosen)

    def joined(self, chain: list[Pixel]) -> list[Pixel]:
        """Lengthen an open chain by the pixel of another line that it touches, at either end."""
        own, result = set(chain), list(chain)
        for at_start in (True, False):
            row, column = end = result[0] if at_start else result[-1]
            if end in self._junctions:
                continue
            near = ((row + down, column + across) for down, across in _STEPS)
            touched = next((p for p in near if p in self.everything and p not in own), None)
            if touched is not None:
                result.insert(0 if at_start else len(result), touched)
                own.add(touched)
        return result


def _straightest(chain: list[Pixel], options: list[Pixel]) -> Pixel | None:
    """The option that turns least from the last pixels' heading; None if all of several turn."""
    if len(chain) < 2 or len(options) == 1:
        return options[0]
    back = chain[-min(5, len(chain))]
    heading = (chain[-1][0] - back[0], chain[-1][1] - back[1])

    def cosine(option: Pixel) -> float:
        step = (option[0] - chain[-1][0], option[1] - chain[-1][1])
        dot = step[0] * heading[0] + step[1] * heading[1]
        return float(dot / (np.hypot(*step) * max(np.hypot(*heading), 1e-9)))

    best = max(options, key=cosine)
    return best if cosine(best) >= SHARPEST_COSINE else None


def _touch(first: Pixel, second: Pixel) -> bool:
    return max(abs(first[0] - second[0]), abs(first[1] - second[1])) <= 1
