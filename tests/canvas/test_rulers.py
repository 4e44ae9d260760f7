"""Rulers and guides with the mouse: pulled out, moved, taken away, measured, at any view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sketchpad.canvas.rulers import RULER_PX, RuledPaper
from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def paper(model: DocumentModel, qtbot: QtBot) -> RuledPaper:
    """A shown canvas of 300 x 300 px at 100 % with rulers: the sheet's corner is at (50, 50)."""
    canvas = CanvasView(model)
    paper = RuledPaper(canvas)
    qtbot.addWidget(paper)
    paper.show_rulers(True)
    paper.resize(300 + RULER_PX, 300 + RULER_PX)
    paper.show()
    qtbot.waitExposed(paper)
    canvas.actual_size()
    return paper


@pytest.fixture
def canvas(paper: RuledPaper) -> CanvasView:
    found = paper.findChild(CanvasView)
    assert found is not None
    return found


def drag(
    widget: QWidget, *places: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, lets_go: bool = True
) -> None:
    """Press at the first place of the widget, move through the others, release."""
    steps = [(QEvent.Type.MouseButtonPress, places[0])]
    steps += [(QEvent.Type.MouseMove, place) for place in places[1:]]
    steps += [(QEvent.Type.MouseButtonRelease, places[-1])] if lets_go else []
    for kind, place in steps:
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
        at = QPointF(place)
        event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), button, held, keys)
        QApplication.sendEvent(widget, event)


def test_guides_are_pulled_out_of_both_rulers(paper: RuledPaper, model: DocumentModel) -> None:
    above, left = paper.rulers
    drag(above, QPoint(120, 10), QPoint(120, 60), QPoint(120, RULER_PX + 90))
    drag(left, QPoint(10, 120), QPoint(RULER_PX + 75, 120))
    assert model.document.guides == (Guide(False, 40), Guide(True, 25))
    assert model.undo_stack.count() == 2
    model.undo_stack.undo()
    assert model.document.guides == (Guide(False, 40),)


def test_a_guide_that_is_led_back_is_none(paper: RuledPaper, model: DocumentModel) -> None:
    above, _ = paper.rulers
    drag(above, QPoint(120, 10), QPoint(120, 80), QPoint(120, 12))
    drag(above, QPoint(120, 10), QPoint(130, 10))
    assert model.document.guides == ()
    assert model.undo_stack.count() == 0


def test_its_marker_moves_a_guide_and_takes_it_away(
    paper: RuledPaper, model: DocumentModel
) -> None:
    above, _ = paper.rulers
    model.lay_guide(Guide(True, 30))
    drag(above, QPoint(81, 10), QPoint(121, 10))  # its marker is at 80
    assert model.document.guides == (Guide(True, 71),)
    assert model.undo_stack.undoText() == "move guide"
    drag(above, QPoint(121, 10), QPoint(40, 10), QPoint(-5, 10))
    assert model.document.guides == ()


def test_escape_takes_a_pulled_guide_back(paper: RuledPaper, model: DocumentModel) -> None:
    above, _ = paper.rulers
    drag(above, QPoint(120, 10), QPoint(120, 112), lets_go=False)
    QTest.keyClick(above, Qt.Key.Key_Escape)
    drag(above, QPoint(120, 112))
    assert model.document.guides == ()


def test_a_tool_that_selects_moves_guides_and_the_brush_does_not(
    canvas: CanvasView, model: DocumentModel
) -> None:
    model.lay_guide(Guide(True, 60))
    drag(canvas, QPoint(111, 150), QPoint(151, 170))
    assert model.document.guides == (Guide(True, 60),)
    assert model.document.item_count == 1
    model.undo_stack.undo()
    canvas.set_tool("select")
    drag(canvas, QPoint(111, 150), QPoint(151, 170))
    assert model.document.guides == (Guide(True, 101),)
    drag(canvas, QPoint(151, 150), QPoint(151, 150))
    assert model.document.guides == (Guide(True, 101),), "a click moves nothing"
    drag(canvas, QPoint(151, 150), QPoint(100, 150), QPoint(-4, 150))
    assert model.document.guides == ()


