"""The style sheet both themes share, on an 8-px grid; colours come from the theme's tones."""

from __future__ import annotations

import dataclasses
from string import Template
from typing import TYPE_CHECKING

from sketchpad.bundled import ASSETS

if TYPE_CHECKING:
    from sketchpad.theme import Tones

_RULES = Template("""
QMainWindow, QMainWindow::separator { background: $line; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 4px; }
QMenuBar::item { padding: 6px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $dim_text; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { left: 8px; width: 14px; height: 14px; }

#toolStrip { background: $surface; border-right: 1px solid $line; }
#sideColumn { background: $surface; border-left: 1px solid $line; }
#statusStrip { background: $surface; border-top: 1px solid $line; }
#timeBar { background: $surface; border-top: 1px solid $line; }
#historyStrip { background: $surface; border-top: 1px solid $line; }
#resultList { background: transparent; border: none; }
#resultList::item { border: 1px solid transparent; border-radius: 6px; padding: 4px; }
#resultList::item:hover { background: $hover; }
#resultList::item:selected { background: $hover; border-color: $accent; color: $text; }
#documentTabs { background: $surface; border-bottom: 1px solid $line; }
#documentTabs::tab {
  background: transparent; color: $dim_text; border: none; border-right: 1px solid $line;
  border-bottom: 2px solid transparent; padding: 7px 6px 6px 12px; min-width: 92px;
  max-width: 220px;
}
#documentTabs::tab:hover { background: $hover; color: $text; }
#documentTabs::tab:selected { color: $text; border-bottom-color: $accent; }
#documentTabs::tab:selected:focus {
  background: $hover; border: 2px solid $accent; padding: 5px 4px 6px 10px;
}
#documentTabs QToolButton { padding: 0; border-radius: 4px; margin-right: 4px; }
#documentTabs::scroller { width: 48px; }
#documentTabs::tear { width: 0; border: none; }
#paneHeader { background: $surface; border-bottom: 1px solid $line; }
#separatorLine { background: $line; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }

QLabel { background: transparent; }
#paneTitle, #panelTitle { font-weight: 600; }
#paneTitle[active="true"] { color: $accent; text-decoration: underline; }
#adviceHeadline { font-size: 17px; font-weight: 600; }
#dimLabel { color: $dim_text; }
#statusStrip #dimLabel { padding-left: 16px; }
#valueLabel { color: $text; }

QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $line; }
QToolButton:checked { background: $accent; color: $on_accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked:focus { border: 2px solid $text; padding: 3px; }
QToolButton::menu-indicator { image: none; }
#toolStrip QToolButton { padding: 7px; }

QPushButton {
  background: $raised; border: 1px solid $outline; border-radius: 6px; padding: 6px 12px;
}
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton:default, #primaryButton {
  background: $accent; color: $on_accent; border-color: $accent;
}
#primaryButton { font-weight: 600; }
QPushButton:default:focus, #primaryButton:focus { border: 2px solid $text; }
QPushButton:disabled, QPushButton:default:disabled, #primaryButton:disabled {
  background: $raised; color: $dim_text; border-color: $line;
}

QCheckBox::indicator {
  width: 14px; height: 14px; border: 1px solid $dim_text; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check_mark");
}
QCheckBox::indicator:checked:focus { border-color: $text; }

QRadioButton { spacing: 8px; }
QRadioButton::indicator {
  width: 14px; height: 14px; border: 1px solid $dim_text; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked {
  width: 8px; height: 8px; border: 4px solid $accent; background: $on_accent;
}
QRadioButton::indicator:checked:focus { border-color: $text; }

QSlider { min-height: 20px; background: transparent; }
QSlider:vertical { min-width: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
  width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $text;
}
QSlider::groove:vertical { width: 4px; border-radius: 2px; background: $line; }
QSlider::add-page:vertical { width: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:vertical {
  width: 14px; height: 14px; margin: 0 -5px; border-radius: 7px; background: $text;
}
QSlider::handle:hover { background: $accent; }
QSlider::handle:focus {
  width: 10px; height: 10px; background: $accent; border: 2px solid $text; border-radius: 7px;
}
QSlider::sub-page:horizontal:disabled { background: $line; }
QSlider::handle:horizontal:disabled { background: $dim_text; }

QLineEdit, QDoubleSpinBox {
  background: $raised; border: 1px solid $outline; border-radius: 4px; padding: 2px 4px;
  selection-background-color: $accent; selection-color: $on_accent;
}
#qt_spinbox_lineedit { background: transparent; border: none; padding: 0 4px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
#hexField[wrong="true"] { border-color: $bad; }
#complaint { color: $bad; }
QDialog { background: $surface; border: 1px solid $line; }
QLineEdit:focus, QDoubleSpinBox:focus { border-color: $accent; }
QLineEdit[invalid="true"] { border-color: $bad; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar::handle:vertical {
  background: $line; border-radius: 4px; min-height: 32px; margin: 0 1px;
}
QScrollBar::handle:vertical:hover { background: $dim_text; }
QScrollBar:horizontal { height: 10px; background: transparent; }
QScrollBar::handle:horizontal {
  background: $line; border-radius: 4px; min-width: 32px; margin: 1px 0;
}
QScrollBar::handle:horizontal:hover { background: $dim_text; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#historyList {
  background: $surface; border: 1px solid transparent; outline: none; padding: 4px;
}
#historyList:focus { border-color: $accent; }
#historyList::item { padding: 5px 8px; border-radius: 4px; }
#historyList::item:hover { background: $hover; }
#historyList::item:selected { background: $accent; color: $on_accent; }

#layerList { background: $surface; border: none; border-bottom: 1px solid $line; outline: none; }
#layerList::item { border: none; border-left: 3px solid transparent; }
#layerList::item:hover { background: $hover; }
#layerList::item:selected { background: $raised; border-left: 3px solid $accent; }
#layerList:focus { border: 1px solid $accent; }

#shortcutList { background: $surface; border: 1px solid $line; border-radius: 6px; outline: none; }
#shortcutList:focus { border-color: $accent; }
#shortcutList::item { border: none; padding-left: 9px; }
#shortcutList::item:hover { background: $hover; }
#shortcutList::item:selected { background: $hover; color: $text; }

#referenceCard { background: $raised; border: 1px solid $line; border-radius: 8px; }
#referenceCard:hover { border-color: $dim_text; }
#referenceCard[active="true"] { border: 1px solid $accent; }
#dropHint { border: 1px dashed $dim_text; border-radius: 8px; color: $dim_text; }
#dropHint[hot="true"] { border: 2px solid $accent; color: $text; }

#lensSwitch { background: $raised; border: 1px solid $line; border-radius: 6px; }
#lensSwitch QToolButton { border-radius: 5px; padding: 0 10px; }
#guessButton { background: $raised; border: 1px solid $line; padding: 4px 8px; text-align: left; }
#guessButton:hover { background: $hover; }
#guessButton:checked { background: $accent; border-color: $accent; }
#guessButton:disabled { background: $raised; border-color: $line; color: $dim_text; }
#classSearch { padding: 2px 8px; }
#classGrid { background: transparent; border: none; }

#messageBar { background: $raised; border: 1px solid $line; border-radius: 8px; }
#messageBar[kind="error"] { border-left: 4px solid $bad; }
#messageBar[kind="info"] { border-left: 4px solid $accent; }
#navigator { background: $surface; border: 1px solid $line; border-radius: 8px; }
#keyCap {
  background: $raised; border: 1px solid $line; border-bottom-width: 2px; border-radius: 4px;
  padding: 2px 7px;
}
""")


def style_sheet(tones: Tones) -> str:
    """The application's style sheet with every tone filled in."""
    mark = "check-white.svg" if tones.on_accent == "#ffffff" else "check-dark.svg"
    check_mark = (ASSETS / "icons" / mark).as_posix()
    return _RULES.substitute(dataclasses.asdict(tones), check_mark=check_mark)
