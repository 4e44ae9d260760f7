"""The classes of the photo lens as the window shows them: which there are, and finding one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cmp_to_key
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale

from engine.classes import display_name
from engine.model_store import list_models
from sketchpad.bundled import ASSETS
from sketchpad.class_names import class_words

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
    """Those whose name contains the query: first where it begins the name, then a later word.

    The name in the user's language or the English one; they come in the order of the former.
    """
    wanted = query.strip().casefold()

    def place(class_name: str) -> int:
        return min(_place(wanted, name) for name in _names(class_name))

    in_order = cmp_to_key(QCollator(QLocale()).compare)
    hits = [name for name in class_names if any(wanted in said for said in _names(name))]
    return sorted(hits, key=lambda name: (place(name), in_order(class_words(name))))


def _names(class_name: str) -> tuple[str, str]:
    return class_words(class_name).casefold(), display_name(class_name).casefold()


def _place(wanted: str, name: str) -> int:
    if name.startswith(wanted):
        return 0
    return 1 if f" {wanted}" in name.replace("-", " ") else 2
