"""Ties the photo lens's panel and variations to document and session; looks like nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.request import Lens
from engine.result import Result
from sketchpad import photo_classes
from sketchpad.class_names import class_words
from sketchpad.document.model import DocumentModel
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.live.session import LiveSession
from sketchpad.panels.pane_header import PaneHeader
from sketchpad.panels.photo_settings import PhotoSettings
from sketchpad.panels.seed_row import roll_seed
from sketchpad.panels.variations import VARIATIONS, VariationsOverlay


class PhotoLens(QObject):
    """Turns clicks in the photo's settings into the model's verbs, and shows what came of them."""

    failed = Signal(str)

    def __init__(
        self,
        model: DocumentModel,
        session: LiveSession,
        panel: PhotoSettings,
        header: PaneHeader,
        variations: VariationsOverlay,
    ) -> None:
        """`header` stands over `panel`; its note names the class."""
        super().__init__(panel)
        self._model, self._session = model, session
        self._panel, self._header, self._variations = panel, header, variations
        self._drawable: tuple[str, ...] = ()
        self._in_use = ""  # the class of the photo that is shown
        panel.picker.chosen.connect(model.choose_class)
        panel.ranking.chosen.connect(model.choose_class)
        panel.seed.seed_chosen.connect(model.set_seed)
        variations.chosen.connect(model.set_seed)
        variations.put_away.connect(session.drop_variations)
        model.settings_changed.connect(self._settings_changed)
        model.items_changed.connect(lambda _: variations.close_up())
        session.painted.connect(self._painted)
        session.cleared.connect(self._cleared)
        session.failed.connect(self._failed)
        session.variations_ready.connect(self._show_variations)
        self.refresh_classes()

    def refresh_classes(self) -> None:
        """Offer what the photo network that is installed now can draw."""
        self._drawable = photo_classes.drawable_classes()
        self._panel.picker.set_classes(self._drawable)
        self._panel.ranking.set_usable(self._drawable, photo_classes.sure_at())
        self._show_settings()

    def can_draw(self, class_name: str) -> bool:
        """Whether the photo network knows this class."""
        return class_name in self._drawable

    def roll_dice(self) -> None:
        """Other noise: another photo of the same drawing."""
        self._model.set_seed(roll_seed(self._model.document.seed))

    def offer_variations(self) -> None:
        """Lay nine photos of the drawing over the pane, to choose one."""
        if not self._session.can_show(Lens.PHOTO):
            self.failed.emit(self.tr("There is nothing to vary yet. Draw something first."))
            return
        self._variations.open_empty()
        self._session.ask_variations(VARIATIONS)

    def _settings_changed(self) -> None:
        self._variations.close_up()
        self._show_settings()

    def _show_settings(self) -> None:
        document = self._model.document
        self._panel.picker.show_choice(document.class_name, self._in_use)
        self._panel.seed.show_seed(document.seed)
        name = document.class_name or self._in_use
        guessing = self.tr("what the drawing looks like")
        self._header.set_note(class_words(name) if name else guessing)

    def _painted(self, painting: PaintedDrawing) -> None:
        result = painting.result
        if result.lens is not Lens.PHOTO:
            return
        self._in_use = result.class_name
        if result.readings:
            guessing = not self._model.document.class_name
            self._panel.ranking.show_readings(result.readings, result.class_name, guessing=guessing)
        elif not result.draft:  # drafts need not be read
            self._panel.ranking.show_nothing(
                self.tr("I cannot tell yet. Draw on, or choose a class below.")
            )
        self._show_settings()

    def _cleared(self, lens: Lens) -> None:
        if lens is Lens.PHOTO:
            self._in_use = ""
            self._panel.ranking.show_nothing()
            self._variations.close_up()
            self._show_settings()

    def _failed(self, lens: Lens, _message: str) -> None:
        if lens is Lens.PHOTO:
            self._variations.close_up()

    def _show_variations(self, result: Result) -> None:
        self._variations.show_photos(result.alternatives, self._model.document.seed)
