"""Ties the palettes' button to the document and to the folder where palettes are kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.errors import EngineError
from engine.request import StyleReference
from engine.style_set import NamedReference, StyleSet, checked_name, read_style_set
from sketchpad import dialogs
from sketchpad.colours import hex_of, main_colours
from sketchpad.document.document import MIN_WEIGHT, Reference
from sketchpad.document.model import DocumentModel
from sketchpad.palettes import Palette, PaletteFolder
from sketchpad.panels.palette_button import PaletteButton
from sketchpad.settings import Settings
from sketchpad.translation import shown_error

_SWATCHES = 6


class SavedPalettes(QObject):
    """Saves the references in use under a name, and brings them back into any drawing."""

    failed = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        model: DocumentModel,
        settings: Settings,
        button: PaletteButton,
        window: QWidget,
        folder: PaletteFolder | None = None,
    ) -> None:
        super().__init__(window)
        self._model, self._settings, self._button = model, settings, button
        self._window, self._folder = window, folder or PaletteFolder()
        button.filling.connect(self._fill)
        button.save_wanted.connect(self.ask_save)
        button.file_wanted.connect(self.ask_file)
        button.chosen.connect(lambda palette: self.use_file(palette.path))
        button.rename_wanted.connect(self.ask_rename)
        button.delete_wanted.connect(self.delete)
        button.bring_back_wanted.connect(self.bring_back)

    def ask_save(self) -> None:
        """Let the user name the references in use, and keep them."""
        used = self._used()
        if not used:
            self.failed.emit(self.tr("A palette needs references. Use one first, then save it."))
            return
        proposal = used[0].name
        if len(used) > 1:
            both = self.tr("{first} and {second}")
            proposal = both.format(first=used[0].name, second=used[1].name)
        name = dialogs.ask_palette_name(self._window, self.tr("Save as a palette"), proposal)
        if not name:
            return
        with self._telling():
            known = self._folder.find(checked_name(name))
            if known and not dialogs.ask_replace_palette(self._window, known.name):
                return
            self._folder.save(self._style(name, used))
            name = checked_name(name)
            words = self.tr(
                "“{name}” is in the palettes now, for any drawing. "
                "For many pages at once: {command}"
            )
            command = f'sketchpad batch pages/*.png --style "{name}" -o painted'
            self.told.emit(words.format(name=name, command=command))

    def ask_file(self) -> None:
        """Let the user choose a palette's file, and use it."""
        path = dialogs.ask_palette_file(self._window, self._settings.last_folder)
        if path is not None:
            self._settings.last_folder = str(path.parent)
            self.use_file(path)

    def use_file(self, path: Path) -> None:
        """Paint in the colours of a saved set."""
        with self._telling():
            self.use(read_style_set(path))

    def use(self, style: StyleSet) -> None:
        """Use a set's references, strength and flatness, and set other references aside.

        One undo step; none where the document is so already.
        """
        if not self._is_in_use(style):
            self._model.undo_stack.beginMacro(self.tr("use palette"))
            self._model.use_references(style.references)
            self._model.set_strength(style.strength)
            self._model.set_flatness(style.flatness)
            self._model.undo_stack.endMacro()
        self.told.emit(self.tr("The palette “{name}” is in use.").format(name=style.name))

    def ask_rename(self, palette: Palette) -> None:
        """Let the user give a palette another name."""
        title = self.tr("Rename the palette")
        name = dialogs.ask_palette_name(self._window, title, palette.name)
        if name:
            with self._telling():
                self._folder.rename(palette, name)

    def delete(self, palette: Palette) -> None:
        """Delete a palette, which can be brought back."""
        with self._telling():
            self._folder.delete(palette)
            words = self.tr(
                "The palette “{name}” was deleted. The palettes' menu can bring it back."
            )
            self.told.emit(words.format(name=palette.name))

    def bring_back(self) -> None:
        """Undo the last deletion."""
        with self._telling():
            self._folder.bring_back()

    def _fill(self) -> None:
        folder = self._folder
        self._button.fill(
            folder.palettes(),
            can_save=bool(self._used()),
            deleted=folder.deleted,
            unreadable=folder.unreadable(),
        )

    def _used(self) -> list[Reference]:
        return [reference for reference in self._model.document.references if reference.active]

    def _is_in_use(self, style: StyleSet) -> bool:
        document = self._model.document
        settings = (document.strength, document.flatness)
        used = sorted((r.content_hash, r.weight) for r in self._used())
        wanted = sorted((r.content_hash, r.weight) for r in style.style_references)
        return settings == (style.strength, style.flatness) and used == wanted

    def _style(self, name: str, used: list[Reference]) -> StyleSet:
        document = self._model.document
        references = tuple(
            NamedReference(
                r.name, StyleReference(r.pixels, max(r.weight, MIN_WEIGHT), r.content_hash)
            )
            for r in used
        )
        return StyleSet(name, references, document.strength, document.flatness, _colours_of(used))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except EngineError as error:
            self.failed.emit(shown_error(error))


def _colours_of(used: list[Reference]) -> tuple[str, ...]:
    """What the blend looks like in a list: each picture's main colours, as many as it counts."""
    total = sum(reference.weight for reference in used) or 1.0
    colours: list[str] = []
    for reference in used:
        count = max(1, round(_SWATCHES * reference.weight / total))
        colours += [hex_of(colour) for colour in main_colours(reference.pixels, count)]
    return tuple(colours)
