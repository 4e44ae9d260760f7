"""The colour that the next hint gets, and those used lately; remembered between runs."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from sketchpad.colours import hex_of, parse_hex
from sketchpad.document.hints import RGB
from sketchpad.settings import Settings

FIRST_COLOUR: RGB = (214, 69, 65)
MOST_RECENT = 8


class HintColour(QObject):
    """The chosen colour (None: no colour there), the one before it, and recent ones."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._recent = _colours_in(settings.recent_hint_colours)[:MOST_RECENT] or [FIRST_COLOUR]
        self._current: RGB | None = self._recent[0]
        self._before: RGB | None = self._recent[min(1, len(self._recent) - 1)]

    @property
    def current(self) -> RGB | None:
        """What the next hint asks for."""
        return self._current

    @property
    def before(self) -> RGB | None:
        """What was chosen before."""
        return self._before

    @property
    def recent(self) -> tuple[RGB, ...]:
        """Colours used lately, the newest first."""
        return tuple(self._recent)

    def choose(self, colour: RGB | None) -> None:
        """Let the next hint have this colour."""
        if colour == self._current:
            return
        self._before, self._current = self._current, colour
        if colour is not None:
            others = [known for known in self._recent if known != colour]
            self._recent = [colour, *others][:MOST_RECENT]
            words = " ".join(hex_of(known) for known in self._recent)
            self._settings.recent_hint_colours = words
        self.changed.emit()


def _colours_in(words: str) -> list[RGB]:
    colours: list[RGB] = []
    for word in words.split():
        with suppress(ValueError):  # a settings file that somebody edited
            colours.append(parse_hex(word))
    return colours
