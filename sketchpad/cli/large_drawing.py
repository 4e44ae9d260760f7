"""A drawing as large as the canvas must bear, made of chance: the same one for the same numbers."""

from __future__ import annotations

import numpy as np

from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.stroke import Brush, BrushKind, Stroke

SHEET_PX = 2048
STROKES = 5000
LAYERS = 4
SAMPLES = 40
SAMPLE_MS = 8.0
STROKE_MS = 600.0
STEP_PX = (3.0, 7.0)
KINDS: tuple[BrushKind, ...] = ("ink", "pencil", "ink", "marker")


def large_document(
    strokes: int = STROKES, layers: int = LAYERS, side_px: int = SHEET_PX, seed: int = 0
) -> Document:
    """A square sheet full of wandering strokes, a brush per layer; the lowest is drawn on."""
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


def _wandering(random: np.random.Generator, side_px: int, kind: BrushKind, number: int) -> Stroke:
    turns = np.cumsum(random.normal(0, 0.15, SAMPLES)) + random.uniform(0, 2 * np.pi)
    steps = random.uniform(*STEP_PX) * np.column_stack([np.cos(turns), np.sin(turns)])
    places = (random.uniform(0, side_px, 2) + np.cumsum(steps, axis=0)).clip(0, side_px)
    pressure = np.sin(np.linspace(0.3, 2.8, SAMPLES))
    times = SAMPLE_MS * np.arange(SAMPLES)
    points = np.column_stack([places, pressure, times]).astype(np.float32)
    grain = 0.6 if kind == "pencil" else 0.0
    brush = Brush(float(random.uniform(2, 8)), kind=kind, grain=grain)
    return Stroke(points, brush, id=100 + number, began_ms=STROKE_MS * number + 1)
