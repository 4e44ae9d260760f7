"""The user's palettes: style sets in a folder of their own, found by the names they were given.

Knows nothing of windows. What is in a set's file is `engine.style_set`'s affair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_data_path

from engine.errors import StyleSetError
from engine.files import replacing
from engine.style_set import (
    SUFFIX,
    StyleSet,
    StyleSetHead,
    checked_name,
    read_head,
    read_style_set,
    write_style_set,
)

_LONGEST_STEM_BYTES = 120
"""File systems take names of 255 bytes; a file that is being written has a longer one."""


@dataclass(frozen=True)
class Palette:
    """A saved set: where it lies and what a list shows of it."""

    path: Path
    head: StyleSetHead

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.head.name


@dataclass(frozen=True)
class _Deleted:
    name: str
    path: Path
    content: bytes


def user_palettes_dir() -> Path:
    """The folder of the user's palettes; it need not exist."""
    return user_data_path("sketchpad", appauthor=False) / "palettes"


class PaletteFolder:
    """Reads the folder anew whenever it is asked: other windows write to it, too.

    Every method that touches a file raises StyleSetError, whose text may be shown.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_palettes_dir()
        self._deleted: _Deleted | None = None

    @property
    def deleted(self) -> str:
        """The name of the palette that `bring_back` would bring back; empty if there is none."""
        return self._deleted.name if self._deleted else ""

    def palettes(self) -> list[Palette]:
        """All that can be read, by name; see `unreadable` for the others."""
        return self._search()[0]

    def unreadable(self) -> list[str]:
        """What is wrong with each file that is not listed; a sentence for each."""
        return self._search()[1]

    def find(self, name: str) -> Palette | None:
        """The palette of that name, however its letters are written; None if there is none."""
        wanted = " ".join(name.split()).casefold()
        return next((p for p in self.palettes() if p.name.casefold() == wanted), None)

    def save(self, style: StyleSet) -> Path:
        """Keep a set, in place of the one that has its name; returns where it lies."""
        known = self.find(style.name)
        path = known.path if known else self._free_path(style.name)
        self._make_folder()
        write_style_set(path, style)
        return path

    def rename(self, palette: Palette, name: str) -> None:
        """Give a palette another name, which no other one may have."""
        name = checked_name(name)
        other = self.find(name)
        if other is not None and other.path != palette.path:
            raise StyleSetError(
                "There is a palette “{name}” already. Choose another name.", name=other.name
            )
        renamed = replace(read_style_set(palette.path), name=name)
        target = palette.path if other else self._free_path(name)
        write_style_set(target, renamed)
        if target != palette.path:
            self._unlink(palette.path)

    def delete(self, palette: Palette) -> None:
        """Delete a palette; the last one deleted can be brought back."""
        try:
            content = palette.path.read_bytes()
        except OSError as error:
            raise _not_deleted(palette.path, error) from error
        self._unlink(palette.path)
        self._deleted = _Deleted(palette.name, palette.path, content)

    def bring_back(self) -> None:
        """Undo the last deletion; a palette that has its place meanwhile stays."""
        if self._deleted is None:
            return
        lost = self._deleted
        path = self._free_path(lost.name) if lost.path.exists() else lost.path
        self._make_folder()
        try:
            with replacing(path) as beside:
                beside.write_bytes(lost.content)
        except OSError as error:
            raise StyleSetError(
                "“{name}” cannot be brought back ({reason}).",
                name=lost.name,
                reason=error.strerror or error,
            ) from error
        self._deleted = None

    def _search(self) -> tuple[list[Palette], list[str]]:
        found, problems = list[Palette](), list[str]()
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                found.append(Palette(path, read_head(path)))
            except StyleSetError as error:
                problems.append(error.message)
        return sorted(found, key=lambda palette: palette.name.casefold()), problems

    def _free_path(self, name: str) -> Path:
        """A path like the name that no file has."""
        words = re.sub(r"[^\w]+", "-", name).lower().encode()[:_LONGEST_STEM_BYTES]
        stem = words.decode(errors="ignore").strip("-_") or "palette"
        path, number = self._folder / f"{stem}{SUFFIX}", 1
        while path.exists():
            number += 1
            path = self._folder / f"{stem}-{number}{SUFFIX}"
        return path

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StyleSetError(
                "There is no folder for palettes at {folder} ({reason}). Make room for one there.",
                folder=self._folder,
                reason=error.strerror or error,
            ) from error

    def _unlink(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _not_deleted(path, error) from error


def _not_deleted(path: Path, error: OSError) -> StyleSetError:
    return StyleSetError(
        "{path} cannot be deleted ({reason}).", path=path, reason=error.strerror or error
    )
