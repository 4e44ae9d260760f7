"""Breaks a note into lines that fit below a picture; what has no room is elided, never cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def note_lines(text: str, font: QFont, width_px: int, most: int) -> list[str]:
    """At most `most` lines of `text`, each no wider than `width_px`; an ellipsis ends the last.

    Breaks between words, and inside a word that is wider than a line.
    """
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    starts = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        starts.append(line.textStart())
    layout.endLayout()
    lines = [
        text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    if len(lines) <= most:
        return lines
    rest = text[starts[most - 1] :]
    elide = Qt.TextElideMode.ElideRight
    return [*lines[: most - 1], QFontMetrics(font).elidedText(rest, elide, width_px)]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
