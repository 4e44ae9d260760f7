"""Looking back: the lenses see an earlier moment until the session looks at now again."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.document.layers import Layer
from sketchpad.timeline.moment_sheet import MomentSheet
from sketchpad.timeline.moments import Timeline
from tests.live.conftest import Loop
from tests.window_stage import one_colour


@pytest.fixture
def painted(qtbot: QtBot, loop: Loop) -> Loop:
    """Two strokes whose painting is there."""
    loop.model.add_reference(one_colour((200, 100, 50)), "rust")
    for x in (300, 600):
        with qtbot.waitSignal(loop.session.painted):
            loop.draw(x)
            loop.engine.let_go()
        loop.engine.wait_started()
    assert loop.session.current(Lens.PAINT) is not None
    return loop


def after_first(loop: Loop) -> tuple[tuple[Layer, ...], NDArray[np.uint8]]:
    """The layers when only the first stroke was there, and their lines."""
    timeline = Timeline(loop.model.document.layers)
    moment = timeline.moment(timeline.starts_ms[1] - 1)
    sheet = MomentSheet(loop.model.document.width_px, loop.model.document.height_px)
    sheet.show(moment)
    assert sheet.lines()[500, 300] == 0 and sheet.lines()[500, 600] == 255
    return moment.layers, sheet.lines()


def test_drafts_follow_a_moment_that_moves_and_a_full_picture_one_that_rests(
    qtbot: QtBot, painted: Loop
) -> None:
    session, (layers, lines) = painted.session, after_first(painted)
    session.look_back(layers, lambda: lines, moves=True)
    assert session.looks_back
    with qtbot.waitSignal(session.painted) as draft:
        painted.engine.let_go()
    assert draft.args[0].result.draft
    assert np.array_equal(draft.args[0].lines, lines)
    session.look_back(layers, lambda: lines, moves=False)
    with qtbot.waitSignal(session.painted) as full:
        painted.engine.let_go()
    assert not full.args[0].result.draft
    assert np.array_equal(full.args[0].lines, lines)
    assert session.current(Lens.PAINT) is full.args[0]


def test_the_picture_of_now_returns_at_once_and_those_of_the_past_are_dropped(
    qtbot: QtBot, painted: Loop
) -> None:
    session, (layers, lines) = painted.session, after_first(painted)
    session.look_back(layers, lambda: lines, moves=True)
    qtbot.waitUntil(lambda: session.idle)  # it was asked,
    painted.engine.wait_started()  # the draft of the past is being painted
    painted.painted.clear()
    session.look_at_now()
    (kept,) = painted.painted  # while the engine is still busy
    assert np.array_equal(kept.lines, painted.model.rendered_lines())
    painted.engine.let_go()
    painted.draw(800)
    with qtbot.waitSignal(session.painted) as next_one:
        painted.engine.let_go()
    assert len(painted.painted) == 2
    assert np.array_equal(next_one.args[0].lines, painted.model.rendered_lines())


def test_a_moment_without_lines_has_no_picture(qtbot: QtBot, painted: Loop) -> None:
    session = painted.session
    empty = Timeline(painted.model.document.layers).moment(0).layers
    blank = np.full((1024, 1024), 255, np.uint8)
    with qtbot.waitSignal(session.cleared):
        session.look_back(empty, lambda: blank, moves=False)
    assert not session.can_show(Lens.PAINT)
    assert session.idle
    session.look_at_now()
    assert session.can_show(Lens.PAINT)
    with qtbot.waitSignal(session.painted) as again:
        painted.engine.let_go()
    assert np.array_equal(again.args[0].lines, painted.model.rendered_lines())


def test_looking_at_now_without_having_looked_back_changes_nothing(painted: Loop) -> None:
    painted.painted.clear()
    painted.session.look_at_now()
    assert painted.painted == []
    assert painted.session.idle
