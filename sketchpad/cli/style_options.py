"""What `--style` may name: a picture, a style set's file, or one of the user's palettes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.pictures import REFERENCE_SIDE_PX, read_picture
from engine.request import StyleReference
from engine.style_set import SUFFIX, NamedReference, StyleSet, read_style_set
from sketchpad.cli.errors import CommandError
from sketchpad.palettes import PaletteFolder


@dataclass(frozen=True)
class PaintLook:
    """What the styles that were given say about a painting, and the options over them."""

    references: tuple[StyleReference, ...]
    names: tuple[str, ...]  # what the references are called
    strength: float
    flatness: float


def read_look(given: Sequence[str], strength: float | None, flatness: float | None) -> PaintLook:
    """Blend everything that was given; an option that is None is taken from the sets.

    Pictures have the weight 1. Raises CommandError, PictureError or StyleSetError.
    """
    references: list[NamedReference] = []
    sets: list[StyleSet] = []
    for text in given:
        style = _read(text)
        if isinstance(style, StyleSet):
            sets.append(style)
            references.extend(style.references)
        else:
            references.append(style)
    return PaintLook(
        tuple(entry.reference for entry in references),
        tuple(entry.name for entry in references),
        _agreed("strength", [style.strength for style in sets], strength, usual=1.0),
        _agreed("flatness", [style.flatness for style in sets], flatness, usual=0.0),
    )


def _read(text: str) -> StyleSet | NamedReference:
    path = Path(text)
    if path.suffix.lower() == SUFFIX:
        return read_style_set(path)
    if not path.exists() and (palette := PaletteFolder().find(text)) is not None:
        return read_style_set(palette.path)
    return NamedReference(path.stem, StyleReference(read_picture(path, REFERENCE_SIDE_PX)))


def _agreed(option: str, told: list[float], given: float | None, usual: float) -> float:
    if given is not None:
        return given
    if len(set(told)) > 1:
        values = " and ".join(f"{value:g}" for value in told)
        raise CommandError(f"the sets have the {option} {values}; say which with --{option}.")
    return told[0] if told else usual
