"""What people call the lenses and their pictures."""

from __future__ import annotations

from engine.request import Lens
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

PICTURE_NAME = {
    Lens.PAINT: QT_TRANSLATE_NOOP("LensNames", "painting"),
    Lens.PHOTO: QT_TRANSLATE_NOOP("LensNames", "photo"),
}
"""A lens's picture in English, as files and layers are called."""


def picture_words(lens: Lens) -> str:
    """A lens's picture in the user's language."""
    return shown("LensNames", PICTURE_NAME[lens])
