"""Kept results on disk: each a PNG with its recipe, a thumbnail, and what one searches it by.

Plain Python. What is on disk is always whole: pictures are written first, the description that
makes them count last, every file in one step. A description that was renamed counts as deleted
and can come back until the program ends. Several programs may use one folder.
"""

from __future__ import annotations

import io
import json
import logging
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.classes import display_name
from engine.files import replacing
from engine.pictures import save_png
from engine.request import Lens
from sketchpad.class_names import class_words
from sketchpad.colour_words import colour_words
from sketchpad.colours import hex_of, main_colours
from sketchpad.document.project_results import StoredResult
from sketchpad.export.recipe import Recipe
from sketchpad.export.recipe_png import save_recipe_png
from sketchpad.lens_names import PICTURE_NAME, picture_words
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

log = logging.getLogger(__name__)

BUDGET_BYTES = 512 * 2**20
"""What all kept results may take; beyond it the oldest without a star go."""
THUMBNAIL_PX = 160
LEFT_BEHIND_S = 24 * 3600
"""So old, a file without its description belongs to no program that still writes it."""
STARRED = QT_TRANSLATE_NOOP("ColourWords", "starred")
_ID = re.compile("[0-9a-f]{32}")
_COLOUR = re.compile("#[0-9a-f]{6}")
PICTURE, THUMBNAIL, ENTRY, DELETED = ".png", ".thumbnail.png", ".json", ".deleted"


@dataclass(frozen=True)
class KeptResult:
    """What is known of a kept result without reading its picture."""

    id: str
    kept_at: str  # ISO 8601, UTC
    name: str  # of the drawing
    lens: Lens
    class_name: str  # what a photo shows
    references: tuple[str, ...]  # names
    colours: tuple[str, ...]  # "#rrggbb", the most frequent first
    picture_bytes: int
    starred: bool = False
    drawing: str = ""  # `Document.drawing`; empty: kept before drawings had it

    @property
    def label(self) -> str:
        """What tells it from others of its drawing: class, references, or else the lens."""
        words = class_words(self.class_name) if self.class_name else ", ".join(self.references)
        return words or picture_words(self.lens)

    @property
    def title(self) -> str:
        """Its drawing and what tells it from others."""
        return f"{self.name}: {self.label}"

    def matches(self, words: str) -> bool:
        """Whether every word is found in name, class, references, colours, lens or "starred".

        In the user's language or in English.
        """
        known = [self.name, self.class_name, *self.references, *self.colours]
        known += [PICTURE_NAME[self.lens], picture_words(self.lens)]
        if self.class_name:
            known += [display_name(self.class_name), class_words(self.class_name)]
        for colour in colour_words(self.colours):
            known += [colour, shown("ColourWords", colour)]
        if self.starred:
            known += [STARRED, shown("ColourWords", STARRED)]
        text = " ".join(known).lower()
        return all(word in text for word in words.lower().split())


