"""Which version of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str:
    """The version of the installed package; "(checkout)" when it is run without installing."""
    try:
        return version("sketchpad")
    except PackageNotFoundError:
        return "(checkout)"
