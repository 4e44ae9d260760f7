from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.errors import RequestError
from engine.request import Lens, PaintRequest, PhotoRequest, StyleReference
from engine.result import Alternative, Result

LINES = np.full((6, 5), 255, np.uint8)
COLOURS = np.arange(4 * 4 * 3, dtype=np.uint8).reshape(4, 4, 3)


def test_a_request_knows_its_lens() -> None:
    assert [PaintRequest(LINES).lens, PhotoRequest(LINES).lens] == [Lens.PAINT, Lens.PHOTO]


def test_a_photo_request_owns_its_lines() -> None:
    lines = LINES.copy()
    request = PhotoRequest(lines, "pizza")
    lines[:] = 0
    assert (request.lines == 255).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lines": LINES.astype(np.float32)}, "uint8"),
        ({"lines": np.zeros((4, 4, 3), np.uint8)}, "shape"),
        ({"class_name": None}, "reader guess"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**63 + 1}, "seed"),
        ({"variations": 0}, "Between 1 and"),
        ({"variations": 1000}, "Between 1 and"),
    ],
)
def test_a_wrong_photo_request_says_what_is_wrong(change: dict[str, object], message: str) -> None:
    with pytest.raises(RequestError, match=message):
        PhotoRequest(**{"lines": LINES, **change})  # type: ignore[arg-type]


def test_a_request_owns_its_pixels() -> None:
    lines, colours = LINES.copy(), COLOURS.copy()
    request = PaintRequest(lines, (StyleReference(colours),))
    lines[:] = 0
    colours[:] = 0
    assert (request.lines == 255).all()
    assert (request.references[0].pixels == COLOURS).all()
    with pytest.raises(ValueError, match="read-only"):
        request.lines[0, 0] = 1


def test_a_view_of_a_changing_drawing_is_copied_even_when_it_is_read_only() -> None:
    sheet = LINES.copy()
    view = sheet[:]
    view.flags.writeable = False
    request = PaintRequest(view)
    sheet[:] = 0
    assert (request.lines == 255).all()


def test_the_hash_tells_pictures_apart_and_survives_reweighting() -> None:
    first = StyleReference(COLOURS)
    assert first.content_hash == StyleReference(COLOURS.copy()).content_hash
    assert first.content_hash != StyleReference(COLOURS[::-1]).content_hash
    assert first.content_hash != StyleReference(COLOURS.reshape(2, 8, 3)).content_hash
    lighter = replace(first, weight=0.2)
    assert lighter.content_hash == first.content_hash
    assert lighter.pixels is first.pixels


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lines": LINES.astype(np.float32)}, "uint8"),
        ({"lines": [[255]]}, "list"),
        ({"lines": np.zeros((4, 4, 3), np.uint8)}, "shape"),
        ({"lines": np.zeros((0, 4), np.uint8)}, "empty"),
        ({"strength": 1.5}, "between 0 and 1"),
        ({"strength": float("nan")}, "between 0 and 1"),
        ({"size": 250}, "multiple of 32"),
        ({"size": 0}, "multiple of 32"),
        ({"size": 1 << 20}, "2048"),
        ({"references": (COLOURS,)}, "StyleReference"),
    ],
)
def test_a_wrong_request_says_what_is_wrong(change: dict[str, object], message: str) -> None:
    with pytest.raises(RequestError, match=message):
        PaintRequest(**{"lines": LINES, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize("weight", [-0.1, float("inf"), float("nan")])
def test_a_wrong_weight_is_refused(weight: float) -> None:
    with pytest.raises(RequestError, match="weight"):
        StyleReference(COLOURS, weight)


def test_a_result_cannot_be_changed_but_keeps_the_order_of_its_timings() -> None:
    timings = {"encode": 2.0, "paint": 3.0, "total": 5.0}
    result = Result(COLOURS.copy(), 1, timings, "m", 256, False)
    timings["encode"] = 9.0
    assert list(result.timings_ms.items()) == [("encode", 2.0), ("paint", 3.0), ("total", 5.0)]
    for picture in (result, Alternative(1, COLOURS.copy())):
        with pytest.raises(ValueError, match="read-only"):
            picture.pixels[0, 0, 0] = 1
