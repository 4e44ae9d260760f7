"""The references panel: what lends its colours, how much of it, and ways to get more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sketchpad.document.document import Reference
from sketchpad.document.model import DocumentModel
from sketchpad.panels.pane_header import rule
from sketchpad.panels.picture_shelf import PictureShelf
from sketchpad.panels.reference_card import ReferenceCard
from sketchpad.panels.scroll_column import ScrollColumn
from sketchpad.panels.wrapped_label import WrappedLabel
from sketchpad.picture_sources import offers_pictures, sources_in


class ReferencesPanel(QWidget):
    """Lists the model's references and turns clicks into its verbs; pictures are read elsewhere."""

    pictures_dropped = Signal(list)  # list[PictureSource]
    bundled_chosen = Signal(Path, bool)  # picture, blend it with the others

    def __init__(
        self,
        model: DocumentModel,
        bundled: Sequence[Path],
        make_icon: Callable[[str], QIcon],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._model = model
        self._make_icon = make_icon
        self._cards: dict[int, ReferenceCard] = {}
        self._in_use: set[int] = set()
        self._inside = QWidget()
        self._area = ScrollColumn(self._inside)
        self._hint = WrappedLabel()
        self._hint.setObjectName("dropHint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shelf = PictureShelf(bundled)
        self.shelf.chosen.connect(self.bundled_chosen)
        self._shelf_part = _with_title(self.tr("Bundled pictures"), self.shelf)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._lay_out()
        model.references_changed.connect(self.refresh)
        self.refresh()

    @property
    def cards(self) -> list[ReferenceCard]:
        """The cards in the order of the document's references."""
        return list(self._cards.values())

    @property
    def hint(self) -> str:
        """What the drop zone says."""
        return self._hint.text()

    def refresh(self) -> None:
        """Bring the cards in line with the document."""
        references = self._model.document.references
        in_use = [reference for reference in references if reference.active]
        newly_used = [r.id for r in in_use if r.id not in self._in_use]
        self._in_use = {reference.id for reference in in_use}
        present = {reference.id for reference in references}
        for gone in [known for known in self._cards if known not in present]:
            card = self._cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for reference in references:
            alone = in_use == [reference]
            known_card = self._cards.get(reference.id)
            if known_card is None:
                self._cards[reference.id] = self._make_card(reference, alone)
            else:
                known_card.show_reference(reference, alone=alone)
        self._put_in_order([reference.id for reference in references])
        self._hint.setText(
            self.tr("Drop another picture")
            if references
            else self.tr("Drop a picture here.\nIts colours will paint\nyour drawing.")
        )
        self._hint.setFixedHeight(40 if references else 112)
        if newly_used:
            self._bring_into_view(self._cards[newly_used[-1]])

    def show_shelf(self, on: bool) -> None:
        """Show or hide the bundled pictures."""
        self._shelf_part.setVisible(on)

    def shelf_height(self) -> int:
        """How much room the bundled pictures take, shown or not, in pixels."""
        return self._shelf_part.sizeHint().height()

    def card_at(self, point: QPoint) -> ReferenceCard | None:
        """The card whose picture is seen at a point of the panel."""
        under = self.childAt(point)
        return next((card for card in self.cards if card.picture is under), None)

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        for card in self._cards.values():
            card.set_remove_icon(self._make_icon("remove"))

    def focus_first(self) -> None:
        """Give the keys to the first thing in the panel that takes them."""
        first = self.cards[0].use_box if self.cards else self.shelf
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_pictures(event.mimeData()):
            self._set_hot(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self._set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_hot(False)
        self.pictures_dropped.emit(sources_in(event.mimeData()))
        event.acceptProposedAction()

    def _set_hot(self, hot: bool) -> None:
        self._hint.setProperty("hot", hot)
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    def _put_in_order(self, ids: list[int]) -> None:
        """An undone removal comes back where it was, not at the end."""
        self._cards = {known: self._cards[known] for known in ids}
        for place, card in enumerate(self._cards.values()):
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
                card.show()  # at once, so that it has its place when it is scrolled to

    def _bring_into_view(self, card: ReferenceCard) -> None:
        """Scroll to the card once it has its place."""
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card))

    def _make_card(self, reference: Reference, alone: bool) -> ReferenceCard:
        model = self._model
        card = ReferenceCard(reference, alone=alone)
        card.set_remove_icon(self._make_icon("remove"))
        card.used_alone.connect(model.use_only_reference)
        card.use_toggled.connect(model.set_reference_active)
        card.weight_changed.connect(model.set_reference_weight)
        card.removed.connect(model.remove_reference)
        return card

    def _lay_out(self) -> None:
        scrolled = QVBoxLayout(self._inside)
        scrolled.setContentsMargins(16, 16, 16, 8)
        scrolled.setSpacing(8)
        scrolled.addLayout(self._list)
        scrolled.addWidget(self._hint)
        scrolled.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._shelf_part)


def _with_title(words: str, shelf: PictureShelf) -> QWidget:
    title = QLabel(words)
    title.setObjectName("dimLabel")
    inside = QVBoxLayout()
    inside.setContentsMargins(16, 12, 16, 16)
    inside.setSpacing(8)
    inside.addWidget(title)
    inside.addWidget(shelf, 0, Qt.AlignmentFlag.AlignLeft)
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(rule())
    column.addLayout(inside)
    return part
