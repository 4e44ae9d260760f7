from __future__ import annotations

import queue
import threading
from collections.abc import Callable

import pytest

from engine.errors import CheckpointError
from engine.request import Lens
from engine.result import Failed, Outcome, Result
from engine.worker import Pipeline, Worker, WorkerState
from tests.engine.conftest import Desk, request
from tests.fakes import PATIENCE_S, FakePipeline, GatedPipeline, both_lenses

S = WorkerState


def test_states_follow_the_work(desk: Desk, gated: GatedPipeline) -> None:
    assert [desk.state(), desk.state()] == [S.LOADING, S.READY]
    assert gated.warmed_up
    desk.worker.submit(request(1))
    gated.wait_started()
    assert desk.state() is S.THINKING
    gated.let_go()
    assert desk.state() is S.READY
    assert desk.worker.close(PATIENCE_S)
    assert desk.state() is S.CLOSED


def test_the_newest_pending_request_wins(desk: Desk, gated: GatedPipeline) -> None:
    desk.worker.submit(request(1))
    gated.wait_started()
    for revision in (2, 3, 4):
        desk.worker.submit(request(revision))
    gated.let_go()
    gated.let_go()
    assert [desk.outcome().revision, desk.outcome().revision] == [1, 4]
    assert [seen.revision for seen in gated.requests] == [1, 4]


def test_an_older_request_does_not_replace_a_pending_newer_one(
    desk: Desk, gated: GatedPipeline
) -> None:
    desk.worker.submit(request(1))
    gated.wait_started()
    desk.worker.submit(request(7))
    desk.worker.submit(request(6))
    gated.let_go()
    gated.let_go()
    assert [desk.outcome().revision, desk.outcome().revision] == [1, 7]


def test_of_one_revision_the_last_request_counts(desk: Desk, gated: GatedPipeline) -> None:
    desk.worker.submit(request(1))
    gated.wait_started()
    desk.worker.submit(request(2, draft=True))
    desk.worker.submit(request(2, draft=False))
    gated.let_go()
    gated.let_go()
    desk.outcome()
    second = desk.outcome()
    assert isinstance(second, Result) and not second.draft


def test_an_outcome_older_than_the_delivered_one_is_dropped(
    desk: Desk, gated: GatedPipeline
) -> None:
    for revision in (5, 3, 6):
        desk.worker.submit(request(revision))
        assert gated.wait_started().revision == revision
        gated.let_go()
    assert [desk.outcome().revision, desk.outcome().revision] == [5, 6]
    assert desk.outcomes.empty()


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ValueError("odd shape"), "ValueError: odd shape"),
        (CheckpointError("The weights are gone. Get them again."), "The weights are gone."),
        (MemoryError(), "memory is full"),
        (RuntimeError("CUDA out of memory. Tried"), "smaller working size"),
    ],
)
def test_an_exception_becomes_a_failed_outcome_and_work_goes_on(
    desk: Desk, gated: GatedPipeline, error: Exception, message: str
) -> None:
    desk.worker.submit(request(1))
    gated.wait_started()
    gated.fail(error)
    failed = desk.outcome()
    assert isinstance(failed, Failed) and failed.revision == 1
    assert message in failed.message
    desk.worker.submit(request(2))
    gated.let_go()
    assert isinstance(desk.outcome(), Result)


def test_the_state_stays_failed_with_its_reason_until_a_pass_succeeds(
    desk: Desk, gated: GatedPipeline
) -> None:
    for revision, reason in enumerate(("The pen broke.", "The ink dried."), start=1):
        desk.worker.submit(request(revision))
        gated.fail(CheckpointError(reason))
        assert desk.wait_for(S.FAILED) == reason
    desk.worker.submit(request(3))
    gated.let_go()
    assert desk.state() is S.READY, "no other state came between failure and success"


@pytest.mark.parametrize(
    ("error", "stack"), [(CheckpointError("The weights are gone."), False), (KeyError("x"), True)]
)
def test_only_unexpected_errors_are_logged_with_their_stack(
    desk: Desk,
    gated: GatedPipeline,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    stack: bool,
) -> None:
    desk.worker.submit(request(1))
    gated.fail(error)
    desk.wait_for(S.FAILED)
    (record,) = [entry for entry in caplog.records if entry.name == "engine.worker"]
    assert str(error) in record.getMessage()
    assert bool(record.exc_info) == stack


