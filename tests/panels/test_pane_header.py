"""Title rows: their notes, and sections that fold under them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sketchpad.panels.pane_header import HeaderNote, PaneHeader
from sketchpad.panels.settings_section import SettingsSection

NOTE = "what the drawing looks like"


def test_a_note_without_room_is_elided_and_told_by_pointing_at_it(qtbot: QtBot) -> None:
    header = PaneHeader("Photo of")
    qtbot.addWidget(header)
    for _ in range(3):
        button = QToolButton()
        button.setFixedSize(32, 32)
        header.add_widget(button)
    header.set_note(NOTE)
    header.resize(600, 40)
    header.show()
    note = header.findChild(HeaderNote)
    assert note is not None
    assert (note.text(), note.toolTip()) == (NOTE, "")
    header.resize(288, 40)
    assert note.text().endswith("…") and NOTE.startswith(note.text()[:-1])
    assert note.fontMetrics().horizontalAdvance(note.text()) <= note.width()
    assert (note.toolTip(), header.note()) == (NOTE, NOTE)
    header.set_note("car")
    assert (note.text(), note.toolTip()) == ("car", "")


def test_a_folded_section_opens_by_its_title_or_its_button(qtbot: QtBot) -> None:
    header, inside = PaneHeader("References"), QLabel("settings")
    section = SettingsSection(header, inside)
    qtbot.addWidget(section)
    section.show()
    left, title = Qt.MouseButton.LeftButton, QPoint(30, 20)
    assert inside.isVisible() and not section.unfold_button.isVisible()
    with qtbot.assertNotEmitted(section.unfold_wanted):
        QTest.mouseClick(header, left, pos=title)
    section.set_folded(True)
    assert header.isVisible() and not inside.isVisible()
    with qtbot.waitSignal(section.unfold_wanted):
        QTest.mouseClick(header, left, pos=title)
    section.unfold_button.setFocus()
    with qtbot.waitSignal(section.unfold_wanted):
        QTest.keyClick(section.unfold_button, Qt.Key.Key_Space)
