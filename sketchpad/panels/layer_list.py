"""The list of layers, top to bottom: the chosen one is drawn on, a drag moves one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.layer_names import shown_layer
from sketchpad.panels.layer_row import ROW_HEIGHT_PX, THUMBNAIL_PX, LayerRow

REST_MS = 250
"""How long the drawing must rest before thumbnails follow."""
_ID = Qt.ItemDataRole.UserRole


class LayerList(QListWidget):
    """Shows the model's layers and turns clicks, keys and drags into its verbs."""

    def __init__(self, model: DocumentModel, make_icon: Callable[[str], QIcon]) -> None:
        super().__init__()
        self._model, self._make_icon = model, make_icon
        self._drawn: dict[int, object] = {}  # what the thumbnails show
        self.setObjectName("layerList")
        self.setAccessibleName(self.tr("Layers, the topmost first"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # or rows keep the width they had
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._activate)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._draw_pictures)
        model.layers_changed.connect(self.refresh)
        model.items_changed.connect(lambda _: self._rest.start())
        self.refresh()

    @property
    def rows(self) -> list[LayerRow]:
        """The rows from top to bottom."""
        rows = (self.itemWidget(self.item(place)) for place in range(self.count()))
        return [row for row in rows if isinstance(row, LayerRow)]

    def row_of(self, layer_id: int) -> LayerRow:
        """The row of a layer; KeyError if there is none."""
        place = self._ids().index(layer_id)
        return self.rows[place]

    def refresh(self) -> None:
        """Bring the rows in line with the document."""
        document = self._model.document
        top_down = document.layers[::-1]
        with QSignalBlocker(self):
            if self._ids() != [layer.id for layer in top_down]:
                self._build(top_down)
            for place, layer in enumerate(top_down):
                self.rows[place].show_layer(layer)
                self.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, _words(layer))
                if layer.id == document.active_layer:
                    self.setCurrentRow(place)
        self._rest.start()

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows or hides the layer, Return renames it."""
        layer = self._model.document.layer(self._model.document.active_layer)
        if event.key() == Qt.Key.Key_Space:
            self._model.set_layer(layer.id, visible=not layer.visible)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_of(layer.id).rename()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The model moves the layer, and the rows follow."""
        event.setDropAction(Qt.DropAction.IgnoreAction)  # or the view would remove the row
        event.accept()
        dragged, target = self.currentRow(), self.indexAt(event.position().toPoint()).row()
        if dragged < 0:
            return
        where = self.dropIndicatorPosition()
        if target < 0:
            target = self.count() - 1
        elif where is QAbstractItemView.DropIndicatorPosition.BelowItem and target < dragged:
            target += 1
        elif where is QAbstractItemView.DropIndicatorPosition.AboveItem and target > dragged:
            target -= 1
        layer_id = self._ids()[dragged]
        # The rows are built anew: only once the view is done with the drop.
        QTimer.singleShot(0, self, lambda: self._move(layer_id, target))

    def _move(self, layer_id: int, row: int) -> None:
        self._model.move_layer(layer_id, self.count() - 1 - row)

    def _activate(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self._model.activate_layer(current.data(_ID))

    def _build(self, top_down: tuple[Layer, ...]) -> None:
        self.clear()
        self._drawn.clear()
        for layer in top_down:
            row = LayerRow(layer, self._make_icon)
            row.switched.connect(self._switch)
            row.renamed.connect(self._model.rename_layer)
            item = QListWidgetItem()
            item.setData(_ID, layer.id)
            item.setSizeHint(QSize(0, ROW_HEIGHT_PX))
            self.addItem(item)
            self.setItemWidget(item, row)

    def _switch(self, layer_id: int, name: str, on: bool) -> None:
        self._model.set_layer(layer_id, **{name: on})

    def _draw_pictures(self) -> None:
        """Draw the thumbnails of layers on which something changed, while anybody sees them."""
        if not self.isVisible():
            return
        for layer, row in zip(self._model.document.layers[::-1], self.rows, strict=True):
            content: object = layer.items if isinstance(layer, SketchLayer) else layer.pixels
            if layer.id not in self._drawn or self._drawn[layer.id] is not content:
                self._drawn[layer.id] = content
                row.show_picture(self._model.layer_thumbnail(layer.id, 2 * THUMBNAIL_PX))

    def showEvent(self, event: object) -> None:
        self._rest.start(0)

    def _ids(self) -> list[int]:
        return [self.item(place).data(_ID) for place in range(self.count())]


def _words(layer: Layer) -> str:
    """The layer for a screen reader."""
    translate = QCoreApplication.translate
    states = [
        translate("LayerList", "shown") if layer.visible else translate("LayerList", "hidden"),
        translate("LayerList", "locked") if layer.locked else "",
        translate("LayerList", "drives the result") if layer.drives else "",
    ]
    return ", ".join([shown_layer(layer.name), *filter(None, states)])
