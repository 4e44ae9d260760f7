"""The classes of the photo lens as the window shows them: which there are, and finding one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine.classes import display_name
from engine.model_store import list_models
from sketchpad.bundled import ASSETS

PHOTO_KIND = "photo"
READER_KIND = "reader"
SURE_AT = 0.5
"""How probable a reading must be to be believed, where the reader does not say."""


def drawable_classes() -> tuple[str, ...]:
    """What the default photo network can draw, by name; empty where there is no such network."""
    networks = list_models(PHOTO_KIND)
    return tuple(sorted(networks[0].meta.classes, key=display_name)) if networks else ()


def sure_at() -> float:
    """From which probability on the installed reader believes its first reading."""
    readers = list_models(READER_KIND)
    calibration = readers[0].meta.preprocessing.get("calibration", {}) if readers else {}
    threshold = calibration.get("sure_at") if isinstance(calibration, dict) else None
    return float(threshold) if isinstance(threshold, int | float) else SURE_AT


def class_picture(class_name: str) -> Path | None:
    """A picture that the released network drew of this class; None where there is none."""
    path = ASSETS / "classes" / f"{class_name}.png"
    return path if path.is_file() else None


def found(query: str, class_names: Iterable[str]) -> list[str]:
    """Those whose name contains the query: first where it begins the name, then a later word."""
    wanted = query.strip().lower()

    def place(class_name: str) -> int:
        name = display_name(class_name).lower()
        if name.startswith(wanted):
            return 0
        return 1 if f" {wanted}" in name.replace("-", " ") else 2

    hits = [name for name in class_names if wanted in display_name(name).lower()]
    return sorted(hits, key=lambda name: (place(name), display_name(name)))
