"""What the sheet of shortcuts lists, and which of it answers to a search. No widgets."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.action_set import Actions, key_words, plain
from sketchpad.actions import ACTIONS


@dataclass(frozen=True)
class Entry:
    """Something that can be done, and how. Without a name it is a gesture that cannot change."""

    section: str
    words: str
    keys: tuple[str, ...]
    name: str = ""

    def answers(self, query: str) -> bool:
        """Whether every word of the query is in the words, or is meant by the keys."""
        words = f"{self.section} {self.words}".lower()
        return all(self._has_key(part) or _has(part, words) for part in query.lower().split())

    def _has_key(self, part: str) -> bool:
        """Whether `part` is one of the keys pressed together, or begins all of them."""
        for keys in self.keys:
            written = keys.lower()
            single = [key or "+" for key in written.split("+")]
            if part in single or written == part or (len(part) > 1 and written.startswith(part)):
                return True
        return False


GESTURES = (
    Entry("Draw", "Straight line; equal sides of a shape", ("Shift + drag",)),
    Entry("Draw", "Shape around its middle", ("Alt + drag",)),
    Entry("Draw", "Size of the brush", ("Shift + right drag",)),
    Entry("Draw", "Colour hint: take a colour from a picture", ("Alt + click",)),
    Entry("Draw", "Colour hint: what can be done with it", ("Right click",)),
    Entry("Draw", "Colour hint: move the cross-hair or the selected hint", ("Arrow keys",)),
    Entry("Draw", "Colour hint: lay one at the cross-hair, or select the one there", ("Enter",)),
    Entry("Edit", "Select: add, or take away", ("Shift + click", "Ctrl + click")),
    Entry("Edit", "Select: a lasso instead of a box, or a box", ("Alt + drag",)),
    Entry("Edit", "Selection: keep its ratio, or its middle", ("Shift + drag", "Alt + drag")),
    Entry("Edit", "Selection: pull a corner alone", ("Ctrl + drag",)),
    Entry("Edit", "Selection: nudge, ten times as far", ("Arrow keys", "Shift + arrow keys")),
    Entry("View", "Zoom at the cursor", ("Wheel",)),
    Entry("View", "Pan", ("Space + drag", "Middle drag")),
    Entry("View", "Turn the paper", ("R + drag",)),
    Entry("References", "Use only this one", ("Click",)),
    Entry("References", "Blend it with the others", ("Ctrl + click",)),
)
"""What pointer and keys do together, or on the paper only."""


def entries(actions: Actions) -> list[Entry]:
    """Every action as it is now, and the gestures, section by section."""
    sections: dict[str, list[Entry]] = {}
    for spec in ACTIONS:
        section, _, part = spec.menu.partition("/")
        action = actions[spec.name]
        words = plain(action.text())
        if part:
            words = f"{plain(part)}: {words}"
        entry = Entry(section, words, key_words(action), spec.name)
        sections.setdefault(section, []).append(entry)
    for gesture in GESTURES:
        sections.setdefault(gesture.section, []).append(gesture)
    return [entry for section in sections.values() for entry in section]


def _has(part: str, words: str) -> bool:
    """Whether words contain a part, or begin with it if it is a single letter."""
    if len(part) > 1:
        return part in words
    return any(word.startswith(part) for word in words.split())
