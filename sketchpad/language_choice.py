"""Which language the window speaks: chosen in the View menu, spoken from the next start on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sketchpad.action_set import Actions
from sketchpad.settings import Settings
from sketchpad.translation import LANGUAGES, SYSTEM


class LanguageChoice(QObject):
    """Keeps the choice in the settings; texts that are shown already stay as they are."""

    told = Signal(str)

    def __init__(self, actions: Actions, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._settings = actions, settings

    def restore(self) -> None:
        """Check what was chosen; a language that is not known any more means: the desktop's."""
        known = self._settings.language in LANGUAGES
        self._actions[f"language_{self._settings.language if known else SYSTEM}"].setChecked(True)

    def choose(self, code: str) -> None:
        """Remember a language, and say from when on it is spoken."""
        if code == self._settings.language:
            return
        self._settings.language = code
        if code == SYSTEM:
            self.told.emit(self.tr("From its next start on, Sketchpad speaks as the desktop does."))
        else:
            words = self.tr("From its next start on, Sketchpad speaks {language}.")
            self.told.emit(words.format(language=LANGUAGES[code]))
