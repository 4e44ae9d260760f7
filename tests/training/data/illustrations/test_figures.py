"""Cutting figures out, and where the views of them lie."""

from __future__ import annotations

import numpy as np
import pytest

from tests.training.data.illustrations.drawn_figure import SKIN, drawn_figure
from training.data.illustrations.figures import (
    Square,
    bust_square,
    cut_out,
    figure_box,
    find_face,
    view_of,
    whole_square,
)


def test_a_flat_ground_is_cut_away_and_what_it_encloses_stays() -> None:
    figure = drawn_figure()
    ground = np.array([255, 255, 255])
    cover = figure[..., 3:] / 255
    opaque = np.dstack(
        [figure[..., :3] * cover + ground * (1 - cover), np.full(cover.shape, 255)]
    ).astype(np.uint8)
    opaque[60:66, 76:84, :3] = 255  # white within the face
    cut = cut_out(opaque)
    assert cut[2, 2, 3] == 0 and cut[63, 80, 3] == 255
    overlap = ((cut[..., 3] > 127) == (figure[..., 3] > 127)).mean()
    assert overlap > 0.99
    assert cut_out(figure) is figure, "it has alpha already"


def test_the_box_is_that_of_the_opaque_pixels() -> None:
    picture = np.zeros((40, 50, 4), np.uint8)
    picture[10:30, 15:35, :3] = np.arange(20, dtype=np.uint8)[:, None, None] * 12
    picture[10:30, 15:35, 3] = 255
    assert figure_box(picture) == (15, 10, 20, 20)


def test_empty_and_uniform_pictures_show_nobody() -> None:
    assert figure_box(np.zeros((40, 40, 4), np.uint8)) is None
    assert figure_box(np.full((40, 40, 4), 255, np.uint8)) is None


def test_the_face_is_found_where_it_is_drawn() -> None:
    picture = drawn_figure()
    box = figure_box(picture)
    assert box is not None
    face = find_face(picture, box)
    assert face is not None
    x, y, width = face
    assert (x, y) == (pytest.approx(80, abs=3), pytest.approx(62, abs=4))
    assert 30 < width < 50


def test_the_bust_holds_the_face_and_is_smaller_than_the_whole() -> None:
    picture = drawn_figure()
    box = figure_box(picture)
    assert box is not None
    whole, bust = whole_square(picture, box), bust_square(picture, box)
    assert bust is not None and bust.side < 0.8 * whole.side
    assert bust.left < 58 and bust.left + bust.side > 102, "the face from side to side"
    assert bust.top <= 36 and bust.top + bust.side > 90
    assert whole.top + whole.side == picture.shape[0], "cut off where the picture is"


def test_a_view_is_the_window_and_transparent_beyond_it() -> None:
    picture = np.zeros((20, 20, 4), np.uint8)
    picture[..., :3] = SKIN
    picture[..., 3] = 255
    view = view_of(picture, Square(-10, 0, 20), size=40)
    assert (view[:, :18, 3] == 0).all() and (view[4:-4, 24:, 3] == 255).all()
    assert np.abs(view[20, 30, :3].astype(int) - SKIN).max() <= 1
    half = view[20, 20]
    assert np.abs(half[:3].astype(int) - SKIN).max() <= 2, "no dark rim where it begins"
