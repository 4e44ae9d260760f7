"""The user's keys: kept in the settings, given to the actions at once, and what they may not be."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sketchpad.action_set import Actions, menu_title, plain
from sketchpad.actions import ACTIONS
from sketchpad.keymap import Keymap, normal
from sketchpad.settings import Settings
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

_MOVES = QT_TRANSLATE_NOOP(
    "Shortcuts", "{keys} moves the paper while it is held. Choose other keys."
)
_TURNS = QT_TRANSLATE_NOOP(
    "Shortcuts", "{keys} turns the paper while it is held. Choose other keys."
)
_LAYS = QT_TRANSLATE_NOOP(
    "Shortcuts", "{keys} lays a colour hint at the cross-hair. Choose other keys."
)
_NUDGES = QT_TRANSLATE_NOOP("Shortcuts", "{keys} moves what is selected. Choose other keys.")
_NUDGES_FAR = QT_TRANSLATE_NOOP(
    "Shortcuts", "{keys} moves what is selected further. Choose other keys."
)
HELD = {
    "Space": _MOVES,
    "Shift+Space": _TURNS,
    "R": _TURNS,
    "Return": _LAYS,
    "Enter": _LAYS,
    **dict.fromkeys(("Left", "Right", "Up", "Down"), _NUDGES),
    **dict.fromkeys(("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"), _NUDGES_FAR),
}
"""Keys that mean something on the paper itself and cannot call an action."""


class Shortcuts(QObject):
    """Which keys call which action, as the user wants it."""

    changed = Signal()

    def __init__(self, actions: Actions, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions, self._settings = actions, settings
        own = {spec.name: spec.shortcuts for spec in ACTIONS}
        self._keymap = Keymap(own, settings.changed_shortcuts)
        self._opening_menus = {f"Alt+{letter}": title for letter, title in actions.mnemonics()}
        self._apply()

    def is_own(self, name: str) -> bool:
        """Whether an action has the keys it came with."""
        return self._keymap.is_own(name)

    @property
    def all_own(self) -> bool:
        """Whether nothing was changed."""
        return not self._keymap.changed

    def refusal(self, keys: str) -> str:
        """Why these keys cannot call an action; empty: they can."""
        pressed = normal(keys)
        if pressed in HELD:
            return shown("Shortcuts", HELD[pressed]).format(keys=keys)
        if pressed in self._opening_menus:
            words = self.tr("{keys} opens the {menu} menu. Choose other keys.")
            return words.format(keys=keys, menu=self._opening_menus[pressed])
        return ""

    def holder(self, keys: str, but: str) -> str:
        """The action other than `but` that these keys call; empty: none."""
        return self._keymap.holder(keys, but)

    def holders_of_own(self, name: str) -> list[str]:
        """The other actions that hold the keys this one came with."""
        return self._keymap.holders_of_own(name)

    def title(self, name: str) -> str:
        """An action in words, with its menu."""
        menu = next(spec.menu for spec in ACTIONS if spec.name == name).partition("/")[0]
        title = plain(shown("menus", menu_title(menu)))
        words = self.tr("{action} ({menu})")
        return words.format(action=plain(self._actions[name].text()), menu=title)

    def assign(self, name: str, keys: str) -> None:
        """Let these keys call this action and no other; empty: no keys call it."""
        self._keymap.assign(name, [keys] if keys else [])
        self._keep()

    def reset(self, name: str) -> None:
        """Give an action the keys it came with, whoever has them."""
        self._keymap.reset(name)
        self._keep()

    def reset_all(self) -> None:
        """All actions have the keys they came with."""
        self._keymap.reset_all()
        self._keep()

    def _keep(self) -> None:
        self._settings.changed_shortcuts = self._keymap.changed
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        for spec in ACTIONS:
            self._actions.set_keys(spec.name, self._keymap.keys(spec.name))
