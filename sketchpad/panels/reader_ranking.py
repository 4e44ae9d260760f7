"""'I read this as …': what the drawing looks like, live, each reading one click from use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from engine.result import Reading
from sketchpad.amounts import percent
from sketchpad.class_names import class_words

SHOWN_READINGS = 4
_ROW_PX = 26
_PERCENT_PX = 52
_REMARK_GAP_PX = 8


class ReadingRow(QAbstractButton):
    """A name over a bar as long as its probability, which is told in words, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.class_name = ""
        self.percent = 0
        self.remark = ""
        self._in_use = False
        self._sure = False

    @property
    def percent_text(self) -> str:
        """The probability in words: what is there at all is not called nothing."""
        return (
            percent(self.percent)
            if self.percent
            else self.tr("< {percent}").format(percent=percent(1))
        )

    def sizeHint(self) -> QSize:
        return QSize(160, _ROW_PX)

    def show_reading(
        self, reading: Reading, *, in_use: bool, usable: bool, sure: bool, remark: str = ""
    ) -> None:
        """Show it; what the photo network cannot draw is told but cannot be clicked."""
        name = class_words(reading.class_name)
        self.class_name, self.remark = reading.class_name, remark
        self.percent = round(reading.probability * 100)
        self._in_use, self._sure = in_use, sure
        self.setEnabled(usable)
        self.setText(name)
        told = (self.percent_text, self.tr("in use") if in_use else "", remark)
        self.setAccessibleName(", ".join((name, *filter(None, told))))
        tip = (
            self.tr("Click: the photo shows this: {name}")
            if usable
            else self.tr(
                "The photo network does not know this class yet, so it cannot be shown: {name}"
            )
        )
        self.setToolTip(tip.format(name=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor if usable else Qt.CursorShape.ArrowCursor)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, box = self.palette(), QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 4, 4)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(box, palette.color(QPalette.ColorRole.Light))
        painter.fillRect(
            QRectF(box.left(), box.top(), self._bar_px(box.width()), box.height()),
            self._bar_colour(),
        )
        painter.restore()
        accent = palette.color(QPalette.ColorRole.Highlight)
        if self.hasFocus():
            painter.setPen(QPen(accent, 2))
            painter.drawPath(outline)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1))
            painter.drawPath(outline)
        self._paint_words(painter, box.adjusted(8, 0, -8, 0))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        """Name, remark and percent; where there is not room for all, the remark is left out."""
        dim = self.palette().color(QPalette.ColorRole.PlaceholderText)
        text = self.palette().color(QPalette.ColorRole.Text) if self.isEnabled() else dim
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setBold(self._in_use)
        metrics, percent = QFontMetrics(bold), self.percent_text
        room = box.width() - metrics.horizontalAdvance(percent) - _REMARK_GAP_PX
        name = f"✓ {self.text()}" if self._in_use else self.text()
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(text)
        painter.setFont(bold)
        painter.drawText(box, middle | left, name)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, percent)
        start = metrics.horizontalAdvance(name) + _REMARK_GAP_PX
        if QFontMetrics(plain).horizontalAdvance(self.remark) <= room - start:
            painter.setPen(dim)
            painter.setFont(plain)
            painter.drawText(box.adjusted(start, 0, 0, 0), middle | left, self.remark)

    def _bar_px(self, width: float) -> float:
        """The bar ends before the words that tell its length."""
        return (width - _PERCENT_PX) * self.percent / 100

    def _bar_colour(self) -> QColor:
        role = QPalette.ColorRole
        tone = role.Highlight if self.isEnabled() else role.PlaceholderText
        accent = QColor(self.palette().color(tone))
        strength = 110 if self._in_use else 64
        accent.setAlpha(strength if self._sure else strength // 2)
        return accent


class ReaderRanking(QWidget):
    """A few rows that stay where they are, so that nothing below them moves while one draws."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usable: frozenset[str] = frozenset()
        self._sure_at = 0.5
        self._title = QLabel()
        self._title.setObjectName("panelTitle")
        self.rows = [ReadingRow() for _ in range(SHOWN_READINGS)]
        self._waiting = QLabel()
        self._waiting.setObjectName("dimLabel")
        self._waiting.setWordWrap(True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addSpacing(2)
        for row in self.rows:
            kept = row.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            row.setSizePolicy(kept)
            row.clicked.connect(lambda _=False, row=row: self.chosen.emit(row.class_name))
            column.addWidget(row)
        self._waiting.setParent(self)
        self.show_nothing()

    @property
    def title(self) -> str:
        """The words above the rows."""
        return self._title.text()

    @property
    def waiting_text(self) -> str:
        """What stands in place of the rows; empty while there are readings."""
        return "" if self._waiting.isHidden() else self._waiting.text()

    @property
    def readings(self) -> list[tuple[str, int]]:
        """Classes and percent as shown."""
        return [(r.class_name, r.percent) for r in self.rows if not r.isHidden()]

    def set_usable(self, class_names: Sequence[str], sure_at: float) -> None:
        """Which classes the photo network can draw, and from where on a reading is believed."""
        self._usable = frozenset(class_names)
        self._sure_at = sure_at

    def show_nothing(self, words: str = "") -> None:
        """There is no reading; say why, or that nothing was drawn."""
        self._title.setText(self.tr("I read this as…"))
        for row in self.rows:
            row.hide()
        nothing = self.tr("Draw something, and I say what it looks like to me.")
        self._waiting.setText(words or nothing)
        self._waiting.show()

    def show_readings(
        self, readings: Sequence[Reading], in_use: str, *, guessing: bool = False
    ) -> None:
        """Show the likeliest first, and which of them the photo shows.

        `guessing`: the program took `in_use` for the likeliest that can be drawn. Of the classes
        that the photo network cannot draw only the likeliest of all is told.
        """
        if not readings:
            self.show_nothing()
            return
        sure = readings[0].probability >= self._sure_at
        self._title.setText(
            self.tr("I read this as…") if sure else self.tr("None of these? I am not sure yet")
        )
        self._waiting.hide()
        told = [r for r in readings if r is readings[0] or r.class_name in self._usable]
        other = guessing and readings[0].class_name not in self._usable
        instead = self.tr("shown instead") if other else ""
        for row, reading in zip(self.rows, told, strict=False):
            usable, shown = reading.class_name in self._usable, reading.class_name == in_use
            remark = (instead if shown else "") if usable else self.tr("no photo network")
            row.show_reading(reading, in_use=shown, usable=usable, sure=sure, remark=remark)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(told))

    def resizeEvent(self, event: object) -> None:
        top = self._title.sizeHint().height() + 6
        self._waiting.setGeometry(0, top, self.width(), max(0, self.height() - top))
