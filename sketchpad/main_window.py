"""Assembles the window: strip, paper, painting, panels, menus and status, and connects them."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QHideEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow

from engine.request import Lens
from engine.worker import LoadLens
from sketchpad import bundled, focus_walk
from sketchpad.action_set import Actions
from sketchpad.canvas.view import CanvasView
from sketchpad.colour_hints import ColourHints
from sketchpad.colour_sources import eyedropper_over
from sketchpad.document.model import DocumentModel
from sketchpad.film_export import FilmExport
from sketchpad.help_pages import HelpPages
from sketchpad.hint_colour import HintColour
from sketchpad.icons import app_icon, icon
from sketchpad.intake import PictureIntake
from sketchpad.kept_results import KeptResults
from sketchpad.language_choice import LanguageChoice
from sketchpad.layer_control import LayerControl
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.session import LiveSession
from sketchpad.lost_work import LostWork
from sketchpad.open_documents import OpenDocuments
from sketchpad.painting_export import PaintingExport
from sketchpad.panels.layers import LayersSection
from sketchpad.panels.lens_panes import LensPanes
from sketchpad.panels.paint_settings import PaintSettings
from sketchpad.panels.photo_settings import PhotoSettings
from sketchpad.panels.references import ReferencesPanel
from sketchpad.panels.result_view import ResultView
from sketchpad.panels.side_column import SideColumn
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.panels.undo_history import UndoHistory
from sketchpad.panels.variations import VariationsOverlay
from sketchpad.pen_setup import PenSetup
from sketchpad.photo_lens import PhotoLens
from sketchpad.picture_drag import PictureDrag
from sketchpad.project_files import ProjectFiles
from sketchpad.result_presenter import ResultPresenter
from sketchpad.saved_palettes import SavedPalettes
from sketchpad.settings import LensChoice, Settings, ThemeChoice
from sketchpad.shortcuts import Shortcuts
from sketchpad.stroke_editing import StrokeEditing
from sketchpad.tab_control import TabControl
from sketchpad.theme import Theme
from sketchpad.time_travel import TimeTravel
from sketchpad.viewing import Viewing
from sketchpad.workspace import Workspace

log = logging.getLogger(__name__)

_DEFAULT_SIZE = QSize(1280, 800)
_SMALLEST_SIZE = QSize(880, 560)


class MainWindow(QMainWindow):
    """The one window. What it shows lives in `model`; what paints lives behind `session`."""

    closed = Signal()

    def __init__(
        self,
        load_lens: LoadLens,
        settings: Settings,
        theme: Theme,
        recovery_folder: Path | None = None,
        history_folder: Path | None = None,
    ) -> None:
        """`recovery_folder` receives autosaves; None switches them off.

        `history_folder` receives kept results; None keeps them only as long as the window is open.
        """
        super().__init__()
        self._history_folder = history_folder
        self.settings = settings
        self._theme = theme
        self._closes_when_exported = False
        self.model: DocumentModel = DocumentModel(parent=self)
        self.bridge = EngineBridge(load_lens, self)
        self.canvas: CanvasView = CanvasView(self.model)
        self.session: LiveSession = LiveSession(
            self.model, self.canvas.lines_with_active_stroke, self.bridge, parent=self
        )
        self.documents: OpenDocuments = OpenDocuments(self.model, recovery_folder, self)
        self.projects: ProjectFiles = ProjectFiles(self.documents, settings, self)
        self.lost: LostWork = LostWork(self.documents, self.projects, recovery_folder, self)
        self.intake: PictureIntake = PictureIntake(self.model, settings, self)
        self.export: PaintingExport = PaintingExport(
            self.model, self.session, self.bridge, settings, self
        )
        self.picture_drag: PictureDrag = PictureDrag(self.export, lambda: self.projects.title, self)
        self.actions_by_name = Actions(self, self._icon)
        self._build()
        self._connect()
        self._restore()
        self.bridge.start(self.session.lenses)

    # ---- what actions call

    def set_live(self, live: bool) -> None:
        """Let the pictures follow while one draws, or only when asked."""
        self.settings.live = live
        self.session.set_live(live)
        self.presenter.set_live(live)

    def choose_lens(self, choice: LensChoice) -> None:
        """Look at the drawing as a painting, a photo or both, and remember it."""
        action = self.actions_by_name[f"lens_{choice.value}"]
        if not action.isChecked():
            action.setChecked(True)  # which comes back here
            return
        self.settings.lens = choice
        with_photo = Lens.PHOTO in choice.lenses
        for name in ("find_class", "dice", "variations"):
            self.actions_by_name[name].setEnabled(with_photo)
        self.hints.set_available(Lens.PAINT in choice.lenses)
        if with_photo:
            self.photo.refresh_classes()
        self.variations.close_up()
        self.workspace.show_lenses(choice.lenses)
        self.session.set_lenses(choice.lenses)

    def draw_sample(self) -> None:
        """Draw a sample for the active lens."""
        if self.panes.active is Lens.PHOTO:
            self.intake.draw_photo_sample()
        else:
            self.intake.draw_sample()

    def find_class(self) -> None:
        """Let the next keys search for a class."""
        self.actions_by_name["panels"].setChecked(True)
        self.panes.activate(Lens.PHOTO)  # which unfolds its settings
        self.photo_settings.picker.focus_search()

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Switch the theme and remember it."""
        self.settings.theme = choice
        self._theme.choose(choice)

    def choose_working_size(self, size_px: int) -> None:
        """Let the network work at this long side, and remember it."""
        self.settings.full_size_px = size_px
        self.session.set_full_size(size_px)

    def show_only_pictures(self, on: bool) -> None:
        """Fill the screen with paper and pictures, or come back."""
        self.menuBar().setVisible(not on)
        self.workspace.show_frames(not on)
        self.workspace.show_panels(not on and self.actions_by_name["panels"].isChecked())
        self.kept.strip.setVisible(not on and self.actions_by_name["history"].isChecked())
        full_screen = Qt.WindowState.WindowFullScreen
        state = self.windowState()
        self.setWindowState(state | full_screen if on else state & ~full_screen)

    def paste(self) -> None:
        """Paste strokes or a sketch; a picture becomes a reference if the pointer is over those."""
        under = QCursor.pos()
        takers = (self.workspace.side.section(Lens.PAINT), self.result)
        over = (w for w in takers if w.isVisible())
        aims_at_references = any(w.rect().contains(w.mapFromGlobal(under)) for w in over)
        if aims_at_references and not self.editing.can_paste():
            self.intake.paste_reference()
        elif not self.editing.paste():
            self.intake.paste_sketch()

    # ---- events

    def focusNextPrevChild(self, next: bool) -> bool:
        """Qt's name: Tab goes on, or back."""
        return focus_walk.step(self, next)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_visibility()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_visibility()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._tell_visibility()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.export.waiting and not self._closes_when_exported:
            self._closes_when_exported = True  # closing once more does not wait
            self.messages.show_waiting(
                self.tr("Finishing the picture that you saved; then closing…")
            )
            event.ignore()
            return
        if not self.tabs.may_close_all():
            event.ignore()
            return
        self.settings.window_geometry = self.saveGeometry()
        self.settings.splitter_state = self.workspace.splitter.saveState()
        self.hide()  # what follows may have to wait for a pass, or for the network to load
        self.lost.close()
        self.documents.close_all()
        self.intake.close()
        self.export.close()
        self.films.stop()
        self.picture_drag.close()
        self.kept.close()
        self.session.close()
        if not self.bridge.close():
            log.warning("The engine is still busy; it ends with the program.")
        event.accept()
        self.closed.emit()

    def _exported(self) -> None:
        if self._closes_when_exported:
            self.close()

    def _not_exported(self, message: str) -> None:
        self._closes_when_exported = False
        self.messages.show_error(message)

    # ---- assembly

    def _build(self) -> None:
        self.setWindowIcon(app_icon())
        acts = self.actions_by_name
        self.panes: LensPanes = LensPanes(acts, bundled.photo_sketches())
        self.result: ResultView = self.panes.view(Lens.PAINT)
        self.variations = VariationsOverlay(self.panes.view(Lens.PHOTO))
        self.references = ReferencesPanel(self.model, bundled.reference_pictures(), self._icon)
        self.photo_settings = PhotoSettings(acts["dice"], acts["variations"], self._icon)
        paint_settings = PaintSettings(self.model, self.references, acts)
        layers_section = LayersSection(self.model, acts, self._icon)
        side = SideColumn(layers_section, paint_settings, self.photo_settings, acts)
        choices = [acts[f"lens_{choice.value}"] for choice in LensChoice]
        self.status = StatusStrip(self._icon, choices)
        self.workspace: Workspace = Workspace(self.canvas, self.panes, side, self.status, acts)
        self.photo: PhotoLens = PhotoLens(
            self.model, self.session, self.photo_settings, side.photo_header, self.variations
        )
        self.presenter = ResultPresenter(
            self.model, self.session, self.bridge, self.panes, self.status, self.photo.can_draw
        )
        self.hints: ColourHints = ColourHints(
            self.model,
            self.canvas,
            paint_settings,
            eyedropper_over(self, self.canvas, self.model, self.panes, self.references),
            HintColour(self.settings, self),
            acts,
        )
        self.editing: StrokeEditing = StrokeEditing(self.model, self.canvas, self.hints, acts)
        self.viewing: Viewing = Viewing(
            self.model, self.canvas, self.workspace.paper, self.status, self.settings, acts
        )
        self.layers: LayerControl = LayerControl(
            self.model, layers_section, acts, self.settings, self
        )
        self.time: TimeTravel = TimeTravel(self.model, self.canvas, self.session, acts)
        paper_header = self.workspace.paper_header
        self.tabs: TabControl = TabControl(
            self.documents, self.projects, self.canvas, paper_header, self._icon, self
        )
        self.model.leaving.connect(self.tabs.end_typing)
        self.workspace.add_above(self.tabs.bar)
        self.workspace.add_below(self.time.bar)
        self.kept: KeptResults = KeptResults(
            self._history_folder, self.export, acts, self.settings, self._icon, self
        )
        self.workspace.add_below(self.kept.strip)
        self.films: FilmExport = FilmExport(
            self.model, self.panes, self.settings, acts["time_film"], self
        )
        self.undo_history: UndoHistory = UndoHistory(self.model.undo_stack, self)
        self.palettes = SavedPalettes(self.model, self.settings, side.palettes, self)
        self.tools = self.workspace.tools
        self.messages = self.workspace.messages
        self.pens: PenSetup = PenSetup(
            self.canvas, self.tools, acts, self.settings, self._icon, self
        )
        self.setCentralWidget(self.workspace)
        acts.fill(self.menuBar())
        self.shortcuts: Shortcuts = Shortcuts(acts, self.settings, self)
        self.help: HelpPages = HelpPages(acts, self.shortcuts, self)
        acts.add_drawing_shortcuts(self.canvas, *(self.panes.view(lens) for lens in Lens))
        self.projects.fill_recent(acts.menu("File/Open recent"))
        self.language: LanguageChoice = LanguageChoice(acts, self.settings, self)
        self._refresh_icons()

    def _connect(self) -> None:
        canvas, session, stack = self.canvas, self.session, self.model.undo_stack
        acts = self.actions_by_name
        canvas.stroke_started.connect(session.stroke_started)
        canvas.stroke_progressed.connect(session.stroke_progressed)
        canvas.stroke_finished.connect(session.stroke_finished)
        canvas.stroke_started.connect(self.documents.pen_lowered)
        canvas.stroke_finished.connect(self.documents.pen_lifted)
        canvas.picture_dropped.connect(self.projects.open_or_sketch)
        for speaker in (
            self.projects, self.lost, self.kept, self.films, self.palettes, self.editing, self.help,
        ):  # fmt: skip
            speaker.told.connect(self.messages.show_info)
            speaker.failed.connect(self.messages.show_error)
        for teller in (self.language, self.time, self.export):
            teller.told.connect(self.messages.show_info)
        for source in (self.documents, self.intake, self.presenter, self.photo):
            source.failed.connect(self.messages.show_error)
        canvas.underlay_dropped.connect(self.intake.take_underlays)
        canvas.zoom_changed.connect(self.status.show_zoom)
        self.projects.sketches_given.connect(self.intake.take_sketches)
        self.model.leaving.connect(self.messages.hide)  # it spoke of the drawing before
        self.lost.offered.connect(self.messages.show_offer)
        self.model.refused.connect(self.messages.show_info)
        self.export.delayed.connect(self.messages.show_waiting)
        self.export.failed.connect(self._not_exported)
        self.export.done.connect(self._exported)
        self.projects.join_results(self.kept)
        self.references.pictures_dropped.connect(self.intake.take_references)
        self.references.bundled_chosen.connect(self.intake.take_bundled)
        self.films.progressed.connect(self.time.bar.show_film_progress)
        self._connect_panes()
        stack.canUndoChanged.connect(acts["undo"].setEnabled)
        stack.canRedoChanged.connect(acts["redo"].setEnabled)
        self._theme.changed.connect(self._refresh_icons)

    def _connect_panes(self) -> None:
        photo = self.panes.view(Lens.PHOTO)
        self.result.pictures_dropped.connect(self.intake.take_references)
        self.result.sample_requested.connect(self.intake.draw_sample)
        photo.pictures_dropped.connect(self.intake.take_sketches)
        photo.sample_chosen.connect(self.intake.draw_photo_sample)
        for lens, view in ((Lens.PAINT, self.result), (Lens.PHOTO, photo)):
            view.sample_requested.connect(self.canvas.setFocus)  # its button goes away
            view.sample_chosen.connect(lambda _: self.canvas.setFocus())
            view.dragged_out.connect(
                lambda lens=lens, view=view: self.picture_drag.start(lens, view)
            )
            view.comparing_changed.connect(self.actions_by_name["compare"].setChecked)
        self.panes.active_changed.connect(self._name_pictures)
        self.canvas.stroke_started.connect(self.variations.close_up)
        self.variations.closed.connect(self.canvas.setFocus)
        self.photo_settings.picker.search_ended.connect(self.canvas.setFocus)

    def _restore(self) -> None:
        acts, settings = self.actions_by_name, self.settings
        self.setMinimumSize(_SMALLEST_SIZE)
        self.resize(_DEFAULT_SIZE)
        self.restoreGeometry(settings.window_geometry)
        self.workspace.splitter.restoreState(settings.splitter_state)
        self.session.draft_size_px = settings.draft_size_px
        acts["pen"].setChecked(True)
        acts["panels"].setChecked(True)
        acts["history"].setChecked(settings.history_shown)
        acts["recipe_in_pictures"].setChecked(settings.recipe_in_pictures)
        acts["live"].setChecked(settings.live)
        self.set_live(settings.live)
        acts[f"lens_{settings.lens.value}"].setChecked(True)
        acts[f"theme_{settings.theme.value}"].setChecked(True)
        self.language.restore()
        size_name = f"working_size_{settings.full_size_px}"
        acts[size_name if size_name in acts else "working_size_256"].setChecked(True)
        acts["undo"].setEnabled(False)
        acts["redo"].setEnabled(False)
        self.pens.restore()
        self.viewing.restore()
        self.layers.restore()
        self.tabs.show_title()
        self.presenter.refresh_advice()
        self.canvas.setFocus()

    # ---- showing

    def _name_pictures(self, lens: Lens) -> None:
        self.actions_by_name.name_pictures(lens)

    def _tell_visibility(self) -> None:
        self.session.set_visible(self.isVisible() and not self.isMinimized())

    def _icon(self, name: str, tone: str = "") -> QIcon:
        tones = self._theme.tones
        return icon(name, tones, getattr(tones, tone) if tone else None)

    def _refresh_icons(self) -> None:
        for tinted in (
            self.actions_by_name, self.pens, self.references, self.kept.strip, self.tabs.bar,
            self.photo_settings, self.status,
        ):  # fmt: skip
            tinted.refresh_icons()
        for closable in (self.messages, self.time.bar):
            closable.set_close_icon(self._icon("close"))
        self.workspace.side.refresh_icons(self._icon)
        self.viewing.refresh_icons(self._icon)
