"""How a stroke looks: jitter filter, curve through the samples, width, outline.

Pure NumPy. A stroke becomes ONE closed polygon that is filled with the non-zero winding rule, so
that no joint is ever painted twice: there are no seams and no blobs, whatever the scale.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.document.stroke import Brush

Floats = NDArray[np.float64]

JITTER_REACH_PX = 14.0
"""Samples further apart than this are left where they are: fast hands are not smoothed."""
JITTER_PASSES = 5
FLATNESS_PX = 0.02
"""How far the polygon may leave the curve; small enough to be zoomed in."""
LONGEST_STEP_PX = 3.0
SAME_PLACE_PX = 1e-3
CORNER_STEP = np.pi / 20
"""Round corners and caps are made of turns of at most this angle."""
STEEPEST_WIDTH = 0.7
"""How fast the radius may grow along the curve, in px per px."""
TAPER_SIZES = 2.5
"""Length of a tapered end, in brush sizes."""
GRAPHITE_PRESSURES = (0.0, 0.25, 0.6, 1.0)
GRAPHITE_SHARES = ((0.0, 0.6, 0.85, 0.93), (0.0, 0.15, 0.6, 0.82), (0.0, 0.0, 0.25, 0.66))
"""How much of a pencil stroke's width the layers above the first cover at these pressures."""


def stroke_outline(points: NDArray[np.float32], brush: Brush) -> Floats:
    """The polygon of a stroke, (M, 2) in document pixels, for non-zero winding fill.

    `points` is (N, 4): x, y, pressure, time. A single point (or no movement) gives a disc.
    """
    curve = stroke_curve(points, brush.calm)
    return _outline(curve[:, :2], widths(curve, brush) / 2)


def graphite_outlines(points: NDArray[np.float32], brush: Brush) -> tuple[Floats, ...]:
    """The polygons of a pencil stroke, outermost first: each one the edge of a darker layer.

    The harder the pencil is pressed, the wider the darker layers; its rim only grazes the paper.
    """
    curve = stroke_curve(points, brush.calm)
    radii = widths(curve, brush) / 2
    darker = [np.interp(curve[:, 2], GRAPHITE_PRESSURES, shares) for shares in GRAPHITE_SHARES]
    layers = [radii, *(radii * share for share in darker)]
    return tuple(_outline(curve[:, :2], layer) for layer in layers)


def stroke_curve(points: NDArray[np.float32], calm: bool = True) -> Floats:
    """The curve of a stroke, (M, 3): x, y and pressure; `calm` smooths what trembles.

    A sample that has place and time of the one before it is a corner: no pen is there twice.
    """
    samples = points[:, :3].astype(np.float64)
    corners = np.flatnonzero((np.diff(points[:, [0, 1, 3]], axis=0) == 0).all(axis=1)) + 1
    moves = [_drop_repeats(piece) for piece in np.split(samples, corners)]
    pieces = [flatten_curve(smooth_jitter(piece) if calm else piece) for piece in moves]
    return pieces[0] if len(pieces) == 1 else _drop_repeats(np.vstack(pieces))


def widths(curve: Floats, brush: Brush) -> Floats:
    """The stroke's width in px at every point of the curve (N, 3: x, y, pressure)."""
    width = brush.size_px * (brush.thinnest + (1 - brush.thinnest) * curve[:, 2])
    along = _arc_lengths(curve)
    if brush.taper > 0 and along[-1] > 0:
        width *= _taper(along, brush)
    # A wide disc reaches past its narrow neighbours; let it show instead of a spike.
    reach = 2 * STEEPEST_WIDTH * along
    width = np.maximum.accumulate(width + reach) - reach
    backwards = np.maximum.accumulate((width - reach)[::-1])[::-1]
    return np.asarray(backwards + reach)


def smooth_jitter(samples: Floats) -> Floats:
    """Calm the trembling of slow hands and whole-pixel mice; both ends stay exact.

    A sample moves towards the middle of its neighbours, the less the further they are apart, so
    quick strokes keep their shape and the pen tip never lags.
    """
    if len(samples) < 3:
        return samples
    steps = np.hypot(*np.diff(samples[:, :2], axis=0).T)
    nearness = np.clip(1 - (steps[:-1] + steps[1:]) / (2 * JITTER_REACH_PX), 0, 1)[:, None]
    smoothed = samples.copy()
    for _ in range(JITTER_PASSES):
        middle = (smoothed[:-2] + smoothed[2:]) / 2
        smoothed[1:-1] += 0.5 * nearness * (middle - smoothed[1:-1])
    return _drop_repeats(smoothed)


