"""Icons by the program's own names: one family (Phosphor), tinted by the theme."""

from __future__ import annotations

import qtawesome
from PySide6.QtGui import QIcon

from sketchpad.bundled import ASSETS
from sketchpad.theme import Tones

_GLYPHS = {
    "about": "info",
    "actual-size": "frame-corners",
    "add": "plus",
    "branch": "git-branch",
    "brush": "pen-nib",
    "busy": "hourglass-medium",
    "clear": "trash",
    "close": "x",
    "compare": "arrows-out-line-horizontal",
    "copy": "copy",
    "cut": "scissors",
    "dice": "dice-five",
    "drives": "link",
    "drives-not": "link-break",
    "drop": "image",
    "duplicate": "copy-simple",
    "ellipse": "circle",
    "eraser": "eraser",
    "failed": "warning-circle",
    "film": "film-strip",
    "fill": "paint-bucket",
    "fit": "arrows-out",
    "full-screen": "corners-out",
    "guess": "magic-wand",
    "help": "keyboard",
    "hidden": "eye-slash",
    "hint": "drop-half",
    "history": "clock-counter-clockwise",
    "info": "info",
    "ink": "pen-nib",
    "keep": "bookmark-simple",
    "layers": "stack",
    "lasso": "polygon",
    "live": "lightning",
    "locked": "lock-simple-fill",
    "lower": "arrow-down",
    "marker": "paint-brush-broad",
    "merge-down": "arrow-line-down",
    "mirror": "arrows-left-right",
    "navigator": "map-trifold",
    "new": "file-plus",
    "open": "folder-open",
    "painting": "palette",
    "pen-settings": "sliders-horizontal",
    "pan": "hand",
    "panels": "layout",
    "paste": "clipboard-text",
    "picker": "eyedropper",
    "picture": "image-square",
    "pencil": "pencil-simple",
    "play": "play",
    "quit": "sign-out",
    "raise": "arrow-up",
    "ready": "check-circle",
    "rectangle": "rectangle",
    "redo": "arrow-u-up-right",
    "remove": "x",
    "repaint": "arrows-clockwise",
    "save": "floppy-disk",
    "save-picture": "download-simple",
    "select": "selection",
    "star": "star",
    "sketch": "pencil-line",
    "steps": "list-numbers",
    "stopped": "pause-circle",
    "straighten": "compass",
    "swatches": "swatches",
    "theme": "circle-half",
    "time": "clock",
    "thinking": "paint-brush-broad",
    "turn-left": "arrow-counter-clockwise",
    "turn-right": "arrow-clockwise",
    "unavailable": "prohibit",
    "underlay": "image",
    "undo": "arrow-u-up-left",
    "unfold": "caret-down",
    "unlocked": "lock-simple-open",
    "variations": "squares-four",
    "visible": "eye",
    "zoom-in": "magnifying-glass-plus",
    "zoom-out": "magnifying-glass-minus",
}


_WHILE_ON = {"play": "pause"}
"""Other glyphs for switches that are on."""


def icon(name: str, tones: Tones, tone: str | None = None) -> QIcon:
    """The icon called `name` in the theme's text tone, or in `tone` (#rrggbb)."""
    return qtawesome.icon(
        f"ph.{_GLYPHS[name]}",
        on=f"ph.{_WHILE_ON.get(name, _GLYPHS[name])}",
        color=tone or tones.text,
        color_disabled=tones.line,
        color_on=tone or tones.on_accent,
    )


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(ASSETS / "icons" / "sketchpad.svg"))
