"""What people call colours, so that pictures can be searched by them."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

from sketchpad.colours import parse_hex
from sketchpad.document.hints import RGB
from sketchpad.translation import QT_TRANSLATE_NOOP

_HUES = (
    (15, QT_TRANSLATE_NOOP("ColourWords", "red")),
    (42, QT_TRANSLATE_NOOP("ColourWords", "orange")),
    (68, QT_TRANSLATE_NOOP("ColourWords", "yellow")),
    (165, QT_TRANSLATE_NOOP("ColourWords", "green")),
    (195, QT_TRANSLATE_NOOP("ColourWords", "turquoise")),
    (255, QT_TRANSLATE_NOOP("ColourWords", "blue")),
    (290, QT_TRANSLATE_NOOP("ColourWords", "purple")),
    (345, QT_TRANSLATE_NOOP("ColourWords", "pink")),
    (360, QT_TRANSLATE_NOOP("ColourWords", "red")),
)
"""Up to which hue, in degrees, each word goes."""
_BLACK = QT_TRANSLATE_NOOP("ColourWords", "black")
_WHITE = QT_TRANSLATE_NOOP("ColourWords", "white")
_GREY = QT_TRANSLATE_NOOP("ColourWords", "grey")
_BROWN = QT_TRANSLATE_NOOP("ColourWords", "brown")
BLACK_BELOW, WHITE_FROM, GREY_BELOW = 0.18, 0.92, 0.12
BROWN_BELOW = 0.65
"""Dark orange is called so, by its brightness."""


def colour_word(colour: RGB) -> str:
    """The plain word for a colour."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if value < BLACK_BELOW:
        return _BLACK
    if saturation < GREY_BELOW:
        return _WHITE if value >= WHITE_FROM else _GREY
    word = next(name for limit, name in _HUES if hue * 360 <= limit)
    return _BROWN if word == "orange" and value < BROWN_BELOW else word


def colour_words(colours: Iterable[str]) -> tuple[str, ...]:
    """The words for colours written as #rrggbb, each once."""
    return tuple(dict.fromkeys(colour_word(parse_hex(colour)) for colour in colours))
