"""What people call colours, so that pictures can be searched by them."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

from sketchpad.colours import parse_hex
from sketchpad.document.hints import RGB

_HUES = (
    (15, "red"),
    (42, "orange"),
    (68, "yellow"),
    (165, "green"),
    (195, "turquoise"),
    (255, "blue"),
    (290, "purple"),
    (345, "pink"),
    (360, "red"),
)
"""Up to which hue, in degrees, each word goes."""
BLACK_BELOW, WHITE_FROM, GREY_BELOW = 0.18, 0.92, 0.12
BROWN_BELOW = 0.65
"""Dark orange is called so, by its brightness."""


def colour_word(colour: RGB) -> str:
    """The plain word for a colour."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if value < BLACK_BELOW:
        return "black"
    if saturation < GREY_BELOW:
        return "white" if value >= WHITE_FROM else "grey"
    word = next(name for limit, name in _HUES if hue * 360 <= limit)
    return "brown" if word == "orange" and value < BROWN_BELOW else word


def colour_words(colours: Iterable[str]) -> tuple[str, ...]:
    """The words for colours written as #rrggbb, each once."""
    return tuple(dict.fromkeys(colour_word(parse_hex(colour)) for colour in colours))
