from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from sketchpad.canvas.sheet_ink import MOST_PIXELS, SheetInk
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
from sketchpad.ink.render import image_lines
from sketchpad.ink.sheet import SheetRenderer

PATIENCE_MS = 90_000
"""A hang fails the test; a machine that is busy otherwise does not."""


def stroke(seed: int) -> Stroke:
    xy = np.random.default_rng(seed).uniform(0, 200, (6, 2))
    return Stroke(np.column_stack([xy, np.ones(6), np.zeros(6)]))


def drawn_at_once(model: DocumentModel, scale: float) -> np.ndarray:
    renderer = SheetRenderer(model.document.width_px, model.document.height_px, scale)
    renderer.update(model.document.layers)
    return renderer.lines()


def test_the_ink_becomes_sharp_and_follows_the_drawing(model: DocumentModel, qtbot: QtBot) -> None:
    for seed in range(100):
        model.add_stroke(stroke(seed))
    ink = SheetInk(model)
    assert ink.image.width() == 200
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        ink.set_scale(1.7)
        assert not ink.sharp
    assert ink.sharp
    assert np.array_equal(image_lines(ink.image), drawn_at_once(model, 1.7))

    model.add_stroke(stroke(999))
    model.erase_items([model.document.items[3].id])
    assert np.array_equal(image_lines(ink.image), drawn_at_once(model, 1.7))


def test_drawing_goes_on_while_it_sharpens(model: DocumentModel, qtbot: QtBot) -> None:
    for seed in range(150):
        model.add_stroke(stroke(seed))
    ink = SheetInk(model)
    ink.set_scale(2.0)
    qtbot.waitUntil(lambda: ink._growing is not None, timeout=PATIENCE_MS)
    model.erase_items([model.document.items[0].id])
    model.add_stroke(stroke(5000))
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        pass
    assert np.array_equal(image_lines(ink.image), drawn_at_once(model, 2.0))


def test_scale_one_is_the_model_s_own_image(model: DocumentModel, qtbot: QtBot) -> None:
    ink = SheetInk(model)
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        ink.set_scale(0.5)
    ink.set_scale(1.0)
    assert ink.sharp
    assert ink.image is model.sheet_image


def test_another_document_is_shown_at_once_and_sharp_later(
    model: DocumentModel, qtbot: QtBot
) -> None:
    ink = SheetInk(model)
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        ink.set_scale(3.0)
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        model.set_document(Document.of_items([stroke(1)], width_px=50, height_px=40))
        assert ink.image.width() == 50
    assert np.array_equal(image_lines(ink.image), drawn_at_once(model, 3.0))


def test_memory_is_bounded(model: DocumentModel, qtbot: QtBot) -> None:
    ink = SheetInk(model)
    model.set_document(Document(4096, 4096))
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        ink.set_scale(0.5)
    ink.set_scale(32.0)
    assert ink.sharp or ink.image.width() * ink.image.height() <= MOST_PIXELS
    assert ink._wanted_scale == 1.0


def test_layers_become_sharp_too(model: DocumentModel, qtbot: QtBot) -> None:
    model.add_picture_layer(np.full((4, 4, 4), 90, np.uint8), "photo", (20, 20, 90, 60))
    for seed in range(40):
        model.add_stroke(stroke(seed))
    model.set_layer(model.document.active_layer, opacity=0.5)
    model.add_layer()
    for seed in range(40, 80):
        model.add_stroke(stroke(seed))
    ink = SheetInk(model)
    with qtbot.waitSignal(ink.sharpened, timeout=PATIENCE_MS):
        ink.set_scale(1.3)
    fresh = SheetRenderer(200, 200, 1.3)
    fresh.update(model.document.layers)
    assert ink.image == fresh.image

    model.set_layer(model.document.active_layer, visible=False)
    fresh.update(model.document.layers)
    assert ink.image == fresh.image
