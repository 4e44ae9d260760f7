"""Whether there is a screen to open a window on.

On Linux a variable may name a display that is gone (an old terminal, a container), and Qt would
abort the program over it. So the display is asked, through the same libraries that Qt uses.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from ctypes import c_char_p, c_int, c_void_p
from functools import cache

_SCREENLESS_PLATFORMS = ("offscreen", "minimal", "vnc")
_DESKTOPS = ("win32", "darwin")  # always there; a DISPLAY would be another program's


def describe_display() -> str:
    """Say which display a window would open on; empty where there is none."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.split(":")[0] in _SCREENLESS_PLATFORMS:
        return ""
    if sys.platform in _DESKTOPS:
        return "the desktop"
    return ", ".join(f"{name}={value}" for name, value in _named() if _answers(name, value))


def describe_silence() -> str:
    """Say which displays are named but do not answer; empty where none is named."""
    silent = [f"{name}={value}" for name, value in _named() if not _answers(name, value)]
    return f"{', '.join(silent)} does not answer" if silent else ""


def _named() -> list[tuple[str, str]]:
    if sys.platform in _DESKTOPS:
        return []
    return [(name, value) for name in _PROBES if (value := os.environ.get(name))]


@cache
def _answers(variable: str, value: str) -> bool:
    """Whether a connection to the named display comes about; without its library, it does not."""
    try:
        return _PROBES[variable](value)
    except OSError:
        return False


def _x11_answers(name: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = [c_char_p, c_void_p]
    xcb.xcb_connection_has_error.argtypes = [c_void_p]
    xcb.xcb_connection_has_error.restype = c_int
    xcb.xcb_disconnect.argtypes = [c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)  # never null
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)
        return False
    # Stays open until the program ends: a bare server (xvfb-run) starts anew when its last client
    # leaves, and would turn the window away meanwhile.
    return True


def _wayland_answers(name: str) -> bool:
    if not (os.environ.get("XDG_RUNTIME_DIR") or os.path.isabs(name)):
        return False  # nowhere to look for the socket
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = c_void_p
    wayland.wl_display_connect.argtypes = [c_char_p]
    wayland.wl_display_disconnect.argtypes = [c_void_p]
    connection = wayland.wl_display_connect(name.encode())
    if connection:
        wayland.wl_display_disconnect(connection)
    return bool(connection)


_PROBES: dict[str, Callable[[str], bool]] = {
    "WAYLAND_DISPLAY": _wayland_answers,
    "DISPLAY": _x11_answers,
}
