"""A worker on a desk: its outcomes and states are kept in queues, its engine is stepped."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from engine.request import Lens, PaintRequest, PhotoRequest
from engine.result import Outcome
from engine.worker import LoadLens, Worker, WorkerState
from tests.fakes import PATIENCE_S, GatedPipeline, both_lenses


def request(revision: int, draft: bool = False) -> PaintRequest:
    return PaintRequest(np.full((4, 4), 255, np.uint8), revision=revision, draft=draft)


def photo(revision: int) -> PhotoRequest:
    return PhotoRequest(np.full((4, 4), 255, np.uint8), revision=revision)


class Desk:
    """A worker whose outcomes and states are kept in queues."""

    def __init__(self, load: LoadLens) -> None:
        self.outcomes: queue.Queue[Outcome] = queue.Queue()
        self.states: dict[Lens, queue.Queue[tuple[WorkerState, str]]] = {
            lens: queue.Queue() for lens in Lens
        }
        self.worker = Worker(
            load,
            self.outcomes.put,
            lambda lens, state, message: self.states[lens].put((state, message)),
        )

    def outcome(self) -> Outcome:
        return self.outcomes.get(timeout=PATIENCE_S)

    def state(self, lens: Lens = Lens.PAINT) -> WorkerState:
        return self.states[lens].get(timeout=PATIENCE_S)[0]

    def wait_for(self, wanted: WorkerState, lens: Lens = Lens.PAINT) -> str:
        while True:
            state, message = self.states[lens].get(timeout=PATIENCE_S)
            if state is wanted:
                return message


@pytest.fixture
def open_desk() -> Iterator[Callable[[LoadLens], Desk]]:
    desks: list[Desk] = []

    def open_one(load: LoadLens) -> Desk:
        desks.append(Desk(load))
        desks[-1].worker.start()
        return desks[-1]

    yield open_one
    for desk in desks:
        assert desk.worker.close(PATIENCE_S)


@pytest.fixture
def gated() -> GatedPipeline:
    return GatedPipeline()


@pytest.fixture
def desk(open_desk: Callable[..., Desk], gated: GatedPipeline) -> Desk:
    return open_desk(both_lenses(gated))
