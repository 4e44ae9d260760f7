"""What a layer is called in the user's language."""

from __future__ import annotations

from sketchpad.document.layers import FIRST_LAYER_NAME
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

FIRST = QT_TRANSLATE_NOOP("messages", "Lines")


def shown_layer(name: str) -> str:
    """The name that the user gave; a layer that nobody has named yet is called for what it is."""
    return shown("messages", FIRST) if name == FIRST_LAYER_NAME else name
