"""Stand-ins for the paint networks: one that answers at once, one that is stepped by the test."""

from __future__ import annotations

import queue

import numpy as np
from numpy.typing import NDArray

from engine.request import PaintRequest
from engine.result import Result

PATIENCE_S = 20.0  # a hang fails the test instead of stopping the run


class FakePipeline:
    """Paints at once: the lines, tinted with the weighted mean colour of the references."""

    model_id = "fake"

    def __init__(self) -> None:
        self.warmed_up = False
        self.requests: list[PaintRequest] = []

    def warm_up(self) -> None:
        self.warmed_up = True

    def run(self, request: PaintRequest) -> Result:
        self.requests.append(request)
        colour = 255 + (mean_colour(request) - 255) * request.strength
        pixels = request.lines[..., None] / 255.0 * colour
        return Result(
            pixels=np.rint(pixels).astype(np.uint8),
            revision=request.revision,
            timings_ms={"paint": 1.0, "total": 1.0},
            model_id=self.model_id,
            size=request.size,
            draft=request.draft,
        )


class GatedPipeline(FakePipeline):
    """Blocks in run() until the test lets it go on or makes it fail, to step through races."""

    def __init__(self) -> None:
        super().__init__()
        self._started: queue.Queue[PaintRequest] = queue.Queue()
        self._steps: queue.Queue[Exception | None] = queue.Queue()

    def run(self, request: PaintRequest) -> Result:
        self._started.put(request)
        error = self._steps.get(timeout=PATIENCE_S)
        if error is not None:
            raise error
        return super().run(request)

    def wait_started(self) -> PaintRequest:
        """Wait until the worker has entered run(); the request that it runs."""
        return self._started.get(timeout=PATIENCE_S)

    def let_go(self) -> None:
        """Let one run finish (the one waiting, or else the next)."""
        self._steps.put(None)

    def fail(self, error: Exception) -> None:
        """Make one run raise (the one waiting, or else the next)."""
        self._steps.put(error)


def mean_colour(request: PaintRequest) -> NDArray[np.float64]:
    """The references' mean colours, blended by weight; white where there are none."""
    used = [reference for reference in request.references if reference.weight > 0]
    if not used:
        return np.full(3, 255.0)
    means = [reference.pixels.reshape(-1, 3).mean(axis=0) for reference in used]
    return np.average(means, axis=0, weights=[reference.weight for reference in used])
