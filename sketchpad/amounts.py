"""Numbers with their units, as the user's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def percent(number: float) -> str:
    """A whole number of percent, such as "50 %"."""
    return QCoreApplication.translate("Amounts", "{number} %").format(number=round(number))


def pixels(number: float) -> str:
    """A whole number of pixels, such as "24 px"."""
    return QCoreApplication.translate("Amounts", "{number} px").format(number=round(number))
