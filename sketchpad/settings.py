"""What the program remembers between runs, typed; nothing else touches QSettings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from engine.request import Lens
from sketchpad.canvas.brushes import DRAWING_BRUSHES, FIRST_BRUSHES
from sketchpad.canvas.pressure import PressureCurve
from sketchpad.canvas.stabiliser import (
    LONGEST_STRING_PX,
    SHORTEST_STRING_PX,
    StabiliserMode,
    Steadiness,
)
from sketchpad.document.stroke import Brush, BrushKind

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
    layers_open = _Stored("window/layers_open", False)
    theme_name = _Stored("window/theme", ThemeChoice.SYSTEM.value)
    language = _Stored("window/language", "system")  # or a code of `translation.LANGUAGES`
    navigator = _Stored("view/navigator", False)
    rulers = _Stored("view/rulers", False)
    ruler_unit = _Stored("view/ruler_unit", "px")
    guides_shown = _Stored("view/guides_shown", True)
    guides_locked = _Stored("view/guides_locked", False)
    guides_snap = _Stored("view/guides_snap", True)
    brush_size_px = _Stored("tools/brush_size_px", 6.0)  # of ink; the others by their kinds
    brush_name = _Stored("tools/brush", "ink")
    erases_strokes = _Stored("tools/erases_strokes", True)
    calm = _Stored("tools/calm", True)
    stabiliser_name = _Stored("tools/stabiliser", StabiliserMode.NONE.value)
    string_px = _Stored("tools/string_px", 30.0)
    pressure_x = _Stored("tools/pressure_x", 0.5)
    pressure_y = _Stored("tools/pressure_y", 0.5)
    recent_hint_colours = _Stored("tools/recent_hint_colours", "")  # hex, newest first
    lens_name = _Stored("lens/choice", LensChoice.PAINT.value)
    live = _Stored("lens/live", True)
    full_size_px = _Stored("lens/full_size_px", 256)
    draft_size_px = _Stored("lens/draft_size_px", 192)
    last_folder = _Stored("files/last_folder", "")
    history_shown = _Stored("window/history", False)
    recipe_in_pictures = _Stored("files/recipe_in_pictures", True)
    keys_json = _Stored("keys/changed", "")  # {action: [keys]} that differ from the table

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
    def brush(self) -> BrushKind:
        """What the brush tool draws with; an unknown stored name means: ink."""
        return next((kind for kind in DRAWING_BRUSHES if kind == self.brush_name), "ink")

    def size_of(self, kind: BrushKind) -> float:
        """The remembered width of a brush in document pixels."""
        if kind == "ink":
            return self.brush_size_px
        default = FIRST_BRUSHES[kind].size_px
        return _as_type_of(default, self.store.value(f"tools/{kind}_size_px", default))

    def opacity_of(self, kind: BrushKind) -> float:
        """The remembered opacity of a brush."""
        default = FIRST_BRUSHES[kind].opacity
        return _as_type_of(default, self.store.value(f"tools/{kind}_opacity", default))

    def keep_brush(self, brush: Brush) -> None:
        """Remember size and opacity of a brush."""
        if brush.kind == "ink":
            self.brush_size_px = brush.size_px
        else:
            self.store.setValue(f"tools/{brush.kind}_size_px", brush.size_px)
        self.store.setValue(f"tools/{brush.kind}_opacity", brush.opacity)

    @property
    def steadiness(self) -> Steadiness:
        """How the ink follows the pen; an unknown stored name means: exactly."""
        modes = {mode.value: mode for mode in StabiliserMode}
        mode = modes.get(self.stabiliser_name, StabiliserMode.NONE)
        return Steadiness(mode, min(LONGEST_STRING_PX, max(SHORTEST_STRING_PX, self.string_px)))

    @steadiness.setter
    def steadiness(self, steadiness: Steadiness) -> None:
        self.stabiliser_name, self.string_px = steadiness.mode.value, steadiness.string_px

    @property
    def pressure_curve(self) -> PressureCurve:
        """What becomes of the pressures a pen reports."""
        x, y = (min(1.0, max(0.0, part)) for part in (self.pressure_x, self.pressure_y))
        return PressureCurve(x, y)

    @pressure_curve.setter
    def pressure_curve(self, curve: PressureCurve) -> None:
        self.pressure_x, self.pressure_y = curve.x, curve.y

    @property
    def changed_shortcuts(self) -> dict[str, tuple[str, ...]]:
        """The keys of actions that the user changed; what cannot be read counts as unchanged."""
        try:
            stored = json.loads(self.keys_json or "{}")
        except ValueError:
            return {}
        pairs = stored.items() if isinstance(stored, dict) else ()
        return {name: tuple(map(str, keys)) for name, keys in pairs if isinstance(keys, list)}

    @changed_shortcuts.setter
    def changed_shortcuts(self, changed: Mapping[str, tuple[str, ...]]) -> None:
        self.keys_json = json.dumps(changed, ensure_ascii=False) if changed else ""

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
