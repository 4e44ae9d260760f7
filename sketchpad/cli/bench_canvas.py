"""Measures the canvas with a large document, offscreen, without networks: pen, undo, view, memory.

Run in a process of its own (`sketchpad bench canvas`), whose peak memory is the document's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF

from engine.errors import CheckpointError
from engine.request import Lens
from engine.stopwatch import Stopwatch
from engine.worker import Pipeline
from sketchpad.canvas.picking import item_at
from sketchpad.canvas.tools.select import REACH_VIEW_PX
from sketchpad.cli.canvas_hand import CanvasHand, centre_of
from sketchpad.cli.errors import CommandError
from sketchpad.cli.large_drawing import large_document
from sketchpad.cli.measure import Measurement, measurements_of
from sketchpad.cli.memory import peak_memory_mb
from sketchpad.cli.stage import staged_window
from sketchpad.document.document import Document
from sketchpad.document.stroke import Stroke
from sketchpad.main_window import MainWindow

WINDOW_PX = (1920, 1080)
PEN_EVENTS = 30
PAN_EVENTS, PAN_PX = 6, (23.0, 17.0)
DRAG_EVENTS, DRAG_PX = 12, (4.0, 3.0)
SELECTED = 200
TURN_DEG = 20.0


def measure_canvas(
    repeats: int,
    document: Document | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> list[Measurement]:
    """Draw, undo, redo, pan, zoom and move selected strokes, `repeats` times each, in four views.

    The window is as large as a common screen. Every duration is that from a pen's, wheel's or
    menu's event to the end of the painting that shows it.
    """
    document = document or large_document()
    measured: list[Measurement] = []
    with staged_window(_no_networks, WINDOW_PX) as window:
        hand = CanvasHand(window.canvas)
        window.documents.add(document)
        window.model.activate_layer(document.sketch_layers[-1].id)
        for name, show in _views(window):
            show()
            hand.wait_until_sharp()
            watch = Stopwatch(clock)
            for measure in (_measure_pen, _measure_history, _measure_view, _measure_selected):
                measure(window, hand, watch, repeats)
            measured += measurements_of(watch, f"canvas, {name}")
    size = f"{document.width_px}×{document.height_px} px, {len(document.layers)} layers"
    count = sum(len(layer.items) for layer in document.sketch_layers)
    peak = (peak_memory_mb(),)
    return [*measured, Measurement("memory", f"peak with {count} strokes, {size}", peak, "MB")]


def _views(window: MainWindow) -> list[tuple[str, Callable[[], object]]]:
    """The sheet fitted, at full size, larger, and fitted while it is turned and mirrored."""
    canvas, viewport = window.canvas, window.canvas.viewport

    def turn() -> None:
        viewport.turn_to(TURN_DEG)
        viewport.mirror()
        canvas.fit()

    return [
        ("fitted", canvas.fit),
        ("100 %", canvas.actual_size),
        ("200 %", partial(viewport.zoom_to, 2.0)),
        ("turned", turn),
    ]


def _measure_pen(window: MainWindow, hand: CanvasHand, watch: Stopwatch, repeats: int) -> None:
    """Strokes across the view."""
    window.canvas.set_tool("pen")
    for number in range(repeats + 1):
        path = _path(window, number)
        hand.press(path[0])
        for point, pressure in zip(path[1:], np.linspace(0.2, 0.9, len(path) - 1), strict=True):
            with _timed(watch, "pen event to painted ink", number):
                hand.until_painted(partial(hand.move, point, float(pressure)))
        with _timed(watch, "pen lift to painted stroke", number):
            hand.until_painted(partial(hand.lift, path[-1]))


def _measure_history(window: MainWindow, hand: CanvasHand, watch: Stopwatch, repeats: int) -> None:
    """All the strokes that were drawn, back and forth again."""
    for name in ("undo", "redo"):
        for number in range(repeats + 1):
            with _timed(watch, name, number):
                hand.until_painted(window.actions_by_name[name].trigger)


def _measure_view(window: MainWindow, hand: CanvasHand, watch: Stopwatch, repeats: int) -> None:
    """Each movement and the picture after it; what is sharpened later does not count."""
    canvas = window.canvas
    canvas.set_tool("pan")
    for number in range(repeats + 1):
        middle, side = centre_of(canvas), 1 if number % 2 else -1
        way = QPointF(*PAN_PX) * side
        hand.press(middle)
        for step in range(1, PAN_EVENTS):
            with _timed(watch, "pan", number):
                hand.until_painted(partial(hand.move, middle + way * step))
        hand.lift(middle + way * PAN_EVENTS)
        with _timed(watch, "zoom", number):
            hand.until_painted(partial(hand.turn_wheel, middle, side / 2))
    hand.wait_until_sharp()


def _measure_selected(window: MainWindow, hand: CanvasHand, watch: Stopwatch, repeats: int) -> None:
    """Strokes from all over the sheet and all layers are dragged, as a hand does it."""
    canvas, items = window.canvas, window.model.document.items
    canvas.set_tool("select")
    hand.until_painted(lambda: canvas.selection.select(items[:: max(1, len(items) // SELECTED)]))
    label = f"{len(canvas.selection.ids)} strokes"
    for number in range(max(2, repeats // 10)):
        start, way = _on_a_selected_stroke(window), QPointF(*DRAG_PX) * (1 if number % 2 else -1)
        hand.press(start)
        with _timed(watch, f"first move of {label}", number):
            hand.until_painted(partial(hand.move, start + way))
        for step in range(2, DRAG_EVENTS):
            with _timed(watch, f"move {label}", number):
                hand.until_painted(partial(hand.move, start + way * step))
        with _timed(watch, f"drop {label}", number):
            hand.until_painted(partial(hand.lift, start + way * DRAG_EVENTS))
        for name in ("undo", "redo"):
            with _timed(watch, f"{name} of {label}", number):
                hand.until_painted(window.actions_by_name[name].trigger)
    canvas.selection.clear()


def _on_a_selected_stroke(window: MainWindow) -> QPointF:
    """A point of the view where a press takes hold of what is selected."""
    canvas, document = window.canvas, window.model.document
    reach_px = REACH_VIEW_PX / canvas.zoom
    for item in canvas.selection.items:
        if isinstance(item, Stroke):
            x, y = item.points[len(item.points) // 2, :2].tolist()
            seen = canvas.to_view(QPointF(x, y))
            shown = canvas.rect().adjusted(1, 1, -1, -1).contains(seen.toPoint())
            if shown and item_at(document, (x, y), reach_px) is item:
                return seen
    raise CommandError("nothing that is selected can be seen.")


def _timed(watch: Stopwatch, name: str, number: int) -> AbstractContextManager[None]:
    """Time it, but for the first time, which fills caches."""
    return watch.time(name) if number else nullcontext()


def _path(window: MainWindow, number: int) -> list[QPointF]:
    """A wave across the middle of the widget."""
    rect = window.canvas.rect()
    xs = np.linspace(0.2, 0.8, PEN_EVENTS) * rect.width()
    wave = 0.05 * np.sin(np.linspace(0, 9, PEN_EVENTS))
    ys = (0.45 + 0.1 * (number % 7) / 7 + wave) * rect.height()
    return [QPointF(x, y) for x, y in zip(xs, ys, strict=True)]


def _no_networks(lens: Lens) -> Pipeline:
    raise CheckpointError("The canvas is measured without networks.")
