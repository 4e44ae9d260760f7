"""What people call the lenses and their pictures."""

from __future__ import annotations

from engine.request import Lens

PICTURE_NAME = {Lens.PAINT: "painting", Lens.PHOTO: "photo"}
"""A lens's picture in English, as files and layers are called."""


def picture_words(lens: Lens) -> str:
    """A lens's picture in the user's language."""
    from PySide6.QtCore import QCoreApplication  # here: files are named without Qt, too

    if lens is Lens.PAINT:
        return QCoreApplication.translate("LensNames", "painting")
    return QCoreApplication.translate("LensNames", "photo")
