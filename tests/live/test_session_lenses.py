"""The live loop through two lenses: what each is asked, and that neither hinders the other."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from engine.request import Lens
from engine.result import Result
from sketchpad.live.latency import Latency
from tests.fakes import photo_colour
from tests.live.conftest import Loop
from tests.window_stage import one_colour

BOTH = frozenset(Lens)


def answer(qtbot: QtBot, loop: Loop, count: int) -> None:
    """Let so many passes finish and wait for their pictures."""
    with qtbot.waitSignals([loop.session.painted] * count):
        for _ in range(count):
            loop.engine.let_go()


def test_a_photo_needs_lines_but_no_references(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    assert not loop.session.can_show(Lens.PHOTO)
    loop.model.choose_class("pizza")
    loop.model.set_seed(3)
    loop.draw(300)
    assert loop.session.can_show(Lens.PHOTO) and not loop.session.can_show(Lens.PAINT)
    answer(qtbot, loop, 1)
    (asked,) = loop.engine.photo_requests
    assert (asked.class_name, asked.seed, asked.variations) == ("pizza", 3, 1)
    photo = loop.painted[-1]
    assert photo.result.pixels[0, 0].tolist() == photo_colour("pizza", 3).tolist()
    np.testing.assert_array_equal(photo.lines, loop.model.rendered_lines())
    assert loop.session.current(Lens.PHOTO) is photo
    assert loop.session.current(Lens.PAINT) is None


def test_side_by_side_both_show_the_same_revision(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses(BOTH)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(300)
    answer(qtbot, loop, 2)
    first, second = loop.painted
    assert {first.result.lens, second.result.lens} == BOTH
    assert first.result.revision == second.result.revision
    assert first.lines is second.lines


def test_both_follow_the_pen_with_drafts(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses(BOTH)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.session.stroke_started()
    loop.session.stroke_progressed()
    answer(qtbot, loop, 2)
    assert [(p.result.lens, p.result.draft) for p in loop.painted] == [
        (Lens.PHOTO, True),
        (Lens.PAINT, True),
    ]


def test_while_one_lens_is_busy_the_newest_of_each_waits(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses(BOTH)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    qtbot.waitUntil(lambda: loop.session.idle)
    loop.engine.wait_started()
    for x in (300, 400, 500):
        loop.draw(x)
        qtbot.waitUntil(lambda: loop.session.idle)
    answer(qtbot, loop, 3)
    assert len(loop.engine.photo_requests) == 2 and len(loop.engine.requests) == 1
    last_photo, painting = loop.engine.photo_requests[-1], loop.engine.requests[-1]
    assert last_photo.revision == painting.revision


def test_a_lens_is_asked_only_for_what_it_depends_on(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses(BOTH)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    answer(qtbot, loop, 2)
    loop.model.set_strength(0.5)
    answer(qtbot, loop, 1)
    assert loop.painted[-1].result.lens is Lens.PAINT
    loop.model.choose_class("airplane")
    answer(qtbot, loop, 1)
    assert loop.painted[-1].result.lens is Lens.PHOTO
    loop.model.set_seed(8)
    answer(qtbot, loop, 1)
    assert loop.painted[-1].result.lens is Lens.PHOTO
    assert (len(loop.engine.requests), len(loop.engine.photo_requests)) == (2, 3)
    assert all(loop.session.current(lens) for lens in Lens)


def test_switching_back_shows_what_is_still_true_at_once(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    loop.draw(200)
    answer(qtbot, loop, 1)
    photo = loop.painted[-1]
    loop.session.set_lenses({Lens.PAINT})
    with qtbot.waitSignal(loop.session.painted) as again:
        loop.session.set_lenses({Lens.PHOTO})
    assert again.args == [photo]
    qtbot.waitUntil(lambda: loop.session.idle)
    assert len(loop.engine.photo_requests) == 1, "and nothing is asked for"


def test_taking_a_change_back_while_its_picture_is_made_asks_again(
    qtbot: QtBot, loop: Loop
) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    loop.model.choose_class("pizza")
    loop.draw(200)
    answer(qtbot, loop, 1)
    loop.model.choose_class("airplane")
    qtbot.waitUntil(lambda: loop.session.idle)
    assert [loop.engine.wait_started().lens for _ in range(2)] == [Lens.PHOTO] * 2
    loop.model.undo_stack.undo()
    qtbot.waitUntil(lambda: loop.session.idle)
    answer(qtbot, loop, 2)
    assert [p.result.class_name for p in loop.painted] == ["pizza", "airplane", "pizza"]
    assert loop.session.current(Lens.PHOTO) is loop.painted[-1]


def test_a_lens_without_anything_to_show_says_so(qtbot: QtBot, loop: Loop) -> None:
    loop.draw(200)
    with qtbot.waitSignal(loop.session.cleared, check_params_cb=lambda lens: lens is Lens.PAINT):
        loop.session.set_lenses(BOTH)
    answer(qtbot, loop, 1)
    assert [p.result.lens for p in loop.painted] == [Lens.PHOTO]
    with qtbot.waitSignals([loop.session.cleared] * 2):
        loop.model.clear()
    assert loop.session.current(Lens.PHOTO) is None


def test_a_failing_lens_leaves_the_other_its_picture(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses(BOTH)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    with qtbot.waitSignals([loop.session.failed, loop.session.painted]):
        loop.engine.fail(MemoryError())
        loop.engine.let_go()
    assert [lens for lens, _ in loop.failures] == [Lens.PHOTO]
    assert loop.session.current(Lens.PAINT) is loop.painted[-1]


def test_latency_is_told_for_each_lens(qtbot: QtBot, loop: Loop) -> None:
    measured: list[tuple[Lens, Latency]] = []
    loop.session.latency_measured.connect(lambda lens, latency: measured.append((lens, latency)))
    loop.session.set_lenses(BOTH)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    answer(qtbot, loop, 2)
    assert [lens for lens, _ in measured] == [Lens.PHOTO, Lens.PAINT]
    assert measured[0][1].last_ms < measured[1][1].last_ms, "the second waited for the first"


def test_variations_come_with_the_seeds_that_bring_them_back(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    loop.session.set_live(False)
    loop.model.set_seed(40)
    loop.draw(200)
    with qtbot.waitSignal(loop.session.variations_ready) as ready:
        loop.session.ask_variations(4)
        loop.engine.let_go()
    result: Result = ready.args[0]
    assert [a.seed for a in result.alternatives] == [40, 41, 42, 43]
    assert loop.session.current(Lens.PHOTO) is loop.painted[-1]
    loop.session.repaint()
    answer(qtbot, loop, 1)
    assert [r.variations for r in loop.engine.photo_requests] == [4, 1]


def test_variations_that_the_pen_outdated_come_with_the_next_full_pass(
    qtbot: QtBot, loop: Loop
) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    loop.draw(200)
    qtbot.waitUntil(lambda: loop.session.idle)
    loop.engine.wait_started()
    loop.session.ask_variations(4)  # waits behind the pass that runs
    loop.draw(300)  # and is replaced
    qtbot.waitUntil(lambda: loop.session.idle)
    with qtbot.waitSignal(loop.session.variations_ready):
        loop.engine.let_go()
        loop.engine.let_go()
    first, last = loop.engine.photo_requests
    assert (first.variations, last.variations) == (1, 4)
    np.testing.assert_array_equal(last.lines, loop.model.rendered_lines())


def test_variations_of_a_blank_sheet_are_refused(qtbot: QtBot, loop: Loop) -> None:
    with qtbot.waitSignal(loop.session.cleared) as cleared:
        loop.session.ask_variations()
    assert cleared.args == [Lens.PHOTO]
    assert loop.engine.asked == []


def test_a_seed_out_of_range_is_a_failure_of_the_photo(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    loop.model.set_seed(-1)
    with qtbot.waitSignal(loop.session.failed):
        loop.draw(200)
    assert loop.failures[0][0] is Lens.PHOTO and "seed" in loop.failures[0][1]


def test_variations_that_cannot_be_asked_for_are_not_asked_for_later(
    qtbot: QtBot, loop: Loop
) -> None:
    loop.session.set_lenses({Lens.PHOTO})
    loop.session.set_live(False)
    loop.model.set_seed(-1)
    loop.draw(200)
    with qtbot.waitSignal(loop.session.failed):
        loop.session.ask_variations(4)
    loop.model.set_seed(1)
    loop.session.repaint()
    answer(qtbot, loop, 1)
    assert [r.variations for r in loop.engine.photo_requests] == [1]


def test_finishing_concerns_one_lens(qtbot: QtBot, loop: Loop) -> None:
    loop.session.set_live(False)
    loop.model.add_reference(one_colour((200, 0, 0)), "red")
    loop.draw(200)
    loop.session.finish(Lens.PHOTO)  # though it is not in use
    loop.session.finish(Lens.PHOTO)
    answer(qtbot, loop, 1)
    assert loop.session.current(Lens.PHOTO) is loop.painted[-1]
    assert loop.engine.requests == [] and len(loop.engine.photo_requests) == 1
