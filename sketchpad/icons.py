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
    "dice": "dice-five",
    "drop": "image",
    "drives": "link",
    "drives-not": "link-break",
    "ellipse": "circle",
    "duplicate": "copy-simple",
    "eraser": "eraser",
    "failed": "warning-circle",
    "film": "film-strip",
    "fit": "arrows-out",
    "full-screen": "corners-out",
    "guess": "magic-wand",
    "help": "keyboard",
    "hint": "drop-half",
    "info": "info",
    "hidden": "eye-slash",
    "ink": "pen-nib",
    "live": "lightning",
    "marker": "paint-brush-broad",
    "layers": "stack",
    "mirror": "arrows-left-right",
    "locked": "lock-simple",
    "lower": "arrow-down",
    "navigator": "map-trifold",
    "merge-down": "arrow-line-down",
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
    "ready": "check-circle",
    "rectangle": "rectangle",
    "redo": "arrow-u-up-right",
    "raise": "arrow-up",
    "remove": "x",
    "repaint": "arrows-clockwise",
    "save": "floppy-disk",
    "save-picture": "download-simple",
    "sketch": "pencil-line",
    "stopped": "pause-circle",
    "straighten": "compass",
    "swatches": "swatches",
    "theme": "circle-half",
    "time": "clock-counter-clockwise",
    "thinking": "paint-brush-broad",
    "turn-left": "arrow-counter-clockwise",
    "turn-right": "arrow-clockwise",
    "unavailable": "prohibit",
    "undo": "arrow-u-up-left",
    "unfold": "caret-down",
    "variations": "squares-four",
    "zoom-in": "magnifying-glass-plus",
    "zoom-out": "magnifying-glass-minus",
    "underlay": "image",
}

    "unlocked": "lock-simple-open",

    "visible": "eye",
def icon(name: str, tones: Tones, tone: str | None = None) -> QIcon:
    """The icon called `name` in the theme's text tone, or in `tone` (#rrggbb)."""
    return qtawesome.icon(
        f"ph.{_GLYPHS[name]}",
        color=tone or tones.text,
        color_disabled=tones.line,
        color_on=tone or tones.on_accent,
    )


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(ASSETS / "icons" / "sketchpad.svg"))
