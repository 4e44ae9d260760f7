"""What the sheet of shortcuts lists, and which of it answers to a search. No widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sketchpad.action_set import Actions, key_words, plain
from sketchpad.actions import ACTIONS
from sketchpad.translation import QT_TRANSLATE_NOOP, shown


@dataclass(frozen=True)
class Entry:
    """Something that can be done, and how. Without a name it is a gesture that cannot change."""

    section: str
    words: str
    keys: tuple[str, ...]
    name: str = ""
    english: str = ""  # for those who know the program from elsewhere

    def answers(self, query: str) -> bool:
        """Whether every word of the query is in the words, English or not, or means the keys."""
        words = f"{self.section} {self.words} {self.english}".lower()
        return all(self._has_key(part) or _has(part, words) for part in query.lower().split())

    def _has_key(self, part: str) -> bool:
        """Whether `part` is one of the keys pressed together, or begins all of them."""
        for keys in self.keys:
            written = keys.lower()
            single = [key or "+" for key in written.split("+")]
            if part in single or written == part or (len(part) > 1 and written.startswith(part)):
                return True
        return False


_REFERENCES = QT_TRANSLATE_NOOP("Gestures", "References")
"""A section that is no menu."""
GESTURES = (
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP("Gestures", "Straight line; equal sides of a shape"),
        (QT_TRANSLATE_NOOP("Gestures", "Shift + drag"),),
    ),
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP("Gestures", "Shape around its middle"),
        (QT_TRANSLATE_NOOP("Gestures", "Alt + drag"),),
    ),
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP("Gestures", "Size of the brush"),
        (QT_TRANSLATE_NOOP("Gestures", "Shift + right drag"),),
    ),
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP("Gestures", "Colour hint: take a colour from a picture"),
        (QT_TRANSLATE_NOOP("Gestures", "Alt + click"),),
    ),
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP("Gestures", "Colour hint: what can be done with it"),
        (QT_TRANSLATE_NOOP("Gestures", "Right click"),),
    ),
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP("Gestures", "Colour hint: move the cross-hair or the selected hint"),
        (QT_TRANSLATE_NOOP("Gestures", "Arrow keys"),),
    ),
    Entry(
        "Draw",
        QT_TRANSLATE_NOOP(
            "Gestures", "Colour hint: lay one at the cross-hair, or select the one there"
        ),
        (QT_TRANSLATE_NOOP("Gestures", "Enter"),),
    ),
    Entry(
        "Edit",
        QT_TRANSLATE_NOOP("Gestures", "Select: add, or take away"),
        (
            QT_TRANSLATE_NOOP("Gestures", "Shift + click"),
            QT_TRANSLATE_NOOP("Gestures", "Ctrl + click"),
        ),
    ),
    Entry(
        "Edit",
        QT_TRANSLATE_NOOP("Gestures", "Select: a lasso instead of a box, or a box"),
        (QT_TRANSLATE_NOOP("Gestures", "Alt + drag"),),
    ),
    Entry(
        "Edit",
        QT_TRANSLATE_NOOP("Gestures", "Selection: keep its ratio, or its middle"),
        (
            QT_TRANSLATE_NOOP("Gestures", "Shift + drag"),
            QT_TRANSLATE_NOOP("Gestures", "Alt + drag"),
        ),
    ),
    Entry(
        "Edit",
        QT_TRANSLATE_NOOP("Gestures", "Selection: pull a corner alone"),
        (QT_TRANSLATE_NOOP("Gestures", "Ctrl + drag"),),
    ),
    Entry(
        "Edit",
        QT_TRANSLATE_NOOP("Gestures", "Selection: nudge, ten times as far"),
        (
            QT_TRANSLATE_NOOP("Gestures", "Arrow keys"),
            QT_TRANSLATE_NOOP("Gestures", "Shift + arrow keys"),
        ),
    ),
    Entry(
        "View",
        QT_TRANSLATE_NOOP("Gestures", "Zoom at the cursor"),
        (QT_TRANSLATE_NOOP("Gestures", "Wheel"),),
    ),
    Entry(
        "View",
        QT_TRANSLATE_NOOP("Gestures", "Pan"),
        (
            QT_TRANSLATE_NOOP("Gestures", "Space + drag"),
            QT_TRANSLATE_NOOP("Gestures", "Middle drag"),
        ),
    ),
    Entry(
        "View",
        QT_TRANSLATE_NOOP("Gestures", "Turn the paper"),
        (QT_TRANSLATE_NOOP("Gestures", "R + drag"),),
    ),
    Entry(
        _REFERENCES,
        QT_TRANSLATE_NOOP("Gestures", "Use only this one"),
        (QT_TRANSLATE_NOOP("Gestures", "Click"),),
    ),
    Entry(
        _REFERENCES,
        QT_TRANSLATE_NOOP("Gestures", "Blend it with the others"),
        (QT_TRANSLATE_NOOP("Gestures", "Ctrl + click"),),
    ),
)
"""What pointer and keys do together, or on the paper only."""


def entries(actions: Actions) -> list[Entry]:
    """Every action as it is now, and the gestures, section by section."""
    sections: dict[str, list[Entry]] = {}
    for spec in ACTIONS:
        section, _, part = plain(spec.menu).partition("/")
        action = actions[spec.name]
        words = plain(action.text())
        if part:
            part_title = plain(actions.menu(f"{section}/{part}").title())
            words = QCoreApplication.translate("Gestures", "{menu}: {action}").format(
                menu=part_title, action=words
            )
        title = plain(actions.menu(section).title())
        english = plain(f"{spec.menu} {spec.text}")
        entry = Entry(title, words, key_words(action), spec.name, english)
        sections.setdefault(section, []).append(entry)
    for gesture in GESTURES:
        in_section = sections.setdefault(gesture.section, [])
        in_section.append(_in_words(gesture, in_section[0].section if in_section else ""))
    return [entry for section in sections.values() for entry in section]


def _in_words(gesture: Entry, title: str) -> Entry:
    """A gesture in the user's language, in the section with this title or in one of its own."""
    keys = tuple(shown("Gestures", key) for key in gesture.keys)
    words = shown("Gestures", gesture.words)
    section = title or shown("Gestures", gesture.section)
    return Entry(section, words, keys, english=f"{gesture.section} {gesture.words}")


def _has(part: str, words: str) -> bool:
    """Whether words contain a part, or begin with it if it is a single letter."""
    if len(part) > 1:
        return part in words
    return any(word.startswith(part) for word in words.split())
