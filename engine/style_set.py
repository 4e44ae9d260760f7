"""Style sets: references with their weights under a name, in one JSON file that can be moved.

The same colours for many pages: the window and the command line paint from the same set. Pictures
lie in the file as PNG, each with the hash of its pixels. Whether a set is current, and where sets
are kept, is the application's affair.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.errors import RequestError, StyleSetError
from engine.files import replacing
from engine.message import Message
from engine.pictures import MAX_SIDE_PX
from engine.request import StyleReference

FORMAT = "sketchpad style set"
FORMAT_VERSION = 1
SUFFIX = ".json"
LONGEST_NAME = 80
MOST_REFERENCES = 64
MAX_FILE_MB = 256
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, eq=False)
class NamedReference:
    """A reference of a set and what it is called."""

    name: str
    reference: StyleReference


@dataclass(frozen=True, eq=False)
class StyleSet:
    """What decides a painting's colours: references, their weights, strength and flatness.

    Raises StyleSetError where a value is out of range.
    """

    name: str
    references: tuple[NamedReference, ...]
    strength: float = 1.0  # 0..1, as in PaintRequest
    flatness: float = 0.0  # 0..1, as in PaintRequest
    colours: tuple[str, ...] = ()  # "#rrggbb": what it looks like in a list, no more

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name))
        if not 1 <= len(self.references) <= MOST_REFERENCES:
            raise StyleSetError(
                "A set holds 1 to {most} references, not {count}. Use other "
                "references and save it again.",
                most=MOST_REFERENCES,
                count=len(self.references),
            )
        weights = [entry.reference.weight for entry in self.references]
        if not all(0 < weight <= 1 for weight in weights):
            raise StyleSetError(
                "Weights lie above 0 and up to 1, not {weights}.",
                weights=weights,
            )
        for what, value in (("strength", self.strength), ("flatness", self.flatness)):
            if not 0 <= value <= 1:
                raise StyleSetError(
                    "The {what} lies between 0 and 1, not {value}.",
                    what=what,
                    value=value,
                )

    @property
    def style_references(self) -> tuple[StyleReference, ...]:
        """The references as a PaintRequest takes them."""
        return tuple(entry.reference for entry in self.references)


@dataclass(frozen=True)
class StyleSetHead:
    """What a list shows of a set; read without decoding a picture."""

    name: str
    colours: tuple[str, ...]
    references: int  # how many there are


def checked_name(name: str) -> str:
    """A set's name without spaces around it; raises StyleSetError for none or a long one."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise StyleSetError(
            "A name has 1 to {most} letters, not {count}.",
            most=LONGEST_NAME,
            count=len(name),
        )
    return name


def write_style_set(path: str | os.PathLike[str], style: StyleSet) -> None:
    """Write a set in one step; an existing file stays whole until then. Raises StyleSetError."""
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "name": style.name,
        "strength": style.strength,
        "flatness": style.flatness,
        "colours": list(style.colours),
        "references": [_described(entry) for entry in style.references],
    }
    try:
        with replacing(path) as beside:
            text = json.dumps(head, ensure_ascii=False, indent=1)
            beside.write_text(text, encoding="utf-8", errors="replace")  # names may be no text
    except OSError as error:
        raise StyleSetError(
            "The set cannot be saved as {path} ({reason}). Choose another name, or a folder that "
            "exists and can be written to.",
            path=path,
            reason=error.strerror or error,
        ) from error


def read_style_set(path: str | os.PathLike[str]) -> StyleSet:
    """Read a set with its pictures, each checked against its hash; raises StyleSetError."""
    content, file = _content(path), Path(path)
    try:
        return StyleSet(
            name=content["name"],
            references=tuple(_reference(entry, file) for entry in content["references"]),
            strength=_number(content, "strength"),
            flatness=_number(content, "flatness"),
            colours=_colours(content),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RequestError) as error:
        raise _damaged(file, f"{type(error).__name__}: {error}") from error


def read_head(path: str | os.PathLike[str]) -> StyleSetHead:
    """What a list shows of a set; its pictures are not looked at. Raises StyleSetError."""
    content, file = _content(path), Path(path)
    try:
        name, references = checked_name(content["name"]), len(content["references"])
        return StyleSetHead(name, _colours(content), references)
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(file, f"{type(error).__name__}: {error}") from error


def _content(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The JSON of a set that this program can read."""
    file = Path(path)
    try:
        if file.stat().st_size > MAX_FILE_MB * 1_000_000:
            raise StyleSetError(
                "{name} has more than {most} MB, which no style set has. Give a set that "
                "Sketchpad has saved.",
                name=file.name,
                most=MAX_FILE_MB,
            )
        content = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise StyleSetError(
            "There is no style set at {path}. Check the path.",
            path=path,
        ) from error
    except OSError as error:
        raise StyleSetError(
            "{name} cannot be opened ({reason}).",
            name=file.name,
            reason=error.strerror or error,
        ) from error
    except (ValueError, RecursionError) as error:  # no JSON, or no text at all
        raise _damaged(file, str(error)) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise StyleSetError(
            "{name} is not a style set. Give a file that Sketchpad's palettes have saved.",
            name=file.name,
        )
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(file, Message("it has no valid version number"))
    if version > FORMAT_VERSION:
        raise StyleSetError(
            "{name} was saved by a newer Sketchpad (format {version}, this program reads up to "
            "{format_version}). Update Sketchpad to use it.",
            name=file.name,
            version=version,
            format_version=FORMAT_VERSION,
        )
    return content


def _described(entry: NamedReference) -> dict[str, Any]:
    png = io.BytesIO()
    Image.fromarray(entry.reference.pixels).save(png, "PNG")
    return {
        "name": entry.name,
        "weight": entry.reference.weight,
        "sha256": entry.reference.content_hash,
        "png": base64.b64encode(png.getvalue()).decode("ascii"),
    }


def _reference(entry: Mapping[str, Any], file: Path) -> NamedReference:
    name = str(entry["name"])
    try:
        pixels = _decoded(entry["png"])
    except (binascii.Error, OSError, SyntaxError, Image.DecompressionBombError) as error:
        what = Message("the picture “{name}”: {error}", name=name, error=error)
        raise _damaged(file, what) from error
    reference = StyleReference(pixels, _number(entry, "weight"))
    if reference.content_hash != entry["sha256"]:
        what = Message("the picture “{name}” is not the one that was saved", name=name)
        raise _damaged(file, what)
    return NamedReference(name, reference)


def _decoded(png: str) -> NDArray[np.uint8]:
    data = base64.b64decode(png, validate=True)
    with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
        if max(picture.size) > MAX_SIDE_PX:
            raise ValueError(f"a picture has {max(picture.size)} px, more than {MAX_SIDE_PX}")
        return np.array(picture.convert("RGB"), np.uint8)


def _number(content: Mapping[str, Any], key: str) -> float:
    value = content[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{key} is {value!r}")
    return float(value)


def _colours(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Those that are colours: a list looks no worse for one that is missing."""
    told = content.get("colours", ())
    return tuple(c for c in told if isinstance(c, str) and _COLOUR.fullmatch(c))


def _damaged(file: Path, why: str) -> StyleSetError:
    return StyleSetError(
        "{name} is damaged or cut short ({why}). Copy it again, or save the set anew.",
        name=file.name,
        why=why,
    )
