"""The drawing at any moment of its making: which items are whole, which stroke is half drawn.

Plain Python. Strokes carry their time; what has none stands at its place in the order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sketchpad.document.drawing_clock import LONGEST_PAUSE_MS, duration_ms
from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.stroke import Item, Stroke

LEAD_IN_MS = 400.0
"""So long the paper is empty before the first stroke."""
UNTIMED_PAUSE_MS = 150.0
"""Between strokes that do not know when they began, which are drawn one after the other."""


@dataclass(frozen=True)
class Span:
    """From when to when something is drawn, in milliseconds of the timeline."""

    start_ms: float
    end_ms: float


@dataclass(frozen=True)
class Moment:
    """The layers as they were at a moment; `growing` are the strokes that were half drawn then.

    A layer or an item that was whole is the very object of the document.
    """

    layers: tuple[Layer, ...]
    growing: tuple[Stroke, ...] = ()


class Timeline:
    """When each item of some layers came, from the empty paper to the drawing as it is.

    Rests that are left where strokes were erased are shortened as the drawing clock shortens all
    rests, so that nothing ever stands still for long. Hidden layers have their time as well.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        sketches = [layer for layer in self.layers if isinstance(layer, SketchLayer)]
        self._span_of: dict[Item, Span] = _stroke_spans(x for y in sketches for x in y.items)
        strokes = self._span_of.values()
        self.starts_ms: tuple[float, ...] = tuple(sorted(span.start_ms for span in strokes))
        """When each stroke begins."""
        self.duration_ms: float = max((span.end_ms for span in strokes), default=0.0)
        """When the last stroke ends; 0 if there is none."""
        self._ends_ms = {layer.id: self._place_pictures(layer) for layer in sketches}

    def span(self, item: Item) -> Span:
        """When an item is drawn; KeyError if it is on none of the layers."""
        return self._span_of[item]

    def moment(self, t_ms: float) -> Moment:
        """The layers at a moment; before 0 as at 0, after the end as they are."""
        growing: list[Stroke] = []
        t_ms = max(t_ms, 0.0)
        layers = tuple(
            self._layer_at(layer, t_ms, growing) if isinstance(layer, SketchLayer) else layer
            for layer in self.layers
        )
        return Moment(layers, tuple(growing))

    def start_before(self, t_ms: float) -> float:
        """When the latest stroke before a moment began; 0 if there is none."""
        place = bisect_left(self.starts_ms, t_ms)
        return self.starts_ms[place - 1] if place else 0.0

    def start_after(self, t_ms: float) -> float:
        """When the next stroke after a moment begins; the end if there is none."""
        place = bisect_right(self.starts_ms, t_ms)
        return self.starts_ms[place] if place < len(self.starts_ms) else self.duration_ms

    def _layer_at(self, layer: SketchLayer, t_ms: float, growing: list[Stroke]) -> SketchLayer:
        if self._ends_ms[layer.id] <= t_ms:
            return layer
        items: list[Item] = []
        for item in layer.items:
            span = self._span_of[item]
            if span.end_ms <= t_ms:
                items.append(item)
            elif isinstance(item, Stroke) and span.start_ms <= t_ms:
                cut = cut_stroke(item, t_ms - span.start_ms)
                items.append(cut)
                growing.append(cut)
        return layer if tuple(items) == layer.items else replace(layer, items=tuple(items))

    def _place_pictures(self, layer: SketchLayer) -> float:
        """A picture comes with the last of the strokes it lies on, or is there from the start.

        Returns when the layer is complete.
        """
        latest_ms = 0.0
        for item in layer.items:
            if isinstance(item, Stroke):
                latest_ms = max(latest_ms, self._span_of[item].end_ms)
            else:
                self._span_of[item] = Span(latest_ms, latest_ms)
        return latest_ms


def cut_stroke(stroke: Stroke, elapsed_ms: float) -> Stroke:
    """A stroke as it was so long after it began, ending where the pen was just then.

    At least its first sample is there; the whole stroke is returned once it had ended.
    """
    points = stroke.points
    if elapsed_ms >= _length_ms(stroke):
        return stroke
    times = np.maximum.accumulate(points[:, 3].astype(np.float64))
    count = max(1, int(np.searchsorted(times, elapsed_ms, side="right")))
    kept = points[:count]
    if count < len(points) and times[count] > times[count - 1]:
        share = (elapsed_ms - times[count - 1]) / (times[count] - times[count - 1])
        if 0 < share < 1:
            tip = points[count - 1] + share * (points[count] - points[count - 1])
            kept = np.vstack([kept, tip])
    return replace(stroke, points=kept)


def _length_ms(stroke: Stroke) -> float:
    return max(0.0, duration_ms(stroke))


def _stroke_spans(items: Iterable[Item]) -> dict[Item, Span]:
    """Every stroke's span; those that began at 0, as in old files, come first, in a row."""
    strokes = [item for item in items if isinstance(item, Stroke)]
    spans: dict[Item, Span] = {}
    end_ms, clock_ms = LEAD_IN_MS, 0.0  # of the latest stroke: here, and on the drawing clock
    for stroke in sorted(strokes, key=lambda stroke: stroke.began_ms):
        if stroke.began_ms > 0:
            start_ms = end_ms + min(LONGEST_PAUSE_MS, stroke.began_ms - clock_ms)
        else:
            start_ms = end_ms + (UNTIMED_PAUSE_MS if spans else 0.0)
        length_ms = _length_ms(stroke)
        spans[stroke] = Span(start_ms, start_ms + length_ms)
        end_ms = max(end_ms, start_ms + length_ms)
        clock_ms = max(clock_ms, stroke.began_ms + length_ms)
    return spans
