"""Colour hints on the command line: `x,y,#rrggbb[,radius]` and `x,y,none`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from engine.request import ColorHint
from sketchpad.cli.errors import CommandError

ERASE = "none"
USUAL_RADIUS = 1 / 128
"""Of the drawing's long side."""
LEAST_RADIUS_PX = 2.0
_COLOUR = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_FORM = "write x,y,#rrggbb or x,y,none, if you like with the dot's radius in px as a fourth part"


def parse_hints(texts: Sequence[str], size: tuple[int, int]) -> tuple[ColorHint, ...]:
    """The hints for a drawing of `size` (height, width) px; raises CommandError."""
    return tuple(_parse_hint(text, size) for text in texts)


def _parse_hint(text: str, size: tuple[int, int]) -> ColorHint:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) not in (3, 4):
        raise CommandError(f"--hint {text} has {len(parts)} parts; {_FORM}.")
    x, y = (_number(part, text) for part in parts[:2])
    height, width = size
    if not (0 <= x < width and 0 <= y < height):
        raise CommandError(
            f"--hint {text} lies outside the drawing, which is {width}×{height} px; "
            "x counts from its left side and y from its upper one."
        )
    radius_px = max(LEAST_RADIUS_PX, USUAL_RADIUS * max(size))
    if len(parts) == 4:
        radius_px = _number(parts[3], text)
        if radius_px <= 0:
            raise CommandError(f"the radius of --hint {text} must be above 0 px.")
    return ColorHint(np.array([[x, y]], np.float32), radius_px, _colour(parts[2], text))


def _number(part: str, text: str) -> float:
    try:
        value = float(part)
    except ValueError:
        value = np.nan
    if not np.isfinite(value):
        raise CommandError(f"“{part}” in --hint {text} is no number; {_FORM}.")
    return value


def _colour(part: str, text: str) -> tuple[int, int, int] | None:
    if part.lower() == ERASE:
        return None
    match = _COLOUR.fullmatch(part)
    if match is None:
        raise CommandError(f"“{part}” in --hint {text} is no colour like #c81e28; {_FORM}.")
    red, green, blue = bytes.fromhex(match[1])
    return red, green, blue
