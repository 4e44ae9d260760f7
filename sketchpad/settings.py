"""What the program remembers between runs, typed; nothing else touches QSettings."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from engine.request import Lens

T = TypeVar("T", bool, int, float, str, QByteArray)

MAX_RECENT_FILES = 10


class ThemeChoice(StrEnum):
    """Which of the two themes to use, or whatever the desktop uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LensChoice(StrEnum):
    """Which lenses show their picture of the drawing."""

    PAINT = "paint"
    PHOTO = "photo"
    BOTH = "both"

    @property
    def lenses(self) -> tuple[Lens, ...]:
        """The lenses in use, in the order in which they stand side by side."""
        return tuple(Lens) if self is LensChoice.BOTH else (Lens(self.value),)


class _Stored(Generic[T]):
    """A typed attribute kept in QSettings; an unreadable stored value reads as the default."""

    def __init__(self, key: str, default: T) -> None:
        self._key = key
        self._default: T = default

    @overload
    def __get__(self, owner: None, kind: type) -> _Stored[T]: ...
    @overload
    def __get__(self, owner: Settings, kind: type) -> T: ...
    def __get__(self, owner: Settings | None, kind: type) -> T | _Stored[T]:
        if owner is None:
            return self
        value = owner.store.value(self._key, self._default)
        return _as_type_of(self._default, value)

    def __set__(self, owner: Settings, value: T) -> None:
        owner.store.setValue(self._key, value)


def _as_type_of(default: T, value: Any) -> T:
    if isinstance(default, bool):  # INI files give booleans back as words
        return str(value).lower() in ("true", "1")
    try:
        return type(default)(value)
    except (TypeError, ValueError):
        return default


class Settings:
    """The user's settings; give tests a QSettings over a temporary INI file."""

    window_geometry = _Stored("window/geometry", QByteArray())
    splitter_state = _Stored("window/splitter", QByteArray())
    theme_name = _Stored("window/theme", ThemeChoice.SYSTEM.value)
    brush_size_px = _Stored("tools/brush_size_px", 6.0)
    recent_hint_colours = _Stored("tools/recent_hint_colours", "")  # hex, newest first
    lens_name = _Stored("lens/choice", LensChoice.PAINT.value)
    live = _Stored("lens/live", True)
    full_size_px = _Stored("lens/full_size_px", 256)
    draft_size_px = _Stored("lens/draft_size_px", 192)
    last_folder = _Stored("files/last_folder", "")

    def __init__(self, store: QSettings | None = None) -> None:
        self.store = store if store is not None else QSettings("Sketchpad", "Sketchpad")

    @property
    def theme(self) -> ThemeChoice:
        """The chosen theme; an unknown stored name means: follow the desktop."""
        try:
            return ThemeChoice(self.theme_name)
        except ValueError:
            return ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self.theme_name = choice.value
    recipe_in_pictures = _Stored("files/recipe_in_pictures", True)

    @property
    def lens(self) -> LensChoice:
        """The chosen lenses; an unknown stored name means: paint."""
        try:
            return LensChoice(self.lens_name)
        except ValueError:
            return LensChoice.PAINT

    @lens.setter
    def lens(self, choice: LensChoice) -> None:
        self.lens_name = choice.value

    @property
    def recent_files(self) -> list[Path]:
        """Projects opened or saved lately, newest first; those that are gone are left out."""
        stored = self.store.value("files/recent", [])
        names = [stored] if isinstance(stored, str) else stored  # one name comes back bare
        paths = [Path(str(name)) for name in names] if isinstance(names, list) else []
        return [path for path in paths if path.is_file()]

    def add_recent_file(self, path: Path) -> None:
        """Move `path` to the front of the recent files."""
        path = path.absolute()
        others = [known for known in self.recent_files if known != path]
        self.store.setValue("files/recent", [str(p) for p in [path, *others][:MAX_RECENT_FILES]])

    def clear_recent_files(self) -> None:
        """Forget which projects were opened."""
        self.store.remove("files/recent")