def flatten_curve(samples: Floats) -> Floats:
    """A smooth curve through all samples (N, 3), as a fine polyline (M, 3).

    Centripetal Catmull-Rom, which neither loops nor overshoots between uneven samples.
    """
    if len(samples) < 2:
        return samples
    xy = samples[:, :2]
    before = np.vstack([2 * xy[0] - xy[1], xy])[:-1]
    after = np.vstack([xy, 2 * xy[-1] - xy[-2]])[1:]
    knots = np.sqrt(np.hypot(*(xy - before).T)), np.sqrt(np.hypot(*(after - xy).T))
    into, onward = knots[0][:, None], knots[1][:, None]
    speed = (xy - before) / into - (after - before) / (into + onward) + (after - xy) / onward
    start, end, span = xy[:-1], xy[1:], onward[:-1]
    leave, arrive = start + speed[:-1] * span / 3, end - speed[1:] * span / 3

    bend = np.maximum(
        np.hypot(*(start - 2 * leave + arrive).T), np.hypot(*(leave - 2 * arrive + end).T)
    )
    chords = np.hypot(*(end - start).T)
    pieces = np.ceil(np.maximum(np.sqrt(0.75 * bend / FLATNESS_PX), chords / LONGEST_STEP_PX))
    counts = np.maximum(pieces.astype(int), 1)
    piece = np.repeat(np.arange(len(counts)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    t = ((np.arange(counts.sum()) - first) / counts[piece])[:, None]
    u = 1 - t
    curve = (
        u**3 * start[piece]
        + 3 * u**2 * t * leave[piece]
        + 3 * u * t**2 * arrive[piece]
        + t**3 * end[piece]
    )
    pressure = u * samples[:-1, 2:][piece] + t * samples[1:, 2:][piece]
    return _drop_repeats(np.vstack([np.hstack([curve, pressure]), samples[-1]]))


def _drop_repeats(samples: Floats) -> Floats:
    """Samples without those that stay where the one before was; the highest pressure is kept."""
    moved = np.hypot(*np.diff(samples[:, :2], axis=0).T) > SAME_PLACE_PX
    starts = np.flatnonzero(np.concatenate([[True], moved]))
    kept = samples[starts]
    kept[:, 2] = np.maximum.reduceat(samples[:, 2], starts)
    return kept


def _arc_lengths(curve: Floats) -> Floats:
    steps = np.hypot(*np.diff(curve[:, :2], axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _taper(along: Floats, brush: Brush) -> Floats:
    """Factor 0..1 on the width that thins both ends; gentler on short strokes, none on a dot."""
    total = along[-1]
    length = min(TAPER_SIZES * brush.size_px, total / 4)
    depth = brush.taper * length / (TAPER_SIZES * brush.size_px)
    from_end = np.minimum(along, total - along) / length
    rise = np.clip(from_end, 0, 1)
    return 1 - depth * (1 - rise) ** 2


def _outline(centres: Floats, radii: Floats) -> Floats:
    """One polygon around discs of these radii strung on a polyline."""
    if len(centres) == 1:
        return centres + radii[0] * _arc(0.0, 2 * np.pi)[:-1]
    steps = np.diff(centres, axis=0)
    lengths = np.hypot(*steps.T)
    headings = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    vertex, angle, trim = _joints(headings, lengths, radii)

    normals = np.column_stack([-np.sin(angle), np.cos(angle)])
    middle, reach = centres[vertex], radii[vertex][:, None]
    # trim: >0 the left side is the inside of a tight corner and goes through the centre, <0 right
    left = middle + normals * reach * (trim <= 0)[:, None]
    right = middle - normals * reach * (trim >= 0)[:, None]
    seam = _seam(centres, headings, radii)
    if seam is not None:  # a ring: its two ends are one line, passed there and back
        across = radii[0] * np.array([-np.sin(seam), np.cos(seam)])
        ends = centres[0] + across, centres[0] - across
        return np.vstack([ends[0], left, ends[0], ends[1], right[::-1], ends[1]])
    # Where the sides leave the end discs: a quarter turn, more where the stroke grows wider.
    leave = np.pi / 2 + np.arcsin(np.clip(np.diff(radii) / lengths, -0.95, 0.95))
    start = _arc(headings[0] + 2 * np.pi - leave[0], headings[0] + leave[0])
    end = _arc(headings[-1] + leave[-1], headings[-1] - leave[-1])
    start, end = centres[0] + radii[0] * start, centres[-1] + radii[-1] * end
    return np.vstack([start, left, end, right[::-1]])


def _seam(centres: Floats, headings: Floats, radii: Floats) -> float | None:
    """The heading with which a curve runs on from its end into its start; None if it does not."""
    if len(centres) < 4 or (centres[0] != centres[-1]).any() or radii[0] != radii[-1]:
        return None
    turn = (headings[0] - headings[-1] + np.pi) % (2 * np.pi) - np.pi
    return float(headings[0] - turn / 2) if abs(turn) < CORNER_STEP else None


def _joints(
    headings: Floats, lengths: Floats, radii: Floats
) -> tuple[NDArray[np.intp], Floats, Floats]:
    """Where the outline touches its inner vertices: (vertex, heading there, trim side).

    A gentle vertex is passed once, at the mean heading. A vertex that turns too far for its radius
    is passed several times: its outside becomes an arc, its inside runs through the centre, which
    keeps every part of the polygon wound the same way.
    """
    turns = np.diff(headings)
    inner = np.arange(1, len(radii) - 1)
    room = np.minimum(lengths[:-1], lengths[1:])
    tight = radii[inner] * np.tan(np.minimum(np.abs(turns) / 2, 1.5)) > 0.45 * room
    tight |= np.abs(turns) > 3 * CORNER_STEP
    counts = np.where(tight, np.maximum(np.ceil(np.abs(turns) / CORNER_STEP) + 1, 3), 1).astype(int)

    which = np.repeat(np.arange(len(inner)), counts)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    fraction = np.where(tight[which], place / np.maximum(counts[which] - 1, 1), 0.5)
    angle = headings[:-1][which] + fraction * turns[which]
    between = (place > 0) & (place < counts[which] - 1)
    trim = np.where(between, np.sign(turns[which]), 0.0)
    return inner[which], angle, trim


def _arc(first: float, last: float) -> Floats:
    """Unit vectors from one angle to the other, both included."""
    angles = np.linspace(first, last, int(np.ceil(abs(last - first) / CORNER_STEP)) + 1)
    return np.column_stack([np.cos(angles), np.sin(angles)])