def test_locked_and_hidden_guides_stay(canvas: CanvasView, model: DocumentModel) -> None:
    model.lay_guide(Guide(True, 60))
    canvas.set_tool("select")
    for name, on in (("locked", True), ("shown", False)):
        guides = canvas.tools.guides
        before = getattr(guides, name)
        setattr(guides, name, on)
        drag(canvas, QPoint(110, 150), QPoint(150, 150))
        assert model.document.guides == (Guide(True, 60),)
        setattr(guides, name, before)


def test_shift_leads_a_guide_by_the_marks(paper: RuledPaper, model: DocumentModel) -> None:
    above, _ = paper.rulers
    shift = Qt.KeyboardModifier.ShiftModifier
    drag(above, QPoint(120, 10), QPoint(120, RULER_PX + 93), keys=shift)
    assert model.document.guides == (Guide(False, 40),)


@pytest.mark.parametrize(("angle", "mirrored"), [(90, False), (180, False), (-90, True)])
def test_rulers_are_right_at_quarter_turns_and_in_the_mirror(
    paper: RuledPaper, canvas: CanvasView, model: DocumentModel, angle: float, mirrored: bool
) -> None:
    canvas.viewport.turn_to(angle)
    if mirrored:
        canvas.viewport.mirror()
    above, _ = paper.rulers
    drag(above, QPoint(120, 10), QPoint(120, RULER_PX + 93))
    (guide,) = model.document.guides
    assert guide.upright == (abs(angle) == 90)
    ends = [
        QPointF(guide.place_px, 0) if guide.upright else QPointF(0, guide.place_px),
        QPointF(guide.place_px, 200) if guide.upright else QPointF(200, guide.place_px),
    ]
    assert [canvas.to_view(end).y() for end in ends] == pytest.approx([93, 93], abs=0.6)


def test_nothing_is_measured_or_pulled_while_the_paper_is_aslant(
    paper: RuledPaper, canvas: CanvasView, model: DocumentModel
) -> None:
    above, _ = paper.rulers
    straight = above.grab().toImage()
    canvas.viewport.turn_to(15)
    assert above.axis is None
    assert "aslant" in above.toolTip()
    assert above.grab().toImage() != straight
    drag(above, QPoint(120, 10), QPoint(120, 112))
    assert model.document.guides == ()
    canvas.viewport.turn_to(0)
    assert above.axis is not None
    assert "aslant" not in above.toolTip()


def test_guides_are_seen_and_are_no_ink(canvas: CanvasView, model: DocumentModel) -> None:
    plain = canvas.grab().toImage()
    model.lay_guide(Guide(True, 60))
    assert canvas.grab().toImage() != plain
    assert model.rendered_lines().min() == 255
    canvas.tools.guides.shown = False
    canvas.tools.guides.changed.emit()
    assert canvas.grab().toImage() == plain


def test_a_double_click_asks_where_exactly(
    paper: RuledPaper, canvas: CanvasView, model: DocumentModel, qtbot: QtBot
) -> None:
    guide = Guide(True, 60)
    model.lay_guide(guide)
    above, _ = paper.rulers
    with qtbot.waitSignal(canvas.tools.guides.asked) as asked:
        QTest.mouseDClick(above, LEFT, pos=QPoint(111, 10))
    assert asked.args == [guide]
    canvas.set_tool("select")
    with qtbot.waitSignal(canvas.tools.guides.asked) as asked:
        QTest.mouseDClick(canvas, LEFT, pos=QPoint(111, 120))
    assert asked.args == [guide]
    assert model.document.guides == (guide,)


def test_a_guide_that_goes_while_it_is_moved_is_let_go(
    paper: RuledPaper, model: DocumentModel
) -> None:
    above, _ = paper.rulers
    model.lay_guide(Guide(True, 30))
    drag(above, QPoint(80, 10), QPoint(120, 10), lets_go=False)
    model.undo_stack.undo()
    drag(above, QPoint(140, 10))
    assert model.document.guides == ()
    assert not model.undo_stack.canUndo()


def test_another_document_brings_its_own_guides(canvas: CanvasView, model: DocumentModel) -> None:
    model.lay_guide(Guide(True, 60))
    model.set_document(Document(200, 200, guides=(Guide(False, 20),)))
    assert canvas.tools.guides.seen == [Guide(False, 20)]
    model.undo_stack.undo()
    assert canvas.tools.guides.seen == [Guide(False, 20)]
