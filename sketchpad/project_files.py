"""Which file the drawing belongs to: new, open, save, recent files, its safety copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sketchpad import dialogs
from sketchpad.document.autosave import Autosave
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import (
    ProjectFileError,
    load_project,
    save_project,
    unpack_project,
)
from sketchpad.document.recovery import LostDrawing
from sketchpad.export.recipe_png import project_inside
from sketchpad.picture_sources import PictureSource, source_of
from sketchpad.settings import Settings

_UNTITLED = "Untitled"


class ProjectFiles(QObject):
    """Reads and writes the model's document; asks before anything unsaved would be lost."""

    title_changed = Signal()
    replaced = Signal()  # another drawing is shown
    sketches_given = Signal(list)  # list[PictureSource]: handed over, but no project files
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        model: DocumentModel,
        settings: Settings,
        window: QWidget,
        recovery_folder: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._settings = settings
        self._window = window
        self._path: Path | None = None
        self._recent_menu: QMenu | None = None
        self._recovered = False  # what is shown was lost once and is not saved yet
        model.undo_stack.cleanChanged.connect(lambda _: self.title_changed.emit())
        self.autosave: Autosave | None = None
        if recovery_folder is not None:
            self.autosave = Autosave(model, recovery_folder, parent=self)
            self.autosave.failed.connect(self.failed)

    @property
    def path(self) -> Path | None:
        """The file the drawing was opened from or saved to."""
        return self._path

    @property
    def title(self) -> str:
        """The drawing's name."""
        return self._path.stem if self._path else _UNTITLED

    @property
    def modified(self) -> bool:
        """Whether something would be lost by leaving."""
        return self._recovered or not self._model.undo_stack.isClean()

    @property
    def untouched(self) -> bool:
        """Whether nothing was opened or drawn yet."""
        return self._path is None and not self.modified and self._model.is_bare()

    @property
    def shown(self) -> tuple[Document, Path | None]:
        """The drawing and the file that it belongs to."""
        return self._model.document, self._path

    def new(self) -> None:
        """Start over with a white sheet; references and look stay, they are the artist's day's."""
        if self.may_leave():
            self.start_over()

    def ask_open(self) -> None:
        """Let the user choose a drawing."""
        path = dialogs.ask_project(self._window, self._settings.last_folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a project, or the drawing inside a picture; place any other file as a sketch."""
        inside = project_inside(path) if path.suffix.lower() == ".png" else None
        if inside is not None and self._took_drawing(path, inside):
            return
        self.open_or_sketch([source_of(path)])

    def open_or_sketch(self, sources: list[PictureSource]) -> None:
        """Open the first project among the sources; without one, hand them on as sketches."""
        for source in sources:
            path = source.content
            if isinstance(path, Path) and path.suffix.lower() == dialogs.PROJECT_SUFFIX:
                if self.may_leave():
                    self._open(path)
                return
        self.sketches_given.emit(sources)

    def save(self) -> bool:
        """Save to the drawing's file, or ask for one; False if it was not saved."""
        return self.save_to(self._path) if self._path else self.ask_save_as()

    def ask_save_as(self) -> bool:
        """Let the user choose where to save."""
        proposal = Path(self._settings.last_folder) / f"{self.title}{dialogs.PROJECT_SUFFIX}"
        path = dialogs.ask_project_target(self._window, str(proposal))
        return path is not None and self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Save as `path`; False (and a message) if that fails."""
        try:
            save_project(path, self._model.document, self._model.thumbnail())
        except ProjectFileError as error:
            self.failed.emit(str(error))
            return False
        self._belongs_to(path)
        self.discard_changes()
        self.title_changed.emit()
        self.told.emit(f"Saved {path.name}.")
        return True

    def discard_changes(self) -> None:
        """Nothing in the drawing is worth keeping: leave without asking."""
        self._forget_autosave()
        self._model.undo_stack.setClean()

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True when the drawing may be replaced or closed."""
        if not self.modified:
            return True
        answer = dialogs.ask_about_unsaved(self._window, self.title)
        if answer is dialogs.Unsaved.SAVE:
            return self.save()
        return answer is dialogs.Unsaved.DISCARD

    def close(self) -> None:
        """The window closes in order: nothing to recover next time."""
        self._forget_autosave()

    def take(self, lost: LostDrawing) -> None:
        """Show a drawing that was lost; its copy stays until it is saved."""
        self._show(lost.document, lost.origin)
        if self.autosave is not None:
            self.autosave.adopt(lost)
        self._recovered = True
        self.title_changed.emit()

    def start_over(self) -> None:
        """Show a white sheet and forget the drawing and its safety copy, without asking."""
        kept = self._model.document
        fresh = Document(
            references=kept.references,
            strength=kept.strength,
            flatness=kept.flatness,
            gap_px=kept.gap_px,
        )
        self._show(fresh, None)

    def fill_recent(self, menu: QMenu) -> None:
        """Keep the recent files in `menu`, before what it already holds."""
        self._recent_menu = menu
        menu.aboutToShow.connect(self._list_recent)

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._settings.clear_recent_files()

    def _open(self, path: Path) -> None:
        try:
            document = load_project(path)
        except ProjectFileError as error:
            self.failed.emit(str(error))
            return
        self._show(document, path)

    def open_inside(self, picture: Path) -> None:
        """Open the drawing inside a picture; `failed` follows where there is none."""
        inside = project_inside(picture)
        if inside is None:
            self.failed.emit(f"There is no drawing inside {picture.name}; it may be damaged.")
        elif self.may_leave():
            self._show_inside(picture, inside)

    def _took_drawing(self, picture: Path, project: bytes) -> bool:
        """Offer the drawing inside a picture; False where the picture itself is wanted."""
        answer = dialogs.ask_drawing_inside(self._window, picture.name)
        if answer is dialogs.Inside.DRAWING and self.may_leave():
            self._show_inside(picture, project)
        return answer is not dialogs.Inside.SKETCH

    def _show_inside(self, picture: Path, project: bytes) -> None:
        try:
            document = unpack_project(project, f"The drawing inside {picture.name}")
        except ProjectFileError as error:
            self.failed.emit(str(error))
        else:
            self._show(document, None)  # saving must not replace the picture

    def _show(self, document: Document, path: Path | None) -> None:
        self._model.set_document(document)
        self._forget_autosave()
        if path is None:
            self._set_path(None)
        else:
            self._belongs_to(path)
        self.title_changed.emit()
        self.replaced.emit()

    def _set_path(self, path: Path | None) -> None:
        self._path = path
        if self.autosave is not None:
            self.autosave.origin = path

    def _belongs_to(self, path: Path) -> None:
        self._set_path(path)
        self._settings.last_folder = str(path.parent)
        self._settings.add_recent_file(path)

    def _forget_autosave(self) -> None:
        self._recovered = False
        if self.autosave is not None:
            self.autosave.discard()

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
