"""The user's keys: kept in the settings, given to the actions at once, and what they may not be."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sketchpad.action_set import Actions, plain
from sketchpad.actions import ACTIONS
from sketchpad.keymap import Keymap, normal
from sketchpad.settings import Settings

HELD = {
    "Space": "moves the paper while it is held",
    "Shift+Space": "turns the paper while it is held",
    "R": "turns the paper while it is held",
    "Return": "lays a colour hint at the cross-hair",
    "Enter": "lays a colour hint at the cross-hair",
    **dict.fromkeys(("Left", "Right", "Up", "Down"), "moves what is selected"),
    **dict.fromkeys(
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"), "moves what is selected further"
    ),
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
            return f"{keys} {HELD[pressed]}. Choose other keys."
        if pressed in self._opening_menus:
            return f"{keys} opens the {self._opening_menus[pressed]} menu. Choose other keys."
        return ""

    def holder(self, keys: str, but: str) -> str:
        """The action other than `but` that these keys call; empty: none."""
        return self._keymap.holder(keys, but)

    def holders_of_own(self, name: str) -> list[str]:
        """The other actions that hold the keys this one came with."""
        return self._keymap.holders_of_own(name)

    def title(self, name: str) -> str:
        """An action in words, with its menu."""
        menu = next(spec.menu for spec in ACTIONS if spec.name == name)
        return f"{plain(self._actions[name].text())} ({plain(menu.partition('/')[0])})"

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
