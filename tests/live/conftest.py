"""The live loop over a gated engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.request import Lens
from engine.worker import WorkerState
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
from sketchpad.live.bridge import EngineBridge
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.live.scheduler import LiveScheduler
from sketchpad.live.session import LiveSession
from tests.fakes import GatedPipeline, both_lenses


@dataclass
class Loop:
    """The session under test and everything around it."""

    model: DocumentModel
    engine: GatedPipeline
    bridge: EngineBridge
    session: LiveSession
    painted: list[PaintedDrawing] = field(default_factory=list)
    failures: list[tuple[Lens, str]] = field(default_factory=list)

    def draw(self, x: float) -> None:
        points = [[x, 100, 1, 0], [x, 900, 1, 50]]
        self.model.add_stroke(Stroke(np.array(points, np.float32)))


@pytest.fixture
def loop(qtbot: QtBot) -> Iterator[Loop]:
    model = DocumentModel()
    engine = GatedPipeline()
    bridge = EngineBridge(both_lenses(engine))
    scheduler = LiveScheduler(draft_interval_ms=0, settle_ms=0)
    session = LiveSession(model, model.rendered_lines, bridge, scheduler=scheduler)
    loop = Loop(model, engine, bridge, session)
    session.painted.connect(loop.painted.append)
    session.failed.connect(lambda lens, message: loop.failures.append((lens, message)))
    with qtbot.waitSignal(
        bridge.state_changed, check_params_cb=lambda lens, state, _: state is WorkerState.READY
    ):
        bridge.start()
    yield loop
    session.close()
    for _ in range(4):
        engine.let_go()
    assert bridge.close()
