"""A headline, a sentence and maybe samples, in the middle of an otherwise empty pane."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.class_names import class_words
from sketchpad.panels.advice import Advice
from sketchpad.panels.sketch_tile import SIDE_PX, SketchTile

_WIDEST_PX = 420
_NARROWEST_PX = 144  # whatever the row of tiles takes: those without room are hidden
_MARGIN_PX = 12
_TILE_GAP_PX = 8
_MOST_TILES = 6  # as many as fit


class AdviceCard(QWidget):
    """Lets the mouse through everywhere but on its buttons.

    The samples are one button, or a tile for each where several are to choose from.
    """

    sample_requested = Signal()
    sample_chosen = Signal(Path)

    def __init__(self, samples: Mapping[str, Path], parent: QWidget | None = None) -> None:
        """`samples`: class -> recorded drawing; only as many as fit are shown."""
        super().__init__(parent)
        self.setMaximumWidth(_WIDEST_PX)
        self._headline = QLabel()
        self._headline.setObjectName("adviceHeadline")
        self._sentence = QLabel()
        self._sentence.setObjectName("dimLabel")
        self.button = QPushButton(self.tr("Try a sample drawing"))
        self.button.setObjectName("primaryButton")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.sample_requested)
        self.tiles = [
            SketchTile(class_words(name), path)
            for name, path in islice(samples.items(), _MOST_TILES)
        ]
        self._offer = self._row_of_tiles() if self.tiles else self.button
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        column.setSpacing(8)
        for label in (self._headline, self._sentence):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def text(self) -> tuple[str, str]:
        """Headline and sentence."""
        return self._headline.text(), self._sentence.text()

    def show_advice(self, advice: Advice) -> None:
        """Say this."""
        self._headline.setText(advice.headline)
        self._sentence.setText(advice.sentence)
        self._offer.setVisible(advice.offer_sample)
        self.show()

    def resizeEvent(self, event: object) -> None:
        room = self.width() - 2 * _MARGIN_PX + _TILE_GAP_PX
        fitting = max(1, room // (SIDE_PX + _TILE_GAP_PX))
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < fitting)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, super().minimumSizeHint().height())

    def _row_of_tiles(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_TILE_GAP_PX)
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, path=tile.path: self.sample_chosen.emit(path))
            row.addWidget(tile)
        return holder
