"""Items that float: their picture, shifted, is what drawing them there gives."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from sketchpad.canvas import item_picture
from sketchpad.canvas.item_picture import ItemPicture, fits
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.stroke import Brush, Item, Stroke
from sketchpad.ink.render import draw_items

SIDE_PX = 160


def stroke(seed: int) -> Stroke:
    places = np.random.default_rng(seed).uniform(10, 90, (6, 2))
    return Stroke(np.column_stack([places, np.ones(6), np.zeros(6)]), Brush(3))


ITEMS: list[Item] = [stroke(seed) for seed in range(4)]


@pytest.fixture
def drawn() -> list[int]:
    return []


@pytest.fixture
def picture(drawn: list[int]) -> ItemPicture:
    def draw(painter: QPainter, items: Sequence[Item], scale: float) -> None:
        drawn.append(len(items))
        draw_items(painter, items, scale)

    return ItemPicture(draw)


def view(ratio: float = 1.0) -> Viewport:
    viewport = Viewport(QSizeF(100, 100))
    viewport.set_view(QSizeF(SIDE_PX, SIDE_PX), ratio)
    viewport.zoom_to(1.25, QPointF(0, 0))
    return viewport


def painted(ratio: float, draw: object) -> NDArray[np.int16]:
    side = round(SIDE_PX * ratio)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)  # type: ignore[operator]
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[:, :, 0].astype(int)


def directly(viewport: Viewport, moved: QTransform, painter: QPainter) -> None:
    painter.setTransform(moved * viewport.matrix(), combine=True)
    draw_items(painter, ITEMS, 1.0)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_upright_picture_lies_on_whole_pixels(
    qapp: object, picture: ItemPicture, ratio: float
) -> None:
    viewport = view(ratio)
    seen = painted(ratio, lambda painter: picture.paint(painter, viewport, ITEMS))
    expected = painted(ratio, lambda painter: directly(viewport, QTransform(), painter))
    assert expected.min() == 0
    assert np.abs(seen - expected).max() <= 2


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_turned_mirrored_and_moved_it_lies_where_the_ink_would(
    qapp: object, picture: ItemPicture, ratio: float
) -> None:
    viewport = view(ratio)
    viewport.turn_to(25)
    viewport.mirror()
    moved = QTransform.fromTranslate(6, -4) * QTransform().rotate(8)
    seen = painted(ratio, lambda painter: picture.paint(painter, viewport, ITEMS, moved))
    expected = painted(ratio, lambda painter: directly(viewport, moved, painter))
    assert np.abs(seen - expected).mean() < 3, "resampled, but not shifted"
    shifted = np.roll(expected, 2, axis=0)
    assert np.abs(seen - expected).mean() < np.abs(seen - shifted).mean() / 3


def test_it_is_drawn_again_only_for_other_items_zooms_and_looks(
    qapp: object, picture: ItemPicture, drawn: list[int]
) -> None:
    viewport = view()

    def paint(items: list[Item], look: str = "") -> None:
        painted(1.0, lambda painter: picture.paint(painter, viewport, items, look=look))

    paint(ITEMS)
    viewport.move(11, 7)
    viewport.turn_to(40)
    paint(list(ITEMS))
    assert drawn == [4]
    paint(ITEMS[:3])
    paint(ITEMS[:3], look="red")
    viewport.zoom_to(0.5)
    paint(ITEMS[:3], look="red")
    assert drawn == [4, 3, 3, 3]
    picture.forget()
    paint(ITEMS[:3], look="red")
    assert drawn == [4, 3, 3, 3, 3]
    paint([])
    assert drawn == [4, 3, 3, 3, 3], "nothing is nothing to draw"


def test_a_picture_too_large_is_coarser_but_in_the_same_place(
    qapp: object, picture: ItemPicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewport = view()
    assert fits(ITEMS, viewport.device_scale)
    monkeypatch.setattr(item_picture, "MOST_PIXELS", 60 * 60)
    assert not fits(ITEMS, viewport.device_scale)
    assert fits([], viewport.device_scale)
    seen = painted(1.0, lambda painter: picture.paint(painter, viewport, ITEMS))
    expected = painted(1.0, lambda painter: directly(viewport, QTransform(), painter))
    assert np.abs(seen - expected).mean() < 12
    centres = [np.argwhere(levels < 128).mean(axis=0) for levels in (seen, expected)]
    assert np.abs(centres[0] - centres[1]).max() < 1
