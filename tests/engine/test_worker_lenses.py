"""Two lenses on one thread: a slot, a state and failures for each."""

from __future__ import annotations

from collections.abc import Callable

from engine.errors import CheckpointError
from engine.request import Lens
from engine.result import Failed, Result
from engine.worker import Pipeline
from engine.worker import WorkerState as S
from tests.engine.conftest import Desk, photo, request
from tests.fakes import FakePipeline, GatedPipeline, both_lenses


def test_each_lens_has_its_slot_and_they_take_turns(desk: Desk, gated: GatedPipeline) -> None:
    desk.worker.submit(photo(1))
    assert gated.wait_started().lens is Lens.PHOTO
    desk.worker.submit(request(1))
    for revision in (2, 3):  # drawing goes on while both are behind
        desk.worker.submit(photo(revision))
        desk.worker.submit(request(revision))
    for _ in range(3):
        gated.let_go()
    answers = [desk.outcome() for _ in range(3)]
    assert [(a.lens, a.revision) for a in answers] == [
        (Lens.PHOTO, 1),
        (Lens.PAINT, 3),
        (Lens.PHOTO, 3),
    ]


def test_what_was_delivered_of_one_lens_does_not_outdate_the_other(
    desk: Desk, gated: GatedPipeline
) -> None:
    for asked in (request(5), photo(3), photo(2), request(6)):
        desk.worker.submit(asked)
        assert gated.wait_started() is asked
        gated.let_go()
    answers = [desk.outcome() for _ in range(3)]
    assert [(a.lens, a.revision) for a in answers] == [
        (Lens.PAINT, 5),
        (Lens.PHOTO, 3),
        (Lens.PAINT, 6),
    ]
    assert desk.outcomes.empty()


def test_replacing_concerns_the_same_lens_only(desk: Desk, gated: GatedPipeline) -> None:
    desk.worker.submit(request(1))
    gated.wait_started()
    waiting = photo(2)
    assert desk.worker.submit(waiting) is None
    assert desk.worker.submit(request(2)) is None
    assert desk.worker.submit(photo(3)) is waiting
    for _ in range(3):
        gated.let_go()


def test_the_other_lens_is_loaded_when_it_is_first_asked(open_desk: Callable[..., Desk]) -> None:
    loaded: list[Lens] = []

    def load(lens: Lens) -> Pipeline:
        loaded.append(lens)
        return FakePipeline()

    desk = open_desk(load)
    desk.wait_for(S.READY)
    assert loaded == [Lens.PAINT]
    assert desk.states[Lens.PHOTO].empty()
    for revision in (1, 2):
        desk.worker.submit(photo(revision))
        assert desk.outcome().revision == revision
    assert loaded == [Lens.PAINT, Lens.PHOTO]
    assert [desk.state(Lens.PHOTO) for _ in range(2)] == [S.LOADING, S.READY]


def test_preparing_loads_a_lens_before_it_is_asked(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(both_lenses(FakePipeline()))
    desk.worker.prepare(Lens.PHOTO)
    assert desk.wait_for(S.READY, Lens.PHOTO) == ""
    assert desk.outcomes.empty()


def test_a_lens_without_weights_leaves_the_other_alone(open_desk: Callable[..., Desk]) -> None:
    def load(lens: Lens) -> Pipeline:
        if lens is Lens.PHOTO:
            raise CheckpointError("There are no photo weights. Train some.")
        return FakePipeline()

    desk = open_desk(load)
    desk.worker.submit(photo(1))
    assert desk.outcome() == Failed(1, "There are no photo weights. Train some.", Lens.PHOTO)
    assert desk.wait_for(S.UNAVAILABLE, Lens.PHOTO) == "There are no photo weights. Train some."
    desk.worker.submit(request(1))
    answer = desk.outcome()
    assert isinstance(answer, Result) and answer.lens is Lens.PAINT


def test_preparing_again_tries_a_lens_that_could_not_be_loaded(
    open_desk: Callable[..., Desk],
) -> None:
    installed: list[Pipeline] = []

    def load(lens: Lens) -> Pipeline:
        if not installed:
            raise CheckpointError("There are no weights. Train some.")
        return installed[0]

    desk = open_desk(load)
    desk.wait_for(S.UNAVAILABLE)
    installed.append(FakePipeline())
    desk.worker.prepare(Lens.PAINT)
    desk.wait_for(S.READY)
    desk.worker.submit(request(1))
    assert isinstance(desk.outcome(), Result)


def test_a_failed_pass_marks_its_own_lens(desk: Desk, gated: GatedPipeline) -> None:
    desk.worker.submit(photo(1))
    gated.fail(CheckpointError("The camera broke."))
    assert desk.outcome() == Failed(1, "The camera broke.", Lens.PHOTO)
    assert desk.wait_for(S.FAILED, Lens.PHOTO) == "The camera broke."
    desk.worker.submit(request(2))
    gated.let_go()
    assert isinstance(desk.outcome(), Result)
    assert [desk.state() for _ in range(4)] == [S.LOADING, S.READY, S.THINKING, S.READY]
    assert desk.states[Lens.PHOTO].empty()
