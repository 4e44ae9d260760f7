"""Both themes are legible, neutral, and have every icon."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from sketchpad.actions import ACTIONS
from sketchpad.icons import app_icon, icon
from sketchpad.style_sheet import style_sheet
from sketchpad.theme import DARK, LIGHT, Tones

BOTH = pytest.mark.parametrize("tones", [DARK, LIGHT], ids=["dark", "light"])


def luminance(tone: str) -> float:
    """Relative luminance as WCAG defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(tone).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@BOTH
def test_words_are_legible_on_every_surface(tones: Tones) -> None:
    for surface in (tones.surface, tones.raised, tones.hover):
        assert contrast(tones.text, surface) >= 4.5
    for surface in (tones.surface, tones.raised):
        for words in (tones.dim_text, tones.accent, tones.bad):  # titles and complaints
            assert contrast(words, surface) >= 4.5, (words, surface)
    assert contrast(tones.on_accent, tones.accent) >= 4.5


@BOTH
def test_icons_and_borders_of_controls_are_seen(tones: Tones) -> None:
    for surface in (tones.surface, tones.raised):
        for mark in (tones.good, tones.busy, tones.bad, tones.accent, tones.outline, tones.text):
            assert contrast(mark, surface) >= 3, (mark, surface)


@BOTH
def test_what_has_the_keys_differs_from_what_has_not(tones: Tones) -> None:
    """The frame of a focused control against what is around it, and against a chosen control."""
    assert contrast(tones.accent, tones.surface) >= 3
    assert contrast(tones.text, tones.surface) >= 3
    assert contrast(tones.accent, tones.desk) >= 3


@BOTH
def test_surfaces_are_neutral_grey(tones: Tones) -> None:
    for surface in (tones.desk, tones.surface, tones.raised, tones.hover, tones.line):
        assert QColor(surface).saturation() == 0


@BOTH
def test_every_tone_of_the_style_sheet_is_filled_in(tones: Tones) -> None:
    assert "$" not in style_sheet(tones)


@BOTH
@pytest.mark.parametrize("name", ["", "primaryButton"])
def test_a_disabled_default_button_is_legible_on_neutral_grey(
    qtbot: QtBot, tones: Tones, name: str
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(tones))
    button = QPushButton("Open", dialog, objectName=name)
    button.setDefault(True)
    dialog.show()

    def face() -> QColor:
        return button.grab().toImage().pixelColor(button.rect().center().x(), 4)

    assert face().name() == tones.accent
    button.setEnabled(False)
    assert face().name() == tones.raised
    assert button.palette().buttonText().color().name() == tones.dim_text


@BOTH
def test_every_action_icon_can_be_drawn(qapp: object, tones: Tones) -> None:
    for name in {spec.icon for spec in ACTIONS if spec.icon}:
        image = icon(name, tones).pixmap(24, 24).toImage()
        inked = [image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)]
        assert max(inked) > 128, name
    assert not app_icon().pixmap(64, 64).isNull()
