"""How drawings get from files and back: open, save, close, recent files. Asks before a loss.

Which drawings are open is kept in `open_documents.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine.message import Message
from sketchpad import dialogs
from sketchpad.document.document import Document
from sketchpad.document.open_document import OpenDocument
from sketchpad.document.project_file import (
    ProjectFileError,
    load_project,
    save_project,
    unpack_project,
)
from sketchpad.export.recipe_png import project_inside
from sketchpad.open_documents import OpenDocuments
from sketchpad.picture_sources import PictureSource, source_of
from sketchpad.settings import Settings
from sketchpad.translation import shown_error

if TYPE_CHECKING:
    from sketchpad.kept_results import KeptResults


class ProjectFiles(QObject):
    """What the File menu does with drawings; without another word the one that is shown."""

    sketches_given = Signal(list)  # list[PictureSource]: handed over, but no project files
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, documents: OpenDocuments, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._documents, self._settings, self._window = documents, settings, window
        self._recent_menu: QMenu | None = None
        self._kept: KeptResults | None = None

    def join_results(self, kept: KeptResults) -> None:
        """Let kept results open their drawings, and chosen ones travel in the drawings' files."""
        self._kept = kept
        kept.opened.connect(self.open_inside)

    @property
    def title(self) -> str:
        """What the drawing is called."""
        return self._documents.title(self._documents.shown)

    # ---- opening

    def new(self) -> None:
        """Open a white sheet; references and look come along, they are the artist's day's."""
        self._documents.add_beside(self._fresh())

    def ask_open(self) -> None:
        """Let the user choose drawings."""
        for path in dialogs.ask_projects(self._window, self._settings.last_folder):
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a project, or the drawing inside a picture; place any other file as a sketch."""
        inside = project_inside(path) if path.suffix.lower() == ".png" else None
        if inside is not None:
            answer = dialogs.ask_drawing_inside(self._window, path.name)
            if answer is dialogs.Inside.DRAWING:
                self._show_inside(path, inside)
            if answer is not dialogs.Inside.SKETCH:
                return
        self.open_or_sketch([source_of(path)])

    def open_or_sketch(self, sources: Sequence[PictureSource]) -> None:
        """Open the projects among the sources; without one, hand them on as sketches."""
        suffix = dialogs.PROJECT_SUFFIX
        files = [source.content for source in sources if isinstance(source.content, Path)]
        projects = [path for path in files if path.suffix.lower() == suffix]
        for path in projects:
            self._open(path)
        if not projects:
            self.sketches_given.emit(list(sources))

    def open_inside(self, picture: Path) -> None:
        """Open the drawing inside a picture; `failed` follows where there is none."""
        inside = project_inside(picture)
        if inside is None:
            words = self.tr("There is no drawing inside {name}; it may be damaged.")
            self.failed.emit(words.format(name=picture.name))
        else:
            self._show_inside(picture, inside)

    # ---- saving

    def save(self, opened: OpenDocument | None = None) -> bool:
        """Save to the drawing's file, or ask for one; False if it was not saved."""
        opened = opened or self._documents.shown
        return self.save_to(opened.path, opened) if opened.path else self.ask_save_as(opened)

    def ask_save_as(self, opened: OpenDocument | None = None) -> bool:
        """Let the user choose where to save."""
        opened = opened or self._documents.shown
        name = f"{self._documents.title(opened)}{dialogs.PROJECT_SUFFIX}"
        proposal = Path(self._settings.last_folder) / name
        path = dialogs.ask_project_target(self._window, str(proposal))
        return path is not None and self.save_to(path, opened)

    def save_to(self, path: Path, opened: OpenDocument | None = None) -> bool:
        """Save as `path`; False (and a message) if that fails."""
        opened = opened or self._documents.shown
        if self._documents.of_file(path) not in (None, opened):
            words = self.tr("{name} is open in another tab. Close it first, or save as another.")
            self.failed.emit(words.format(name=path.name))
            return False
        try:
            results = self._kept.chosen(opened.document.drawing) if self._kept else ()
            save_project(path, opened.document, opened.thumbnail(), results)
        except ProjectFileError as error:
            self.failed.emit(shown_error(error))
            return False
        self._note_used(path)
        self._documents.note_saved(opened, path)
        self.told.emit(self.tr("Saved {name}.").format(name=path.name))
        return True

    # ---- closing

    def close(self, opened: OpenDocument | None = None) -> None:
        """Close a drawing unless the user thinks better of it; after the last a white sheet."""
        opened = opened or self._documents.shown
        if self.may_close([opened]):
            self.close_unasked(opened)

    def close_others(self, kept: OpenDocument) -> None:
        """Close all drawings but one, unless the user thinks better of it."""
        others = [opened for opened in self._documents if opened is not kept]
        if self.may_close(others):
            self._documents.show(kept)
            for opened in others:
                self._documents.close(opened)

    def close_unasked(self, opened: OpenDocument) -> None:
        """Close a drawing whatever it holds; after the last a white sheet."""
        if len(self._documents) == 1:
            self._documents.replace(opened, self._fresh())
        else:
            self._documents.close(opened)

    def may_close(self, wanted: Sequence[OpenDocument]) -> bool:
        """Ask what of these is to be saved, and save it; True when they may be closed."""
        asked = [opened for opened in wanted if opened.modified]
        chosen = self._chosen_to_save(asked)
        return chosen is not None and all(self._save_before_closing(x) for x in chosen)

    def discard_changes(self) -> None:
        """Nothing in any drawing is worth keeping: leave without asking."""
        for opened in self._documents:
            self._documents.forget_changes(opened)

    # ---- recent files

    def fill_recent(self, menu: QMenu) -> None:
        """Keep the recent files in `menu`, before what it already holds."""
        self._recent_menu = menu
        menu.aboutToShow.connect(self._list_recent)

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._settings.clear_recent_files()

    # ---- inside

    def _open(self, path: Path) -> None:
        known = self._documents.of_file(path)
        if known is not None:
            self._documents.show(known)
            return
        try:
            document = load_project(path)
        except ProjectFileError as error:
            self.failed.emit(shown_error(error))
            return
        self._note_used(path)
        self._documents.add(document, path)
        if self._kept is not None:
            self._kept.take_in(path, document.drawing)

    def _show_inside(self, picture: Path, project: bytes) -> None:
        try:
            document = unpack_project(
                project, Message("The drawing inside {name}", name=picture.name)
            )
        except ProjectFileError as error:
            self.failed.emit(shown_error(error))
        else:
            self._documents.add(document)  # without a file: saving must not replace the picture

    def _chosen_to_save(self, asked: Sequence[OpenDocument]) -> list[OpenDocument] | None:
        """Those that the user wants to keep; None: nothing is to be closed."""
        if len(asked) > 1:
            entries = [(self._documents.title(x), x.thumbnail()) for x in asked]
            places = dialogs.ask_about_several(self._window, entries)
            return None if places is None else [asked[place] for place in places]
        for opened in asked:
            answer = dialogs.ask_about_unsaved(self._window, self._documents.title(opened))
            if answer is dialogs.Unsaved.CANCEL:
                return None
            return [opened] if answer is dialogs.Unsaved.SAVE else []
        return []

    def _save_before_closing(self, opened: OpenDocument) -> bool:
        if opened.path is None:
            self._documents.show(opened)  # for a dialog asks where to
        return self.save(opened)

    def _fresh(self) -> Document:
        kept = self._documents.shown.document
        return Document(
            references=kept.references,
            strength=kept.strength,
            flatness=kept.flatness,
            gap_px=kept.gap_px,
        )

    def _note_used(self, path: Path) -> None:
        self._settings.last_folder = str(path.parent)
        self._settings.add_recent_file(path)

    def _list_recent(self) -> None:
        menu = self._recent_menu
        if menu is None:
            return
        for action in menu.actions():
            if action.property("recent"):
                menu.removeAction(action)
        fixed = menu.actions()
        paths = self._settings.recent_files
        for path in paths:
            action = QAction(path.stem, menu)
            action.setToolTip(str(path))
            action.setProperty("recent", True)
            action.triggered.connect(lambda _=False, target=path: self.open_path(target))
            menu.insertAction(fixed[0], action)
        fixed[0].setEnabled(bool(paths))
