"""Signals from the worker's thread arrive on the window's."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.errors import CheckpointError
from engine.request import Lens, PaintRequest
from engine.result import Failed
from engine.worker import WorkerState
from sketchpad.live.bridge import EngineBridge
from tests.fakes import FakePipeline, both_lenses


class OnDevice(FakePipeline):
    device = "cpu"


def request() -> PaintRequest:
    return PaintRequest(np.full((64, 64), 255, np.uint8), revision=1)


def test_outcomes_and_states_arrive_on_the_window_thread(qtbot: QtBot) -> None:
    bridge = EngineBridge(both_lenses(OnDevice()))
    threads, devices, states = set(), [], []
    bridge.outcome.connect(lambda _: threads.add(threading.current_thread()))
    bridge.device_known.connect(devices.append)
    bridge.state_changed.connect(lambda lens, state, _: states.append((lens, state)))
    with qtbot.waitSignal(bridge.outcome):
        bridge.start()
        bridge.submit(request())
    qtbot.waitUntil(lambda: states[-1][1] is WorkerState.READY)
    assert threads == {threading.main_thread()}
    assert devices == ["CPU"]
    assert states[0] == (Lens.PAINT, WorkerState.LOADING)
    assert bridge.close()


def test_a_missing_network_is_a_state_with_a_reason(qtbot: QtBot) -> None:
    def load(lens: Lens) -> FakePipeline:
        raise CheckpointError("There are no weights; run the download.")

    bridge = EngineBridge(load)
    failed = [Lens.PAINT, WorkerState.UNAVAILABLE, "There are no weights; run the download."]
    with qtbot.waitSignal(bridge.state_changed, check_params_cb=lambda *got: list(got) == failed):
        bridge.start()
    with qtbot.waitSignal(bridge.outcome) as answer:
        bridge.submit(request())
    assert answer.args == [Failed(1, "There are no weights; run the download.")]
    assert bridge.close()


def test_nothing_is_emitted_after_closing(qtbot: QtBot) -> None:
    bridge = EngineBridge(both_lenses(FakePipeline()))
    bridge.start()
    assert bridge.close()
    with qtbot.assertNotEmitted(bridge.outcome, wait=20):
        bridge.submit(request())


@pytest.mark.parametrize("started", [True, False])
def test_closing_twice_is_fine(started: bool, qtbot: QtBot) -> None:
    bridge = EngineBridge(both_lenses(FakePipeline()))
    if started:
        bridge.start()
    assert bridge.close()
    assert bridge.close()