def test_submitting_tells_which_request_will_never_be_run(desk: Desk, gated: GatedPipeline) -> None:
    first, second, third, late = request(1), request(2), request(3), request(2)
    assert desk.worker.submit(first) is None
    gated.wait_started()
    assert desk.worker.submit(second) is None
    assert desk.worker.submit(third) is second
    assert desk.worker.submit(late) is late
    assert not desk.worker.close(timeout_s=0)
    last = request(9)
    assert desk.worker.submit(last) is last
    gated.let_go()


def test_a_load_failure_is_reported_and_answers_every_request(
    open_desk: Callable[..., Desk],
) -> None:
    def load(lens: Lens) -> Pipeline:
        raise CheckpointError("No weights were found. Train some.")

    desk = open_desk(load)
    desk.worker.submit(request(1))
    assert desk.wait_for(S.UNAVAILABLE) == "No weights were found. Train some."
    assert desk.outcome() == Failed(1, "No weights were found. Train some.")
    desk.worker.submit(request(2))
    assert desk.outcome().revision == 2


def test_a_failing_warm_up_counts_as_a_load_failure(open_desk: Callable[..., Desk]) -> None:
    class Cold(FakePipeline):
        def warm_up(self) -> None:
            raise OSError("no such kernel")

    message = open_desk(both_lenses(Cold())).wait_for(S.UNAVAILABLE)
    assert "could not be loaded" in message and "no such kernel" in message


def test_requests_wait_for_the_load_and_only_the_newest_is_run(
    open_desk: Callable[..., Desk],
) -> None:
    gate, pipeline = threading.Event(), FakePipeline()

    def load(lens: Lens) -> Pipeline:
        assert gate.wait(PATIENCE_S)
        return pipeline

    desk = open_desk(load)
    for revision in (1, 2, 3):
        desk.worker.submit(request(revision))
    gate.set()
    assert desk.outcome().revision == 3
    assert [seen.revision for seen in pipeline.requests] == [3]


def test_closing_while_busy_waits_no_longer_than_asked_and_delivers_nothing(
    desk: Desk, gated: GatedPipeline
) -> None:
    desk.worker.submit(request(1))
    gated.wait_started()
    desk.worker.submit(request(2))
    assert not desk.worker.close(timeout_s=0)
    gated.let_go()
    assert desk.worker.close(PATIENCE_S)
    desk.worker.submit(request(3))
    assert desk.outcomes.empty()
    assert [seen.revision for seen in gated.requests] == [1]


def test_closing_before_the_start_and_twice_is_harmless() -> None:
    worker = Worker(both_lenses(FakePipeline()), lambda outcome: None, lambda *state: None)
    assert worker.close()
    assert worker.close()


def test_failing_callbacks_do_not_end_the_thread(gated: GatedPipeline) -> None:
    delivered: queue.Queue[int] = queue.Queue()

    def on_outcome(outcome: Outcome) -> None:
        delivered.put(outcome.revision)
        raise RuntimeError("receiver is broken")

    def on_state(lens: Lens, state: WorkerState, message: str) -> None:
        raise RuntimeError("light is broken")

    worker = Worker(both_lenses(gated), on_outcome, on_state)
    worker.start()
    for revision in (1, 2):
        worker.submit(request(revision))
        gated.let_go()
        assert delivered.get(timeout=PATIENCE_S) == revision
    assert worker.close(PATIENCE_S)


def test_a_worker_can_be_closed_from_its_own_callback() -> None:
    answers: queue.Queue[bool] = queue.Queue()
    closed = threading.Event()

    def on_state(lens: Lens, state: WorkerState, message: str) -> None:
        if state is S.CLOSED:
            closed.set()

    worker = Worker(
        both_lenses(FakePipeline()), lambda outcome: answers.put(worker.close()), on_state
    )
    worker.start()
    worker.submit(request(1))
    assert answers.get(timeout=PATIENCE_S) is False
    assert closed.wait(PATIENCE_S)
    assert worker.close(PATIENCE_S)
