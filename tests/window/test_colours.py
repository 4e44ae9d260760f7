"""Colours as people write them, main colours of pictures, and what is remembered of hints."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.colours import hex_of, main_colours, parse_hex
from sketchpad.hint_colour import FIRST_COLOUR, MOST_RECENT, HintColour
from tests.window_stage import one_colour, private_settings

CHANNEL = st.integers(0, 255)


@given(st.tuples(CHANNEL, CHANNEL, CHANNEL))
def test_hex_there_and_back(colour: tuple[int, int, int]) -> None:
    assert parse_hex(hex_of(colour)) == colour
    assert parse_hex(hex_of(colour).upper().removeprefix("#")) == colour


@given(st.text(max_size=8))
def test_any_text_is_a_colour_or_a_message(text: str) -> None:
    try:
        colour = parse_hex(text)
    except ValueError as error:
        assert "Write it as #rrggbb or #rgb" in str(error)
    else:
        assert all(0 <= value <= 255 for value in colour)


def test_main_colours_are_those_of_the_picture_the_largest_first() -> None:
    picture = one_colour((240, 230, 220), 64)
    picture[:20] = (20, 30, 90)
    picture[50:60, :30] = (200, 40, 30)
    picture[0, 0] = (0, 255, 0)  # a speck is no main colour
    assert main_colours(picture) == ((240, 230, 220), (20, 30, 90), (200, 40, 30))


def test_main_colours_exist_in_a_noisy_picture_and_are_the_same_each_time() -> None:
    noisy = np.random.default_rng(2).integers(0, 256, (300, 200, 3), dtype=np.uint8)
    found = main_colours(noisy, 4)
    pixels = {tuple(pixel) for pixel in noisy.reshape(-1, 3).tolist()}
    assert 2 <= len(found) <= 4
    assert set(found) <= pixels
    assert main_colours(noisy, 4) == found


def test_a_picture_of_one_colour_has_one() -> None:
    assert main_colours(one_colour((1, 2, 3), 1)) == ((1, 2, 3),)


def test_recent_colours_are_remembered_and_each_is_there_once(qapp: object, tmp_path: Path) -> None:
    colour = HintColour(private_settings(tmp_path))
    assert colour.current == FIRST_COLOUR
    for value in range(12):
        colour.choose((value, 0, 0))
    colour.choose((8, 0, 0))
    colour.choose(None)
    assert colour.recent[:3] == ((8, 0, 0), (11, 0, 0), (10, 0, 0))
    assert len(colour.recent) == MOST_RECENT
    again = HintColour(private_settings(tmp_path))
    assert again.recent == colour.recent
    assert again.current == (8, 0, 0)
    assert again.before == (11, 0, 0)


@pytest.mark.parametrize("stored", ["", "rubbish", "#12 #xyz"])
def test_settings_that_somebody_edited_do_no_harm(
    qapp: object, tmp_path: Path, stored: str
) -> None:
    settings = private_settings(tmp_path)
    settings.recent_hint_colours = stored
    assert HintColour(settings).recent == (FIRST_COLOUR,)
