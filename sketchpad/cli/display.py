"""Whether there is a screen to open a window on."""

from __future__ import annotations

import os
import sys

_SCREENLESS_PLATFORMS = ("offscreen", "minimal", "vnc")


def describe_display() -> str:
    """Say which display a window would open on; empty where there is none."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.split(":")[0] in _SCREENLESS_PLATFORMS:
        return ""
    if sys.platform in ("win32", "darwin"):
        return "the desktop"
    names = ("WAYLAND_DISPLAY", "DISPLAY")
    return ", ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name))