class ResultHistory:
    """The kept results of one folder, newest first. One thread at a time, but for `write`."""

    def __init__(self, folder: Path, budget_bytes: int = BUDGET_BYTES) -> None:
        self._folder, self._budget_bytes = folder, budget_bytes
        _sweep(folder)
        self._entries = _read_all(folder)
        self._deleted: list[list[KeptResult]] = []  # what was deleted together

    @property
    def entries(self) -> tuple[KeptResult, ...]:
        """Everything that is kept, newest first."""
        return tuple(self._entries)

    @property
    def can_undelete(self) -> bool:
        """Whether a deleted result can still come back."""
        return bool(self._deleted)

    def picture(self, result: KeptResult) -> Path:
        """The PNG with its recipe and drawing."""
        return self._folder / f"{result.id}{PICTURE}"

    def thumbnail(self, result: KeptResult) -> Path:
        """A small PNG."""
        return self._folder / f"{result.id}{THUMBNAIL}"

    def write(
        self,
        pixels: NDArray[np.uint8],
        recipe: Recipe,
        project: bytes,
        name: str,
        drawing: str = "",
    ) -> KeptResult:
        """Write a result (H, W, 3), on any thread; give what comes back to `add`.

        Raises PictureError or OSError, and leaves nothing behind then.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        result = KeptResult(
            id=uuid4().hex,
            kept_at=datetime.now(UTC).isoformat(),
            name=name,
            lens=recipe.lens,
            class_name=recipe.class_name,
            references=tuple(reference.name for reference in recipe.references),
            colours=tuple(hex_of(colour) for colour in main_colours(pixels)),
            picture_bytes=0,
            drawing=drawing,
        )
        try:
            save_recipe_png(self.picture(result), pixels, recipe, project)
            save_png(self.thumbnail(result), _small(pixels))
            result = replace(result, picture_bytes=self.picture(result).stat().st_size)
            self._write_entry(result)
        except Exception:  # a full disk above all: the space is wanted back at once
            self._erase(result)
            raise
        return result

    def add(self, result: KeptResult) -> list[KeptResult]:
        """Take up a written result; returns those that had to make room for it."""
        self._entries.insert(0, result)
        gone = []
        for old in reversed(self._entries[1:]):
            if sum(entry.picture_bytes for entry in self._entries) <= self._budget_bytes:
                break
            if not old.starred:
                self._entries.remove(old)
                self._erase(old)
                gone.append(old)
        return gone

    def chosen(self, drawing: str) -> list[StoredResult]:
        """What was made from a drawing and has a star, oldest first; a missing picture is none."""
        found = []
        for result in reversed(self._entries):
            if result.starred and result.drawing == drawing:
                try:
                    png = self.picture(result).read_bytes()
                except OSError as error:
                    log.warning("A chosen result is not there: %s", error)
                else:
                    found.append(StoredResult(png, _described(result)))
        return found

    def take_in(self, stored: StoredResult, drawing: str) -> bool:
        """Add a starred result of a drawing's file; False if it is here already, or damaged.

        Nothing has to make room for it. Raises OSError, and leaves nothing behind then.
        """
        try:
            with Image.open(io.BytesIO(stored.png), formats=["PNG"]) as image:
                pixels = np.asarray(image.convert("RGB"))
            own = {"id": uuid4().hex, "drawing": drawing, "starred": True}
            result = _read({**stored.description, **own, "picture_bytes": len(stored.png)})
        except Exception as error:  # decoders raise anything on damaged data
            log.warning("Left out of the kept results: one of a drawing (%s)", error)
            return False
        if any(self._holds(entry, stored.png) for entry in self._entries):
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with replacing(self.picture(result)) as beside:
                beside.write_bytes(stored.png)
            save_png(self.thumbnail(result), _small(pixels))
            self._write_entry(result)
        except Exception:
            self._erase(result)
            raise
        self._entries = sorted([*self._entries, result], key=_newest_first, reverse=True)
        return True

    def _holds(self, entry: KeptResult, png: bytes) -> bool:
        """Whether the entry's picture is this one, byte by byte."""
        try:
            return entry.picture_bytes == len(png) and self.picture(entry).read_bytes() == png
        except OSError:
            return False

    def star(self, result: KeptResult, on: bool) -> KeptResult:
        """Give it a star, or take it; starred ones never make room. Raises OSError."""
        starred = replace(result, starred=on)
        self._write_entry(starred)
        self._entries[self._entries.index(result)] = starred
        return starred

    def delete(self, results: Sequence[KeptResult]) -> None:
        """Take them out of the history; one `undelete` brings them back. Raises OSError."""
        together: list[KeptResult] = []
        try:
            for result in results:
                entry = self._entry(result)
                entry.rename(entry.with_suffix(DELETED)).touch()
                self._entries.remove(result)
                together.append(result)
        finally:
            if together:
                self._deleted.append(together)

    def undelete(self) -> list[KeptResult]:
        """Bring back what was deleted last, where it was; there must be some. Raises OSError."""
        together = self._deleted[-1]
        back: list[KeptResult] = []
        try:
            for result in list(together):
                self._entry(result).with_suffix(DELETED).rename(self._entry(result))
                together.remove(result)
                back.append(result)
        finally:
            self._entries = sorted([*self._entries, *back], key=_newest_first, reverse=True)
        self._deleted.pop()
        return back

    def close(self) -> None:
        """What was deleted is gone for good."""
        for together in self._deleted:
            for result in together:
                self._erase(result)
        self._deleted.clear()

    def _entry(self, result: KeptResult) -> Path:
        return self._folder / f"{result.id}{ENTRY}"

    def _write_entry(self, result: KeptResult) -> None:
        fields = _described(result)
        with replacing(self._entry(result)) as beside:
            text = json.dumps(fields, ensure_ascii=False)
            beside.write_text(text, encoding="utf-8", errors="replace")  # names of files: any bytes

    def _erase(self, result: KeptResult) -> None:
        """Remove its files, the description first: half a result never counts."""
        entry = self._entry(result)
        try:
            for path in (entry, entry.with_suffix(DELETED)):
                path.unlink(missing_ok=True)
            self.picture(result).unlink(missing_ok=True)
            self.thumbnail(result).unlink(missing_ok=True)
        except OSError as error:  # in use elsewhere: the next program to close tries no more
            log.warning("A kept result could not be removed: %s", error)


