"""Which keys mean which action: the table's own keys, and what the user put in their place.

Plain data; who stores it and gives it to the window is `shortcuts.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

Keys = tuple[str, ...]
"""Key sequences in Qt's portable writing, such as "Ctrl+Shift+Z"; the first is shown first."""


class Keymap:
    """A user's keys come before the table's own, which give way as long as they are taken."""

    def __init__(self, own: Mapping[str, Keys], changed: Mapping[str, Keys] | None = None) -> None:
        """`changed` may come from another version: actions and keys that mean nothing are left."""
        self._own = dict(own)
        self._changed: dict[str, Keys] = {}
        for name, keys in (changed or {}).items():
            if name in self._own:
                self.assign(name, [key for key in keys if normal(key)])

    @property
    def changed(self) -> dict[str, Keys]:
        """Only what differs from the table."""
        return dict(self._changed)

    def keys(self, name: str) -> Keys:
        """The keys of an action as they are now."""
        if name in self._changed:
            return self._changed[name]
        return _without(self._own[name], [k for keys in self._changed.values() for k in keys])

    def is_own(self, name: str) -> bool:
        """Whether an action has the keys of the table, all of them."""
        return self.keys(name) == self._own[name]

    def holder(self, keys: str, but: str = "") -> str:
        """The action that these keys call now, other than `but`; empty: none."""
        for name in self._own:
            if name != but and normal(keys) in map(normal, self.keys(name)):
                return name
        return ""

    def holders_of_own(self, name: str) -> list[str]:
        """The other actions that hold what the table gives to this one."""
        found = (self.holder(keys, but=name) for keys in self._own[name])
        return list(dict.fromkeys(holder for holder in found if holder))

    def assign(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys instead of what it had; whoever had them loses them."""
        wanted = tuple(dict.fromkeys(map(normal, keys)))
        self._take_away(wanted, but=name)
        self._change(name, wanted)

    def reset(self, name: str) -> None:
        """Give an action the keys of the table back, whoever has them."""
        self._take_away(self._own[name], but=name)
        self._changed.pop(name, None)

    def reset_all(self) -> None:
        """The table as it is."""
        self._changed.clear()

    def _take_away(self, keys: Iterable[str], but: str) -> None:
        """From those to whom the user gave them; the others give way by themselves."""
        for name, held in list(self._changed.items()):
            if name != but:
                self._change(name, _without(held, keys))

    def _change(self, name: str, keys: Keys) -> None:
        if tuple(map(normal, self._own[name])) == tuple(map(normal, keys)):
            self._changed.pop(name, None)
        else:
            self._changed[name] = keys


def normal(keys: str) -> str:
    """One writing for one sequence of keys: Shift+? is ?. Empty if it is none."""
    portable = QKeySequence.SequenceFormat.PortableText
    sequence = QKeySequence.fromString(keys, portable)
    strokes = [sequence[place] for place in range(sequence.count())]  # type: ignore[index]
    if not strokes or any(stroke.key() == Qt.Key.Key_unknown for stroke in strokes):
        return ""
    plain = [_without_needless_shift(stroke.toCombined()) for stroke in strokes]
    return QKeySequence(*plain).toString(portable)


def _without_needless_shift(combined: int) -> int:
    """A sign that is neither letter nor digit already says whether Shift was held."""
    key = combined & ~Qt.KeyboardModifier.KeyboardModifierMask.value
    sign = key < 0x1000000 and not chr(key).isalnum() and not chr(key).isspace()
    return combined & ~Qt.KeyboardModifier.ShiftModifier.value if sign else combined


def _without(keys: Iterable[str], gone: Iterable[str]) -> Keys:
    taken = set(map(normal, gone))
    return tuple(key for key in keys if normal(key) not in taken)
