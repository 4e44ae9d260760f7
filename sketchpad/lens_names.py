"""What people call the lenses and their pictures."""

from __future__ import annotations

from engine.request import Lens

PICTURE_NAME = {Lens.PAINT: "painting", Lens.PHOTO: "photo"}
"""A lens's picture, within a sentence."""
