"""The table of actions made real: QActions that call the window, and the menus they are in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from engine.request import Lens
from sketchpad.action_spec import ActionSpec
from sketchpad.actions import ACTIONS
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

if TYPE_CHECKING:
    from sketchpad.main_window import MainWindow

_TITLES = {"Layer": "La&yer"}
"""Menus whose first letter calls another one."""
_SAVE_PICTURE = {
    Lens.PAINT: QT_TRANSLATE_NOOP("actions", "Save painting as PN&G…"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("actions", "Save photo as PN&G…"),
}
_COPY_PICTURE = {
    Lens.PAINT: QT_TRANSLATE_NOOP("actions", "C&opy painting"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("actions", "C&opy photo"),
}
_MNEMONIC_ALONE = re.compile(r"\(&\w\)")  # as in Chinese, whose signs are on no key


class Actions:
    """The actions of a window by their names."""

    def __init__(self, window: MainWindow, make_icon: Callable[[str], QIcon]) -> None:
        self._window = window
        self._make_icon = make_icon
        self._groups: dict[str, QActionGroup] = {}
        self._by_name = {spec.name: self._create(spec) for spec in ACTIONS}
        self._menus: dict[str, QMenu] = {}
        self.refresh_icons()

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def menu(self, path: str) -> QMenu:
        """The menu at `path`, such as "File/Open recent" (without ampersands)."""
        return self._menus[path]

    def fill(self, bar: QMenuBar) -> None:
        """Build every menu into `bar`, with lines between sections."""
        last_section: dict[QMenu, int] = {}
        for spec in ACTIONS:
            menu, top = self._menu_for(bar, spec, last_section)
            if menu is not top or last_section.setdefault(menu, spec.section) == spec.section:
                menu.addAction(self[spec.name])
                continue
            last_section[menu] = spec.section
            menu.addSeparator()
            menu.addAction(self[spec.name])

    def mnemonics(self) -> list[tuple[str, str]]:
        """The letters that open a menu while Alt is held, with the menus' titles."""
        titles = [menu.title() for path, menu in self._menus.items() if "/" not in path]
        return [(title[title.index("&") + 1].upper(), plain(title)) for title in titles]

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        for spec in ACTIONS:
            if spec.icon:
                self[spec.name].setIcon(self._make_icon(spec.icon))

    def name_pictures(self, lens: Lens) -> None:
        """Say which lens's picture saving and copying mean."""
        for name, texts in (("save_picture", _SAVE_PICTURE), ("copy", _COPY_PICTURE)):
            self[name].setText(shown("actions", texts[lens]))
            self[name].setIconText(plain(self[name].text()))
            self[name].setToolTip(_tool_tip(self[name]))

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Let these key sequences, and no others, call an action from now on."""
        action = self[name]
        action.setShortcuts([QKeySequence(one) for one in keys])
        action.setToolTip(_tool_tip(action))

    def add_drawing_shortcuts(self, *widgets: object) -> None:
        """Let the shortcuts that only work while drawing work on these widgets."""
        for spec in ACTIONS:
            if spec.only_drawing:
                for widget in widgets:
                    widget.addAction(self[spec.name])  # type: ignore[attr-defined]

    def _menu_for(
        self, bar: QMenuBar, spec: ActionSpec, last_section: dict[QMenu, int]
    ) -> tuple[QMenu, QMenu]:
        """The spec's menu and its top menu, both made when they are met for the first time."""
        title, _, sub_title = spec.menu.partition("/")
        if title not in self._menus:
            self._menus[title] = bar.addMenu(shown("menus", menu_title(title)))
        top = self._menus[title]
        if not sub_title:
            return top, top
        path = f"{title}/{sub_title.replace('&', '')}"
        if path not in self._menus:
            if spec.section < 9 and last_section.get(top, spec.section) != spec.section:
                top.addSeparator()
                last_section[top] = spec.section
            self._menus[path] = top.addMenu(shown("menus", sub_title))
        return self._menus[path], top

    def _create(self, spec: ActionSpec) -> QAction:
        action = QAction(action_text(spec), self._window)
        action.setObjectName(spec.name)
        action.setIconText(plain(action.text()))  # what buttons show
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.only_drawing:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(_tool_tip(action))
        if spec.choice_of:
            group = self._groups.setdefault(spec.choice_of, QActionGroup(self._window))
            group.addAction(action)
        window = self._window
        if spec.switch is not None:
            switch = spec.switch
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # its place is taken by the check mark
            action.toggled.connect(lambda on: switch(window, on))
        if spec.run is not None:
            run = spec.run
            action.triggered.connect(lambda: run(window))
        self._window.addAction(action)
        return action


def menu_title(name: str) -> str:
    """The English title of a menu of the bar, with its mnemonic."""
    return _TITLES.get(name, f"&{name}")


def action_text(spec: ActionSpec) -> str:
    """What an action is called, in the user's language."""
    return shown("actions", spec.text) if spec.translated else spec.text


def plain(text: str) -> str:
    """The words of a menu entry, without its mnemonic and its dots."""
    text = _MNEMONIC_ALONE.sub("", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def key_words(action: QAction) -> tuple[str, ...]:
    """The keys that call an action, as the desktop writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(keys.toString(native) for keys in action.shortcuts())


def _tool_tip(action: QAction) -> str:
    """The action's words and its first keys."""
    return "  ".join([plain(action.text()), *key_words(action)[:1]])
