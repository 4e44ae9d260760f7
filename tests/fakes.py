"""Stand-ins for the networks of both lenses: one that answers at once, one stepped by the test."""

from __future__ import annotations

import queue
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from engine.request import Lens, PaintRequest, PhotoRequest, Request
from engine.result import Alternative, Reading, Result
from engine.worker import Pipeline

PATIENCE_S = 20.0  # a hang fails the test instead of stopping the run
PHOTO_PX = 16  # side of the photos that the stand-in makes


class FakePipeline:
    """Answers at once, for both lenses, and remembers what it was asked.

    Paintings are the lines, tinted with the weighted mean colour of the references; photos are the
    lines, tinted with a colour for the class and the seed. Where no class is asked for, the
    drawing is read as a pizza.
    """

    model_id = "fake"

    def __init__(self) -> None:
        self.warmed_up = False
        self.asked: list[Request] = []

    @property
    def requests(self) -> list[PaintRequest]:
        """The paintings that were asked for."""
        return [request for request in self.asked if isinstance(request, PaintRequest)]

    @property
    def photo_requests(self) -> list[PhotoRequest]:
        """The photos that were asked for."""
        return [request for request in self.asked if isinstance(request, PhotoRequest)]

    def warm_up(self) -> None:
        self.warmed_up = True

    def run(self, request: Request) -> Result:
        self.asked.append(request)
        if isinstance(request, PhotoRequest):
            return self._photo(request)
        return self._painting(request)

    def _photo(self, request: PhotoRequest) -> Result:
        class_name = request.class_name or "pizza"
        seeds = range(request.seed, request.seed + request.variations)
        alternatives = tuple(
            Alternative(seed, np.full((PHOTO_PX, PHOTO_PX, 3), photo_colour(class_name, seed)))
            for seed in seeds
        )
        pixels = request.lines[..., None] / 255.0 * photo_colour(class_name, request.seed)
        return Result(
            pixels=np.rint(pixels).astype(np.uint8),
            revision=request.revision,
            timings_ms={"network": 1.0, "total": 1.0},
            model_id=self.model_id,
            size=64,
            draft=request.draft,
            lens=Lens.PHOTO,
            class_name=class_name,
            readings=(Reading("pizza", 0.75), Reading("airplane", 0.25)),
            alternatives=alternatives if request.variations > 1 else (),
        )

    def _painting(self, request: PaintRequest) -> Result:
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
        self._started: queue.Queue[Request] = queue.Queue()
        self._steps: queue.Queue[Exception | None] = queue.Queue()

    def run(self, request: Request) -> Result:
        self._started.put(request)
        error = self._steps.get(timeout=PATIENCE_S)
        if error is not None:
            raise error
        return super().run(request)

    def wait_started(self) -> Request:
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


def photo_colour(class_name: str, seed: int) -> NDArray[np.uint8]:
    """The colour that the stand-in gives to a class and a seed."""
    hue = sum(class_name.encode()) + 37 * seed
    return np.array([hue % 251, (hue * 7) % 241, (hue * 13) % 239], np.uint8)


def both_lenses(pipeline: Pipeline) -> Callable[[Lens], Pipeline]:
    """What a worker or a window loads its lenses with, so that both get this one stand-in."""
    return lambda lens: pipeline
