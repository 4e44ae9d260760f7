"""One reference in the panel: its picture, name, weight, and whether it takes part."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.amounts import percent
from sketchpad.document.document import MIN_WEIGHT, Reference
from sketchpad.panels.pixmaps import image_of, thumbnail
from sketchpad.panels.slider import Slider

THUMBNAIL_PX = 64


class ReferenceCard(QFrame):
    """Tells what the user did with it; shows what `show_reference` says."""

    used_alone = Signal(int)
    use_toggled = Signal(int, bool)
    weight_changed = Signal(int, float)  # MIN_WEIGHT..1
    removed = Signal(int)

    def __init__(
        self, reference: Reference, parent: QWidget | None = None, *, alone: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("referenceCard")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Click: use only this one.  Ctrl+click: blend it with the others"))
        self.setAccessibleName(self.tr("Reference {name}").format(name=reference.name))
        self._id = reference.id
        self._name = reference.name
        self._active = False
        self.picture = QLabel()
        self.picture.setFixedSize(THUMBNAIL_PX, THUMBNAIL_PX)
        self.picture.setPixmap(
            thumbnail(image_of(reference.pixels), THUMBNAIL_PX, self.devicePixelRatioF())
        )
        self._title = QLabel()
        self.use_box = QCheckBox()
        self.use_box.setToolTip(self.tr("Blend this one in"))
        self.use_box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.use_box.setAccessibleName(self.tr("Use {name}").format(name=reference.name))
        self.use_box.toggled.connect(lambda on: self.use_toggled.emit(self._id, on))
        self.weight_slider = Slider(Qt.Orientation.Horizontal, wheel_needs_focus=True)
        self.weight_slider.setRange(round(MIN_WEIGHT * 100), 100)
        self.weight_slider.setAccessibleName(
            self.tr("Weight of {name}").format(name=reference.name)
        )
        self.weight_slider.valueChanged.connect(self._weight_moved)
        self._percent = QLabel()
        self._percent.setObjectName("valueLabel")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        metrics = QFontMetrics(self.font())
        texts = percent(100), self.tr("alone")
        widest = max(metrics.horizontalAdvance(words) for words in texts)
        self._percent.setFixedWidth(widest + 4)
        self.remove_button = QToolButton()
        self.remove_button.setFixedSize(24, 24)
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove_button.setIconSize(QSize(14, 14))
        self.remove_button.setToolTip(self.tr("Remove (can be undone)"))
        self.remove_button.setAccessibleName(self.tr("Remove {name}").format(name=reference.name))
        self.remove_button.clicked.connect(lambda: self.removed.emit(self._id))
        self._lay_out()
        self.show_reference(reference, alone=alone)

    @property
    def weight_text(self) -> str:
        """What stands beside the slider."""
        return self._percent.text()

    def show_reference(self, reference: Reference, *, alone: bool) -> None:
        """Show whether the reference takes part, and its weight unless it does so `alone`."""
        self._active = reference.active
        with QSignalBlocker(self.use_box), QSignalBlocker(self.weight_slider):
            self.use_box.setChecked(reference.active)
            self.weight_slider.setValue(round(reference.weight * 100))
        weighs = reference.active and not alone
        self._percent.setText(self.tr("alone") if alone else percent(self.weight_slider.value()))
        tip = (
            self.tr("It is alone: a weight counts once another picture is blended with it")
            if alone
            else self.tr("How much this one counts in a blend")
        )
        for widget in (self.weight_slider, self._percent):
            widget.setEnabled(weighs)
            widget.setToolTip(tip)
        self.setProperty("active", reference.active)
        self.style().unpolish(self)
        self.style().polish(self)

    def set_remove_icon(self, icon: QIcon) -> None:
        """Tint the remove button for the theme in use."""
        self.remove_button.setIcon(icon)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not inside:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.use_toggled.emit(self._id, not self._active)
        else:
            self.used_alone.emit(self._id)

    def resizeEvent(self, event: object) -> None:
        room = self.width() - THUMBNAIL_PX - 92
        elide = Qt.TextElideMode.ElideRight
        self._title.setText(self._title.fontMetrics().elidedText(self._name, elide, room))

    def _weight_moved(self, weight: int) -> None:
        self._percent.setText(percent(weight))
        self.weight_changed.emit(self._id, weight / 100)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.use_box)
        top.addWidget(self._title, 1)
        top.addWidget(self.remove_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.setContentsMargins(0, 0, 4, 0)
        bottom.addWidget(self.weight_slider, 1)
        bottom.addWidget(self._percent)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(top)
        words.addLayout(bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
