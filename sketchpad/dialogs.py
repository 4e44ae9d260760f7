"""The few questions that need a dialog: which file, and what about unsaved changes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from engine.request import Lens
from sketchpad.export.formats import ExportFormat, format_of
from sketchpad.panels.unsaved_drawings import UnsavedDrawings
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

PROJECT_SUFFIX = ".sketchpad"
_PICTURES = (
    QT_TRANSLATE_NOOP("Dialogs", "Pictures"),
    "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif",
)
_PROJECTS = QT_TRANSLATE_NOOP("Dialogs", "Sketchpad drawings"), f"*{PROJECT_SUFFIX}"
_WITH_DRAWING = QT_TRANSLATE_NOOP("Dialogs", "Pictures with the drawing inside"), "*.png"
_PALETTES = QT_TRANSLATE_NOOP("Dialogs", "Palettes"), "*.json"
_PNG = QT_TRANSLATE_NOOP("Dialogs", "PNG picture"), "*.png"
_ALL = QT_TRANSLATE_NOOP("Dialogs", "All files"), "*"
_FILMS = {
    ".mp4": QT_TRANSLATE_NOOP("Dialogs", "MP4 film"),
    ".gif": QT_TRANSLATE_NOOP("Dialogs", "GIF animation"),
    ".webp": QT_TRANSLATE_NOOP("Dialogs", "WebP animation"),
}

translate = QCoreApplication.translate


class Unsaved(Enum):
    """What to do with changes that are not saved yet."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Inside(Enum):
    """What to take of a picture with a drawing inside."""

    DRAWING = "drawing"
    SKETCH = "sketch"
    NONE = "none"


def ask_pictures(parent: QWidget, title: str, folder: str) -> list[Path]:
    """Pictures to open; empty when the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, _filters(_PICTURES, _ALL))
    return [Path(name) for name in names]


def ask_projects(parent: QWidget, folder: str) -> list[Path]:
    """Drawings to open; empty when the user thought better of it."""
    title, kinds = translate("Dialogs", "Open drawing"), _filters(_PROJECTS, _WITH_DRAWING, _ALL)
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
    return [Path(name) for name in names]


def ask_project_target(parent: QWidget, proposal: str) -> Path | None:
    """Where to save the drawing, with its suffix."""
    title, kinds = translate("Dialogs", "Save drawing"), _filters(_PROJECTS, _ALL)
    name, _ = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
    return _with_suffix(name, PROJECT_SUFFIX)


def ask_picture_target(parent: QWidget, lens: Lens, proposal: str) -> Path | None:
    """Where to save a lens's picture, with its suffix."""
    painting = lens is Lens.PAINT
    title = (
        translate("Dialogs", "Save the painting")
        if painting
        else translate("Dialogs", "Save the photo")
    )
    name, _ = QFileDialog.getSaveFileName(parent, title, proposal, _filters(_PNG))
    return _with_suffix(name, ".png")


def ask_export_target(parent: QWidget, proposal: str) -> tuple[Path, ExportFormat] | None:
    """Where to export to, and as what; `proposal` has no suffix."""
    kinds = {_filters((kind.title, f"*{kind.suffix}")): kind for kind in ExportFormat}
    first, first_kind = next(iter(kinds.items()))
    title, start = translate("Dialogs", "Export"), proposal + first_kind.suffix
    name, chosen = QFileDialog.getSaveFileName(parent, title, start, ";;".join(kinds), first)
    if not name:
        return None
    kind, path = format_of(Path(name), kinds.get(chosen, first_kind))
    return path, kind


def ask_film_target(parent: QWidget, proposal: str) -> Path | None:
    """Where to save a film; its suffix says which kind."""
    title = translate("Dialogs", "Save a film of the drawing")
    kinds = {_filters((words, f"*{suffix}")): suffix for suffix, words in _FILMS.items()}
    name, chosen = QFileDialog.getSaveFileName(parent, title, proposal, ";;".join(kinds))
    if Path(name).suffix.lower() in _FILMS:
        return Path(name)
    return _with_suffix(name, kinds.get(chosen, next(iter(_FILMS))))


def ask_palette_name(parent: QWidget, title: str, proposal: str) -> str:
    """What a palette is to be called; empty when the user thought better of it."""
    echo = QLineEdit.EchoMode.Normal
    label = translate("Dialogs", "Name of the palette")
    name, agreed = QInputDialog.getText(parent, title, label, echo, proposal)
    return name.strip() if agreed else ""


def ask_replace_palette(parent: QWidget, name: str) -> bool:
    """Whether the references in use take the place of those that are saved as `name`."""
    button = QMessageBox.StandardButton
    question = translate("Dialogs", "Replace the palette “{name}” by the references in use?")
    words = question.format(name=name)
    answer = QMessageBox.question(parent, "Sketchpad", words, button.Yes | button.No, button.No)
    return answer == button.Yes


def ask_palette_file(parent: QWidget, folder: str) -> Path | None:
    """A palette to use."""
    title, kinds = translate("Dialogs", "Use a palette"), _filters(_PALETTES, _ALL)
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(name) if name else None


def ask_drawing_inside(parent: QWidget, name: str) -> Inside:
    """Whether the drawing inside a picture is opened, or the picture placed on the paper."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Sketchpad")
    told = translate("Dialogs", "“{name}” carries the drawing that it was made from.")
    box.setText(told.format(name=name))
    box.setInformativeText(
        translate("Dialogs", "Open that drawing, or lay the picture on the paper as a sketch?")
    )
    role = QMessageBox.ButtonRole
    drawing = box.addButton(translate("Dialogs", "Open the drawing"), role.AcceptRole)
    sketch = box.addButton(translate("Dialogs", "Lay on the paper"), role.ActionRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(drawing)
    box.exec()
    answers = {drawing: Inside.DRAWING, sketch: Inside.SKETCH}
    return next((a for button, a in answers.items() if button is box.clickedButton()), Inside.NONE)


def ask_about_unsaved(parent: QWidget, name: str) -> Unsaved:
    """Whether to save `name` before it is left."""
    button = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Sketchpad")
    box.setText(translate("Dialogs", "Save the changes to “{name}”?").format(name=name))
    box.setInformativeText(translate("Dialogs", "Without saving, they are lost."))
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    answers = {button.Save: Unsaved.SAVE, button.Discard: Unsaved.DISCARD}
    return answers.get(QMessageBox.StandardButton(box.exec()), Unsaved.CANCEL)


def _filters(*kinds: tuple[str, str]) -> str:
    """Kinds of files, each with its patterns, as Qt's dialogs want them."""
    return ";;".join(f"{shown('Dialogs', words)} ({patterns})" for words, patterns in kinds)


def ask_about_several(
    parent: QWidget, entries: Sequence[tuple[str, NDArray[np.uint8]]]
) -> list[int] | None:
    """Which of several drawings, names and pictures, are saved before they close; None: stay."""
    dialog = UnsavedDrawings(entries, parent)
    closes = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if closes else None


def _with_suffix(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
