"""What a row of the table of actions says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sketchpad.main_window import MainWindow

Run = Callable[["MainWindow"], object]
Switch = Callable[["MainWindow", bool], object]


@dataclass(frozen=True)
class ActionSpec:
    """One row of the table. `section` numbers the parts of a menu that lines divide."""

    name: str
    menu: str  # "View", or "View/Theme" for a submenu
    text: str  # English; translated when it is shown
    run: Run | None = None
    switch: Switch | None = None  # instead of `run`: the action stays checked or unchecked
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    section: int = 0
    choice_of: str = ""  # actions that share this name exclude each other
    only_drawing: bool = False  # the shortcut works on paper and pictures, not inside panels
    translated: bool = True  # False: a name that is the same in every language
