"""The few questions that need a dialog: which file, and what about unsaved changes."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from sketchpad.export.formats import ExportFormat, format_of

PROJECT_SUFFIX = ".sketchpad"
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif);;All files (*)"
_PROJECTS = f"Sketchpad drawings (*{PROJECT_SUFFIX});;All files (*)"
_DRAWINGS = (
    f"Sketchpad drawings (*{PROJECT_SUFFIX});;Pictures with the drawing inside (*.png);;"
    "All files (*)"
)
_FILMS = {
    "MP4 film (*.mp4)": ".mp4",
    "GIF animation (*.gif)": ".gif",
    "WebP animation (*.webp)": ".webp",
}
_PALETTES = "Palettes (*.json);;All files (*)"


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
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, _PICTURES)
    return [Path(name) for name in names]


def ask_project(parent: QWidget, folder: str) -> Path | None:
    """A drawing to open."""
    name, _ = QFileDialog.getOpenFileName(parent, "Open drawing", folder, _DRAWINGS)
    return Path(name) if name else None


def ask_project_target(parent: QWidget, proposal: str) -> Path | None:
    """Where to save the drawing, with its suffix."""
    name, _ = QFileDialog.getSaveFileName(parent, "Save drawing", proposal, _PROJECTS)
    return _with_suffix(name, PROJECT_SUFFIX)


def ask_picture_target(parent: QWidget, what: str, proposal: str) -> Path | None:
    """Where to save a picture ("painting", "photo"), with its suffix."""
    title = f"Save the {what}"
    name, _ = QFileDialog.getSaveFileName(parent, title, proposal, "PNG picture (*.png)")
    return _with_suffix(name, ".png")


def ask_export_target(parent: QWidget, proposal: str) -> tuple[Path, ExportFormat] | None:
    """Where to export to, and as what; `proposal` has no suffix."""
    kinds = {f"{kind.title} (*{kind.suffix})": kind for kind in ExportFormat}
    first, first_kind = next(iter(kinds.items()))
    name, chosen = QFileDialog.getSaveFileName(
        parent, "Export", proposal + first_kind.suffix, ";;".join(kinds), first
    )
    if not name:
        return None
    kind, path = format_of(Path(name), kinds.get(chosen, first_kind))
    return path, kind


def ask_film_target(parent: QWidget, proposal: str) -> Path | None:
    """Where to save a film; its suffix says which kind."""
    title, kinds = "Save a film of the drawing", list(_FILMS)
    name, chosen = QFileDialog.getSaveFileName(parent, title, proposal, ";;".join(kinds))
    known = tuple(_FILMS.values())
    if Path(name).suffix.lower() in known:
        return Path(name)
    return _with_suffix(name, _FILMS.get(chosen, known[0]))


def ask_palette_name(parent: QWidget, title: str, proposal: str) -> str:
    """What a palette is to be called; empty when the user thought better of it."""
    echo = QLineEdit.EchoMode.Normal
    name, agreed = QInputDialog.getText(parent, title, "Name of the palette", echo, proposal)
    return name.strip() if agreed else ""


def ask_replace_palette(parent: QWidget, name: str) -> bool:
    """Whether the references in use take the place of those that are saved as `name`."""
    button = QMessageBox.StandardButton
    words = f"Replace the palette “{name}” by the references in use?"
    answer = QMessageBox.question(parent, "Sketchpad", words, button.Yes | button.No, button.No)
    return answer == button.Yes


def ask_palette_file(parent: QWidget, folder: str) -> Path | None:
    """A palette to use."""
    name, _ = QFileDialog.getOpenFileName(parent, "Use a palette", folder, _PALETTES)
    return Path(name) if name else None


def ask_drawing_inside(parent: QWidget, name: str) -> Inside:
    """Whether the drawing inside a picture is opened, or the picture placed on the paper."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Sketchpad")
    box.setText(f"“{name}” carries the drawing that it was made from.")
    box.setInformativeText("Open that drawing, or lay the picture on the paper as a sketch?")
    role = QMessageBox.ButtonRole
    drawing = box.addButton("Open the drawing", role.AcceptRole)
    sketch = box.addButton("Lay on the paper", role.ActionRole)
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
    box.setText(f"Save the changes to “{name}”?")
    box.setInformativeText("Without saving, they are lost.")
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    answers = {button.Save: Unsaved.SAVE, button.Discard: Unsaved.DISCARD}
    return answers.get(QMessageBox.StandardButton(box.exec()), Unsaved.CANCEL)


def _with_suffix(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
