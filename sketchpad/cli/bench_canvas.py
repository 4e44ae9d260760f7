"""Measures the canvas with a large document, offscreen, without networks: pen, undo, view, memory.

Run in a process of its own (`sketchpad bench canvas`), whose peak memory is the document's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEvent, QPointF
from PySide6.QtWidgets import QApplication

from engine.errors import CheckpointError
from engine.request import Lens
from engine.stopwatch import Stopwatch
from engine.worker import Pipeline
from sketchpad.canvas.sheet_ink import SheetInk
from sketchpad.cli.errors import CommandError
from sketchpad.cli.measure import Measurement, measurements_of
from sketchpad.cli.memory import peak_memory_mb
from sketchpad.cli.stage import staged_window
from sketchpad.cli.window_events import send_mouse
from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.stroke import Brush, BrushKind, Stroke
from sketchpad.main_window import MainWindow

SHEET_PX = 2048
STROKES = 5000
LAYERS = 4
SAMPLES = 40
SAMPLE_MS = 8.0
KINDS: tuple[BrushKind, ...] = ("ink", "pencil", "ink", "marker")
GOAL_MS, GOAL_MB = 16.0, 400.0
STEP_PX = (3.0, 7.0)
PEN_EVENTS = 30
PAN_PX = 23.0
ZOOMS = (1.1, 1 / 1.1)
SHARP_PATIENCE_MS = 120_000


def large_document(
    strokes: int = STROKES, layers: int = LAYERS, side_px: int = SHEET_PX, seed: int = 0
) -> Document:
    """A sheet full of wandering strokes, the same ones for the same numbers; a brush per layer."""
    random = np.random.default_rng(seed)
    shares = np.array_split(np.arange(strokes), layers)
    sketches = tuple(
        SketchLayer(
            number + 1,
            f"Layer {number + 1}",
            tuple(_wandering(random, side_px, KINDS[number % len(KINDS)], int(k)) for k in share),
        )
        for number, share in enumerate(shares)
    )
    return Document(side_px, side_px, layers=sketches, active_layer=1)


def measure_canvas(repeats: int, document: Document | None = None) -> list[Measurement]:
    """Draw, undo, redo, pan and zoom `repeats` times each, the sheet fitted and at full size."""
    document = document or large_document()
    measured: list[Measurement] = []
    with staged_window(_no_networks) as window:
        window.model.set_document(document)
        top = document.sketch_layers[-1].id
        window.model.activate_layer(top)
        for name, show in (("fitted", window.canvas.fit), ("100 %", window.canvas.actual_size)):
            show()
            _wait_until_sharp(window)
            watch = Stopwatch()
            _measure_pen(window, watch, repeats)
            _measure_history(window, watch, repeats)
            _measure_view(window, watch, repeats)
            measured += measurements_of(watch, f"canvas, {name}")
    size = f"{document.width_px}×{document.height_px} px, {len(document.layers)} layers"
    count = sum(len(layer.items) for layer in document.sketch_layers)
    peak = (peak_memory_mb(),)
    return [*measured, Measurement("memory", f"peak with {count} strokes, {size}", peak, "MB")]


def _measure_pen(window: MainWindow, watch: Stopwatch, repeats: int) -> None:
    """Strokes across the view: from a pointer event to the ink on the widget."""
    canvas = window.canvas
    canvas.set_tool("pen")
    for number in range(repeats + 1):
        path = _path(window, number)
        send_mouse(canvas, QEvent.Type.MouseButtonPress, path[0])
        for point in path[1:]:
            with _timed(watch, "pen event to painted ink", number):
                send_mouse(canvas, QEvent.Type.MouseMove, point)
        with _timed(watch, "pen lift to painted stroke", number):
            send_mouse(canvas, QEvent.Type.MouseButtonRelease, path[-1])


def _measure_history(window: MainWindow, watch: Stopwatch, repeats: int) -> None:
    stack = window.model.undo_stack
    for number in range(repeats + 1):
        for name, step in (("undo", stack.undo), ("redo", stack.redo)):
            with _timed(watch, name, number):
                _and_paint(step)


def _measure_view(window: MainWindow, watch: Stopwatch, repeats: int) -> None:
    """Each movement and the picture after it; what is sharpened later does not count."""
    viewport = window.canvas.viewport
    for number in range(repeats + 1):
        side = PAN_PX if number % 2 else -PAN_PX
        with _timed(watch, "pan", number):
            _and_paint(partial(viewport.move, side, side))
        zoom = viewport.zoom * ZOOMS[number % len(ZOOMS)]
        with _timed(watch, "zoom", number):
            _and_paint(partial(viewport.zoom_to, zoom))


def _and_paint(action: Callable[[], object]) -> None:
    action()
    QApplication.processEvents()


def _timed(watch: Stopwatch, name: str, number: int) -> AbstractContextManager[None]:
    """Time it, but for the first time, which fills caches."""
    return (watch if number else Stopwatch()).time(name)


def _path(window: MainWindow, number: int) -> list[QPointF]:
    """A wave across the middle of the widget."""
    rect = window.canvas.rect()
    xs = np.linspace(0.2, 0.8, PEN_EVENTS) * rect.width()
    wave = 0.05 * np.sin(np.linspace(0, 9, PEN_EVENTS))
    ys = (0.3 + 0.4 * (number % 7) / 7 + wave) * rect.height()
    return [QPointF(x, y) for x, y in zip(xs, ys, strict=True)]


def _wait_until_sharp(window: MainWindow) -> None:
    ink = window.canvas.findChild(SheetInk)
    waited = QElapsedTimer()
    waited.start()
    while isinstance(ink, SheetInk) and not ink.sharp:
        QApplication.processEvents()
        if waited.hasExpired(SHARP_PATIENCE_MS):
            raise CommandError("the canvas never became sharp.")


def _wandering(random: np.random.Generator, side_px: int, kind: BrushKind, number: int) -> Stroke:
    turns = np.cumsum(random.normal(0, 0.15, SAMPLES)) + random.uniform(0, 2 * np.pi)
    steps = random.uniform(*STEP_PX) * np.column_stack([np.cos(turns), np.sin(turns)])
    places = (random.uniform(0, side_px, 2) + np.cumsum(steps, axis=0)).clip(0, side_px)
    pressure = np.sin(np.linspace(0.3, 2.8, SAMPLES))
    times = SAMPLE_MS * np.arange(SAMPLES)
    points = np.column_stack([places, pressure, times]).astype(np.float32)
    grain = 0.6 if kind == "pencil" else 0.0
    brush = Brush(float(random.uniform(2, 8)), kind=kind, grain=grain)
    began_ms = 600.0 * number + 1
    return Stroke(points, brush, id=100 + number, began_ms=began_ms)


def _no_networks(lens: Lens) -> Pipeline:
    raise CheckpointError("The canvas is measured without networks.")