def _read_all(folder: Path) -> list[KeptResult]:
    """Every result that is whole; what cannot be read is left alone."""
    found = []
    for path in folder.glob(f"*{ENTRY}"):
        try:
            result = _read(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, LookupError, OverflowError) as error:
            log.warning("Left out of the kept results: %s (%s)", path, error)
            continue
        if path.with_suffix(PICTURE).is_file() and result.id == path.stem:
            found.append(result)
    return sorted(found, key=_newest_first, reverse=True)


def _described(result: KeptResult) -> dict[str, Any]:
    return asdict(result) | {"lens": result.lens.value}


def _read(fields: Mapping[str, Any]) -> KeptResult:
    """A description from its JSON; raises ValueError, TypeError or LookupError."""
    colours = tuple(_text(colour) for colour in fields["colours"])
    if not all(_COLOUR.fullmatch(colour) for colour in colours):
        raise ValueError("a colour is none")
    return KeptResult(
        id=_text(fields["id"]),
        kept_at=datetime.fromisoformat(fields["kept_at"]).astimezone(UTC).isoformat(),
        name=_text(fields["name"]),
        lens=Lens(fields["lens"]),
        class_name=_text(fields["class_name"]),
        references=tuple(_text(name) for name in fields["references"]),
        colours=colours,
        picture_bytes=int(fields["picture_bytes"]),
        starred=bool(fields["starred"]),
        drawing=_text(fields.get("drawing", "")),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _sweep(folder: Path) -> None:
    """Remove what an interrupted program left: old files of ours that no description names.

    What another program deleted lately may still come back there.
    """
    whole = {path.stem for path in folder.glob(f"*{ENTRY}")}
    for path in folder.glob(f"*{DELETED}"):
        with suppress(OSError):  # that program has just ended
            if _age_s(path) <= LEFT_BEHIND_S:
                whole.add(path.stem)
    for path in folder.glob("*"):
        owner = path.name.partition(".")[0]
        try:
            if _ID.fullmatch(owner) and owner not in whole and _age_s(path) > LEFT_BEHIND_S:
                path.unlink()
        except OSError as error:
            log.warning("A left-over file could not be removed: %s", error)


def _age_s(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _newest_first(result: KeptResult) -> tuple[str, str]:
    return result.kept_at, result.id


def _small(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    factor = min(1.0, THUMBNAIL_PX / max(height, width))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
