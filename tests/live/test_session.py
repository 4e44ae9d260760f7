"""The live loop with a gated engine: what is asked, what is shown, what is dropped."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.document.document import Document, Reference
from tests.live.conftest import Loop
from tests.window_stage import one_colour


def test_a_used_reference_counts_even_with_a_stored_weight_of_zero(
    qtbot: QtBot, loop: Loop
) -> None:
    reference = Reference(1, "rust", one_colour((200, 100, 50)), weight=0.0)
    loop.model.set_document(Document(references=(reference,)))
    assert loop.session.has_colours()
    loop.draw(300)
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
    assert loop.painted[-1].result.pixels[0, 0].tolist() == [200, 100, 50]


def test_a_painting_comes_with_its_lines_at_canvas_size(qtbot: QtBot, loop: Loop) -> None:
    loop.model.add_reference(one_colour((200, 100, 50)), "rust")
    loop.draw(300)
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
    painting = loop.painted[-1]
    assert painting.result.pixels.shape == (1024, 1024, 3)
    assert painting.result.pixels[0, 0].tolist() == [200, 100, 50]
    np.testing.assert_array_equal(painting.lines, loop.model.rendered_lines())


def test_nothing_is_asked_without_lines_or_without_references(qtbot: QtBot, loop: Loop) -> None:
    with qtbot.waitSignal(loop.session.cleared):
        loop.model.add_reference(one_colour((9, 9, 9)), "ink")
    reference_id = loop.model.document.references[0].id
    loop.model.set_reference_active(reference_id, False)
    with qtbot.waitSignal(loop.session.cleared):
        loop.draw(300)
    assert not loop.engine.requests
    assert not loop.session.has_colours()


def test_colour_hints_are_colours_enough(qtbot: QtBot, loop: Loop) -> None:
    loop.draw(300)
    hint = loop.model.add_hint([[300.0, 300.0]], 8.0, (10, 200, 60))
    assert loop.session.has_colours()
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
    assert [h.colour for h in loop.engine.requests[-1].hints] == [(10, 200, 60)]
    with qtbot.waitSignal(loop.session.cleared):
        loop.model.delete_hint(hint)
    assert not loop.session.can_show(Lens.PAINT)


def test_newest_wins_while_the_engine_is_busy(qtbot: QtBot, loop: Loop) -> None:
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    qtbot.waitUntil(lambda: loop.session.idle)
    first = loop.engine.wait_started()
    for strength in (0.2, 0.4, 0.6):  # a slider dragged meanwhile; each makes a request
        loop.model.set_strength(strength)
        qtbot.waitUntil(lambda: loop.session.idle)
    with qtbot.waitSignals([loop.session.painted] * 2):
        loop.engine.let_go()
        loop.engine.let_go()
    strengths = [request.strength for request in loop.engine.requests]
    assert strengths == [1.0, 0.6]
    assert loop.painted[-1].result.revision > first.revision


def test_an_answer_for_a_cleared_sheet_is_dropped(qtbot: QtBot, loop: Loop) -> None:
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    qtbot.waitUntil(lambda: loop.session.idle)
    loop.engine.wait_started()
    with qtbot.waitSignal(loop.session.cleared):
        loop.model.clear()
    with qtbot.waitSignal(loop.bridge.outcome):
        loop.engine.let_go()
    assert loop.painted == []


def test_an_answer_for_another_document_is_dropped(qtbot: QtBot, loop: Loop) -> None:
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    qtbot.waitUntil(lambda: loop.session.idle)
    first = loop.engine.wait_started()
    other = Document.of_items(loop.model.document.items, references=loop.model.document.references)
    with qtbot.waitSignal(loop.session.cleared):
        loop.model.set_document(other)
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
        loop.engine.let_go()
    assert [painting.result.revision > first.revision for painting in loop.painted] == [True]


def test_only_what_may_still_be_answered_is_kept(qtbot: QtBot, loop: Loop) -> None:
    """Each request holds a megabyte of lines; those that were replaced must let go of it."""
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    qtbot.waitUntil(lambda: loop.session.idle)
    loop.engine.wait_started()
    for strength in (0.2, 0.4, 0.6, 0.8):
        loop.model.set_strength(strength)
        qtbot.waitUntil(lambda: loop.session.idle)
    assert len(loop.session._ledgers[Lens.PAINT].sent) == 2
    with qtbot.waitSignals([loop.session.painted] * 2):
        loop.engine.let_go()
        loop.engine.let_go()
    assert not loop.session._ledgers[Lens.PAINT].sent


def test_only_a_full_painting_of_the_drawing_as_it_is_counts_as_current(
    qtbot: QtBot, loop: Loop
) -> None:
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.session.stroke_started()
    loop.session.stroke_progressed()
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
    assert loop.painted[-1].result.draft
    assert loop.session.current(Lens.PAINT) is None
    loop.draw(200)
    with qtbot.waitSignal(loop.session.painted, check_params_cb=lambda p: not p.result.draft):
        loop.session.stroke_finished()
        for _ in range(2):
            loop.engine.let_go()
    assert loop.session.current(Lens.PAINT) is loop.painted[-1]
    loop.model.set_strength(0.5)
    assert loop.session.current(Lens.PAINT) is None


def test_finishing_asks_once_and_not_for_what_is_there(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_live(False)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    with qtbot.waitSignal(loop.session.painted):
        loop.session.finish(Lens.PAINT)
        loop.session.finish(Lens.PAINT)
        loop.engine.let_go()
    loop.session.finish(Lens.PAINT)
    assert loop.session.current(Lens.PAINT) is loop.painted[-1]
    assert loop.session._last_number == 1
    assert [request.draft for request in loop.engine.requests] == [False]


def test_a_failed_pass_is_told_and_the_next_one_paints(qtbot: QtBot, loop: Loop) -> None:
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    with qtbot.waitSignal(loop.session.failed):
        loop.engine.fail(MemoryError("out of memory"))
    assert loop.failures[0][0] is Lens.PAINT
    assert "memory is full" in loop.failures[0][1]
    loop.draw(400)
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
    assert len(loop.painted) == 1


def test_hidden_windows_ask_for_nothing_until_they_return(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_visible(False)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    assert loop.session.idle
    with qtbot.waitSignal(loop.session.painted):
        loop.session.set_visible(True)
        loop.engine.let_go()
    assert len(loop.engine.requests) == 1


def test_drafts_while_the_pen_is_down_use_the_smaller_size(qtbot: QtBot, loop: Loop) -> None:
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.session.stroke_started()
    loop.session.stroke_progressed()
    with qtbot.waitSignal(loop.session.painted):
        loop.engine.let_go()
    loop.draw(200)
    loop.session.stroke_finished()
    with qtbot.waitSignal(
        loop.session.painted, check_params_cb=lambda painting: not painting.result.draft
    ):
        loop.engine.let_go()
        loop.engine.let_go()
    drafts = [(r.draft, r.size) for r in loop.engine.requests]
    assert drafts[0] == (True, 192)
    assert drafts[-1] == (False, 256)


def test_repaint_works_while_live_painting_is_off(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_live(False)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    assert loop.session.idle
    with qtbot.waitSignal(loop.session.painted):
        loop.session.repaint()
        loop.engine.let_go()
    assert [request.draft for request in loop.engine.requests] == [False]
