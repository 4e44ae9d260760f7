"""A contact sheet of characters: line art, flat, cel and soft colours side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data.characters.character import Character, sample_character
from training.data.characters.planes import render
from training.data.characters.svg import picture_svg
from training.data.palettes import Palette, sample_palette
from training.data.placing import to_uint8
from training.data.shading import SHADINGS, Shading
from training.data.slots import SlotDrawing
from training.sketching.line_extraction import LinePlanes

_INK = np.array([0.10, 0.07, 0.10], np.float32)
_INK_TINT = 0.22
_GAP_PX = 4


def contact_sheet(
    count: int, seed: int, size: int = 256, per_row: int = 2, shadings: Iterable[Shading] = SHADINGS
) -> NDArray[np.uint8]:
    """`count` characters of one seed, each as lines and in every shading -> (H, W, 3) uint8."""
    strips = [
        _strip(sample_character(rng), sample_palette(rng), size, tuple(shadings))
        for rng in _generators(count, seed)
    ]
    blank = np.full_like(strips[0], 255)
    strips += [blank] * (-len(strips) % per_row)
    rows = [_beside(strips[start : start + per_row]) for start in range(0, len(strips), per_row)]
    return np.concatenate([_padded(row, axis=0) for row in rows])


def write_svg(folder: Path, count: int, seed: int) -> None:
    """The characters of a contact sheet as vector drawings, 000.svg and on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, rng in enumerate(_generators(count, seed)):
        markup = picture_svg(sample_character(rng).parts)
        (folder / f"{number:03}.svg").write_text(markup, encoding="utf8")


def _generators(count: int, seed: int) -> Iterator[np.random.Generator]:
    return (np.random.default_rng((seed, number)) for number in range(count))


def coloured(colours: SlotDrawing, lines: LinePlanes, palette: Palette) -> NDArray[np.uint8]:
    """The picture in a palette under its lines, which take a little of the colour beneath."""
    picture = colours.recolour(palette)
    ink = lines.ink[..., None] / np.float32(255)
    inked = _INK + _INK_TINT * picture**1.5
    return to_uint8(np.asarray(picture * (1 - ink) + inked * ink, np.float32))


def _strip(
    character: Character, palette: Palette, size: int, shadings: tuple[Shading, ...]
) -> NDArray[np.uint8]:
    seen = render(character, size)
    paper = np.repeat(255 - seen.lines.ink[..., None], 3, axis=2)
    return _beside(
        [paper, *(coloured(seen.colours(kind), seen.lines, palette) for kind in shadings)]
    )


def _beside(pictures: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    return np.concatenate([_padded(picture, axis=1) for picture in pictures], axis=1)


def _padded(picture: NDArray[np.uint8], axis: int) -> NDArray[np.uint8]:
    widths = [(0, 0)] * 3
    widths[axis] = (0, _GAP_PX)
    return np.pad(picture, widths, constant_values=255)
