"""When a pass is due, on a clock that the test turns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.live.scheduler import LiveScheduler, Pass


class Clock:
    """Milliseconds that only pass when told."""

    def __init__(self) -> None:
        self.now_ms = 1000.0

    def __call__(self) -> float:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scheduler(clock: Clock) -> LiveScheduler:
    scheduler = LiveScheduler(clock, draft_interval_ms=80, settle_ms=180)
    scheduler.set_blank(False)
    return scheduler


def test_nothing_is_due_without_an_event(scheduler: LiveScheduler) -> None:
    assert scheduler.due() is None
    assert scheduler.idle


def test_first_draft_at_once_then_every_interval(clock: Clock, scheduler: LiveScheduler) -> None:
    scheduler.pen_down()
    started = []
    for _ in range(30):  # a pen event every 10 ms
        scheduler.pen_moved()
        if scheduler.due() is not None:
            started.append(clock.now_ms)
        clock.now_ms += 10
    assert started == [1000, 1080, 1160, 1240]


def test_full_pass_waits_for_the_pen_to_rest(clock: Clock, scheduler: LiveScheduler) -> None:
    scheduler.pen_down()
    scheduler.pen_up()
    assert scheduler.wait_ms() == 180
    clock.now_ms += 179
    assert scheduler.due() is None
    clock.now_ms += 1
    assert scheduler.due() is Pass.FULL
    assert scheduler.idle


def test_hatching_pays_for_one_full_pass(clock: Clock, scheduler: LiveScheduler) -> None:
    passes = []
    for _ in range(5):
        scheduler.pen_down()
        clock.now_ms += 50
        scheduler.pen_up()
        clock.now_ms += 100
        passes.append(scheduler.due())
    assert passes == [None] * 5
    clock.now_ms += 80
    assert scheduler.due() is Pass.FULL


def test_lifting_the_pen_drops_the_draft_that_waited(
    clock: Clock, scheduler: LiveScheduler
) -> None:
    scheduler.pen_down()
    scheduler.pen_moved()
    scheduler.pen_up()
    assert scheduler.due() is None
    assert scheduler.wait_ms() == 180
    clock.now_ms += 180
    assert scheduler.due() is Pass.FULL
    assert scheduler.idle


def test_a_full_pass_out_of_turn_is_not_repeated(scheduler: LiveScheduler) -> None:
    scheduler.changed()
    scheduler.full_started()
    assert scheduler.idle


def test_a_new_stroke_holds_back_the_full_pass(clock: Clock, scheduler: LiveScheduler) -> None:
    scheduler.pen_down()
    scheduler.pen_up()
    scheduler.pen_down()
    clock.now_ms += 500
    assert scheduler.due() is None
    scheduler.pen_moved()
    assert scheduler.due() is Pass.DRAFT


def test_settings_are_painted_at_once_but_not_faster_than_drafts(
    clock: Clock, scheduler: LiveScheduler
) -> None:
    scheduler.changed()
    assert scheduler.due() is Pass.FULL
    scheduler.changed()  # a slider being dragged
    assert scheduler.due() is None
    assert scheduler.wait_ms() == 80
    clock.now_ms += 80
    assert scheduler.due() is Pass.FULL


@pytest.mark.parametrize("reason", ["hidden", "paused", "blank"])
def test_no_work_while_nobody_wants_it_and_catching_up_later(
    reason: str, scheduler: LiveScheduler
) -> None:
    switch = {
        "hidden": lambda off: scheduler.set_visible(not off),
        "paused": scheduler.set_paused,
        "blank": scheduler.set_blank,
    }[reason]
    switch(True)
    scheduler.changed()
    assert scheduler.wait_ms() is None
    assert scheduler.due() is None
    switch(False)
    assert scheduler.due() is Pass.FULL


EVENTS = st.sampled_from(["down", "move", "up", "change", "tick"])


@given(st.lists(st.tuples(EVENTS, st.floats(0, 120)), max_size=60))
def test_whatever_happens_drafts_keep_their_distance_and_the_last_pass_is_full(
    events: list[tuple[str, float]],
) -> None:
    clock = Clock()
    scheduler = LiveScheduler(clock, draft_interval_ms=80, settle_ms=180)
    scheduler.set_blank(False)
    acts = {
        "down": scheduler.pen_down,
        "move": scheduler.pen_moved,
        "up": scheduler.pen_up,
        "change": scheduler.changed,
        "tick": lambda: None,
    }
    started: list[tuple[float, Pass]] = []
    for name, later_ms in [*events, ("up", 0.0), ("tick", 500.0), ("tick", 500.0)]:
        acts[name]()
        clock.now_ms += later_ms
        due = scheduler.due()
        if due is not None:
            started.append((clock.now_ms, due))
    for (before_ms, _), (at_ms, kind) in pairwise(started):
        assert kind is Pass.FULL or at_ms - before_ms >= 80
    assert started[-1][1] is Pass.FULL
    assert scheduler.idle


def test_painting_after_the_pen_lifts_does_not_wait_for_the_drafts_pace(clock: Clock) -> None:
    scheduler = LiveScheduler(clock, draft_interval_ms=500, settle_ms=20)
    scheduler.set_blank(False)
    scheduler.pen_down()
    scheduler.pen_moved()
    assert scheduler.due() is Pass.DRAFT
    scheduler.pen_up()
    clock.now_ms += 20
    assert scheduler.due() is Pass.FULL
