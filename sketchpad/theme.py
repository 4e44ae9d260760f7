"""The two themes: neutral grey surfaces, one accent; applies them to the application.

Which rules use a tone is in `style_sheet.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from sketchpad.settings import ThemeChoice
from sketchpad.style_sheet import style_sheet


@dataclass(frozen=True)
class Tones:
    """Every colour of a theme, as #rrggbb; surfaces are greys so that paintings can be judged."""

    desk: str  # behind the paper and the painting
    surface: str  # tool strip, panels, bars
    raised: str  # buttons, cards, fields
    hover: str
    line: str  # between parts
    outline: str  # around what can be pressed or typed into
    text: str
    dim_text: str
    accent: str
    on_accent: str
    good: str
    busy: str
    bad: str


DARK = Tones(
    desk="#1c1c1c",
    surface="#282828",
    raised="#343434",
    hover="#404040",
    line="#434343",
    outline="#868686",
    text="#e8e8e8",
    dim_text="#a6a6a6",
    accent="#6aa5ff",
    on_accent="#10203a",
    good="#6fcf8e",
    busy="#e9b44c",
    bad="#ff7b72",
)
LIGHT = Tones(
    desk="#cdcdcd",
    surface="#f1f1f1",
    raised="#ffffff",
    hover="#e4e4e4",
    line="#cfcfcf",
    outline="#7f7f7f",
    text="#1e1e1e",
    dim_text="#5f5f5f",
    accent="#2464d6",
    on_accent="#ffffff",
    good="#1d7f41",
    busy="#96660a",
    bad="#c0322b",
)


class Theme(QObject):
    """The theme in use; `changed` tells those who draw icons by hand to draw them again."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._application.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self._apply()

    @classmethod
    def of(cls, application: QApplication, choice: ThemeChoice) -> Theme:
        """The application's only theme, made when it is first asked for, set to `choice`."""
        theme = application.findChild(cls)
        if not isinstance(theme, cls):
            return cls(application, choice)
        theme.choose(choice)
        return theme

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    @property
    def tones(self) -> Tones:
        """The colours on screen now."""
        return DARK if self._is_dark() else LIGHT

    def choose(self, choice: ThemeChoice) -> None:
        """Switch to `choice` at once."""
        self._choice = choice
        self._apply()
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return scheme is not Qt.ColorScheme.Light
        return self._choice is ThemeChoice.DARK

    def _follow_desktop(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setStyle("Fusion")
        self._application.setPalette(_palette(self.tones))
        self._application.setStyleSheet(style_sheet(self.tones))


def _palette(tones: Tones) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(tones.raised), QColor(tones.surface))
    for target, tone in {
        role.Window: tones.surface,
        role.Base: tones.raised,
        role.AlternateBase: tones.surface,
        role.Button: tones.raised,
        role.ToolTipBase: tones.raised,
        role.WindowText: tones.text,
        role.Text: tones.text,
        role.ButtonText: tones.text,
        role.ToolTipText: tones.text,
        role.BrightText: tones.text,
        role.PlaceholderText: tones.dim_text,
        role.Highlight: tones.accent,
        role.Accent: tones.accent,
        role.Link: tones.accent,
        role.HighlightedText: tones.on_accent,
        role.Dark: tones.desk,  # the desk behind paper and painting
        role.Mid: tones.line,
        role.Midlight: tones.hover,
        role.Light: tones.raised,
    }.items():
        palette.setColor(target, QColor(tone))
    disabled = QColor(tones.dim_text)
    disabled.setAlpha(130)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, disabled)
    return palette
